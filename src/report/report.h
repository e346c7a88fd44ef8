/* The report: what the author means. No fonts, no lengths, no rule of the format law.
 *
 * The parts around the body (issuer, number, subject, recipients ...) are fields: a tree that
 * mirrors the description's elements, so that a layout sheet can place any of them by its path
 * ("issuer/name") and a new part needs a row in schema.c and a line in a sheet, nothing else. The
 * body is a tree of sections and paragraphs. */
#ifndef VANTHU_REPORT_REPORT_H
#define VANTHU_REPORT_REPORT_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/len.h"

#include <stddef.h>
#include <stdint.h>

#define REPORT_NAMESPACE "urn:vanthu:report:1"

/* Text and what stands in it. Neighbours are chained by `next`. */
enum inline_kind {
    INLINE_TEXT,
    INLINE_BREAK,     /* <br/> */
    INLINE_BOLD,      /* <b> ... children */
    INLINE_ITALIC,    /* <i> */
    INLINE_UNDERLINE, /* <u> */
    INLINE_RAISED,    /* <sup> */
    INLINE_LOWERED,   /* <sub> */
    INLINE_FOREIGN,   /* <foreign xml:lang=>: text is the language, "en"; children */
    INLINE_TICK,      /* <tick/>: a box, is_checked */
    INLINE_BLANK,     /* <blank/>: `width` to be filled in by hand */
    INLINE_TAB,       /* <tab/> */
    INLINE_LINK,      /* <link to=>: text is the address; children */
    INLINE_NOTE,      /* <note>: children are its text */
    INLINE_REF,       /* <ref to=>: text is the id of a section, paragraph or formula that exists */
    /* in formulas alone */
    INLINE_FRACTION,  /* <frac>: children are INLINE_NUMERATOR and INLINE_DENOMINATOR, and blanks */
    INLINE_NUMERATOR, /* <num> */
    INLINE_DENOMINATOR, /* <den> */
    INLINE_ROOT,        /* <root>: text is its degree; NULL: a square root */
};

/* What a reference prints. */
enum reference_form {
    REFERENCE_FULL,   /* "khoản 2 Điều 5" */
    REFERENCE_HERE,   /* "khoản 2 Điều này", as far as it stands in the same one */
    REFERENCE_OWN,    /* "khoản 2" */
    REFERENCE_NUMBER, /* "2" */
};

struct inline_node {
    enum inline_kind kind;
    const char *text; /* INLINE_TEXT: blanks collapsed, none at a paragraph's ends; never empty.
                         INLINE_REF: the id; INLINE_LINK: the address, ASCII; INLINE_ROOT: see
                         there. NULL for the others */
    enum reference_form form; /* INLINE_REF */
    bool is_checked;          /* INLINE_TICK */
    len width;                /* INLINE_BLANK; 0: to the end of the line */
    const char *raw;          /* INLINE_TEXT: as written, starting at pos: for places in messages */
    struct pos pos;
    struct inline_node *first, *next;
};

struct report_body;

/* A part outside the body. It has content or holds parts; attributes are parts too. What is issued
 * with the document, an appendix, has a body of its own. */
struct report_field {
    const char *name; /* of its element: "issuer" */
    struct pos pos;
    const struct inline_node *content; /* NULL: none (blank, or it holds elements) */
    const char *value;                 /* the plain text of content; "" for none */
    const char *id;                    /* xml:id; NULL: none */
    const struct report_body *body;    /* NULL: none */
    struct report_field *first, *next; /* children; next sibling */
};

enum report_block_kind {
    REPORT_SECTION,
    REPORT_PARA,
    REPORT_QUOTE,
    REPORT_TABLE,
    REPORT_LANDSCAPE, /* blocks on pages that lie on their side */
    REPORT_IMAGE,
    REPORT_FORMULA,
};

/* How wide a column is meant to be. */
enum report_width_kind {
    WIDTH_FIXED, /* `length` */
    WIDTH_SHARE, /* `share` parts of what is left */
    WIDTH_AUTO,  /* as its text asks */
};
enum report_align {
    CELL_AS_COLUMN, /* cells only */
    CELL_LEFT,
    CELL_CENTER,
    CELL_RIGHT,
    CELL_JUSTIFY,
    CELL_DECIMAL,
};
enum report_valign { CELL_TOP, CELL_MIDDLE, CELL_BOTTOM };

struct report_column {
    enum report_width_kind kind;
    len length;
    int share;
    enum report_align align; /* of its cells, where they say nothing */
};

struct report_block;
struct report_cell {
    struct pos pos;
    int span, rows; /* columns and rows that it takes, >= 1 */
    enum report_align align;
    enum report_valign valign;
    const struct report_block *paras; /* and images; NULL: an empty cell */
    struct report_cell *next;
};

struct report_row {
    struct pos pos;
    struct report_cell *cells; /* those that begin here: none where one comes down from above */
    bool may_split;            /* over pages */
    struct report_row *next;
};

struct report_table {
    const struct inline_node *caption; /* NULL: none */
    const struct report_column *columns;
    size_t n_columns;
    struct report_row *rows;
    size_t n_heads; /* of the rows */
    bool has_borders;
    bool is_numbered; /* a row (1) (2) ... ends the head */
};

struct image;
struct report_image {
    const char *src; /* a path down from the description's folder */
    struct pos src_pos;
    const char *alt;                   /* in words, never empty */
    len width, height;                 /* 0: not said */
    const struct inline_node *caption; /* NULL: none */
    const struct image *picture;       /* for whoever reads the files: NULL until then */
};

struct report_block {
    enum report_block_kind kind;
    struct pos pos;
    const char *id; /* xml:id; NULL: none */
    struct report_block *next;
    bool is_on_new_page;
    /* a paragraph's or formula's text, or a section's title */
    const struct inline_node
        *content; /* NULL: a section without title; it begins with a paragraph */
    /* sections */
    const char *level;  /* a rung of the numbering by name; NULL: the next one down */
    const char *number; /* in place of the count: "5a"; NULL: none */
    bool is_run_in;     /* title and first paragraph are set as one */
    /* sections, quotes and landscapes */
    struct report_block *first; /* what it holds */
    const char *end;            /* quotes: behind the closing mark; NULL: nothing */
    const struct report_table *table;
    struct report_image *image;
    /* formulas */
    const char *alt;  /* in words; NULL: as its parts read */
    bool is_numbered; /* (1) stands beside it */
};

struct report_images {
    struct report_image **at;
    size_t n, cap;
};

/* A label of the numbering, other than the sheet has it: <numbering><level name= text= case=/>. */
struct report_level {
    const char *name;
    const char *text;        /* pattern as in layout sheets: "{n}."; NULL: the sheet's */
    const char *letter_case; /* "as-written" or "upper"; NULL: the sheet's */
    struct pos pos;
    struct report_level *next;
};

/* What a document or an appendix says, and how it is numbered. */
struct report_body {
    const struct report_block *blocks;
    const char *numbering; /* name of the sheet's numbering that takes the type's place; or NULL */
    struct pos numbering_pos;
    const struct report_level *levels;
    const char *type; /* of what is issued with the document: "QC"; NULL: none */
    struct pos type_pos;
    bool is_landscape; /* all of it */
};

/* The name of a block or part that leads from a result back to the description; docs/ANCHORS.md. */
struct report_anchor {
    const char *id; /* its xml:id, else one made of its words */
    const char *element;
    struct pos pos; /* of its '<' */
    size_t from;    /* the same in report.source */
};

struct report_anchors {
    struct report_anchor *at; /* in the order of the file */
    size_t n, cap;
};

struct report {
    const char *file;
    const char *source; /* the description itself, UTF-8 */
    size_t n_source;
    struct pos pos;   /* of <report> */
    const char *type; /* "BC" */
    struct pos type_pos;
    const char *layout; /* name of the sheet; "nd30" by default */
    struct pos layout_pos;
    const char *fit; /* "yes", "no", or a step of the sheet; NULL: not said */
    struct pos fit_pos;
    const char *language; /* xml:lang; "vi" by default */
    struct report_field *fields;
    struct report_body body;
    struct report_images images; /* all of them, in the order of the file */
    struct report_anchors anchors;
};

/* A date of the description, already checked; with the time of the day where it has one. */
struct report_date {
    int year, month, day;
    int hour, minute, second;
};

/* Read and check a description.
 *
 * shape   what comes back obeys the schema (report.rng) and its fields' values: dates are days of
 *         the calendar, numbers are digits. Whether the type exists and what it needs is the
 *         layout sheet's to say, in compose.
 * owns    all of *report lives in `a`; bytes and file are borrowed for the call. Files of images
 *         are not looked at.
 * errors  false + one or more DIAG_XML_* or DIAG_REPORT_*, in the order of the file; reading goes
 *         on after an error where it safely can, so that one run shows them all. Fields that
 *         nothing has filled are told of among them. */
bool report_read(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                 struct report *report, struct diag_list *diags);
/* The same of a file that the xml room has read; its source and name must live as long. */
struct xml_doc;
bool report_read_tree(struct arena *a, const struct xml_doc *doc, struct report *report,
                      struct diag_list *diags);
/* Take notes in the tree of a form (xml_form), which need not obey the schema: in what is filled,
 * blocks that stayed as they were then cost less. */
void report_take_notes(struct xml_doc *form);

/* Tell, with `code`, of each field of a form, {{name}}, that nothing has filled: it would be
 * printed as it is. False where there is none. */
bool report_tell_unfilled(const struct report *report, enum diag_code code,
                          struct diag_list *diags);

/* Read a file that holds one <copy>, and make *report that of the copy.
 *
 * errors  as report_read; DIAG_REPORT_REPEATED when the report is one of a copy already. *report is
 *         then unchanged. Fields that nothing has filled are told of in any case. */
bool report_read_copy(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                      struct report *report, struct diag_list *diags);

/* What is given when a document is issued; NULL: not given. */
struct report_issue {
    const char *number; /* digits; zeros before them are left out */
    const char *date;   /* 2024-03-18 */
};

/* The bytes of a description that report_read has taken, with number and date in it. All else is
 * byte for byte as it was; an element that is missing gets a line of its own at the schema's place.
 *
 * owns    the bytes are added to `out`
 * errors  false + DIAG_REPORT_NUMBER, _DATE, _DATE_NOT_A_DAY; DIAG_ISSUE_OTHER where the
 * description says another number or date. */
bool report_fill(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                 const struct report_issue *issue, struct buf *out, struct diag_list *diags);
/* The same without number and date. */
bool report_clear(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                  struct buf *out, struct diag_list *diags);

/* What a description says, without number, date and draft mark, comments and indentation: a line
 * for each tag and each piece of text, with its place. */
struct report_line {
    const char *text;
    struct pos pos;
};
struct report_words {
    struct report_line *at;
    size_t n, cap;
};
bool report_words(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                  struct report_words *words, struct diag_list *diags);

/* The anchor of what was written at `pos`; NULL: it has none, or stands in another file. */
const struct report_anchor *report_anchor_find(const struct report *report, struct pos pos);

/* The first field at a path ("issuer/name") below `fields`, or NULL. A path that ends in a name
 * with several fields gives the first; go on with report_field_same. */
const struct report_field *report_field_find(const struct report_field *fields, const char *path);
/* The next sibling of the same name, or NULL. */
const struct report_field *report_field_same(const struct report_field *field);

/* The date in a field, or the time; false: the schema knows it as another thing. */
bool report_field_date(const struct report_field *field, struct report_date *date);

#endif
