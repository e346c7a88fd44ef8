/* Names that must differ, and names that must exist. Sorted, so that a hostile description with a
 * million of them costs no more than a sort. */
#include "base/limits.h"
#include "report/report_priv.h"

#include <stdlib.h>
#include <string.h>

void names_add(struct arena *a, struct names *names, const char *name, struct pos pos)
{
    *vec_push(a, &names->uses) = (struct name_use){name, pos};
}

static int by_name_and_place(const void *left, const void *right)
{
    const struct name_use *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    if (order) return order;
    if (a->pos.line != b->pos.line) return a->pos.line < b->pos.line ? -1 : 1;
    return (a->pos.column > b->pos.column) - (a->pos.column < b->pos.column);
}

void names_check_unique(struct names *names, enum diag_code code, struct diag_list *diags)
{
    struct name_use *uses = names->uses.at;
    if (names->uses.n) qsort(uses, names->uses.n, sizeof *uses, by_name_and_place);
    for (size_t i = 1; i < names->uses.n; i++) {
        if (strcmp(uses[i - 1].name, uses[i].name) != 0) continue;
        diag_add(diags, uses[i].pos, code, uses[i].name, NULL, NULL);
    }
}

static int by_name(const void *key, const void *element)
{
    return strcmp(key, ((const struct name_use *)element)->name);
}

static bool is_known(const struct names *ids, const char *name)
{
    return ids->uses.n && bsearch(name, ids->uses.at, ids->uses.n, sizeof *ids->uses.at, by_name);
}

static const char *nearest(const struct names *ids, const char *name, struct arena *a)
{
    const char **known = arena_array_of(a, ids->uses.n, const char *);
    for (size_t i = 0; i < ids->uses.n; i++)
        known[i] = ids->uses.at[i].name;
    return xml_nearest(name, known, ids->uses.n);
}

/* "a, b, c ...": enough to find the one that was meant; NULL where there is none. */
static const char *list(const struct names *ids, struct arena *a)
{
    enum { MOST_NAMED = 20 };
    const char *text = ids->uses.n ? ids->uses.at[0].name : NULL;
    for (size_t i = 1; i < ids->uses.n && i < MOST_NAMED; i++)
        text = arena_printf(a, "%s, %s", text, ids->uses.at[i].name);
    return ids->uses.n > MOST_NAMED ? arena_printf(a, "%s ...", text) : text;
}

void names_check_known(const struct names *references, const struct names *ids,
                       struct diag_list *diags)
{
    for (size_t i = 0; i < references->uses.n; i++) {
        const struct name_use *use = &references->uses.at[i];
        if (is_known(ids, use->name)) continue;
        /* What will not be shown is not worth the search. */
        bool is_shown = diags->n < LIMIT_DIAGS;
        const char *near = is_shown ? nearest(ids, use->name, diags->arena) : NULL;
        const char *all = is_shown && !near ? list(ids, diags->arena) : NULL;
        diag_add(diags, use->pos,
                 near  ? DIAG_REPORT_REFERENCE_NEAR
                 : all ? DIAG_REPORT_REFERENCE_OF
                       : DIAG_REPORT_REFERENCE,
                 use->name, near ? near : all, NULL);
    }
}
