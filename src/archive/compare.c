/* Where a file differs from the one that it should be. What has a name is compared by what it says,
 * not by its place, so that a change in one part is not blamed on those behind it. */
#include "archive/archive_priv.h"

#include <stdio.h>
#include <string.h>

struct compare {
    struct file is, should;
    const char *name;
    struct diag_list *diags;
    bool is_said;
    VEC(struct value) pages; /* of `is`, in their order */
};

static void say(struct compare *c, enum diag_code code, const char *what)
{
    diag_add(c->diags, (struct pos){.file = c->name}, code, what, NULL, NULL);
    c->is_said = true;
}

/* The values of a key, followed, in both files. */
static bool is_same_at(const struct compare *c, struct value is, struct value should,
                       const char *key)
{
    return value_same(file_get(&c->is, is, key), file_get(&c->should, should, key));
}

static bool is_same_stream(const struct compare *c, struct value is, struct value should)
{
    return value_same(file_stream(&c->is, is), file_stream(&c->should, should)) &&
           is_same_at(c, is, should, "/Filter") && is_same_at(c, is, should, "/Params");
}

/* ---- attached files ---- */

static bool is_same_file(const struct compare *c, struct value is, struct value should)
{
    static const char *const keys[] = {"/UF", "/F", "/Desc", "/AFRelationship"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!is_same_at(c, is, should, keys[i])) return false;
    struct value was = file_get(&c->is, file_get(&c->is, is, "/EF"), "/F");
    struct value be = file_get(&c->should, file_get(&c->should, should, "/EF"), "/F");
    return is_same_stream(c, was, be);
}

static void compare_files(struct compare *c)
{
    struct value is = file_get(&c->is, file_root(&c->is), "/AF"), one = {0};
    struct value should = file_get(&c->should, file_root(&c->should), "/AF"), other;
    const char *p = NULL, *q = NULL;
    while (array_next(should, &q, &other)) {
        if (!array_next(is, &p, &one)) one = (struct value){0};
        other = file_follow(&c->should, other);
        if (is_same_file(c, file_follow(&c->is, one), other)) continue;
        say(c, DIAG_VERIFY_ATTACHMENT, value_text(c->should.a, dict_get(other, "/UF")));
    }
}

/* ---- pages ---- */

static bool note_page(void *context, size_t number, size_t index)
{
    (void)index;
    struct compare *c = context;
    *vec_push(c->is.a, &c->pages) = file_object(&c->is, number);
    return true;
}

static bool compare_page(void *context, size_t number, size_t index)
{
    struct compare *c = context;
    struct value should = file_object(&c->should, number);
    struct value is = index < c->pages.n ? c->pages.at[index] : (struct value){0};
    bool same = is_same_at(c, is, should, "/MediaBox") &&
                is_same_stream(c, file_get(&c->is, is, "/Contents"),
                               file_get(&c->should, should, "/Contents"));
    if (!same) say(c, DIAG_VERIFY_PAGE, arena_printf(c->should.a, "%zu", index + 1));
    return true;
}

/* ---- what the document says of itself ---- */

static void compare_properties(struct compare *c)
{
    bool same = is_same_at(c, c->is.trailer, c->should.trailer, "/Info") &&
                is_same_stream(c, file_get(&c->is, file_root(&c->is), "/Metadata"),
                               file_get(&c->should, file_root(&c->should), "/Metadata"));
    if (!same) say(c, DIAG_VERIFY_PROPERTIES, NULL);
}

/* ---- all else ---- */

/* The first byte, where nothing that has a name differs. */
static void say_byte(struct compare *c)
{
    char offset[32];
    size_t n = c->is.n < c->should.n ? c->is.n : c->should.n, i = 0;
    while (i < n && c->is.bytes[i] == c->should.bytes[i])
        i++;
    snprintf(offset, sizeof offset, "%zu", i);
    say(c, i == c->should.n ? DIAG_VERIFY_ADDED : DIAG_VERIFY_BYTE, offset);
}

bool archive_compare(struct arena *a, const char *name, const uint8_t *is, size_t n_is,
                     const uint8_t *should, size_t n_should, struct diag_list *diags)
{
    if (n_is == n_should && memcmp(is, should, n_is) == 0) return true;
    struct compare c = {.name = name, .diags = diags};
    if (!file_open(a, should, n_should, &c.should) || !file_open(a, is, n_is, &c.is)) {
        say(&c, DIAG_ARCHIVE_FORM, NULL);
        return false;
    }
    size_t n_signed;
    if (file_is_signed_only(&c.should, &c.is, &n_signed) && n_signed) {
        say(&c, DIAG_VERIFY_SIGNED, arena_printf(a, "%zu", n_is - n_should));
        return true;
    }
    compare_files(&c);
    pages_each(&c.is, note_page, &c);
    pages_each(&c.should, compare_page, &c);
    compare_properties(&c);
    if (!c.is_said) say_byte(&c);
    return false;
}
