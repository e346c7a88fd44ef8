/* Tables: each cell is set in the width of its columns, each row becomes one box that never comes
 * apart and is as high as its highest cell [TWINS rules 23, 24].
 *
 * Recursion is as deep as tables stand in cells, which the depth of a description bounds. */
#include "layout/layout_priv.h"

/* The tag below which a cell's blocks stand. A table that only sets things side by side has no rows
 * and cells in the structure tree. */
static int cell_tag(struct layout *l, enum role role, int row_tag)
{
    return role == ROLE_TABLE ? tag_add(l, ROLE_TABLE_CELL, row_tag) : row_tag;
}

static int table_tag(struct layout *l, const struct flow_block *block, int parent)
{
    if (block->role == ROLE_ARTIFACT) return parent;
    int tag = tag_add(l, block->role, parent);
    l->tags.at[tag].id = block->id;
    return tag;
}

static int span_width(const struct flow_table *table, size_t from, int span)
{
    int width = 0;
    for (size_t i = from; i < table->n_columns && i < from + (size_t)span; i++)
        width += len_to_twips(table->widths[i]);
    return width;
}

/* A row asks for what follows by the first paragraph of its first cell [TWINS rule 25]. */
static bool row_keeps_next(const struct row *row)
{
    return row->n_cells && row->cells[0].boxes.n && row->cells[0].boxes.at[0].keep_next;
}

static bool collect_row(struct layout *l, const struct flow_block *block,
                        const struct flow_row *flow, int tag, struct box *box)
{
    struct row *row = arena_new_of(l->scratch, struct row);
    struct row_cell *cells = arena_array_of(l->scratch, flow->n_cells, struct row_cell);
    struct part *part = arena_new_of(l->scratch, struct part);
    int row_tag = block->role == ROLE_TABLE ? tag_add(l, ROLE_TABLE_ROW, tag) : tag;
    size_t column = 0;
    part->mark_from = l->marks.n;
    for (size_t i = 0; i < flow->n_cells; i++) {
        const struct flow_cell *cell = &flow->cells[i];
        int width = span_width(&block->table, column, cell->span);
        cells[i].x = span_width(&block->table, 0, (int)column);
        if (!collect_blocks(l, cell->blocks, cell->n_blocks, width,
                            cell_tag(l, block->role, row_tag), &cells[i].boxes))
            return false;
        int height = boxes_stack(&cells[i].boxes);
        if (height > part->height) part->height = height;
        column += (size_t)cell->span;
    }
    part->mark_to = l->marks.n;
    *row = (struct row){cells, flow->n_cells};
    *box = (struct box){.kind = FLOW_TABLE, .parts = part, .n_parts = 1, .row = row};
    return true;
}

static struct pos row_pos(const struct flow_block *block, const struct flow_row *row)
{
    if (!row->n_cells || !row->cells[0].n_blocks) return block->pos;
    struct pos pos = row->cells[0].blocks[0].pos;
    return pos.line ? pos : block->pos;
}

bool table_collect(struct layout *l, const struct flow_block *block, int parent,
                   struct boxes *boxes)
{
    const struct flow_table *table = &block->table;
    int tag = table_tag(l, block, parent);
    for (size_t i = 0; i < table->n_rows; i++) {
        struct box box;
        if (!collect_row(l, block, &table->rows[i], tag, &box)) return false;
        box.pos = row_pos(block, &table->rows[i]);
        box.keep_next = row_keeps_next(box.row);
        *vec_push(l->scratch, boxes) = box;
    }
    return true;
}
