/* Tables: each cell is set in the width of its columns, each row becomes one box of one part, as
 * high as its highest cell [TWINS rules 23, 24].
 *
 * Recursion is as deep as tables stand in cells, which the depth of a description bounds. */
#include "layout/layout_priv.h"

/* The tag below which a cell's blocks stand. A table that only sets things side by side has no rows
 * and cells in the structure tree. */
static int cell_tag(struct layout *l, enum role role, const struct flow_cell *cell, int row_tag)
{
    if (role != ROLE_TABLE_HEAD && role != ROLE_TABLE_CELL) return row_tag;
    int tag = tag_add(l, role, row_tag);
    l->tags.at[tag].span = cell->span;
    l->tags.at[tag].rows = cell->more_rows + 1;
    return tag;
}

static int table_tag(struct layout *l, const struct flow_block *block, int parent)
{
    if (block->role == ROLE_ARTIFACT) return parent;
    int tag = tag_add(l, block->role, tags_place(l, block, parent, NULL));
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
static bool row_keeps_next(const struct flow_row *row)
{
    if (!row->n_cells || !row->cells[0].n_blocks) return false;
    const struct flow_block *first = &row->cells[0].blocks[0];
    if (first->kind == FLOW_IMAGE) return first->image.keep_next;
    return first->kind == FLOW_PARA && first->para.keep_next;
}

static void align_cell(const struct row *row, size_t i, int slack)
{
    enum flow_valign valign = row->flow->cells[i].valign;
    row->cells[i].y = row->border + (valign == VALIGN_TOP      ? 0
                                     : valign == VALIGN_CENTER ? slack / 2
                                                               : slack);
}

void row_align(struct row *row, int height)
{
    for (size_t i = 0; i < row->n_cells; i++)
        align_cell(row, i, height - row->cells[i].height);
}

/* A cell that more rows will follow in: as high as it needs, less what these rows are high. */
struct open_cell {
    const struct row *row; /* where it begins */
    size_t cell;
    int rows;  /* still to come; 0: there is none */
    int above; /* height of its rows so far */
};

struct collector {
    struct layout *l;
    const struct flow_block *block;
    int tag;
    struct open_cell *open;      /* by first column */
    const struct repeat *repeat; /* of the rows below the head; NULL: it has none */
};

/* Measure a cell; gives the height that it asks of its row. */
static bool collect_cell(struct collector *k, struct row *row, size_t i, size_t column, int row_tag)
{
    const struct flow_cell *flow = &row->flow->cells[i];
    struct row_cell *cell = &row->cells[i];
    bool is_head = (size_t)(row->flow - k->block->table.rows) < k->block->table.n_heads;
    size_t n_marks = k->l->marks.n;
    cell->x = span_width(&k->block->table, 0, (int)column);
    cell->width = span_width(&k->block->table, column, flow->span);
    if (flow->is_covered) return true;
    int tag = cell_tag(k->l, cell_role(k->block, is_head), flow, row_tag);
    int width = cell->width - row->border; /* the line at its right [TWINS rule 23] */
    if (!collect_blocks(k->l, flow->blocks, flow->n_blocks, width, tag, &cell->boxes)) return false;
    cell->height = boxes_stack(&cell->boxes);
    if (row->noted == row->n_cells && k->l->marks.n > n_marks) row->noted = i;
    return true;
}

/* How high a cell makes its row, with the line above. The last row of a merged cell takes what the
 * others leave of its height; a row of nothing but merged cells may be left with none [TWINS rule
 * 24b]. */
static int needed_height(const struct collector *k, const struct row *row, size_t i, size_t column)
{
    const struct flow_cell *flow = &row->flow->cells[i];
    const struct open_cell *open = &k->open[column];
    if (!flow->is_covered) return flow->more_rows ? 0 : row->border + row->cells[i].height;
    if (!open->row || open->rows > 1) return 0;
    return row->border + open->row->cells[open->cell].height - open->above;
}

/* Follow the merged cells of a row, now that its height is known. */
static void follow_open(struct collector *k, const struct row *row, size_t i, size_t column)
{
    const struct flow_cell *flow = &row->flow->cells[i];
    struct open_cell *open = &k->open[column];
    if (flow->more_rows) {
        *open = (struct open_cell){row, i, flow->more_rows, row->bottom};
    } else if (flow->is_covered && open->row) {
        open->above += row->bottom;
        if (--open->rows) return;
        int slack = open->above - row->border - open->row->cells[open->cell].height;
        align_cell(open->row, open->cell, slack);
    }
}

static bool collect_row(struct collector *k, size_t index, struct box *box)
{
    const struct flow_block *block = k->block;
    const struct flow_row *flow = &block->table.rows[index];
    bool is_last = index + 1 == block->table.n_rows;
    struct row *row = arena_new_of(k->l->scratch, struct row);
    struct part *part = arena_new_of(k->l->scratch, struct part);
    int row_tag = block->role == ROLE_TABLE ? tag_add(k->l, ROLE_TABLE_ROW, k->tag) : k->tag;
    *row = (struct row){.table = &block->table,
                        .flow = flow,
                        .is_grid = block->role != ROLE_TABLE,
                        .repeat = index < block->table.n_heads ? NULL : k->repeat,
                        .cells = arena_array_of(k->l->scratch, flow->n_cells, struct row_cell),
                        .n_cells = flow->n_cells,
                        .noted = flow->n_cells,
                        .border = len_to_twips(block->table.border)};
    part->mark_from = k->l->marks.n;
    for (size_t i = 0, column = 0; i < row->n_cells; column += (size_t)flow->cells[i++].span) {
        if (!collect_cell(k, row, i, column, row_tag)) return false;
        int needed = needed_height(k, row, i, column);
        if (needed > row->bottom) row->bottom = needed;
    }
    part->mark_to = k->l->marks.n;
    part->height = row->bottom + (is_last ? row->border : 0);
    part->below = is_last ? 0 : row->border;
    row_align(row, row->bottom - row->border);
    for (size_t i = 0, column = 0; i < row->n_cells; column += (size_t)flow->cells[i++].span)
        follow_open(k, row, i, column);
    *box = (struct box){.kind = FLOW_TABLE, .parts = part, .n_parts = 1, .row = row};
    return true;
}

static struct pos row_pos(const struct flow_block *block, const struct flow_row *row)
{
    size_t i = 0;
    while (i < row->n_cells && (row->cells[i].is_covered || !row->cells[i].n_blocks))
        i++;
    if (i == row->n_cells) return block->pos;
    struct pos pos = row->cells[i].blocks[0].pos;
    return pos.line ? pos : block->pos;
}

bool table_collect(struct layout *l, const struct flow_block *block, int parent,
                   struct boxes *boxes)
{
    const struct flow_table *table = &block->table;
    int tag = table_tag(l, block, parent);
    struct box *heads = arena_array_of(l->scratch, table->n_heads, struct box);
    struct repeat *repeat = arena_new_of(l->scratch, struct repeat);
    struct collector k = {l, block, tag};
    k.repeat = table->n_heads ? repeat : NULL;
    k.open = arena_array_of(l->scratch, table->n_columns, struct open_cell);
    repeat->heads = heads;
    for (size_t i = 0; i < table->n_rows; i++) {
        struct box box;
        bool is_head = i < table->n_heads;
        if (!collect_row(&k, i, &box)) return false;
        box.pos = row_pos(block, &table->rows[i]);
        box.keep_next = is_head || row_keeps_next(&table->rows[i]);
        if (i > table->n_heads) box.repeat = box.row->repeat;
        if (is_head) {
            repeat->height += box.parts[0].height;
            heads[repeat->n++] = box;
        }
        *vec_push(l->scratch, boxes) = box;
    }
    return true;
}
