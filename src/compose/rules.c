/* Drawn lines: as long as a share of the words above them, measured from the words themselves.
 * [ND30-Q-07, ND30-C-04, ND30-T-04] */
#include "compose/compose_priv.h"

/* The widest line of the paragraph above; "the line" of a name on several lines is not defined by
 * the law, and a checker must accept any of them. */
static int widest_line(struct composer *c, const struct flow_block *above, len width)
{
    int widest = 0;
    if (!above || above->kind != FLOW_PARA) return 0;
    struct arena_mark mark = arena_mark(c->scratch);
    struct text_lines lines = guard_lines(c, &above->para, width);
    for (size_t i = 0; i < lines.n; i++)
        if (lines.at[i].width > widest) widest = lines.at[i].width;
    arena_rewind(c->scratch, mark);
    return widest;
}

void rules_fit(struct composer *c, struct flow_block *block, const struct sheet_node *node,
               const struct flow_block *above, len width)
{
    int region = len_to_twips(width);
    int base = node->of_region ? region : widest_line(c, above, width);
    int length = (base * node->permille + 500) / 1000;
    int left = node->align == ALIGN_LEFT    ? 0
               : node->align == ALIGN_RIGHT ? region - length
                                            : (region - length) / 2;
    block->rule.length = len_from_twips(length);
    block->rule.left = len_from_twips(left);
    block->rule.right = width - block->rule.left - block->rule.length;
    block->rule.keep_next = above && above->kind == FLOW_PARA && above->para.keep_next;
}
