#include "base/meta.h"

#include <stdio.h>

const char *meta_value(const struct meta_item *item, size_t pages, char room[META_ROOM])
{
    if (!item->is_pages) return item->value;
    snprintf(room, META_ROOM, "%zu", pages);
    return room;
}

static int characters(const char *s)
{
    int n = 0;
    for (; *s; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

bool meta_check(const struct meta *meta, size_t pages, struct diag_list *diags)
{
    bool ok = true;
    for (size_t i = 0; i < meta->n_items; i++) {
        const struct meta_item *item = &meta->items[i];
        char room[META_ROOM], is[META_ROOM], most[META_ROOM];
        int n = characters(meta_value(item, pages, room));
        if (!item->longest || n <= item->longest) continue;
        snprintf(is, sizeof is, "%d", n);
        snprintf(most, sizeof most, "%d", item->longest);
        diag_add(diags, item->pos, DIAG_META_LONG, item->title, is, most);
        ok = false;
    }
    return ok;
}
