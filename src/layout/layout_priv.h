/* What the steps of layout hand to each other.
 *
 *   flow --collect--> boxes of parts, marks with their note lines --fill--> plan --place--> pages
 *
 * A box is a block measured once: a paragraph broken into lines, a row of a table, a rule, an
 * image. To the filling of pages all are alike: parts of a known height, with rules about where
 * they may come apart. Vertical lengths here are whole twips, as in the word processors that the
 * twins are compared with; y grows downwards. */
#ifndef VANTHU_LAYOUT_PRIV_H
#define VANTHU_LAYOUT_PRIV_H

#include "base/vec.h"
#include "compose/flow.h"
#include "layout/layout.h"
#include "text/text.h"

struct font_face;

/* What cannot be divided: a line of text, a table row, a rule, an image. */
struct part {
    int extra;    /* space above it that a page's top swallows [TWINS rule 14]; may be negative */
    int height;   /* without `extra` */
    int below;    /* room that it needs at a page's end: a row's lower line [TWINS rule 24] */
    int baseline; /* lines: below the part's top, without `extra` */
    size_t mark_from, mark_to; /* its note marks: indices into layout.marks */
};

/* How one run is drawn, beside what text needs to know of it. */
struct look {
    int tag;
    int size;  /* twips; the full size of a raised run */
    len raise; /* of the baseline; negative for lowered runs */
    int note;  /* a note's mark: index into flow.notes, else -1 */
    uint32_t color;
    bool underline;
};

/* A paragraph broken into lines. */
struct para {
    struct text_para text;
    const struct look *looks; /* for each run of `text` */
    struct text_lines lines;
    const struct part *parts; /* for each line */
    enum style_align align;
    const struct style *style;
    bool has_slot; /* the flow's */
    len signature, seal;
    uint32_t signature_ink, seal_ink;
};

struct box {
    enum flow_kind kind; /* FLOW_TABLE: one row of it */
    const struct part *parts;
    size_t n_parts; /* >= 1 */
    int before, after;
    int carry; /* added to the gap behind it [TWINS rule 14] */
    bool break_before, keep_next, keep_lines, widow;
    bool is_foot;                /* the flow block's */
    int y;                       /* of its first part, in a cell */
    size_t first_line;           /* of the paragraph: more than 0 when a row was split in it */
    const struct repeat *repeat; /* a row that may begin a page: what then stands above it */
    struct pos pos;
    union {
        const struct para *para;
        const struct row *row;
        const struct flow_rule *rule;
        const struct picture *picture;
        const struct formula *formula;
    };
};

/* A formula in a region. */
struct formula {
    const struct flow_formula *flow;
    int tag;
    int width; /* of the region */
};

struct boxes {
    struct box *at;
    size_t n, cap;
};

struct picture {
    const struct flow_image *flow;
    int x; /* from the region's left edge */
    int tag;
};

struct row {
    const struct flow_table *table;
    const struct flow_row *flow;
    bool is_grid;                /* of a template: it only sets things side by side */
    const struct repeat *repeat; /* the heads above it; NULL: none */
    struct row_cell *cells;
    size_t n_cells;
    size_t noted; /* the first cell with marks; n_cells: none */
    int border;   /* thickness of its lines, twips; 0: none */
    int bottom;   /* of its content, below its top: where the lower line stands */
};

/* The head of a table, as it is set again. */
struct repeat {
    const struct box *heads;
    size_t n;
    int height;
};

struct row_cell {
    int x, width; /* from the table's left edge */
    int top;      /* what stands at it, in the measure of its boxes' y: above 0 when a part of the
                     cell stands on an earlier page */
    int height;   /* of all that is below `top` */
    int y;        /* of `top`, below the row's top */
    struct boxes boxes; /* none: covered by a cell above, or all on an earlier page */
};

/* A note as it is set at the foot of pages: a list of lines. */
struct note_line {
    const struct para *para;
    size_t line;
    int above; /* gap or extra, swallowed at the top of the area and at the note's start */
    int height;
};

struct mark {
    int note; /* index into flow.notes */
    int tag;  /* of the ROLE_REFERENCE */
    const struct note_line *lines;
    size_t n_lines;
};

/* A ROLE_LINK to what has an id. */
struct link_to {
    int tag;
    const char *id;
};

/* Lists inside each other; what lies deeper is an item of the last one. */
enum { LISTS_MAX = 16 };

/* A list whose last item may be followed by another. */
struct open_list {
    const struct flow_label *label; /* of its last item */
    int tag, body;                  /* its own, and that of its last item's text */
};

/* One run of layout_pages. */
struct layout {
    struct arena *out;     /* owns the result */
    struct arena *scratch; /* freed at the end of the run */
    const struct flow *flow;
    struct diag_list *diags;
    const struct font_face *face; /* the flow's first: of empty paragraphs */
    int width;                    /* of the section's text */
    int n_lines;                  /* that have been numbered */
    bool *is_noted;               /* for each of flow.notes: its mark has been met */
    struct {
        struct mark *at;
        size_t n, cap;
    } marks; /* in reading order, over all sections */
    struct {
        struct page_tag *at;
        size_t n, cap;
    } tags; /* in `scratch` until the end */
    struct {
        struct link_to *at;
        size_t n, cap;
    } links; /* within the document: they may lead ahead */
    struct {
        struct open_list at[LISTS_MAX];
        size_t n;
        int parent; /* where the outermost stands */
    } lists;        /* open ones, each in the last item of the one before */
    struct {
        struct page *at;
        size_t n, cap;
    } pages;
    struct {
        struct page_field *at;
        size_t n, cap;
    } fields;
};

/* Page geometry of a section in whole twips; place.c. */
struct region {
    int width, height; /* of the sheet */
    int left, top;     /* of the text */
    int text_width, text_height;
    int header; /* top of the header line */
};
struct region region_of(const struct style_page *page);

/* -- paragraph.c: runs into lines */

struct para_source {
    const struct flow_para *flow;
    int width;
    const int *tags; /* for the label, if any, and each run; NULL: all artifacts */
    bool has_notes;  /* its marks bring notes along */
};

/* errors  false + DIAG_TEXT_LONG_WORD. Warns of words that had to be cut. */
bool para_break(struct layout *l, const struct para_source *source, struct para *para);

/* -- collect.c: blocks into boxes */

/* Measure `n` blocks set in `width`, below the tag `parent`; adds to `boxes`. */
bool collect_blocks(struct layout *l, const struct flow_block *blocks, size_t n, int width,
                    int parent, struct boxes *boxes);
/* The gap between two boxes that stand one below the other [TWINS rules 14, 17]. */
int box_gap(const struct box *above, const struct box *below);
/* The height of boxes set below each other in a cell; sets their y [TWINS rule 24]. */
int boxes_stack(struct boxes *boxes);

/* -- table.c: rows */

bool table_collect(struct layout *l, const struct flow_block *block, int parent,
                   struct boxes *boxes);
/* Put the text of a row's cells where their alignment wants it. */
void row_align(struct row *row, int height);

/* -- split.c: a row whose lines come apart */

struct note_area;
struct plan;

/* Divide a row that may be split, with its top at y: as much as a page `height` high can hold goes
 * into *head, the rest into *tail. False, with *notes unchanged, when one of its cells cannot set a
 * line, unless that is forced. The row itself must not be used again. [TWINS rule 24a] */
bool row_split(struct layout *l, struct plan *plan, const struct box *box, int y, int height,
               struct note_area *notes, bool is_forced, struct box *head, struct box *tail);

/* -- tags.c: the structure tree */

/* A new tag; gives its index. */
int tag_add(struct layout *l, enum role role, int parent);
/* The tag in which a block stands among blocks of `parent`: that itself, or the text of a list's
 * item, whose label then gets *label. A paragraph with a label that is no heading is an item; the
 * first block without one ends the list. */
int tags_place(struct layout *l, const struct flow_block *block, int parent, int *label);
/* The tags of a paragraph: one for its label, if any, and each of its runs; `label`, if it is not
 * 0, is that of the label. */
const int *tags_para(struct layout *l, const struct flow_block *block, int parent, int label);
/* The tags of a note: its own, and for its i-th paragraph as tags_para. */
int tags_note(struct layout *l, int note, int parent);
const int *tags_note_para(struct layout *l, const struct flow_para *para, int note_tag);
/* Containers stand where the first of their children stands; links find their tags. */
void tags_finish(struct layout *l);

/* -- formula.c: a formula as items */

void formula_collect(struct layout *l, const struct flow_block *block, int width, int parent,
                     struct boxes *boxes);
struct items;
/* Add a formula whose block starts at x, y (twips). */
void formula_place(const struct formula *formula, int x, int y, struct items *items);

/* -- fill.c: boxes onto pages */

/* Parts `from` to `to` of a box, on one page. */
struct slice {
    const struct box *box;
    size_t from, to;
    int y;            /* of the first part, from the top of the text */
    bool is_repeated; /* a table's head, set again */
};

/* Lines `from` to `to` of the note of a mark. */
struct note_slice {
    const struct mark *mark;
    size_t from, to;
};

struct plan_page {
    size_t slice_from, slice_to, note_from, note_to;
    int notes_height; /* of the whole area, 0: none */
    int room;         /* left between text and notes, or text and margin */
};

struct plan {
    struct {
        struct slice *at;
        size_t n, cap;
    } slices;
    struct {
        struct note_slice *at;
        size_t n, cap;
    } notes;
    struct {
        struct plan_page *at;
        size_t n, cap;
    } pages;
};

/* Divide a section's boxes over pages; at least one page. Always ends: each page takes at least a
 * part of a box or a line of a note. */
void fill_pages(struct layout *l, const struct boxes *boxes, int height, struct plan *plan);

/* -- notes.c: the area at a page's foot */

struct note_area {
    int height;    /* 0: no note on this page */
    int limit;     /* the most that the area may take of a page */
    size_t due;    /* marks whose lines have been placed, on this page and before */
    size_t cursor; /* first of them that has lines left */
    size_t line;   /* the next line of that note */
    size_t n_slices;
};

int notes_separator(const struct flow_notes_area *area);
/* Take the notes of the marks up to `to`. False, with *area unchanged, when the line with these
 * marks cannot stand on this page [TWINS rule 31]. */
bool notes_take(struct layout *l, struct plan *plan, struct note_area *area, size_t to, int room);
/* The same where there is no choice: what does not fit goes to the next pages. */
void notes_force(struct layout *l, struct plan *plan, struct note_area *area, size_t to, int room);
/* Go on, on a new page, with what the last one left. */
void notes_continue(struct layout *l, struct plan *plan, struct note_area *area, int room);

/* -- place.c: the plan as items at fixed positions */

bool place_section(struct layout *l, size_t section, int document, const struct plan *plan);

/* Where the items of a page are added. */
struct items {
    struct arena *arena;
    struct arena *keep; /* what items point to and pages keep */
    struct page_item *at;
    size_t n, cap;
};

/* -- line.c: one line as portions */

/* Add line `i` of a paragraph whose region starts at x and whose part starts at y (twips). */
void line_place(const struct para *para, size_t i, int x, int y, struct items *items);

/* -- line_number.c: the number of a line */

/* Where it ends, and the line's height (twips). */
struct number_at {
    int right, baseline, height;
};
void line_number_place(const struct flow_line_numbers *numbers, int number, struct number_at at,
                       struct items *items);

#endif
