/* What the steps of compose share.
 *
 *   template -> blocks: paragraphs, grids, rules still without length   template.c, fields.c
 *   <body/>  -> headings and paragraphs, with labels                    sections.c, labels.c,
 * numbers.c, cite.c text     -> runs, notes set apart                                   inlines.c,
 * draft.c blocks in a region of known width -> lengths of rules, nudges       grid.c, table.c,
 * merged.c, balance.c, rules.c, guard.c what must stay together keeps.c */
#ifndef VANTHU_COMPOSE_PRIV_H
#define VANTHU_COMPOSE_PRIV_H

#include "base/memo.h"
#include "base/vec.h"
#include "compose/compose.h"
#include "compose/flow.h"
#include "report/report.h"
#include "style/sheet.h"
#include "text/text.h"

/* A rung of the document's numbering: the sheet's, with the report's own pattern. */
struct rung {
    const struct sheet_level *level;
    const char *pattern; /* NULL: no label */
    int flow_numbering;  /* index into composer.numberings */
    int flow_level;      /* index into flow_numbering.levels; -1: no label */
};

/* A numbering of the sheet as the document uses it, with the labels of its own. */
struct scheme {
    const struct sheet_numbering *sheet;
    const struct report_level *levels; /* the description's own labels; NULL: none */
    struct rung rungs[SHEET_MAX_LEVELS];
    size_t n_rungs;
    size_t first_numbering, n_numberings; /* among composer.numberings: one for each stretch of
                                             rungs that set each other back */
    size_t quote_numbering;               /* the first of those of its quotes */
    int n_bodies, n_quotes;               /* that are counted by it */
};

/* The document itself, or what follows it. */
struct part {
    const char *name;                 /* "document", "appendix-2" */
    const struct sheet_part *sheet;   /* NULL: the document itself */
    const struct report_field *field; /* NULL: the document itself */
    const struct report_body *body;   /* NULL: none */
    const struct sheet_type *type;    /* of an attachment its own */
    const char *title;                /* the type's, as it is printed */
    const char *label;                /* "Phụ lục II"; NULL: none */
    struct scheme *scheme;            /* NULL: without a body */
    int instance;                     /* which of the scheme's bodies this is, from 0 */
    size_t first_label;               /* of its sections, in composer.labels */
    int first_figure;                 /* how many stand before it */
    bool has_body;                    /* its template has placed it */
};

/* Where pages of another kind begin among the document's blocks. */
struct section_start {
    size_t at;
    struct style_page page;
    int first_number; /* 0: counts on */
    bool first_has_header;
    const struct flow_block *top, *bottom; /* in the margins of its first page */
    size_t n_top, n_bottom;
};

/* Blocks that keep together: what follows a body, with the body's end; or a copy's own words. */
struct stretch {
    size_t body_from; /* equal to `from`: no body stands before it */
    size_t from, to;  /* to the end of its part, or to where other pages begin */
    int keep_lines;   /* how long a last paragraph of the body stays with it */
    len width;        /* of the text there */
};

/* What labels.c found out about each section, in the order of the document. */
struct section_label {
    const struct scheme *scheme;
    int instance;       /* of the scheme's bodies, or of its quotes */
    int rung;           /* index into scheme->rungs */
    const char *text;   /* "2.1."; NULL: none */
    const char *number; /* its own part of it: "1"; NULL: none */
    bool is_quoted;     /* it stands in a quote */
    int cited; /* the section whose number says where this one is: itself, or the counted one
                  above it; -1: none */
    int above; /* the counted section above `cited`; -1: none */
};

/* What has an id. */
struct target {
    const char *id;
    int section;        /* whose number a reference prints; -1: none */
    const char *label;  /* of a part, formula or figure, which it prints in its place; NULL: none */
    const char *number; /* of a figure: what the form "number" prints; NULL: none */
};

struct placed {
    const struct report_field *field;
};

/* A reference, which may lead ahead. */
struct pending_link {
    struct flow_link *link;
};

struct composer {
    struct arena *a;
    struct flow_watermark watermark;
    struct flow_line_numbers line_numbers;
    bool *anchored;        /* beside report->anchors: a block has it already */
    struct arena *scratch; /* for measuring; marked and rewound */
    const struct report *report;
    const struct sheet *sheet;
    const struct sheet_type *type;
    const struct flow_choice *choice;
    struct font_set *fonts;
    struct diag_list *diags;
    bool ok;
    bool has_fonts;       /* false once one is missing: nothing more is measured */
    struct style *styles; /* the sheet's, with this document's letter cases */
    len width, height;    /* of the text on the pages being filled */
    VEC(struct flow_note) notes;
    VEC(len) note_widths; /* beside notes */
    VEC(struct part) parts;
    struct part *part; /* whose template is being set */
    bool is_alone;     /* it is built as a file of its own */
    bool is_turned;    /* in a <landscape> */
    VEC(struct section_start) starts;
    VEC(struct stretch) stretches;
    VEC(struct scheme *) schemes;
    VEC(struct section_label) labels;
    size_t next_label;      /* of the section that sections.c comes to next */
    int n_figures;          /* images with a caption, counted by labels.c */
    int next_figure;        /* how many of them sections.c has come to */
    const char *left_blank; /* as in flow.h */
    int here;               /* the section whose text is being set; -1: none */
    VEC(struct target) targets;
    VEC(struct pending_link) links;
    VEC(struct flow_numbering) numberings;
    int n_formulas;                          /* numbered ones, as labels.c counts them ... */
    int next_formula;                        /* ... and as sections.c comes to them */
    const struct report_block *closed_block; /* which ends a quote; NULL: none */
    const char *closing;                     /* the marks that belong behind its last words */
    struct meta meta;
    VEC(struct placed) placed;       /* fields that a template has set */
    const struct together *together; /* NULL until asked for */
};

/* Blocks as they are made, with the template's node of each rule: how it is to be drawn. */
struct origin {
    const struct sheet_node *node; /* NULL: no rule */
};
struct built {
    VEC(struct flow_block) blocks;
    VEC(struct origin) origins;
};
struct flow_block *built_add(struct composer *c, struct built *b, enum flow_kind kind,
                             enum role role, struct pos pos);

/* -- draft.c: a paragraph being written */

/* How a piece of text differs from its paragraph. */
struct format {
    const struct style *style; /* character style; NULL: none */
    bool bold, italic, underline, is_raised, is_lowered;
    const char *language; /* NULL: the document's */
    const struct flow_link *link;
    enum role role;
    const struct flow_control *control; /* NULL: none */
};

struct draft {
    struct composer *c;
    const struct style *style;
    VEC(struct flow_run) runs;
    VEC(char) open; /* text of the run being written, not yet in runs */
    struct format format;
    struct pos pos;
    const struct flow_control *control; /* that text coming in is part of; NULL: none */
    bool has_slot;                      /* as in flow_para */
    int slot_room;                      /* twips */
    size_t n_value;                     /* bytes of the field that was set last */
    const char *printed;                /* the sheet's text right before; NULL: none */
};

/* Zero-initialise with .c and .style. Text of one format becomes one run; blanks at the start of a
 * line and behind another blank are left out. `raw` is the text as written at `pos` and is checked
 * for glyphs; NULL: text of our own. */
void draft_text(struct draft *p, struct format f, const char *text, const char *raw,
                struct pos pos);
/* The last `n` bytes of text are a run of their own; NULL: they are not of one format. */
struct flow_run *draft_part(struct draft *p, size_t n);
void draft_break(struct draft *p, struct pos pos);
void draft_tab(struct draft *p, struct format f, struct pos pos);
/* A box in the format of the text. */
void draft_tick(struct draft *p, struct format f, bool is_checked, struct pos pos);
/* Dots to write on. A width gives as many as it holds, which stick to the word before them; 0 what
 * the line leaves: region_fit sees to it. */
void draft_blank(struct draft *p, struct format f, len width, struct pos pos);
/* A note's number: in the text, or before the note. */
void draft_number(struct draft *p, struct format f, enum flow_run_kind kind, int note,
                  struct pos pos);
/* A number that word processors may count: the next of `sequence`, which is one word. */
void draft_sequence(struct draft *p, struct format f, const char *number, const char *sequence,
                    struct pos pos);
/* The finished paragraph: no blanks at its end. */
struct flow_para draft_finish(struct draft *p);
bool draft_is_empty(const struct draft *p);
/* One run of `style` and `f`: for labels and page numbers. */
struct flow_run draft_run(struct composer *c, const struct style *style, struct format f,
                          enum flow_run_kind kind, const char *text, struct pos pos);
/* This document's copy of a style of the sheet. */
const struct style *composer_style(const struct composer *c, const struct style *style);

/* -- inlines.c: the report's text into a paragraph; notes go to composer.notes */

void inlines_add(struct draft *p, struct format f, const struct inline_node *content);

/* -- fields.c: the inner nodes of a template's paragraph; `item` is the field of the innermost
 * <each> */

void fields_add(struct draft *p, const struct sheet_node *nodes, const struct report_field *item);
const struct report_field *fields_find(const struct composer *c, const struct report_field *item,
                                       const char *path);
/* Whether the condition of a template's node holds. */
bool fields_holds(struct composer *c, const struct sheet_node *node,
                  const struct report_field *item);
/* Every part that the report gives has been set: nothing that an author wrote is lost in silence.
 */
void fields_check_placed(struct composer *c);

/* -- slots.c: the room of blanks for number and date, which are given when the document is issued
 */

/* The field that was set last fills the room of a blank. */
void slots_note(struct draft *p, const struct sheet_node *blank);
/* A run that is measured takes all the room that is kept for what stands in it. */
void slots_fill_up(const struct composer *c, const struct flow_run *run, struct text_run *measured);

/* -- typed.c: whether an author typed what the sheet prints: before a field of `p`, as a section's
 * label. errors  DIAG_COMPOSE_TYPED; composer.ok = false + DIAG_COMPOSE_SYMBOL for a number */

void typed_check_field(struct draft *p, const struct report_field *f);
void typed_check_label(struct composer *c, const char *label, const struct inline_node *content);

/* -- controls.c: the control for a blank of a template */

const struct flow_control *control_make(struct composer *c, const struct sheet_node *blank,
                                        const struct report_field *item);

/* -- metadata.c, recipients.c: items and columns of c->meta, and who gets copies */

void metadata_make(struct composer *c);
/* A field's words without the mark at the end of a line of a list. */
const char *metadata_words(struct composer *c, const struct report_field *f);
void recipients_make(struct composer *c);

/* -- template.c, grid.c: the blocks of a template; a grid with its cells' blocks, column widths and
 * all */

void template_add(struct composer *c, struct built *b, const struct sheet_node *nodes,
                  const struct report_field *item);
void grid_add(struct composer *c, struct built *b, const struct sheet_node *node,
              const struct report_field *item);

/* -- sections.c: the body of the part at hand */

void sections_add(struct composer *c, struct built *b);

/* -- quotes.c: quotation marks around a quote */

/* Before its blocks are made, and when they stand from `from` on. The closing mark goes behind the
 * last words, into a cell where the quote ends with a table. */
void quotes_begin(struct composer *c, const struct report_block *quote);
void quotes_mark(struct composer *c, struct built *b, size_t from,
                 const struct report_block *quote);
/* The last paragraph of composer.closed_block that has words; or an empty one, when none has. */
void quotes_close_cell(struct composer *c, struct flow_para *para);

/* -- drafts.c: watermark and line_numbers, if the description is a draft */

void drafts_mark(struct composer *c);

/* -- anchors.c: the names of blocks */

void anchors_start(struct composer *c);
/* The name of what was written at `pos`, the first time that it is asked for; else NULL. */
const char *anchors_take(struct composer *c, struct pos pos);
/* The same as a further name of a block, around those it has. */
void anchors_add(struct composer *c, struct flow_block *block, struct pos pos);
/* The names of `block` and what shares its place for the blocks from `from` on that it became. */
void anchors_add_made(struct composer *c, struct built *b, size_t from,
                      const struct report_block *block);

/* -- parts.c: the document and what follows it */

/* False when one is of an unknown type. */
bool parts_list(struct composer *c);
/* Their blocks, one after the other; `only` as in compose.h. */
void parts_add(struct composer *c, struct built *b, const char *only);

/* -- pages.c: of which kind they are */

/* The blocks from here on stand on pages of their own kind. */
void pages_begin(struct composer *c, const struct built *b, struct section_start start);
/* Pages of the sheet, upright or on their side. */
struct style_page pages_turned(const struct composer *c, bool is_landscape);
/* The width and height of the text on them. */
len pages_width(const struct style_page *page);
len pages_height(const struct style_page *page);
/* Fill pages of this kind from now on. */
void pages_set(struct composer *c, const struct style_page *page);
/* What stands in the margins of the first of these pages. */
void margins_add(struct composer *c, struct section_start *start,
                 const struct sheet_first_page *first, const struct report_field *item);

/* -- labels.c, numbers.c, cite.c: numbers and references */

/* Number all bodies; afterwards labels, targets and numberings are there. */
void labels_count(struct composer *c);
const char *labels_gap(const struct rung *rung);
/* "XIV", "đ" ...: the number `n` (from 1) as `count` writes it. Lives in `a`. */
const char *numbers_text(struct arena *a, enum sheet_count count, int n);
/* What a reference to `id` prints where sections.c is now; NULL: it has no number. */
const char *cite_text(struct composer *c, const char *id, enum reference_form form);

/* -- together.c, unbroken.c: what no line divides */

/* No-break blanks inside the groups that the sheet names, also where one goes on in the next run.
 */
void together_runs(struct composer *c, const struct style *style, struct flow_run *runs, size_t n);
/* No-break hyphens in the words that the sheet keeps whole, as far as the paragraph's lines can
 * hold them in a region `width` wide. */
void unbroken_hold(struct composer *c, struct flow_para *para, len width);

/* -- guard.c, rules.c, balance.c: blocks into a region `width` wide */

/* Rules get their length, paragraphs their nudge. */
void region_fit(struct composer *c, struct built *b, len width);
void rules_fit(struct composer *c, struct flow_block *rule, const struct sheet_node *node,
               const struct flow_block *above, len width);
/* Set the line breaks of a paragraph whose style wants lines of about equal length. */
void balance_lines(struct composer *c, struct flow_para *para, len width);
/* A paragraph as text takes it, in a region `width` wide. Lives in composer.scratch. */
struct text_para guard_measure(const struct composer *c, const struct flow_para *para, len width);
/* Its lines, in composer.scratch; none + composer.ok = false when it cannot be broken. */
struct text_lines guard_lines(struct composer *c, const struct flow_para *para, len width);
/* The widest line of a paragraph with nothing to break it but its own breaks and the page, with its
 * indents and the guard band; twips. */
int guard_natural_width(struct composer *c, const struct flow_para *para);

/* -- blanks.c: dots to write on */

/* Find a line for each FLOW_FILL of a paragraph in a region `width` wide. */
void blanks_fit(struct composer *c, struct flow_para *para, len width);
bool blanks_has_fill(const struct flow_para *para);
/* Dots as wide as `width` at most, in the format of `like`. */
struct flow_run blanks_dots(struct composer *c, const struct flow_run *like, len width);
/* A blank at a run's end becomes a no-break blank. */
void blanks_stick(struct composer *c, struct flow_run *run);
enum { BLANKS_LEAST = 850 }; /* twips, 15 mm: less is no room to write */

/* -- links.c: references to what is not among these blocks lead nowhere: only a part is made */

void links_resolve(struct composer *c, const struct built *b);

/* -- merged.c: a table's rows with what comes down from above */

/* A cell in a row of a table: one that begins there, or one that comes down from above. */
struct merged_cell {
    const struct report_cell *cell;
    size_t column;
    int span;
    int more_rows;   /* that it takes below this one */
    bool is_covered; /* it began above */
};
struct merged {
    VEC(struct merged_cell) cells; /* row by row, each filling all columns */
    VEC(size_t) row_ends;          /* index into cells behind each row's last */
};
/* errors  composer.ok = false + DIAG_COMPOSE_TABLE_*, naming row and column. */
void merged_resolve(struct composer *c, const struct report_table *table, struct merged *merged);

/* -- table.c: a table of the body: its caption and its rows */

void table_add(struct composer *c, struct built *b, const struct report_block *block);

/* -- image.c: an image of the body, or of a cell, and its caption */

/* Number an image that has a caption, and note what references print. */
void image_count(struct composer *c, const struct report_block *block);
/* Until image_fit its width and height are what the description asks for, 0 where it asks for
 * nothing. */
void image_add(struct composer *c, struct built *b, const struct report_block *block, bool in_cell);
/* Its size in a region `width` wide; `next` is the block behind it, or NULL. */
void image_fit(struct composer *c, struct flow_block *block, const struct flow_block *next,
               len width);
/* How wide it would be with nothing to hold it back, with its indents; twips. */
int image_natural_width(const struct flow_image *image);

/* -- formula.c, formula_read.c, formula_words.c: a formula of the body */

void formula_add(struct composer *c, struct built *b, const struct report_block *block);
/* "(1)". */
const char *formula_number(struct composer *c, int n);
/* The report's text as the nodes of a formula, in a style, and `end` behind them (NULL: nothing);
 * composer.ok = false when it cannot be. */
const struct math_node *formula_read(struct composer *c, const struct style *style,
                                     const struct inline_node *content, const char *end);
/* What is read out in place of the formula. */
const char *formula_words(struct composer *c, const struct math_node *nodes);

/* -- keeps.c: which blocks stay on one page with the next */

void keeps_apply(struct composer *c, struct built *b);

#endif
