/* Names of bookmarks (17.13.6.2). Word knows no hyphen in them and no difference of case, and cuts
 * off what is too long: an id with more than small letters, digits and hyphens in it gets a number
 * of its own behind it. */
#include "docx/docx_priv.h"

#include <string.h>

enum { MAX_NAME = 40, HASH_DIGITS = 8 };

static bool is_simple(const char *id)
{
    size_t n = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");
    return !id[n] && n <= MAX_NAME;
}

/* FNV-1a */
static unsigned hash_of(const char *s)
{
    unsigned hash = 2166136261u;
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 16777619u;
    return hash;
}

const char *docx_bookmark_name(struct arena *a, const char *id)
{
    char *name = arena_strdup(a, id);
    for (char *c = name; *c; c++)
        if (*c == '-') *c = '_';
    if (is_simple(id)) return name;
    return arena_printf(a, "%.*s_%08x", MAX_NAME - 1 - HASH_DIGITS, name, hash_of(id));
}

/* Around the whole text: inside it a bookmark would part it into portions [parity rule 2]. */
long docx_open_bookmark(struct docx *d, struct xml_writer *w, const char *id)
{
    if (!id) return 0;
    xml_open(w, "w:bookmarkStart");
    xml_attr_int(w, "w:id", ++d->n_bookmarks);
    xml_attr(w, "w:name", docx_bookmark_name(d->arena, id));
    xml_close(w);
    return d->n_bookmarks;
}

void docx_close_bookmark(struct xml_writer *w, long number)
{
    if (!number) return;
    xml_open(w, "w:bookmarkEnd");
    xml_attr_int(w, "w:id", number);
    xml_close(w);
}
