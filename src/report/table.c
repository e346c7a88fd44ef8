/* A checked <table> as the model. */
#include "base/word.h"
#include "report/report_priv.h"

#include <stdlib.h>
#include <string.h>

static bool is_named(const struct xml_node *node, const char *name)
{
    return node->name && word_same(node->name, name);
}

static bool is_yes(const struct xml_node *node, const char *attr, bool otherwise)
{
    const char *value = xml_attr_value(node, attr);
    return value ? strcmp(value, "yes") == 0 : otherwise;
}

/* The index of the attribute's value among `n` names. */
static int choice(const struct xml_node *node, const char *attr, const char *const names[], int n,
                  int otherwise)
{
    const char *value = xml_attr_value(node, attr);
    for (int i = 0; value && i < n; i++)
        if (strcmp(value, names[i]) == 0) return i;
    return otherwise;
}

static enum report_align align_of(const struct xml_node *node, enum report_align otherwise)
{
    static const char *const names[] = {"", "left", "center", "right", "justify", "decimal"};
    return (enum report_align)choice(node, "align", names, 6, (int)otherwise);
}

static void build_columns(struct arena *a, const struct xml_node *node, struct report_table *table)
{
    size_t n = 0;
    for (const struct xml_node *child = node->first; child; child = child->next)
        n += is_named(child, "column");
    struct report_column *columns = arena_array_of(a, n, struct report_column);
    table->columns = columns;
    for (const struct xml_node *child = node->first; child; child = child->next) {
        if (!is_named(child, "column")) continue;
        struct report_column *column = &columns[table->n_columns++];
        value_width(xml_attr_value(child, "width"), column);
        column->align = align_of(child, CELL_LEFT);
    }
}

static struct report_block *build_para(struct arena *a, const struct xml_node *node)
{
    struct report_block *para = arena_new_of(a, struct report_block);
    para->kind = REPORT_PARA;
    para->pos = node->pos;
    para->content = inline_read(a, node);
    return para;
}

/* Text directly in the cell is one paragraph. */
static const struct report_block *build_paras(struct arena *a, const struct xml_node *cell)
{
    struct report_block *first = NULL, **end = &first;
    for (const struct xml_node *node = cell->first; node; node = node->next) {
        if (!is_named(node, "p") && !is_named(node, "image")) continue;
        *end = is_named(node, "p") ? build_para(a, node) : image_build(a, node);
        end = &(*end)->next;
    }
    return first || inline_is_blank(cell) ? first : build_para(a, cell);
}

static int count(const struct xml_node *node, const char *attr)
{
    const char *value = xml_attr_value(node, attr);
    return value ? atoi(value) : 1;
}

static struct report_cell *build_cells(struct arena *a, const struct xml_node *row)
{
    static const char *const valigns[] = {"top", "center", "bottom"};
    struct report_cell *first = NULL, **end = &first;
    for (const struct xml_node *node = row->first; node; node = node->next) {
        if (!is_named(node, "cell")) continue;
        struct report_cell *cell = arena_new_of(a, struct report_cell);
        cell->pos = node->pos;
        cell->span = count(node, "span");
        cell->rows = count(node, "rows");
        cell->align = align_of(node, CELL_AS_COLUMN);
        cell->valign = (enum report_valign)choice(node, "valign", valigns, 3, CELL_TOP);
        cell->paras = build_paras(a, node);
        *end = cell;
        end = &cell->next;
    }
    return first;
}

/* The rows in `parent` behind *end, which moves on; gives how many there are. */
static size_t build_rows(struct arena *a, const struct xml_node *parent, bool may_split,
                         struct report_row ***end)
{
    size_t n = 0;
    for (const struct xml_node *node = parent->first; node; node = node->next) {
        if (!is_named(node, "row")) continue;
        struct report_row *row = arena_new_of(a, struct report_row);
        row->pos = node->pos;
        row->cells = build_cells(a, node);
        row->may_split = is_yes(node, "split", may_split);
        **end = row;
        *end = &row->next;
        n++;
    }
    return n;
}

const struct report_table *table_build(struct arena *a, const struct xml_node *node)
{
    struct report_table *table = arena_new_of(a, struct report_table);
    struct report_row **end = &table->rows;
    table->has_borders = is_yes(node, "borders", true);
    table->is_numbered = is_yes(node, "numbers", false);
    for (const struct xml_node *child = node->first; child; child = child->next) {
        if (is_named(child, "caption")) table->caption = inline_read(a, child);
        if (is_named(child, "columns")) build_columns(a, child, table);
        if (is_named(child, "head")) table->n_heads = build_rows(a, child, false, &end);
    }
    build_rows(a, node, is_yes(node, "split", false), &end);
    return table;
}
