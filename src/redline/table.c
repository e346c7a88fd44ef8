/* Tables: rows are paired like blocks, and the cells of paired rows compared. A table whose columns
 * or spans over rows changed is another one. */
#include "redline/redline_priv.h"

#include <stdlib.h>

/* A row with a cell that takes others too cannot come or go alone. */
static bool has_merged_cells(const struct flow_table *table)
{
    for (size_t r = 0; r < table->n_rows; r++)
        for (size_t c = 0; c < table->rows[r].n_cells; c++)
            if (table->rows[r].cells[c].more_rows) return true;
    return false;
}

static bool rows_have_one_shape(const struct flow_row *x, const struct flow_row *y)
{
    if (x->n_cells != y->n_cells) return false;
    for (size_t i = 0; i < x->n_cells; i++) {
        const struct flow_cell *a = &x->cells[i], *b = &y->cells[i];
        if (a->span != b->span || a->more_rows != b->more_rows || a->is_covered != b->is_covered)
            return false;
    }
    return true;
}

static bool have_one_shape(const struct flow_table *old, const struct flow_table *new)
{
    if (old->n_rows != new->n_rows) return false;
    for (size_t r = 0; r < old->n_rows; r++)
        if (!rows_have_one_shape(&old->rows[r], &new->rows[r])) return false;
    return true;
}

bool tables_are_alike(const struct flow_table *old, const struct flow_table *new)
{
    if (old->n_columns != new->n_columns || (old->border != 0) != (new->border != 0)) return false;
    bool is_simple = !has_merged_cells(old) && !has_merged_cells(new);
    return is_simple || (have_one_shape(old, new) && old->n_heads == new->n_heads);
}

struct entry {
    const struct flow_row *row;
    int *id;
};

static int by_row(const void *x, const void *y)
{
    return row_compare(((const struct entry *)x)->row, ((const struct entry *)y)->row);
}

struct rows {
    const struct flow_table *old, *new;
    const word_list *old_words, *new_words;
};

static int rows_alike(void *context, size_t old, size_t new)
{
    const struct rows *r = context;
    if ((old < r->old->n_heads) != (new < r->new->n_heads)) return 0;
    if (!rows_have_one_shape(&r->old->rows[old], &r->new->rows[new])) return 0;
    return words_likeness(&r->old_words[old], &r->new_words[new]);
}

static const word_list *list_words(struct arena *a, const struct flow_row *rows, size_t n)
{
    word_list *lists = arena_array_of(a, n + 1, word_list);
    for (size_t i = 0; i < n; i++) {
        struct flow_table one = {.rows = &rows[i], .n_rows = 1};
        struct flow_block block = {.kind = FLOW_TABLE, .table = one};
        words_of(a, &block, &lists[i]);
    }
    return lists;
}

/* Rows that share cells are those of the same place. */
static int *match_places(struct arena *a, size_t n)
{
    int *match = arena_array_of(a, n + 1, int);
    for (size_t i = 0; i < n; i++)
        match[i] = (int)i;
    return match;
}

static int *match_rows(struct arena *a, const struct flow_table *old, const struct flow_table *new)
{
    if (has_merged_cells(new)) return match_places(a, new->n_rows);
    size_t n = old->n_rows + new->n_rows;
    struct entry *entries = arena_array_of(a, n + 1, struct entry);
    int *ids = arena_array_of(a, n + 1, int);
    for (size_t i = 0; i < n; i++) {
        bool is_old = i < old->n_rows;
        const struct flow_row *row = is_old ? &old->rows[i] : &new->rows[i - old->n_rows];
        entries[i] = (struct entry){row, &ids[i]};
    }
    if (n) qsort(entries, n, sizeof *entries, by_row);
    for (size_t i = 1; i < n; i++)
        *entries[i].id = *entries[i - 1].id + (by_row(&entries[i - 1], &entries[i]) != 0);
    int *match = match_ids(a, ids, old->n_rows, ids + old->n_rows, new->n_rows);
    for (size_t i = 0; i < old->n_rows; i++)
        if (match[i] >= 0 && (i < old->n_heads) != ((size_t)match[i] < new->n_heads)) match[i] = -1;
    struct rows rows = {old, new, list_words(a, old->rows, old->n_rows),
                        list_words(a, new->rows, new->n_rows)};
    pair_alike(a, match, old->n_rows, new->n_rows, rows_alike, &rows);
    return match;
}

static struct flow_row merge_row(struct merger *m, const struct flow_row *old,
                                 const struct flow_row *new)
{
    struct flow_cell *cells = arena_array_of(m->a, new->n_cells, struct flow_cell);
    for (size_t i = 0; i < new->n_cells; i++) {
        const struct flow_cell *x = &old->cells[i], *y = &new->cells[i];
        block_list blocks = {0};
        merge_blocks(m, x->blocks, x->n_blocks, y->blocks, y->n_blocks, &blocks);
        blocks_settle(blocks.at, blocks.n, true);
        cells[i] = *y;
        cells[i].blocks = blocks.at;
        cells[i].n_blocks = blocks.n;
    }
    struct flow_row row = *new;
    row.cells = cells;
    return row;
}

struct flow_table merge_table(struct merger *m, const struct flow_table *old,
                              const struct flow_table *new)
{
    VEC(struct flow_row) rows = {0};
    struct flow_table table = *new;
    int *match = match_rows(m->a, old, new);
    size_t j = 0;
    for (size_t i = 0; i <= old->n_rows; i++) {
        bool is_old = i < old->n_rows;
        if (is_old && match[i] < 0) {
            *vec_push(m->a, &rows) = merge_whole_row(m, &old->rows[i], CHANGE_DELETED);
            rows.at[rows.n - 1].is_head = i < old->n_heads;
            continue;
        }
        for (; j < (is_old ? (size_t)match[i] : new->n_rows); j++) {
            *vec_push(m->a, &rows) = merge_whole_row(m, &new->rows[j], CHANGE_INSERTED);
            rows.at[rows.n - 1].is_head = j < new->n_heads;
        }
        if (!is_old) break;
        *vec_push(m->a, &rows) = merge_row(m, &old->rows[i], &new->rows[j]);
        rows.at[rows.n - 1].is_head = j++ < new->n_heads;
    }
    table.rows = rows.at;
    table.n_rows = rows.n;
    table.n_heads = 0; /* each row says so itself */
    return table;
}
