/* A layout sheet, read and resolved: page, styles, numberings, document types and the templates of
 * their parts. The format law stands in the files of layouts/ as data; this is its shape in memory.
 * docs/LAYOUT.md describes the file.
 *
 * All lengths are whole twips (in EMU): they are rounded when read, since a word processor knows no
 * smaller ones. All pointers between the parts are resolved; nothing is NULL unless said. */
#ifndef VANTHU_STYLE_SHEET_H
#define VANTHU_STYLE_SHEET_H

#include "base/diag.h"
#include "base/role.h"
#include "style/computed.h"

#include <stddef.h>
#include <stdint.h>

struct xml_node;

#define SHEET_NAMESPACE "urn:vanthu:layout:1"

enum { SHEET_MAX_LEVELS = 9, SHEET_MAX_COLUMNS = 32 };

/* How a label counts: the names of the `format` attribute are in sheet_numbering.c. */
enum sheet_count {
    COUNT_DECIMAL,
    COUNT_UPPER_ROMAN,
    COUNT_LOWER_ROMAN,
    COUNT_UPPER_LETTER,
    COUNT_LOWER_LETTER,
    COUNT_LOWER_VIETNAMESE,
    COUNT_VIETNAMESE_WORDS, /* Một, Hai, Ba */
    COUNT_NONE
};

/* One rung of a numbering. */
struct sheet_level {
    const char *name;
    enum sheet_count count;
    const char *text; /* pattern: {n} is its own number, {other} that of the rung `other`; NULL: no
                         label, and the rung stands outside the descent */
    const char *cite; /* pattern of a reference: "khoản {n}"; NULL: the label without its mark */
    const char *gap;  /* between label and text */
    bool is_named;    /* taken only by its name: the descent passes it over */
    bool continues;   /* not set back when a rung above advances */
    bool is_label_above;       /* the label has a line of its own, the title stands below */
    const struct style *style; /* of a heading on a line of its own */
    const struct style *paragraph_style; /* of a paragraph that carries the label itself; NULL: each
                                            section has a title on a line of its own */
    const struct style *title_style;     /* character style of a run-in heading; NULL: none */
    const struct style *label_style;     /* of the label of a section without title; NULL: none */
};

/* A ladder of rungs, from the highest down. */
struct sheet_numbering {
    const char *name;
    const char *run_in_end; /* behind a run-in heading that has no mark of its own: ":" */
    const char *quote_open, *quote_close; /* around what is quoted of another document */
    const char *here; /* in place of a number, where a reference stands in what it means: "này" */
    const struct sheet_level *levels;
    size_t n_levels; /* 1 to SHEET_MAX_LEVELS */
};

struct sheet_date_format {
    const char *name;
    const char *text;                 /* {day}, {month} and {year} are put in */
    int zero_days_to, zero_months_to; /* the highest day and month written with a zero before it */
};

/* A moment in this form, in `a`. What the form does not name may be 0. */
struct sheet_moment {
    int year, month, day, hour, minute, second;
};
const char *sheet_date_text(struct arena *a, const struct sheet_date_format *format,
                            struct sheet_moment moment);

enum sheet_node_kind {
    /* blocks */
    SHEET_P,      /* a paragraph: style, role; children are inline nodes; none: white space */
    SHEET_GRID,   /* a table without borders: columns, title; children are rows or cells */
    SHEET_ROW,    /* children are cells */
    SHEET_CELL,   /* span; children are blocks */
    SHEET_CELLS,  /* in place of rows: a cell for each field at path, row after row */
    SHEET_RULE,   /* a drawn line under the paragraph before it */
    SHEET_SERIES, /* paragraphs that end in a mark each: between, last */
    SHEET_BODY,   /* the sections: keep_lines */
    SHEET_USE,    /* another template's blocks: use */
    /* blocks or inline, as their parent */
    SHEET_IF,   /* condition on path */
    SHEET_EACH, /* once for each field at path */
    /* inline */
    SHEET_TEXT,  /* text, blanks collapsed */
    SHEET_FIELD, /* the field at path: digits */
    SHEET_DATE,  /* the date at path: format */
    SHEET_TITLE, /* the type's title: of the part, or of_document */
    SHEET_BLANK, /* room to write the field at path, while it lacks: title; format of a date */
    SHEET_LABEL, /* the label of the part that the template is for: "Phụ lục II" */
    SHEET_BREAK
};

enum sheet_condition {
    IF_HAS,
    IF_LACKS,
    IF_ONE,
    IF_MANY,
    IF_ALONE /* the part is built as a file of its own; no path */
};

/* A column of a grid. Widths that stand fast come first, then shares of the region, then columns
 * that are as wide as their longest line between two bounds; what is left goes to the rest. */
enum sheet_column_kind { COLUMN_FIXED, COLUMN_SHARE, COLUMN_FIT, COLUMN_REST };
struct sheet_column {
    enum sheet_column_kind kind;
    len width, max; /* FIXED: width; FIT: the least and the greatest width */
    int permille;   /* SHARE */
};

/* A node of a template. Members that its kind does not name are zero. */
struct sheet_node {
    enum sheet_node_kind kind;
    struct pos pos;
    const struct sheet_node *first, *next;
    const struct style *style;
    enum role role;
    const struct sheet_column *columns;
    size_t n_columns;
    const char *title;
    len signature, seal; /* p: how wide a picture of a signature is, and the seal beside it; 0: none
                            belongs here. A signature without a seal is the organisation's own */
    uint32_t signature_ink, seal_ink; /* 0xRRGGBB, of these pictures; 0: there is none */
    const char *lock; /* what is locked in a protected DOCX, for people; NULL: nothing is */
    int span;
    int permille; /* rule: of the widest line above, or of the region */
    bool of_region;
    bool of_document;
    enum style_align align; /* rule: left, center or right */
    len thickness, height;
    const char *between, *last;
    int keep_lines;
    const struct sheet_node *use; /* the template's first node; NULL: it is empty */
    enum sheet_condition condition;
    const char *value; /* IF_HAS: what the field must say; NULL: anything */
    const char *path; /* "issuer/name"; "." is the field of the innermost each, "./name" below it */
    const char *text;
    int digits; /* of a number, at least: zeros are put before it */
    const struct sheet_date_format *format;
};

struct sheet_type {
    const char *code;                  /* "BC" */
    const char *title;                 /* "Báo cáo" */
    const struct sheet_node *template; /* first node; NULL: it is empty */
    const struct sheet_numbering *numbering;
    const char *start;           /* name of the description that `vanthu new` begins with */
    const char *const *requires; /* paths of fields */
    size_t n_requires;
};

/* What stands on the first page of a document or part alone, in its margins. NULL: nothing. */
struct sheet_first_page {
    const struct sheet_node *top, *bottom;
};

/* What follows the document: its attachments, appendices, a copy's own words. */
struct sheet_part {
    const char *name; /* of the description's element */
    const struct sheet_node *template;
    const struct sheet_numbering *numbering; /* of its body; NULL: its type's, or the document's */
    const char *label;                       /* pattern of {n}: "Phụ lục {n}"; NULL: none */
    const char *label_one;                   /* where there is only one */
    enum sheet_count count;
    bool has_own_pages; /* numbered from 1; otherwise it follows on the same page */
    struct sheet_first_page first_page;
};

/* What a part of a description may say: "Khẩn, Thượng khẩn, Hỏa tốc". */
struct sheet_values {
    const char *path;
    const char *one_of;
};

/* The metadata that go with a document, and the columns of the register that are made of them. */
enum sheet_metadata_of {
    METADATA_FIELD,    /* the text of the field at `path` */
    METADATA_TYPE,     /* the type's title */
    METADATA_LANGUAGE, /* "vi-VN" */
    METADATA_PAGES     /* how many there are */
};
enum sheet_metadata_kind { METADATA_TEXT, METADATA_NUMBER, METADATA_DATE };
struct sheet_metadata {
    const char *name, *title;
    enum sheet_metadata_of of;
    enum sheet_metadata_kind kind;
    const char *path;  /* METADATA_FIELD */
    const char *join;  /* between several fields; NULL: the first one alone */
    const char *codes; /* "Khẩn=1, Hỏa tốc=3": what is written for a text; NULL: itself */
    int longest;       /* characters; 0: any number */
};
struct sheet_register {
    const char *title;
    const char *text; /* pattern of names of metadata: "{CodeNumber}/{CodeNotation}" */
};

/* Who gets copies of a document: each part at `path` is one of them. */
struct sheet_recipient {
    const char *path;
    const char *before; /* stands before its words where it is named: "Lưu: "; NULL: nothing */
};

struct sheet_notes {
    const struct style *style;      /* of the notes' paragraphs */
    const struct style *mark_style; /* character style of the numbers */
    const char *gap;                /* between number and text */
    len gap_above, rule, gap_below, rule_length;
};

/* Tables of the body. */
struct sheet_tables {
    const struct style *text[4]; /* of cells, by alignment */
    const struct style *head, *caption;
    const struct style *end; /* of the empty paragraph below a table; NULL: none */
    len border;
};

/* Images of the body. */
struct sheet_images {
    const struct style *style; /* of the paragraph that holds one; NULL: the sheet has none */
    const struct style *cell;  /* the same in a cell of a table */
    const struct style *caption;
    const char
        *label; /* pattern before a caption, its own number in it: "Hình {n}. "; NULL: none */
    const char *cite; /* pattern of a reference: "Hình {n}" */
};

/* Formulas of the body. */
struct sheet_formulas {
    const struct style *style;  /* of the paragraph of one */
    const struct style *number; /* of the (1) beside it */
};

/* A way to set a document on less room: values of styles that replace those of the sheet. */
struct sheet_step {
    const char *name, *title;
    const struct xml_node *node; /* private */
};

/* How a last page that holds little may be saved: the steps are alternatives, the least visible
 * first. */
struct sheet_fit {
    int stranded; /* percent of the text's height: a last page that holds less is to be saved */
    const struct sheet_step *steps;
    size_t n_steps;
};

/* What marks a draft besides its template: light words across each page, and the numbers of lines
 * in the left margin. */
struct sheet_drafts {
    const char *watermark; /* NULL: none */
    int size;              /* half-points */
    uint32_t color;
    int every;      /* which lines show their number: each, each fifth ... */
    bool each_page; /* counting begins anew on each page */
    len distance;   /* from the numbers to the text */
};

struct sheet {
    const char *name, *title;
    struct style_page page;
    const struct style *header_style; /* of the page number's line; NULL: pages show none */
    bool first_has_header;
    struct sheet_first_page first_page;
    struct sheet_notes notes;
    struct sheet_tables tables;
    struct sheet_images images;
    struct sheet_formulas formulas;
    struct sheet_drafts drafts;
    const char *language;       /* BCP 47: "vi-VN" */
    const struct style *body;   /* of running text */
    const struct style *spacer; /* of the paragraphs that keep tables apart */
    const struct style *link;   /* character style of what leads to an address; NULL: none */
    len tab_every;
    int foot_lines; /* of a body that what follows it takes along to a new page; 0: none */
    const char *const
        *together; /* patterns of words that stay on one line: "Điều|khoản {number}" */
    size_t n_together;
    const char *const *unbroken; /* patterns of words whose hyphens end no line */
    size_t n_unbroken;
    const struct style *styles; /* all, one after the other: an index is style - styles */
    size_t n_styles;
    const struct sheet_numbering *numberings;
    size_t n_numberings;
    const struct sheet_type *types;
    size_t n_types;
    const struct sheet_values *values;
    size_t n_values;
    struct sheet_fit fit;
    const struct xml_node *root;                  /* private: what the steps change is read of it */
    const struct sheet_date_format *date_formats; /* the first is that of days in running text */
    size_t n_date_formats;
    const struct sheet_metadata *metadata;
    size_t n_metadata;
    const struct sheet_register *columns; /* of the register */
    size_t n_columns;
    const struct sheet_recipient *recipients;
    size_t n_recipients;
    const struct sheet_part *parts; /* in the order in which they follow the document */
    size_t n_parts;
};

/* A piece of a pattern ("{arabic}.{n}."): a name in braces, or the text between two. */
struct sheet_piece {
    bool is_name;
    const char *at; /* without the braces */
    size_t n;
};
/* The next piece of *pattern, which moves behind it; false at the end. */
bool sheet_pattern_next(const char **pattern, struct sheet_piece *piece);
/* Whether `text` can be the label of rung `level`: {n} for its own number (not when it counts
 * nothing) and the names of labelled rungs above it; false + DIAG_STYLE_PATTERN at `pos`. A
 * description may bring patterns of its own, so compose asks too. */
bool sheet_pattern_check(const struct sheet_numbering *numbering, size_t level, const char *text,
                         struct pos pos, struct diag_list *diags);

/* The type with a code. errors  NULL + DIAG_STYLE_TYPE or DIAG_STYLE_TYPE_NEAR at `pos`. */
const struct sheet_type *sheet_type_find(const struct sheet *sheet, const char *code,
                                         struct pos pos, struct diag_list *diags);
/* The step of a name. errors  NULL + DIAG_STYLE_REFERENCE(_NEAR) at `pos`. */
const struct sheet_step *sheet_step_find(const struct sheet *sheet, const char *name,
                                         struct pos pos, struct diag_list *diags);
/* The sheet's styles with the values of a step; `styles` has room for sheet->n_styles of them.
 * errors  false + DIAG_STYLE_RANGE. */
bool sheet_step_styles(struct arena *a, const struct sheet *sheet, const struct sheet_step *step,
                       struct style *styles, struct diag_list *diags);

/* The numbering of a name. errors  NULL + DIAG_STYLE_REFERENCE(_NEAR) at `pos`. */
const struct sheet_numbering *sheet_numbering_find(const struct sheet *sheet, const char *name,
                                                   struct pos pos, struct diag_list *diags);
/* The index of a level. errors  -1 + DIAG_STYLE_REFERENCE(_NEAR) at `pos`. */
int sheet_level_find(const struct sheet_numbering *numbering, const char *name, struct pos pos,
                     struct diag_list *diags);

struct sheet_file {
    const char *file; /* as messages name it */
    const uint8_t *bytes;
    size_t n;
    const struct xml_frozen *frozen; /* what is known of these bytes, checked; NULL: nothing */
};
/* Where sheets that are extended come from. */
struct sheet_loader {
    /* Give the file of the sheet `name`, which the sheet in `from` extends at `pos`; it must live
     * as long as the sheet. false + DIAG_STYLE_UNKNOWN_SHEET or DIAG_STYLE_FILE at `pos`. */
    bool (*load)(void *context, const char *from, const char *name, struct pos pos,
                 struct sheet_file *file, struct diag_list *diags);
    void *context;
};

/* Read a sheet and those that it extends.
 *
 * shape   what comes back obeys layout.rng, refers only to things that are there, and has figures
 *         that a page can hold. `loader` may be NULL when nothing can be extended.
 * owns    all of *sheet lives in `a`, but for what is frozen; the file is borrowed for the call.
 * errors  false + DIAG_XML_*, DIAG_REPORT_* (elements and attributes) or DIAG_STYLE_*; *sheet is
 *         then untouched. */
bool sheet_read(struct arena *a, const struct sheet_file *file, const struct sheet_loader *loader,
                struct sheet *sheet, struct diag_list *diags);

/* The name and title on a sheet's first element, without reading the rest; false if it is none. */
bool sheet_peek(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                const char **name, const char **title);

#endif
