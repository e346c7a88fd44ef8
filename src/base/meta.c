#include "base/meta.h"

#include <stdio.h>
#include <string.h>

const char *meta_value(const struct meta_item *item, size_t pages, char room[META_ROOM])
{
    if (!item->is_pages) return item->value;
    snprintf(room, META_ROOM, "%zu", pages);
    return room;
}

static int characters(const char *s, size_t n)
{
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)s[i] & 0xC0) != 0x80;
    return count;
}

/* Of the longest part. */
static int longest_part(const char *value, const char *join)
{
    int longest = 0;
    while (value) {
        const char *end = join && *join ? strstr(value, join) : NULL;
        int n = characters(value, end ? (size_t)(end - value) : strlen(value));
        if (n > longest) longest = n;
        value = end ? end + strlen(join) : NULL;
    }
    return longest;
}

bool meta_check(const struct meta *meta, size_t pages, struct diag_list *diags)
{
    bool ok = true;
    for (size_t i = 0; i < meta->n_items; i++) {
        const struct meta_item *item = &meta->items[i];
        char room[META_ROOM], is[META_ROOM], most[META_ROOM];
        int n = longest_part(meta_value(item, pages, room), item->join);
        if (!item->longest || n <= item->longest) continue;
        snprintf(is, sizeof is, "%d", n);
        snprintf(most, sizeof most, "%d", item->longest);
        diag_add(diags, item->pos, DIAG_META_LONG, item->title, is, most);
        ok = false;
    }
    return ok;
}
