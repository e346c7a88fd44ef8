/* Merged cells: which cells of a table stand in which columns of each row. Resolved here, once;
 * behind this nobody looks for a cell in another row.
 *
 * As in HTML, a row names the cells that begin in it; each takes the next columns that no cell from
 * above has. Unlike there, what does not come out even is refused. */
#include "compose/compose_priv.h"

struct merging {
    struct composer *c;
    const struct report_table *table;
    struct merged *out;
    struct merged_cell open[SHEET_MAX_COLUMNS]; /* by first column: cells that reach further down */
    size_t row, rows_left;                      /* of the head, or below it */
};

static const char *number(struct composer *c, size_t n)
{
    return arena_printf(c->a, "%zu", n);
}

static void refuse(struct merging *m, struct pos pos, enum diag_code code, size_t column)
{
    diag_add(m->c->diags, pos, code, number(m->c, m->row + 1), number(m->c, column + 1),
             number(m->c, m->table->n_columns));
    m->c->ok = false;
}

/* The cells from above that stand in the columns from *column on, one behind the other. */
static void take_open(struct merging *m, size_t *column)
{
    while (*column < m->table->n_columns && m->open[*column].more_rows) {
        struct merged_cell *open = &m->open[*column];
        open->more_rows--;
        *vec_push(m->c->a, &m->out->cells) = *open;
        *column += (size_t)open->span;
    }
}

static void check_rows(struct merging *m, const struct report_cell *cell, size_t column)
{
    if ((size_t)cell->rows <= m->rows_left) return;
    diag_add(m->c->diags, cell->pos, DIAG_COMPOSE_TABLE_ROWS, number(m->c, m->row + 1),
             number(m->c, column + 1), number(m->c, (size_t)cell->rows));
    m->c->ok = false;
}

/* False when the cell has no room. */
static bool take_cell(struct merging *m, const struct report_cell *cell, size_t column)
{
    size_t end = column + (size_t)cell->span, i = column;
    if (end > m->table->n_columns) {
        refuse(m, cell->pos, DIAG_COMPOSE_TABLE_OVER, column);
        return false;
    }
    while (i < end && !m->open[i].more_rows)
        i++;
    if (i < end) {
        refuse(m, cell->pos, DIAG_COMPOSE_TABLE_OVERLAP, i);
        return false;
    }
    check_rows(m, cell, column);
    struct merged_cell found = {.cell = cell, .column = column, .span = cell->span};
    found.more_rows = cell->rows - 1;
    *vec_push(m->c->a, &m->out->cells) = found;
    found.is_covered = true;
    m->open[column] = found;
    return true;
}

static void take_row(struct merging *m, const struct report_row *row)
{
    size_t column = 0;
    for (const struct report_cell *cell = row->cells; cell; cell = cell->next) {
        take_open(m, &column);
        if (!take_cell(m, cell, column)) return;
        column += (size_t)cell->span;
    }
    take_open(m, &column);
    if (column < m->table->n_columns) refuse(m, row->pos, DIAG_COMPOSE_TABLE_GAP, column);
    *vec_push(m->c->a, &m->out->row_ends) = m->out->cells.n;
}

void merged_resolve(struct composer *c, const struct report_table *table, struct merged *out)
{
    struct merging m = {.c = c, .table = table, .out = out};
    size_t n = 0;
    for (const struct report_row *row = table->rows; row; row = row->next)
        n++;
    for (const struct report_row *row = table->rows; row && c->ok; row = row->next, m.row++) {
        m.rows_left = (m.row < table->n_heads ? table->n_heads : n) - m.row;
        take_row(&m, row);
    }
}
