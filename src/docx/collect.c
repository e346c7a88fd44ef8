/* What one part must know of another, gathered before any is written. The depth of the walk is that
 * of tables in each other, which the sheet's templates bound. */
#include "docx/docx_priv.h"

static void collect_blocks(struct docx *d, const struct flow_block *blocks, size_t n);

static void collect_para(struct docx *d, const struct flow_block *block)
{
    const struct flow_para *para = &block->para;
    for (size_t i = 0; i < para->n_runs; i++)
        d->has_ticks = d->has_ticks || para->runs[i].kind == FLOW_TICK;
    if (!para->label && !(para->old && para->old->label)) return;
    for (const struct flow_anchor *a = block->anchors; a; a = a->next)
        *vec_push(d->arena, &d->targets) = (struct docx_target){a->id, d->labelled.n};
    *vec_push(d->arena, &d->labelled) = (struct docx_labelled){para, block->change, -1, -1};
}

static void collect_image(struct docx *d, const struct image *image)
{
    for (size_t i = 0; i < d->pictures.n; i++)
        if (d->pictures.at[i].image == image) return;
    *vec_push(d->arena, &d->pictures) = (struct docx_picture){image, NULL};
}

static void collect_table(struct docx *d, const struct flow_table *table)
{
    if (table->border)
        d->border = table->border;
    else
        d->has_tables = true;
    for (size_t r = 0; r < table->n_rows; r++)
        for (size_t c = 0; c < table->rows[r].n_cells; c++)
            collect_blocks(d, table->rows[r].cells[c].blocks, table->rows[r].cells[c].n_blocks);
}

static void collect_blocks(struct docx *d, const struct flow_block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        switch (blocks[i].kind) {
        case FLOW_PARA:
            collect_para(d, &blocks[i]);
            break;
        case FLOW_TABLE:
            collect_table(d, &blocks[i].table);
            break;
        case FLOW_RULE:
            docx_rule_collect(d, &blocks[i].rule);
            break;
        case FLOW_IMAGE:
            collect_image(d, blocks[i].image.picture);
            break;
        case FLOW_FORMULA:
            d->has_formulas = true;
            break;
        }
    }
}

/* Lines in tables, notes and margins are not counted. */
static void collect_text(struct docx *d, const struct flow_section *s)
{
    for (size_t i = 0; i < s->n_blocks; i++) {
        const struct flow_block *b = &s->blocks[i];
        if (b->kind == FLOW_PARA && b->para.n_runs)
            d->has_text[docx_style_index(d, b->para.style)] = true;
    }
}

void docx_collect(struct docx *d)
{
    const struct flow *flow = d->flow;
    d->has_text = arena_array_of(d->arena, flow->n_styles, bool);
    for (size_t i = 0; i < flow->n_sections && flow->line_numbers.every; i++)
        collect_text(d, &flow->sections[i]);
    for (size_t i = 0; i < flow->n_sections; i++) {
        const struct flow_section *s = &flow->sections[i];
        collect_blocks(d, s->first_top, s->n_first_top);
        collect_blocks(d, s->first_bottom, s->n_first_bottom);
        collect_blocks(d, s->blocks, s->n_blocks);
    }
    for (size_t i = 0; i < flow->n_notes; i++)
        collect_blocks(d, flow->notes[i].blocks, flow->notes[i].n_blocks);
}
