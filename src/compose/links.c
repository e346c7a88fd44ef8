/* References as links: they lead to blocks, which are all known only when the last has been made.
 */
#include "compose/compose_priv.h"

#include <stdlib.h>
#include <string.h>

struct ids {
    struct arena *a;
    VEC(const char *) names;
};

static int by_name(const void *x, const void *y)
{
    const char *const *a = x, *const *b = y;
    return strcmp(*a, *b);
}

/* As deep as tables stand in cells. */
static void list_ids(struct ids *ids, const struct flow_block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (blocks[i].id) *vec_push(ids->a, &ids->names) = blocks[i].id;
        if (blocks[i].kind != FLOW_TABLE) continue;
        const struct flow_table *table = &blocks[i].table;
        for (size_t r = 0; r < table->n_rows; r++)
            for (size_t c = 0; c < table->rows[r].n_cells; c++)
                list_ids(ids, table->rows[r].cells[c].blocks, table->rows[r].cells[c].n_blocks);
    }
}

void links_resolve(struct composer *c, const struct built *b)
{
    struct ids ids = {.a = c->a};
    list_ids(&ids, b->blocks.at, b->blocks.n);
    size_t n = ids.names.n, size = sizeof *ids.names.at;
    if (n) qsort(ids.names.at, n, size, by_name);
    for (size_t i = 0; i < c->links.n; i++) {
        struct flow_link *link = c->links.at[i].link;
        bool is_there = n && bsearch(&link->target, ids.names.at, n, size, by_name);
        if (!is_there) link->target = NULL;
    }
}
