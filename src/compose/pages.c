/* Pages of a kind: upright or on their side, with what stands in the margins of their first one. */
#include "compose/compose_priv.h"

struct style_page pages_turned(const struct composer *c, bool is_landscape)
{
    struct style_page page = c->sheet->page;
    if (!is_landscape) return page;
    page.width = c->sheet->page.height;
    page.height = c->sheet->page.width;
    return page;
}

len pages_width(const struct style_page *page)
{
    return page->width - page->left - page->right;
}

len pages_height(const struct style_page *page)
{
    return page->height - page->top - page->bottom;
}

void pages_set(struct composer *c, const struct style_page *page)
{
    c->width = pages_width(page);
    c->height = pages_height(page);
}

/* Pages that would stay empty are not begun: what comes next takes their place. */
void pages_begin(struct composer *c, const struct built *b, struct section_start start)
{
    start.at = b->blocks.n;
    if (!start.first_number) start.first_has_header = true;
    size_t n = c->starts.n;
    bool is_empty = n && c->starts.at[n - 1].at == start.at;
    if (!is_empty)
        *vec_push(c->a, &c->starts) = start;
    else if (start.first_number)
        c->starts.at[n - 1] = start;
    else
        c->starts.at[n - 1].page = start.page;
    pages_set(c, &start.page);
}

/* ---- the margins of a first page ---- */

static int line_height(const struct flow_para *para)
{
    const struct style *s = para->style;
    if (s->line_rule == LINE_EXACT) return len_to_twips(s->line);
    enum { TWIPS_OF_HALF_POINT = 10 };
    int height = 0;
    for (size_t i = 0; i < para->n_runs; i++) {
        const struct flow_run *run = &para->runs[i];
        int own = run->face ? text_box(run->face, run->size * TWIPS_OF_HALF_POINT).height : 0;
        if (own > height) height = own;
    }
    if (s->line_rule == LINE_MULTIPLE) return height * s->line / 100;
    return height > len_to_twips(s->line) ? height : len_to_twips(s->line);
}

static int block_height(struct composer *c, const struct flow_block *block, len width)
{
    if (block->kind == FLOW_RULE) return len_to_twips(block->rule.height);
    const struct style *s = block->para.style;
    struct arena_mark mark = arena_mark(c->scratch);
    int n = (int)guard_lines(c, &block->para, width).n;
    arena_rewind(c->scratch, mark);
    return len_to_twips(s->before + s->after + 2 * (s->border + s->padding)) +
           n * line_height(&block->para);
}

/* The space between two blocks counts in full on both sides here, which is never too little. */
static int blocks_height(struct composer *c, const struct built *b)
{
    int height = 0;
    for (size_t i = 0; i < b->blocks.n; i++)
        height += block_height(c, &b->blocks.at[i], c->width);
    return height;
}

static struct built margin_blocks(struct composer *c, const struct sheet_node *nodes,
                                  const struct report_field *item)
{
    struct built b = {0};
    template_add(c, &b, nodes, item);
    region_fit(c, &b, c->width);
    return b;
}

/* What does not fit would push the text away on this page alone. */
static void check_room(struct composer *c, const struct built *b, int room)
{
    if (!c->ok || !b->blocks.n || blocks_height(c, b) <= room) return;
    diag_add(c->diags, b->blocks.at[0].pos, DIAG_COMPOSE_MARGIN,
             arena_printf(c->a, "%d", (int)(len_from_twips(room) / LEN_MM)), NULL, NULL);
    c->ok = false;
}

/* The footer begins right below the text: then programs that set it from its top and those that
 * set it from its bottom agree. */
void margins_add(struct composer *c, struct section_start *start,
                 const struct sheet_first_page *first, const struct report_field *item)
{
    enum { LEAST_FOOTER = 5 * LEN_MM };
    struct built top = margin_blocks(c, first->top, item);
    struct built bottom = margin_blocks(c, first->bottom, item);
    struct style_page *page = &start->page;
    check_room(c, &top, len_to_twips(page->top - page->header));
    check_room(c, &bottom, len_to_twips(page->bottom - LEAST_FOOTER));
    if (c->ok && bottom.blocks.n)
        page->footer = page->bottom - len_from_twips(blocks_height(c, &bottom));
    if (top.blocks.n) start->first_has_header = false;
    start->top = top.blocks.at;
    start->n_top = top.blocks.n;
    start->bottom = bottom.blocks.at;
    start->n_bottom = bottom.blocks.n;
}
