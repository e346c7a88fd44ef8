/* The flow: a document as blocks in reading order, each with its computed style, its role and its
 * number, before anything has a place on a page.
 *
 *   flow > sections > blocks > paragraphs > runs
 *                            > tables > rows > cells > blocks
 *                            > rules, images, formulas
 *        > notes > blocks
 *
 * layout makes pages of it and docx writes it as OOXML, neither knowing the other: whatever the two
 * must agree on (numbers, letter case, widths, lengths of rules, nudges) stands here already.
 * Strings are NFC UTF-8. Everything lives in the arena that flow_compose was given, and is const
 * from then on. */
#ifndef VANTHU_COMPOSE_FLOW_H
#define VANTHU_COMPOSE_FLOW_H

#include "base/len.h"
#include "base/meta.h"
#include "base/pos.h"
#include "base/role.h"
#include "math/math.h"
#include "style/computed.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct font_face;
struct text_broken;
struct image;
struct flow_block;

/* A name that leads back to the description: docs/ANCHORS.md. A block that several of its parts
 * became has several, the outer first. */
struct flow_anchor {
    const char *id;
    const struct flow_anchor *next;
};

/* What a comparison of two versions says of a thing (redline/redline.h); in a flow of one version
 * nothing has changed. */
enum flow_change {
    CHANGE_NONE,
    CHANGE_INSERTED,
    CHANGE_DELETED,
    CHANGE_MOVED_TO, /* it stood elsewhere before */
    CHANGE_MOVED_FROM,
};

enum flow_run_kind {
    FLOW_TEXT,
    FLOW_NOTE_MARK,   /* the raised number in the text; `note` says which */
    FLOW_NOTE_NUMBER, /* the same number at the start of the note's own text */
    FLOW_LINE_BREAK,
    FLOW_TAB,
    FLOW_FILL, /* dots that take what the line leaves: to flow_para.fill_to, where text behind it
                  ends; none other, and no FLOW_TAB, stands in its line */
    FLOW_TICK, /* a box to tick, is_checked; `text` is the box */
    FLOW_PAGE_NUMBER, /* header only */
    FLOW_SEQUENCE,    /* the number of a figure, which word processors may count */
};

/* Where words lead. */
struct flow_link {
    const char *uri; /* NULL: to a block of the flow */
    const char
        *target; /* its id; NULL with the other: nowhere, since this part has no such block */
};

/* Room to fill in: what stands there now only shows how wide it is meant to be. */
struct flow_control {
    const char *id;          /* of what is missing: "number" */
    const char *title;       /* for people */
    const char *date_format; /* as word processors write one: "'ngày 'dd"; NULL: any text */
};

struct flow_run {
    enum flow_run_kind kind;
    const char *text; /* FLOW_TEXT: never empty, letter case as it is printed; marks and sequences:
                         the number */
    const char *raw;  /* FLOW_TEXT: before the style's letter case was applied (same if none): what
                         a DOCX run holds when the paragraph's style sets the capitals */
    const struct style *style; /* character style that set the format; NULL: the paragraph's own */
    const struct font_face *face;
    int size; /* half-points, of the full-size text also for raised runs */
    bool bold, italic, underline;
    bool is_raised, is_lowered;
    uint32_t color;                     /* 0xRRGGBB */
    bool is_checked;                    /* FLOW_TICK */
    const char *language;               /* NULL: the document's */
    const struct flow_link *link;       /* NULL: none; runs of one link have one */
    const struct flow_control *control; /* the same */
    const char *spoken;                 /* what is read in its place; NULL: its text */
    int note;                           /* marks: index into flow.notes */
    const char *sequence;               /* FLOW_SEQUENCE: what is counted, one word; else NULL */
    len slot_room;                      /* as flow_para's, of this run, where lines are balanced */
    enum role role;                     /* ROLE_H1..H6 for a run-in heading, else ROLE_P */
    enum flow_change change;
    struct pos pos;
};

/* NULL for what leads nowhere. */
static inline const struct flow_link *flow_run_link(const struct flow_run *run)
{
    return run->link && (run->link->uri || run->link->target) ? run->link : NULL;
}

/* Whether two runs are of one language. */
static inline bool flow_run_same_language(const struct flow_run *x, const struct flow_run *y)
{
    if (!x->language || !y->language) return x->language == y->language;
    return strcmp(x->language, y->language) == 0;
}

/* Whether a word processor sets a run apart from the one before it even where the two agree in face
 * and size [parity rule 2]. */
static inline bool flow_run_is_apart(const struct flow_run *run, const struct flow_run *before)
{
    return run->style != before->style || run->underline != before->underline ||
           flow_run_link(run) != flow_run_link(before) || run->color != before->color ||
           run->kind == FLOW_TICK || before->kind == FLOW_TICK ||
           run->is_raised != before->is_raised || run->is_lowered != before->is_lowered ||
           !flow_run_same_language(run, before);
}

/* A generated number before a paragraph: "2.1." and what a word processor needs to count by
 * itself. */
struct flow_label {
    int numbering;       /* index into flow.numberings */
    int level;           /* index into its levels */
    int instance;        /* counts from 0; a new one restarts all levels */
    const char *text;    /* as printed, without the gap behind it: "2.1." */
    const char *gap;     /* between label and text: " " */
    struct flow_run run; /* its format; run.text is `text` and `gap` together */
};

struct flow_para {
    const struct style *style;
    const struct flow_label *label; /* NULL: none */
    const struct flow_para *old;    /* in a comparison: what it was; NULL: it was not there */
    const struct flow_run *runs;
    size_t n_runs;
    len fill_to; /* where a FLOW_FILL's line ends, from the region's left edge; 0: none */
    len nudge;   /* added to the style's right indent: the guard band; may be negative */
    const struct text_broken *broken; /* its lines, where the guard band has set them; NULL: not */
    bool break_before;                /* starts a page */
    bool keep_next, keep_lines;       /* the style's, or stronger */
    len signature, seal; /* how wide signature and seal are that belong here; 0: none */
    uint32_t signature_ink, seal_ink; /* 0xRRGGBB, of their pictures; 0: it takes none */
    bool has_slot; /* a number or date that is given when the document is issued stands here, or
                      room for it */
    len slot_room; /* what these take less than the room that is kept for them, where lines are not
                      balanced: columns that are as wide as their text count it in */
};

/* A drawn line, centred or left in the region: its own block of fixed height. */
struct flow_rule {
    len length, thickness;
    len left;   /* from the region's left edge to the line */
    len right;  /* from the line's end to the region's right edge: left + length + right = region */
    len before; /* from the block's top to the line's upper edge: 0 as DOCX writes it */
    len height; /* of the whole block */
    bool keep_next;
};

/* A picture, alone in its paragraph. */
struct flow_image {
    const struct image *picture; /* of image/image.h */
    const struct style *style;   /* of the paragraph: single line spacing */
    len width, height;           /* whole twips */
    const char *alt;             /* in words, never empty */
    bool keep_next;
};

enum flow_valign { VALIGN_TOP, VALIGN_CENTER, VALIGN_BOTTOM };

struct flow_cell {
    int span;        /* columns, >= 1 */
    int more_rows;   /* rows below this one that it takes too */
    bool is_covered; /* by a cell that began in a row above, in the same columns; it holds one empty
                        paragraph, as word processors want it */
    const struct flow_block *blocks;
    size_t n_blocks; /* >= 1 */
    enum flow_valign valign;
    const char *lock; /* what it holds is locked in a protected DOCX, named for people; NULL: not */
};

struct flow_row {
    const struct flow_cell *cells; /* they fill all columns */
    size_t n_cells;
    bool may_split; /* its lines may come apart over pages; never a row of the head, one with merged
                       cells, or one with notes in several cells */
    const struct flow_anchor *anchors; /* NULL: none */
    enum flow_change change;
    bool is_head; /* in a comparison, where heads may stand among what comes and goes */
};

/* Columns fill the region at most; no cell margins, the indents of the cells' styles stand for
 * them. The first n_heads rows begin each page that the table goes on to. Rows that share a cell
 * ask for the next one [TWINS rule 25], so that they stay together while a page can hold them. */
struct flow_table {
    const len *widths;
    size_t n_columns;
    const struct flow_row *rows;
    size_t n_rows;
    const char *title; /* alternative text for word processors */
    size_t n_heads;    /* of the rows */
    len border;        /* thickness of the lines around all cells; 0: none */
    const char *lock;  /* the same of all its rows */
};

/* A formula on a line of its own. Word processors set it by rules of their own, in a paragraph that
 * is at least `height` high: enough for theirs, so that every writer takes the same. */
struct flow_formula {
    const struct style *style;     /* indents, alignment, gaps; line and first do not count */
    const struct math_node *nodes; /* what a word processor sets */
    struct math_setting setting;   /* what we draw */
    int baseline;                  /* below the top of the block, twips */
    len height;
    const char *alt; /* in words */
    bool keep_next;
};

enum flow_kind { FLOW_PARA, FLOW_TABLE, FLOW_RULE, FLOW_IMAGE, FLOW_FORMULA };

struct flow_block {
    enum flow_kind kind;
    enum role role; /* ROLE_ARTIFACT for spacing and rules */
    const char *id; /* stable name for anchors, unique; NULL for generated blocks */
    const struct flow_anchor *anchors; /* NULL: none, as for generated blocks */
    const char *bookmark;              /* what the outline says of a heading; NULL: its own words */
    bool is_foot;                      /* what follows a body: it is not to be alone on a page */
    const char *lock; /* it is locked in a protected DOCX, named for people; NULL: it is not */
    struct pos pos;
    enum flow_change change; /* of a paragraph: of its end; what is in it says so itself */
    int move;                /* the two ends of one move have the same number, from 1; 0: none */
    union {
        struct flow_para para;
        struct flow_table table;
        struct flow_rule rule;
        struct flow_image image;
        struct flow_formula formula;
    };
};

struct flow_note {
    const char *number;              /* "1" */
    const struct flow_block *blocks; /* paragraphs only; the first begins with FLOW_NOTE_NUMBER */
    size_t n_blocks;
    struct pos pos;
    const char *anchor; /* NULL: none */
};

enum flow_number_format {
    NUMBER_DECIMAL,
    NUMBER_UPPER_ROMAN,
    NUMBER_LOWER_ROMAN,
    NUMBER_UPPER_LETTER, /* A B C ... Z AA */
    NUMBER_LOWER_LETTER,
    NUMBER_LOWER_VIETNAMESE, /* a b c d đ e g h i k l m n o p q r s t u v x y */
    NUMBER_VIETNAMESE_WORDS, /* Một Hai Ba */
    NUMBER_NONE,             /* the text alone: a dash */
};

/* One rung of a numbering, as a word processor counts it. */
struct flow_level {
    const char *name; /* of the sheet: "arabic-2" */
    enum flow_number_format format;
    const char *pattern;       /* "%1.%2." : %k is the number of level k, from 1 */
    const char *gap;           /* behind the label: " " */
    const struct style *style; /* of the paragraphs on it; NULL: several */
};

struct flow_numbering {
    const char *name;
    const struct flow_level *levels;
    size_t n_levels; /* at most 9 */
};

/* Blocks with one page geometry and one run of page numbers. */
struct flow_section {
    struct style_page page;
    const struct flow_block *blocks;
    size_t n_blocks;
    const struct flow_para *header; /* with a FLOW_PAGE_NUMBER; NULL: none */
    bool first_has_header;          /* false: the first page shows no number */
    int first_number;               /* 0: counts on from the section before */
    /* In the margins of the first page alone, paragraphs and rules: above the text, where the
       header is (then first_has_header is false), and right below the text. */
    const struct flow_block *first_top, *first_bottom;
    size_t n_first_top, n_first_bottom;
    const struct flow_section *old; /* in a comparison: what it was; NULL: it was not there */
};

struct flow_notes_area {
    len gap_above, rule,
        gap_below; /* between text and notes: above the rule, its thickness, below */
    len rule_length;
};

/* What marks a draft on each page. */
struct flow_watermark {
    const char *text; /* NULL: none */
    const struct font_face *face;
    const char *family;
    int size; /* half-points */
    uint32_t color;
    len width; /* of the text; it rises by 45 degrees, its middle in that of the page's text */
};

/* Numbers of lines, at the left of paragraphs of text outside tables, notes and margins. They look
 * like the body's text. */
struct flow_line_numbers {
    int every;      /* which lines show theirs: each, each fifth ...; 0: none do */
    bool each_page; /* counting begins anew on each page */
    len distance;   /* from the numbers to the text */
    const struct font_face *face;
    int size; /* half-points */
};

/* Where an anchor stands in the description. */
struct flow_origin {
    const char *id, *element;
    int line, column;
};

/* The description that all this was made of. */
struct flow_source {
    const char *text; /* UTF-8, not ended by a NUL; NULL: not known */
    size_t n;
    const struct flow_origin *origins; /* in the order of the file */
    size_t n_origins;
};

/* Who changed the old version into the new one, and when. */
struct flow_revision {
    const char *author;
    const char *date; /* "2024-03-18T08:30:00Z"; NULL: it is not said */
};

struct flow {
    struct meta meta;
    bool is_protected; /* what is locked is */
    struct flow_source source;
    struct flow_watermark watermark;
    struct flow_line_numbers line_numbers;
    const struct flow_revision *revision; /* of a comparison; NULL: this is one version */
    const struct flow_section *sections;
    size_t n_sections;
    const struct flow_note *notes;
    size_t n_notes;
    struct flow_notes_area notes_area;
    const struct flow_numbering *numberings;
    size_t n_numberings;
    const struct style *const *styles; /* every style of the sheet that a document may use */
    size_t n_styles;
    const struct style *body; /* the style that the DOCX calls Normal */
    len tab_every;
    int foot_lines;         /* lines of a body that its foot takes along to a new page */
    const char *left_blank; /* the path ("number") of the first part that room is left for; NULL:
                               nothing is to be filled in when the document is issued */
};

#endif
