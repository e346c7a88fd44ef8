/* Formulas: a tree of texts, fractions, roots, and indices, and how it is set on paper.
 *
 *   nodes --math_set--> items at fixed places around a baseline
 *
 * Lengths are whole twips, since the DOCX must name the same height. x grows to the right from the
 * formula's left edge, y downwards from its baseline. The rules are those of TeX's displays
 * (Knuth, The TeXbook, appendix G) with the figures of its Computer Modern fonts, but for the axis,
 * which is that of the face: the middle of its plus sign. Two things differ, for legibility in
 * official documents: fractions within fractions keep their size, and an index is 70 % of its text,
 * one of an index 50 %. */
#ifndef VANTHU_MATH_MATH_H
#define VANTHU_MATH_MATH_H

#include "base/arena.h"
#include "base/pos.h"

#include <stdbool.h>
#include <stddef.h>

struct font_face;

enum math_kind {
    MATH_TEXT,
    MATH_FRACTION, /* first over second */
    MATH_ROOT,     /* of first; second: its degree, or NULL */
    MATH_SCRIPTS,  /* first with second below and third above, either may be NULL */
};

/* What a text is in a formula: this decides the space around it. */
enum math_class {
    MATH_ORDINARY, /* words, figures, variables */
    MATH_LARGE,    /* a sum or product sign */
    MATH_BINARY,   /* + − × : */
    MATH_RELATION, /* = < ≥ */
    MATH_OPEN,
    MATH_CLOSE,
    MATH_PUNCTUATION,
    MATH_INNER, /* fractions */
};

struct math_node {
    enum math_kind kind;
    enum math_class is;
    const char *utf8;             /* MATH_TEXT: never empty, NFC */
    const struct font_face *face; /* of its text; of a root or fraction: of what is around it */
    bool is_variable;             /* its face is italic because it is one */
    bool blank_before;            /* a blank was written before it */
    struct pos pos;
    const struct math_node *first, *second, *third; /* lists; see the kinds */
    const struct math_node *next;
};

enum math_item_kind { MATH_ITEM_TEXT, MATH_ITEM_RULE, MATH_ITEM_SIGN };

struct math_point {
    int x, y;
};

enum { MATH_SIGN_POINTS = 9 };

/* Something to draw; in reading order. */
struct math_item {
    enum math_item_kind kind;
    int x, y;   /* texts: of the baseline's left end; rules: of the upper left corner */
    int width;  /* texts and rules */
    int height; /* rules */
    const char *utf8;
    const struct font_face *face;
    int size;                                    /* texts: twips */
    struct math_point outline[MATH_SIGN_POINTS]; /* a radical sign, to be filled; from x, y */
};

struct math_setting {
    int width;
    int ascent, descent; /* of what is drawn, from the baseline */
    int above, below;    /* room that a word processor may take for it, from the baseline: lines of
                            text where letters are, and what it leaves around bars; never less than
                            what is drawn */
    const struct math_item *items;
    size_t n_items;
};

/* Set a list of nodes in a size (twips).
 *
 * shape   nodes may nest as deep as a description may. Faces must not be NULL.
 * owns    the items live in `a`; their texts and faces are the nodes'. */
struct math_setting math_set(struct arena *a, const struct math_node *nodes, int size);

#endif
