/* What the files of this room share.
 *
 * Each part of a formula is set around a baseline of its own at (0, 0); whoever takes it up moves
 * its items to where they belong. */
#ifndef VANTHU_MATH_PRIV_H
#define VANTHU_MATH_PRIV_H

#include "base/vec.h"
#include "math/math.h"

/* How far down the indices: 0 the formula itself. */
enum { MATH_LEVELS = 3 };

struct math_work {
    struct arena *a;
    int size; /* of level 0, twips */
    VEC(struct math_item) items;
};

/* A part that has been set: its items are those from `from` to `to`. */
struct math_part {
    size_t from, to;
    int width;
    int ascent, descent; /* of its ink; may be negative */
    int above, below;    /* room that a word processor may take, from the baseline */
    int beyond;          /* by which its last letter leans out to the right */
};

/* math.c: lists, and what the other files measure and move with. */
struct math_part math_set_list(struct math_work *w, const struct math_node *nodes, int level);
int math_size(const struct math_work *w, int level);
/* Thousandths of an em, in whole twips. */
int math_em(const struct math_work *w, int level, int thousandths);
/* Half the height of a plus sign above the baseline: where bars stand. */
int math_axis(const struct math_work *w, const struct font_face *face, int level);
int math_rule(const struct math_work *w, int level);

void math_move(struct math_work *w, const struct math_part *part, int x, int y);
void math_add_rule(struct math_work *w, int x, int y, int width, int height);
/* Items `from` to `to` so that those behind `middle` come first. */
void math_swap(struct math_work *w, size_t from, size_t middle, size_t to);

/* parts.c */
struct math_part math_set_fraction(struct math_work *w, const struct math_node *node, int level);
struct math_part math_set_root(struct math_work *w, const struct math_node *node, int level);
struct math_part math_set_scripts(struct math_work *w, const struct math_node *node, int level);
/* sign.c: a radical sign `width` wide from y = -above to y = below, and the height of its hook's
 * top above the baseline. */
int math_sign_hook(const struct math_work *w, int above, int below, int level);
void math_add_sign(struct math_work *w, int x, int width, int above, int below, int level);
/* spaces.c: the room between two neighbours; `previous` is NULL at the begin. */
int math_space(const struct math_work *w, const struct math_node *previous,
               const struct math_node *node, int level);
/* A sign such as − that has nothing before it to be combined with is no operator. */
enum math_class math_class_after(const struct math_node *node, enum math_class previous);

#endif
