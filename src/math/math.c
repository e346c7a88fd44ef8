/* Lists of nodes side by side, and texts, of which all else is made. */
#include "math/math_priv.h"

#include "text/text.h"

#include <stdint.h>
#include <string.h>

/* ---- figures ---- */

/* Per cent of the text's size, by level. Word processors set 73 and 60, which is hard to tell from
 * the text itself in a small formula; TeX 70 and 50. */
static const int percents[MATH_LEVELS] = {100, 70, 50};

/* Thickness of bars, thousandths of an em. */
enum { RULE = 40 };

int math_size(const struct math_work *w, int level)
{
    return w->size * percents[level] / 100;
}

int math_em(const struct math_work *w, int level, int thousandths)
{
    return (math_size(w, level) * thousandths + 500) / 1000;
}

int math_rule(const struct math_work *w, int level)
{
    int thickness = math_em(w, level, RULE);
    return thickness ? thickness : 1;
}

/* Font units in whole twips. */
static int scaled(const struct font_face *face, int units, int size)
{
    int64_t twice = 2 * (int64_t)units * size + face->units_per_em;
    int64_t em = 2 * (int64_t)face->units_per_em;
    return (int)(twice >= 0 ? twice / em : -((em - 1 - twice) / em));
}

int math_axis(const struct math_work *w, const struct font_face *face, int level)
{
    struct font_ink plus = font_ink(face, "+", 1);
    return scaled(face, plus.above - plus.below, math_size(w, level)) / 2;
}

/* ---- items ---- */

void math_move(struct math_work *w, const struct math_part *part, int x, int y)
{
    for (size_t i = part->from; i < part->to; i++) {
        w->items.at[i].x += x;
        w->items.at[i].y += y;
    }
}

void math_add_rule(struct math_work *w, int x, int y, int width, int height)
{
    *vec_push(w->a, &w->items) = (struct math_item){
        .kind = MATH_ITEM_RULE, .x = x, .y = y, .width = width, .height = height};
}

void math_swap(struct math_work *w, size_t from, size_t middle, size_t to)
{
    size_t n_before = middle - from, n = to - from;
    struct math_item *moved = arena_array_of(w->a, n, struct math_item);
    for (size_t i = 0; i < n; i++)
        moved[i] = w->items.at[from + (i + n_before) % n];
    for (size_t i = 0; i < n; i++)
        w->items.at[from + i] = moved[i];
}

/* ---- texts ---- */

static struct math_part set_text(struct math_work *w, const struct math_node *node, int level)
{
    int size = math_size(w, level);
    size_t n = strlen(node->utf8);
    struct font_ink ink = font_ink(node->face, node->utf8, n);
    struct text_box box = text_box(node->face, size);
    struct math_part part = {
        .from = w->items.n,
        .to = w->items.n + 1,
        .width = text_width(node->face, node->utf8, n, size),
        .ascent = scaled(node->face, ink.above, size),
        .descent = scaled(node->face, ink.below, size),
        .above = box.baseline,
        .below = box.height - box.baseline,
        .beyond = scaled(node->face, ink.beyond, size),
    };
    *vec_push(w->a, &w->items) = (struct math_item){.kind = MATH_ITEM_TEXT,
                                                    .utf8 = node->utf8,
                                                    .face = node->face,
                                                    .size = size,
                                                    .width = part.width};
    return part;
}

/* ---- lists ---- */

static struct math_part set_node(struct math_work *w, const struct math_node *node, int level)
{
    switch (node->kind) {
    case MATH_FRACTION:
        return math_set_fraction(w, node, level);
    case MATH_ROOT:
        return math_set_root(w, node, level);
    case MATH_SCRIPTS:
        return math_set_scripts(w, node, level);
    case MATH_TEXT:
        break;
    }
    return set_text(w, node, level);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static void take_up(struct math_part *list, const struct math_part *part, bool is_first)
{
    list->to = part->to;
    list->width += part->width;
    list->ascent = is_first ? part->ascent : larger(list->ascent, part->ascent);
    list->descent = is_first ? part->descent : larger(list->descent, part->descent);
    list->above = larger(list->above, part->above);
    list->below = larger(list->below, part->below);
    list->beyond = part->beyond;
}

/* Recursion is as deep as elements of a description nest. */
struct math_part math_set_list(struct math_work *w, const struct math_node *nodes, int level)
{
    struct math_part list = {.from = w->items.n, .to = w->items.n};
    struct math_node last;
    for (const struct math_node *node = nodes; node; node = node->next) {
        struct math_node own = *node;
        own.is = math_class_after(node, node == nodes ? MATH_OPEN : last.is);
        list.width += math_space(w, node == nodes ? NULL : &last, &own, level);
        struct math_part part = set_node(w, node, level);
        math_move(w, &part, list.width, 0);
        take_up(&list, &part, node == nodes);
        last = own;
    }
    return list;
}

struct math_setting math_set(struct arena *a, const struct math_node *nodes, int size)
{
    struct math_work w = {.a = a, .size = size};
    struct math_part whole = math_set_list(&w, nodes, 0);
    return (struct math_setting){
        .width = whole.width,
        .ascent = whole.ascent,
        .descent = whole.descent,
        .above = larger(whole.above, whole.ascent),
        .below = larger(whole.below, whole.descent),
        .items = w.items.at,
        .n_items = w.items.n,
    };
}
