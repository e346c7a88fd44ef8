/* Anchors as bookmarks (17.13.6.2), docs/ooxml/anchors.md. They stand around the whole text of a
 * paragraph, since inside it they would part it into portions [parity rule 2]; those of a table and
 * its rows wait for the next paragraph. */
#include "base/ascii.h"
#include "docx/docx_priv.h"

#include <string.h>

enum { MAX_NAME = 40, HASH_DIGITS = 8 };

/* Word hides names that begin with _ from its lists, as it does its own. */
#define PREFIX "_vt_"

static bool is_simple(char c)
{
    return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '-';
}

bool docx_bookmark_is_simple(const char *id)
{
    size_t n = 0;
    while (is_simple(id[n]))
        n++;
    return !id[n] && n + sizeof PREFIX - 1 <= MAX_NAME;
}

/* FNV-1a */
static unsigned hash_of(const char *s)
{
    unsigned hash = 2166136261u;
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 16777619u;
    return hash;
}

/* Word knows no hyphen in them and no difference of case, and cuts off what is too long: an id with
 * more than small letters, digits and hyphens in it gets a number of its own behind it. */
const char *docx_bookmark_name(struct arena *a, const char *id)
{
    size_t n = strlen(id), n_prefix = sizeof PREFIX - 1;
    char *name = arena_alloc(a, n_prefix + n + 1);
    memcpy(name, PREFIX, n_prefix);
    for (size_t i = 0; i < n; i++)
        name[n_prefix + i] = id[i] == '-' ? '_' : id[i];
    if (docx_bookmark_is_simple(id)) return name;
    return arena_printf(a, "%.*s_%08x", MAX_NAME - 1 - HASH_DIGITS, name, hash_of(id));
}

static void start(struct docx *d, struct xml_writer *w, const char *id)
{
    xml_open(w, "w:bookmarkStart");
    xml_attr_int(w, "w:id", ++d->n_bookmarks);
    xml_attr(w, "w:name", docx_bookmark_name(d->arena, id));
    xml_close(w);
}

static void end(struct xml_writer *w, int number)
{
    xml_open(w, "w:bookmarkEnd");
    xml_attr_int(w, "w:id", number);
    xml_close(w);
}

void docx_anchor_next(struct docx *d, const struct flow_anchor *anchors)
{
    for (; anchors; anchors = anchors->next)
        *vec_push(d->arena, &d->anchors) = anchors->id;
}

struct docx_span docx_open_anchors(struct docx *d, struct xml_writer *w)
{
    struct docx_span span = {d->n_bookmarks + 1, (int)d->anchors.n};
    for (size_t i = 0; i < d->anchors.n; i++)
        start(d, w, d->anchors.at[i]);
    d->anchors.n = 0;
    return span;
}

void docx_close_anchors(struct xml_writer *w, struct docx_span span)
{
    for (int i = span.n; i-- > 0;)
        end(w, span.first + i);
}
