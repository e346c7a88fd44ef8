/* Tables: each cell is set in the width of its columns, each row becomes one box that never comes
 * apart and is as high as its highest cell [TWINS rules 23, 24].
 *
 * Recursion is as deep as tables stand in cells, which the depth of a description bounds. */
#include "layout/layout_priv.h"

/* The tag below which a cell's blocks stand. A table that only sets things side by side has no rows
 * and cells in the structure tree. */
static int cell_tag(struct layout *l, enum role role, int span, int row_tag)
{
    if (role != ROLE_TABLE_HEAD && role != ROLE_TABLE_CELL) return row_tag;
    int tag = tag_add(l, role, row_tag);
    l->tags.at[tag].span = span;
    return tag;
}

static int table_tag(struct layout *l, const struct flow_block *block, int parent)
{
    if (block->role == ROLE_ARTIFACT) return parent;
    int tag = tag_add(l, block->role, parent);
    l->tags.at[tag].id = block->id;
    return tag;
}

static enum role cell_role(const struct flow_block *block, bool is_head)
{
    if (block->role != ROLE_TABLE) return block->role;
    return is_head ? ROLE_TABLE_HEAD : ROLE_TABLE_CELL;
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

/* Put each cell's text where its alignment wants it, between the row's lines. */
static void align_cells(const struct flow_row *flow, struct row *row, struct row_cell *cells,
                        int height)
{
    for (size_t i = 0; i < row->n_cells; i++) {
        int slack = height - cells[i].y; /* its own height until here */
        enum flow_valign valign = flow->cells[i].valign;
        cells[i].y = row->border + (valign == VALIGN_TOP      ? 0
                                    : valign == VALIGN_CENTER ? slack / 2
                                                              : slack);
    }
}

static bool collect_row(struct layout *l, const struct flow_block *block, size_t index, int tag,
                        struct box *box)
{
    const struct flow_row *flow = &block->table.rows[index];
    bool is_last = index + 1 == block->table.n_rows, is_head = index < block->table.n_heads;
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
        cells[i].width = width;
        if (!collect_blocks(l, cell->blocks, cell->n_blocks, width,
                            cell_tag(l, cell_role(block, is_head), cell->span, row_tag),
                            &cells[i].boxes))
            return false;
        cells[i].y = boxes_stack(&cells[i].boxes);
        if (cells[i].y > part->height) part->height = cells[i].y;
        column += (size_t)cell->span;
    }
    part->mark_to = l->marks.n;
    *row = (struct row){.table = &block->table,
                        .cells = cells,
                        .n_cells = flow->n_cells,
                        .border = len_to_twips(block->table.border)};
    align_cells(flow, row, cells, part->height);
    row->bottom = row->border + part->height;
    part->height = row->bottom + (is_last ? row->border : 0);
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
    struct box *heads = arena_array_of(l->scratch, table->n_heads, struct box);
    struct repeat *repeat = arena_new_of(l->scratch, struct repeat);
    repeat->heads = heads;
    for (size_t i = 0; i < table->n_rows; i++) {
        struct box box;
        bool is_head = i < table->n_heads;
        if (!collect_row(l, block, i, tag, &box)) return false;
        box.pos = row_pos(block, &table->rows[i]);
        box.keep_next = is_head || row_keeps_next(box.row);
        if (i > table->n_heads && table->n_heads) box.repeat = repeat;
        if (is_head) {
            repeat->height += box.parts[0].height;
            heads[repeat->n++] = box;
        }
        *vec_push(l->scratch, boxes) = box;
    }
    return true;
}
