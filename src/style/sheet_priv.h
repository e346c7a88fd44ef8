/* What the files of this room share: the steps of sheet_read, and the values of attributes. */
#ifndef VANTHU_STYLE_SHEET_PRIV_H
#define VANTHU_STYLE_SHEET_PRIV_H

#include "style/sheet.h"
#include "xml/xml.h"

/* Check the form of one file: elements, attributes and the spelling of values, as layout.rng does.
 * After it the value_ functions below cannot fail on attributes of `root`. */
bool sheet_check(const struct xml_node *root, struct diag_list *diags);
/* The attribute that tells elements of a name apart: "id"; NULL for those that stand once. */
const char *sheet_key(const char *element);

/* Lay the sheet `own` over the one it extends: elements with the same key become one, whose
 * attributes are own's where it gives them; a template is replaced whole. Changes and gives `base`;
 * `own` is used up. */
struct xml_node *sheet_overlay(struct arena *a, struct xml_node *base, struct xml_node *own);

/* Reading what is whole: one sheet's tree with all that it extends. */
struct sheet_reader {
    struct arena *a;
    const struct xml_node *root;
    struct sheet *sheet;
    struct diag_list *diags;
    bool ok;
    struct style *styles;
    const struct xml_node *step; /* whose changes are laid over the styles; NULL: none */
    struct sheet_date_format *date_formats;
    size_t n_date_formats;
    struct sheet_numbering *numberings;
    struct sheet_template *templates;
    size_t n_templates;
};

struct sheet_template {
    const char *name;
    struct pos pos;
    const struct xml_node *node;
    const struct sheet_node *first;
    enum { TEMPLATE_NEW, TEMPLATE_OPEN, TEMPLATE_DONE } state;
    /* in it or in what it uses: */
    bool is_wide; /* a grid or the body, which no cell can hold */
    bool has_body;
    size_t size; /* nodes */
};

/* The steps, in this order; each sets its part of reader->sheet and reader->ok on errors. */
void sheet_read_styles(struct sheet_reader *r);
void sheet_read_page(struct sheet_reader *r);
void sheet_read_numberings(struct sheet_reader *r);
void sheet_read_templates(struct sheet_reader *r);
void sheet_read_types(struct sheet_reader *r);
void sheet_read_fit(struct sheet_reader *r);

/* Whether a step's <change> names a style and leaves it within its ranges. */
void sheet_check_change(struct sheet_reader *r, const struct xml_node *change);
void sheet_read_parts(struct sheet_reader *r);
void sheet_read_metadata(struct sheet_reader *r);

/* Helpers of the steps. */
size_t sheet_count_of(const struct xml_node *parent, const char *element);
const struct xml_node *sheet_first_of(const struct xml_node *parent, const char *element);
const struct xml_node *sheet_next_of(const struct xml_node *node);
/* An attribute that must be there: "" + DIAG_REPORT_ATTRIBUTE_MISSING when it is not. */
const char *sheet_required(struct sheet_reader *r, const struct xml_node *node, const char *name);
/* The same for a length: 0 when it is missing. */
len sheet_length(struct sheet_reader *r, const struct xml_node *node, const char *name);
void sheet_range_error(struct sheet_reader *r, const struct xml_node *node, const char *attribute,
                       const char *range);
/* The template and the numbering that an attribute names; NULL + DIAG_STYLE_REFERENCE. */
const struct sheet_template *sheet_template_of(struct sheet_reader *r, const struct xml_attr *attr);
const struct sheet_numbering *sheet_numbering_of(struct sheet_reader *r,
                                                 const struct xml_attr *attr);
/* The style that an attribute names; NULL when it is missing, or + DIAG_STYLE_REFERENCE. */
const struct style *sheet_style(struct sheet_reader *r, const struct xml_node *node,
                                const char *attribute, enum style_kind kind);
void sheet_reference_error(struct sheet_reader *r, const struct xml_attr *attr, const char *what,
                           const char *const *known, size_t n);

/* Spellings of values; false when `text` is none. Lengths come out in whole twips. */
enum { VALUE_MAX_TWIPS = 500000 }; /* longer ones are cut to this, so that sums never overflow */
bool value_length(const char *text, len *out);
bool value_percent(const char *text, int *out);
bool value_number(const char *text, int *out);
bool value_half_points(const char *text, int *out);
bool value_line(const char *text, enum style_line *rule, int *line);
bool value_yes(const char *text, bool *out);
/* "#ff0000" */
bool value_color(const char *text, uint32_t *out);
bool value_columns(const char *text, struct sheet_column *columns, size_t *n);
/* The place of `text` among `names` (NULL behind the last), -1 for none. */
int value_index(const char *text, const char *const *names);

/* The names of enumerations, in the order of their enumerators. */
extern const char *const value_aligns[];
extern const char *const value_counts[];

#endif
