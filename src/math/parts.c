/* Fractions, roots, and indices: rules 11, 15 and 18 of The TeXbook, appendix G. */
#include "math/math_priv.h"

#include "text/font.h"

/* Thousandths of an em; TeX's names in brackets. */
enum {
    NUMERATOR_UP = 427,     /* above the axis [num1 less axis_height] */
    DENOMINATOR_DOWN = 936, /* below it [denom1 and axis_height] */
    BAR_OVERHANG = 60,      /* ours: TeX's bar ends with the letters */
    FRACTION_SIDE = 120,    /* [\nulldelimiterspace] */
    SUP_UP = 413,           /* [sup1] */
    SUB_DOWN = 150,         /* [sub1] */
    SUB_DOWN_BELOW = 247,   /* with an upper index [sub2] */
    SUP_DROP = 386,         /* below the top of what is no single text */
    SUB_DROP = 50,
    SCRIPT_SPACE = 50,  /* [\scriptspace] */
    SIGN_WIDTH = 560,   /* of the radical sign: ours */
    SIGN_LEAST = 660,   /* height of capitals: a root of x is as high as one of h */
    SIGN_FOOT = 40,     /* by which its foot hangs below: ours */
    ROOT_SIDE = 60,     /* around what stands below the bar: ours */
    DEGREE_SINKS = 278, /* into the sign [5 mu less 10 mu] */
    LOW = 250,          /* no letter hangs lower */
    WORD_GAP = 100,     /* what word processors leave around a bar: assumed */
    X_HEIGHT = 431,     /* where a face does not tell */
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int x_height(const struct math_work *w, const struct font_face *face, int level)
{
    if (face->x_height <= 0) return math_em(w, level, X_HEIGHT);
    return face->x_height * math_size(w, level) / face->units_per_em;
}

/* ---- fractions ---- */

struct math_part math_set_fraction(struct math_work *w, const struct math_node *node, int level)
{
    struct math_part part = {.from = w->items.n};
    int rule = math_rule(w, level), axis = math_axis(w, node->face, level);
    int overhang = math_em(w, level, BAR_OVERHANG), side = math_em(w, level, FRACTION_SIDE);
    int clear = rule / 2 + 3 * rule, apart = rule + math_em(w, level, WORD_GAP);

    struct math_part over = math_set_list(w, node->first, level);
    size_t bar = w->items.n;
    math_add_rule(w, 0, 0, 0, rule);
    struct math_part under = math_set_list(w, node->second, level);

    int up = axis + larger(math_em(w, level, NUMERATOR_UP), clear + over.descent);
    int down = larger(math_em(w, level, DENOMINATOR_DOWN), clear + under.ascent) - axis;
    int width = larger(over.width, under.width) + 2 * overhang;
    math_move(w, &over, side + (width - over.width) / 2, -up);
    math_move(w, &under, side + (width - under.width) / 2, down);
    w->items.at[bar].x = side;
    w->items.at[bar].y = -axis - rule / 2;
    w->items.at[bar].width = width;

    part.to = w->items.n;
    part.width = width + 2 * side;
    part.ascent = up + over.ascent;
    part.descent = down + under.descent;
    part.above = axis + apart + over.above + over.below;
    part.below = apart + under.above + under.below - axis;
    return part;
}

/* ---- roots ---- */

/* The degree stands over the hook of the sign; gives where the sign begins. */
static int set_degree(struct math_work *w, const struct math_node *degree, int hook, int level,
                      struct math_part *part)
{
    if (!degree) return 0;
    struct math_part small = math_set_list(w, degree, MATH_LEVELS - 1);
    int sign = small.width - math_em(w, level, DEGREE_SINKS);
    int up = hook + 2 * math_rule(w, level) + small.descent;
    math_move(w, &small, sign < 0 ? -sign : 0, -up);
    part->ascent = larger(part->ascent, up + small.ascent);
    part->above = larger(part->above, up + small.above);
    return sign < 0 ? 0 : sign;
}

struct math_part math_set_root(struct math_work *w, const struct math_node *node, int level)
{
    int rule = math_rule(w, level), width = math_em(w, level, SIGN_WIDTH);
    int side = math_em(w, level, ROOT_SIDE);
    struct math_part part = {.from = w->items.n};
    struct math_part inner = math_set_list(w, node->first, level);
    int clear = rule + x_height(w, node->face, level) / 4;
    int above = larger(inner.ascent, math_em(w, level, SIGN_LEAST)) + clear + rule;
    int below = larger(inner.descent, 0) + math_em(w, level, SIGN_FOOT);
    size_t first = w->items.n;

    part.ascent = above;
    part.descent = below;
    part.above = inner.above + 2 * clear;
    part.below = inner.below + clear;
    int x = set_degree(w, node->second, math_sign_hook(w, above, below, level), level, &part);
    math_add_sign(w, x, width, above, below, level);
    x += width;
    math_move(w, &inner, x + side, 0);
    math_add_rule(w, x - rule, -above, rule + inner.width + 2 * side, rule);
    math_swap(w, part.from, first, w->items.n);

    part.to = w->items.n;
    part.width = x + inner.width + 3 * side;
    return part;
}

/* ---- indices ---- */

struct heights {
    int up, down;
};

static struct heights script_heights(const struct math_work *w, const struct math_node *node,
                                     const struct math_part *base, const struct math_part *sub,
                                     const struct math_part *sup, int level)
{
    const struct math_node *of = node->first;
    bool is_text = of->kind == MATH_TEXT && of->is != MATH_LARGE;
    int small = level + 1 < MATH_LEVELS ? level + 1 : MATH_LEVELS - 1;
    int x = x_height(w, node->face, level), rule = math_rule(w, level);
    struct heights h = {0};
    if (!is_text) h.up = base->ascent - math_em(w, small, SUP_DROP);
    if (!is_text) h.down = base->descent + math_em(w, small, SUB_DROP);
    if (sup) h.up = larger(larger(h.up, math_em(w, level, SUP_UP)), sup->descent + x / 4);
    if (sub) h.down = larger(h.down, math_em(w, level, sup ? SUB_DOWN_BELOW : SUB_DOWN));
    if (sub && !sup) h.down = larger(h.down, sub->ascent - x * 4 / 5);
    if (!sub || !sup) return h;
    int gap = h.up - sup->descent - (sub->ascent - h.down);
    if (gap < 4 * rule) h.down += 4 * rule - gap;
    int low = x * 4 / 5 - (h.up - sup->descent);
    if (gap < 4 * rule && low > 0) h = (struct heights){h.up + low, h.down - low};
    return h;
}

/* LibreOffice keeps what hangs low in an upper index, such as a denominator, well above the line.
 */
static int room_above(const struct math_work *w, const struct math_part *sup, int up, int level)
{
    bool hangs_low = sup->descent > math_em(w, level, LOW);
    return up + sup->above + (hangs_low ? math_em(w, level, WORD_GAP) : 0);
}

struct math_part math_set_scripts(struct math_work *w, const struct math_node *node, int level)
{
    int small = level + 1 < MATH_LEVELS ? level + 1 : MATH_LEVELS - 1;
    struct math_part part = math_set_list(w, node->first, level), sub = {0}, sup = {0};
    if (node->second) sub = math_set_list(w, node->second, small);
    if (node->third) sup = math_set_list(w, node->third, small);
    struct heights h = script_heights(w, node, &part, node->second ? &sub : NULL,
                                      node->third ? &sup : NULL, level);
    int width = part.width;
    if (node->second) {
        math_move(w, &sub, part.width, h.down);
        part.descent = larger(part.descent, h.down + sub.descent);
        part.below = larger(part.below, h.down + sub.below);
        width = part.width + sub.width;
    }
    if (node->third) {
        math_move(w, &sup, part.width + part.beyond, -h.up);
        part.ascent = larger(part.ascent, h.up + sup.ascent);
        part.above = larger(part.above, room_above(w, &sup, h.up, level));
        width = larger(width, part.width + part.beyond + sup.width);
    }
    part.to = w->items.n;
    part.width = width + math_em(w, level, SCRIPT_SPACE);
    part.beyond = 0;
    return part;
}
