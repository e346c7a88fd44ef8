/* What the files of the report room share. */
#ifndef VANTHU_REPORT_REPORT_PRIV_H
#define VANTHU_REPORT_REPORT_PRIV_H

#include "base/vec.h"
#include "report/report.h"
#include "report/schema_priv.h"
#include "xml/xml.h"

/* Names used somewhere in the description: ids, references to them. */
struct name_use {
    const char *name;
    struct pos pos;
};
struct names {
    VEC(struct name_use) uses;
};
void names_add(struct arena *a, struct names *names, const char *name, struct pos pos);
/* Sort, and give `code` for each use of a name that an earlier place has. */
void names_check_unique(struct names *names, enum diag_code code, struct diag_list *diags);
/* Each reference is one of the sorted `ids`, or DIAG_REPORT_REFERENCE(_NEAR). */
void names_check_known(const struct names *references, const struct names *ids,
                       struct diag_list *diags);

/* One value: an attribute's, or an element's text without the blanks around it.
 *
 * errors  false + the message of its kind at `pos`; `what` is the attribute's or element's name. */
bool value_check(enum schema_value kind, const char *value, const char *what, const char *choices,
                 struct pos pos, struct diag_list *diags);
/* A document's number, or "" for one that is to come. */
bool value_issue_number(const char *value);
/* "2024-03-18", if the calendar has it, or "" likewise. */
bool value_issue_day(const char *value);
/* "2024-03-18" taken apart; false when it does not have that form. */
bool value_date(const char *value, struct report_date *date);
/* The same for "2024-03-18T08:30:05+07:00". */
bool value_time(const char *value, struct report_date *date);

/* "120mm", "12.5cm", "40pt"; false when it is none. */
bool value_extent(const char *value, len *length);
/* "25mm", "2*" or "auto" as the width of a column; false when it is none of them. */
bool value_width(const char *value, struct report_column *column);

/* Hold a tree to the schema; its root is the element `id`. Messages come in no order; names live in
 * `a`. False when a value is a field that nothing has filled, of which nothing is said. */
bool report_check(struct arena *a, const struct xml_doc *doc, enum schema_id id,
                  struct diag_list *diags);

/* The text of one block: blanks collapsed, none at its ends and around breaks. */
struct inline_node *inline_read(struct arena *a, const struct xml_node *block);
/* Its words alone; a break is a blank. */
const char *inline_plain(struct arena *a, const struct inline_node *content);
/* True when nothing of the block would be seen: no text, note or reference. */
bool inline_is_blank(const struct xml_node *block);

/* A checked <image>, and whatever holds images, as they are gathered in the order of the file. */
struct report_block *image_build(struct arena *a, const struct xml_node *node);
void images_gather(struct arena *a, const struct report_block *blocks,
                   struct report_images *images);

/* A checked <table>. */
const struct report_table *table_build(struct arena *a, const struct xml_node *node);

/* Names for all blocks and parts of a checked tree, none of them twice. */
void anchors_name(struct arena *a, const struct xml_node *root, struct report_anchors *anchors);
/* The notes that it understands: the hash of what a block is known by. */
void anchors_take_notes(struct xml_node *root);

/* As report_tell_unfilled, of a source. */
bool unfilled_tell(const struct xml_doc *doc, enum diag_code code, struct diag_list *diags);
/* Whether there is one in a description; in a value, where it may have been written as references.
 */
bool unfilled_is_form(const struct xml_doc *doc);
bool unfilled_holds(const char *value);

/* A checked tree as a report. */
void report_build(struct arena *a, const struct xml_doc *doc, struct report *report);
/* A checked element outside the body as a field. */
struct report_field *report_build_field(struct arena *a, const struct xml_node *node);

static inline bool xml_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

#endif
