/* The names by which blocks lead back to the description. A name goes to the first block that its
 * part of the description became, once. */
#include "compose/compose_priv.h"

void anchors_start(struct composer *c)
{
    c->anchored = arena_array_of(c->a, c->report->anchors.n + 1, bool);
}

const char *anchors_take(struct composer *c, struct pos pos)
{
    const struct report_anchor *anchor = report_anchor_find(c->report, pos);
    if (!anchor) return NULL;
    bool *taken = &c->anchored[anchor - c->report->anchors.at];
    if (*taken) return NULL;
    *taken = true;
    return anchor->id;
}

static const struct flow_anchor *chained(struct composer *c, struct pos pos,
                                         const struct flow_anchor *inner)
{
    const char *id = anchors_take(c, pos);
    if (!id) return inner;
    struct flow_anchor *anchor = arena_new_of(c->a, struct flow_anchor);
    *anchor = (struct flow_anchor){id, inner};
    return anchor;
}

void anchors_add(struct composer *c, struct flow_block *block, struct pos pos)
{
    block->anchors = chained(c, pos, block->anchors);
}

/* Rows of the description and of the flow run side by side, but for the row (1) (2) ... that ends a
 * head. */
static void add_rows(struct composer *c, const struct flow_table *table,
                     const struct report_table *from)
{
    struct flow_row *rows = (struct flow_row *)table->rows;
    size_t i = 0, n = 0;
    for (const struct report_row *row = from->rows; row && i < table->n_rows; row = row->next) {
        if (n++ == from->n_heads && from->is_numbered) i++;
        if (i < table->n_rows) rows[i].anchors = chained(c, row->pos, NULL);
        i++;
    }
}

/* A run-in heading, and a section without title, share their block with the paragraph behind. */
static bool shares_block(const struct report_block *block)
{
    return block->kind == REPORT_SECTION && block->first && (!block->content || block->is_run_in);
}

void anchors_add_made(struct composer *c, struct built *b, size_t from,
                      const struct report_block *block)
{
    size_t i = from;
    while (i < b->blocks.n && b->blocks.at[i].role == ROLE_ARTIFACT)
        i++;
    if (i == b->blocks.n) return;
    struct flow_block *first = &b->blocks.at[i];
    if (shares_block(block)) anchors_add(c, first, block->first->pos);
    anchors_add(c, first, block->pos);
    for (; block->table && i < b->blocks.n; i++)
        if (b->blocks.at[i].kind == FLOW_TABLE) add_rows(c, &b->blocks.at[i].table, block->table);
}
