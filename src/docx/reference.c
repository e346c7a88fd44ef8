/* References whose words are just the number of a paragraph, as a word processor counts it: a REF
 * field (17.16.5.51) that follows when numbers change. All others are links around words of our
 * own. */
#include "docx/docx_priv.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char no_break_blank[] = "\xC2\xA0"; /* U+00A0 */

static int by_id(const void *x, const void *y)
{
    const struct docx_target *a = x, *b = y;
    return strcmp(a->id, b->id);
}

void docx_sort_targets(struct docx *d)
{
    if (d->targets.n) qsort(d->targets.at, d->targets.n, sizeof *d->targets.at, by_id);
}

static const struct docx_labelled *find_target(const struct docx *d, const char *id)
{
    const struct docx_target key = {.id = id};
    if (!d->targets.n) return NULL;
    const struct docx_target *found =
        bsearch(&key, d->targets.at, d->targets.n, sizeof *d->targets.at, by_id);
    return found ? &d->labelled.at[found->labelled] : NULL;
}

const char *docx_number_words(struct arena *a, const char *label)
{
    struct buf b = {0};
    for (const char *c = label; *c; c++)
        if (*c == ' ')
            buf_puts(&b, no_break_blank);
        else
            buf_putc(&b, *c);
    return buf_text(&b, a);
}

/* What the field prints: the number without the dot at its end; other marks stay. */
static const char *printed(struct arena *a, const char *label)
{
    char *words = arena_strdup(a, docx_number_words(a, label));
    size_t n = strlen(words);
    while (n && words[n - 1] == '.')
        words[--n] = '\0';
    bool ends_in_letter = n && (isalnum((unsigned char)words[n - 1]) || words[n - 1] & 0x80);
    return ends_in_letter ? words : NULL;
}

bool docx_is_counted(struct docx *d, const struct flow_run *run)
{
    const struct flow_link *link = flow_run_link(run);
    if (!link || link->uri || run->kind != FLOW_TEXT || docx_change_is_gone(run->change))
        return false;
    const struct docx_labelled *target = find_target(d, link->target);
    /* in a line of both versions it must lead to what is in both */
    if (target && !run->change && target->change) return false;
    if (!target || target->num < 0 || d->nums.at[target->num].literal) return false;
    const char *number = printed(d->arena, target->para->label->text);
    return number && strcmp(number, run->text) == 0;
}
