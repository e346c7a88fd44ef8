/* The room between neighbours (The TeXbook, chapter 18): a third of a blank, a little more around
 * signs that combine, most around those that compare. In indices there is next to none. */
#include "math/math_priv.h"

#include "text/text.h"

/* Thousandths of an em: 3, 4 and 5 eighteenths. */
enum { THIN = 167, MEDIUM = 222, THICK = 278 };

enum math_class math_class_after(const struct math_node *node, enum math_class previous)
{
    bool combines = previous == MATH_ORDINARY || previous == MATH_CLOSE || previous == MATH_INNER;
    return node->is == MATH_BINARY && !combines ? MATH_ORDINARY : node->is;
}

static bool is_one(enum math_class a, enum math_class b, enum math_class wanted)
{
    return a == wanted || b == wanted;
}

static int thousandths(enum math_class a, enum math_class b)
{
    if (is_one(a, b, MATH_BINARY)) return MEDIUM;
    if (a == MATH_OPEN || b == MATH_CLOSE || b == MATH_PUNCTUATION) return 0;
    if (is_one(a, b, MATH_RELATION)) return a == b ? 0 : THICK;
    if (a == MATH_PUNCTUATION) return THIN;
    return is_one(a, b, MATH_LARGE) || is_one(a, b, MATH_INNER) ? THIN : 0;
}

int math_space(const struct math_work *w, const struct math_node *previous,
               const struct math_node *node, int level)
{
    if (!previous) return 0;
    if (node->blank_before) return text_width(node->face, " ", 1, math_size(w, level));
    int space = thousandths(previous->is, node->is);
    return level == 0 || space == THIN ? math_em(w, level, space) : 0;
}
