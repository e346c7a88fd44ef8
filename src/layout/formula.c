/* Formulas: one box that never comes apart, as high as the flow says, with what compose has set in
 * it around a baseline. */
#include "layout/layout_priv.h"

#include <string.h>

void formula_collect(struct layout *l, const struct flow_block *block, int width, int parent,
                     struct boxes *boxes)
{
    const struct flow_formula *flow = &block->formula;
    struct formula *formula = arena_new_of(l->scratch, struct formula);
    struct part *part = arena_new_of(l->scratch, struct part);
    int tag = tag_add(l, ROLE_FORMULA, tags_place(l, block, parent, NULL));
    l->tags.at[tag].alt = flow->alt;
    l->tags.at[tag].id = block->id;
    *formula = (struct formula){flow, tag, width};
    part->height = len_to_twips(flow->height);
    part->mark_from = part->mark_to = l->marks.n;
    *vec_push(l->scratch, boxes) = (struct box){
        .kind = FLOW_FORMULA,
        .parts = part,
        .n_parts = 1,
        .before = len_to_twips(flow->style->before),
        .after = len_to_twips(flow->style->after),
        .keep_next = flow->keep_next,
        .pos = block->pos,
        .formula = formula,
    };
}

static int left_of(const struct formula *formula)
{
    const struct style *s = formula->flow->style;
    int left = len_to_twips(s->left);
    int free = formula->width - left - len_to_twips(s->right) - formula->flow->setting.width;
    if (s->align == ALIGN_RIGHT) return left + free;
    return s->align == ALIGN_CENTER ? left + free / 2 : left;
}

/* A text is read on without a blank where the next one stands right beside it. */
static struct page_text text_of(const struct math_item *item, const struct math_item *next, int x,
                                int y)
{
    bool is_beside = next && next->kind == MATH_ITEM_TEXT && next->x <= item->x + item->width + 1 &&
                     next->x >= item->x;
    return (struct page_text){
        .face = item->face,
        .size = item->size,
        .utf8 = item->utf8,
        .n = strlen(item->utf8),
        .x = len_from_twips(x + item->x),
        .baseline = len_from_twips(y + item->y),
        .width = len_from_twips(item->width),
        .ends_line = true,
        .cuts_word = is_beside,
    };
}

static struct page_shape sign_of(struct arena *a, const struct math_item *item, int x, int y)
{
    struct page_point *points = arena_array_of(a, MATH_SIGN_POINTS, struct page_point);
    for (int i = 0; i < MATH_SIGN_POINTS; i++)
        points[i] = (struct page_point){len_from_twips(x + item->x + item->outline[i].x),
                                        len_from_twips(y + item->y + item->outline[i].y)};
    return (struct page_shape){points, MATH_SIGN_POINTS};
}

void formula_place(const struct formula *formula, int x, int y, struct items *items)
{
    const struct math_setting *set = &formula->flow->setting;
    x += left_of(formula);
    y += formula->flow->baseline;
    for (size_t i = 0; i < set->n_items; i++) {
        const struct math_item *from = &set->items[i];
        const struct math_item *next = i + 1 < set->n_items ? from + 1 : NULL;
        struct page_item item = {.tag = formula->tag};
        switch (from->kind) {
        case MATH_ITEM_TEXT:
            item.text = text_of(from, next, x, y);
            break;
        case MATH_ITEM_RULE:
            item.kind = PAGE_RULE;
            item.rule =
                (struct page_rule){len_from_twips(x + from->x), len_from_twips(y + from->y),
                                   len_from_twips(from->width), len_from_twips(from->height)};
            break;
        case MATH_ITEM_SIGN:
            item.kind = PAGE_SHAPE;
            item.shape = sign_of(items->keep, from, x, y);
            break;
        }
        *vec_push(items->arena, items) = item;
    }
}
