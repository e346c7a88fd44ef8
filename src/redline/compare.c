/* An order of blocks in which equal ones are 0 apart: same words in same formats, whatever numbers
 * stand before them. */
#include "redline/redline_priv.h"

#include "image/image.h"

#include <string.h>

static int compare_ints(long x, long y)
{
    return (x > y) - (x < y);
}

/* What counts on one level is one thing, whatever the count. */
int compare_labels(const struct flow_label *x, const struct flow_label *y)
{
    if (!x || !y) return compare_ints(x != NULL, y != NULL);
    int order = compare_ints(x->numbering, y->numbering);
    return order ? order : compare_ints(x->level, y->level);
}

static int compare_paras(const struct flow_para *x, const struct flow_para *y)
{
    int order = strcmp(x->style->id, y->style->id);
    if (!order) order = compare_labels(x->label, y->label);
    if (!order) order = compare_ints((long)x->n_runs, (long)y->n_runs);
    for (size_t i = 0; !order && i < x->n_runs; i++) {
        const struct flow_run *a = &x->runs[i], *b = &y->runs[i];
        struct token s = {a, a->raw, a->kind == FLOW_TEXT ? strlen(a->raw) : 0};
        struct token t = {b, b->raw, b->kind == FLOW_TEXT ? strlen(b->raw) : 0};
        order = token_compare(&s, &t);
    }
    return order;
}

static int compare_lists(const struct flow_block *x, size_t n, const struct flow_block *y, size_t m)
{
    int order = compare_ints((long)n, (long)m);
    for (size_t i = 0; !order && i < n; i++)
        order = block_compare(&x[i], &y[i]);
    return order;
}

int row_compare(const struct flow_row *x, const struct flow_row *y)
{
    int order = compare_ints((long)x->n_cells, (long)y->n_cells);
    for (size_t i = 0; !order && i < x->n_cells; i++) {
        const struct flow_cell *a = &x->cells[i], *b = &y->cells[i];
        order = compare_ints(a->span, b->span);
        if (!order) order = compare_ints(a->more_rows, b->more_rows);
        if (!order) order = compare_ints(a->is_covered, b->is_covered);
        if (!order) order = compare_lists(a->blocks, a->n_blocks, b->blocks, b->n_blocks);
    }
    return order;
}

static int compare_tables(const struct flow_table *x, const struct flow_table *y)
{
    int order = compare_ints((long)x->n_rows, (long)y->n_rows);
    if (!order) order = compare_ints((long)x->n_columns, (long)y->n_columns);
    for (size_t i = 0; !order && i < x->n_rows; i++)
        order = row_compare(&x->rows[i], &y->rows[i]);
    return order;
}

static int compare_images(const struct flow_image *x, const struct flow_image *y)
{
    int order = compare_ints(x->width, y->width);
    if (!order) order = compare_ints(x->height, y->height);
    if (!order) order = strcmp(x->alt, y->alt);
    if (order || x->picture == y->picture) return order;
    uint64_t a = x->picture->hash, b = y->picture->hash;
    return (a > b) - (a < b);
}

static int compare_nodes(const struct math_node *x, const struct math_node *y)
{
    for (; x && y; x = x->next, y = y->next) {
        int order = compare_ints(x->kind, y->kind);
        if (!order && x->kind == MATH_TEXT) order = strcmp(x->utf8, y->utf8);
        if (!order) order = compare_nodes(x->first, y->first);
        if (!order) order = compare_nodes(x->second, y->second);
        if (!order) order = compare_nodes(x->third, y->third);
        if (order) return order;
    }
    return compare_ints(x != NULL, y != NULL);
}

static int compare_rules(const struct flow_rule *x, const struct flow_rule *y)
{
    int order = compare_ints(x->thickness, y->thickness);
    return order ? order : compare_ints(x->height, y->height);
}

/* Tables stand in cells, and formulas in each other, as deep as a description nests. */
int block_compare(const struct flow_block *x, const struct flow_block *y)
{
    if (x->kind != y->kind) return compare_ints(x->kind, y->kind);
    switch (x->kind) {
    case FLOW_PARA:
        return compare_paras(&x->para, &y->para);
    case FLOW_TABLE:
        return compare_tables(&x->table, &y->table);
    case FLOW_RULE:
        return compare_rules(&x->rule, &y->rule);
    case FLOW_IMAGE:
        return compare_images(&x->image, &y->image);
    case FLOW_FORMULA:
        return compare_nodes(x->formula.nodes, y->formula.nodes);
    }
    return 0;
}
