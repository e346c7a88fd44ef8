/* Grids: the cells' blocks first, then the widths of columns, some of which depend on them, then
 * what depends on the widths. */
#include "compose/compose_priv.h"

struct cell {
    struct built built;
    size_t column;
    int span;
    const char *lock;
};

struct grid {
    VEC(struct cell) cells;
    VEC(size_t) row_ends;          /* index into cells behind each row's last */
    int widths[SHEET_MAX_COLUMNS]; /* twips */
};

static void add_cell(struct composer *c, struct grid *g, struct cell cell, struct pos pos)
{
    /* A cell holds at least one paragraph (ISO 29500-1, 17.4.65). */
    if (!cell.built.blocks.n)
        built_add(c, &cell.built, FLOW_PARA, ROLE_ARTIFACT, pos)->para =
            (struct flow_para){.style = composer_style(c, c->sheet->spacer)};
    *vec_push(c->a, &g->cells) = cell;
}

static void read_row(struct composer *c, struct grid *g, const struct sheet_node *row,
                     const struct report_field *item)
{
    size_t column = 0;
    for (const struct sheet_node *n = row->first; n; n = n->next) {
        struct cell cell = {.column = column, .span = n->span, .lock = n->lock};
        template_add(c, &cell.built, n->first, item);
        add_cell(c, g, cell, n->pos);
        column += (size_t)n->span;
    }
    *vec_push(c->a, &g->row_ends) = g->cells.n;
}

/* A cell for each field, as many in a row as there are columns; the last row is filled up. */
static void read_repeated(struct composer *c, struct grid *g, const struct sheet_node *node,
                          size_t n_columns, const struct report_field *item)
{
    const struct report_field *f = fields_find(c, item, node->path);
    for (size_t column = 0; f || column; column = (column + 1) % n_columns) {
        struct cell cell = {.column = column, .span = 1};
        if (f) template_add(c, &cell.built, node->first, f);
        add_cell(c, g, cell, node->pos);
        if (column + 1 == n_columns) *vec_push(c->a, &g->row_ends) = g->cells.n;
        if (f) f = report_field_same(f);
    }
}

static void read_cells(struct composer *c, struct grid *g, const struct sheet_node *grid,
                       const struct report_field *item)
{
    for (const struct sheet_node *n = grid->first; n; n = n->next) {
        if (n->kind == SHEET_CELLS)
            read_repeated(c, g, n, grid->n_columns, item);
        else
            read_row(c, g, n, item);
    }
}

static int needed_width(struct composer *c, const struct grid *g, size_t column)
{
    int needed = 0;
    for (size_t i = 0; i < g->cells.n; i++) {
        const struct cell *cell = &g->cells.at[i];
        if (cell->column != column || cell->span != 1) continue;
        for (size_t b = 0; b < cell->built.blocks.n; b++) {
            const struct flow_block *block = &cell->built.blocks.at[b];
            int width = block->kind == FLOW_PARA ? guard_natural_width(c, &block->para) : 0;
            if (width > needed) needed = width;
        }
    }
    return needed;
}

static int column_width(struct composer *c, const struct grid *g, const struct sheet_node *node,
                        size_t i)
{
    const struct sheet_column *column = &node->columns[i];
    int width = len_to_twips(column->width), max = len_to_twips(column->max);
    switch (column->kind) {
    case COLUMN_FIXED:
        return width;
    case COLUMN_SHARE:
        return len_to_twips(c->width) * column->permille / 1000;
    case COLUMN_FIT: {
        int needed = needed_width(c, g, i);
        return needed < width ? width : needed > max ? max : needed;
    }
    case COLUMN_REST:
        break;
    }
    return 0;
}

/* The columns fill the region to the twip [parity rule 23]: the columns * share what is left, and
 * the last column takes what rounding leaves. */
static void set_widths(struct composer *c, struct grid *g, const struct sheet_node *node)
{
    int left = len_to_twips(c->width), n_rest = 0;
    for (size_t i = 0; i < node->n_columns; i++) {
        g->widths[i] = column_width(c, g, node, i);
        left -= g->widths[i];
        n_rest += node->columns[i].kind == COLUMN_REST;
    }
    int share = n_rest ? left / n_rest : 0;
    for (size_t i = 0; i < node->n_columns; i++)
        if (node->columns[i].kind == COLUMN_REST) g->widths[i] = share;
    g->widths[node->n_columns - 1] += left - share * n_rest;
}

static struct flow_cell finish_cell(struct composer *c, const struct grid *g, struct cell *cell)
{
    int width = 0;
    for (int i = 0; i < cell->span; i++)
        width += g->widths[cell->column + (size_t)i];
    region_fit(c, &cell->built, len_from_twips(width));
    return (struct flow_cell){.span = cell->span,
                              .blocks = cell->built.blocks.at,
                              .n_blocks = cell->built.blocks.n,
                              .lock = cell->lock};
}

static const struct flow_row *finish_rows(struct composer *c, struct grid *g)
{
    struct flow_row *rows = arena_array_of(c->a, g->row_ends.n, struct flow_row);
    struct flow_cell *cells = arena_array_of(c->a, g->cells.n, struct flow_cell);
    for (size_t row = 0, i = 0; row < g->row_ends.n; row++) {
        rows[row] = (struct flow_row){&cells[i], g->row_ends.at[row] - i};
        for (; i < g->row_ends.at[row]; i++)
            cells[i] = finish_cell(c, g, &g->cells.at[i]);
    }
    return rows;
}

void grid_add(struct composer *c, struct built *b, const struct sheet_node *node,
              const struct report_field *item)
{
    struct grid g = {0};
    read_cells(c, &g, node, item);
    if (!g.row_ends.n) return;
    set_widths(c, &g, node);
    len *widths = arena_array_of(c->a, node->n_columns, len);
    for (size_t i = 0; i < node->n_columns; i++)
        widths[i] = len_from_twips(g.widths[i]);
    const struct flow_row *rows = finish_rows(c, &g);
    built_add(c, b, FLOW_TABLE, ROLE_DIV, node->pos)->table = (struct flow_table){
        .widths = widths,
        .n_columns = node->n_columns,
        .rows = rows,
        .n_rows = g.row_ends.n,
        .title = node->title,
        .lock = node->lock,
    };
}
