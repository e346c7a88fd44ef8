/* References: "khoản 2 Điều 5". A number is named with those above it, up to a rung that counts
 * through the whole document, since its number says enough. */
#include "compose/compose_priv.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

static int by_id(const void *key, const void *target)
{
    return strcmp(key, ((const struct target *)target)->id);
}

static const struct target *find_target(const struct composer *c, const char *id)
{
    if (!c->targets.n) return NULL;
    return bsearch(id, c->targets.at, c->targets.n, sizeof *c->targets.at, by_id);
}

static const struct sheet_level *level_of(const struct composer *c, int section)
{
    const struct section_label *label = &c->labels.at[section];
    return label->scheme->rungs[label->rung].level;
}

/* "2.1." as a sentence names it. */
static const char *without_mark(struct arena *a, const char *label)
{
    size_t n = strlen(label);
    while (n && strchr(".)", label[n - 1]))
        n--;
    return n ? arena_strndup(a, label, n) : NULL;
}

/* "khoản {n}" with a number. */
static void put_link(struct buf *b, const char *pattern, const char *number)
{
    struct sheet_piece piece;
    while (sheet_pattern_next(&pattern, &piece)) {
        if (piece.is_name)
            buf_puts(b, number);
        else
            buf_add(b, piece.at, piece.n);
    }
}

static bool stands_in(const struct composer *c, int section)
{
    int i = c->here;
    while (i >= 0 && i != section)
        i = c->labels.at[i].above;
    return i >= 0;
}

static bool is_last_link(const struct composer *c, int section)
{
    int above = c->labels.at[section].above;
    return level_of(c, section)->continues || above < 0 || !level_of(c, above)->cite;
}

static const char *chain(struct composer *c, int section, enum reference_form form)
{
    struct buf b = {0};
    for (int i = section;; i = c->labels.at[i].above) {
        bool is_here = form == REFERENCE_HERE && stands_in(c, i);
        put_link(&b, level_of(c, i)->cite,
                 is_here ? c->labels.at[i].scheme->sheet->here : c->labels.at[i].number);
        if (is_here || form == REFERENCE_OWN || is_last_link(c, i)) break;
        buf_putc(&b, ' ');
    }
    return text_nfc(c->a, buf_text(&b, c->a));
}

const char *cite_text(struct composer *c, const char *id, enum reference_form form)
{
    const struct target *target = find_target(c, id);
    if (target && target->number && form == REFERENCE_NUMBER) return target->number;
    if (target && target->label) return target->label;
    if (!target || target->section < 0) return NULL;
    const struct section_label *label = &c->labels.at[target->section];
    if (!level_of(c, target->section)->cite) return without_mark(c->a, label->text);
    if (form == REFERENCE_NUMBER) return label->number;
    return chain(c, target->section, form);
}
