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

static bool is_same(struct value x, struct value y)
{
    if (!x.at || !y.at) return !x.at && !y.at;
    size_t n = (size_t)(x.end - x.at);
    return (size_t)(y.end - y.at) == n && memcmp(x.at, y.at, n) == 0;
}

/* The values of a key, followed, in both files. */
static bool is_same_at(const struct compare *c, struct value is, struct value should,
                       const char *key)
{
    return is_same(file_get(&c->is, is, key), file_get(&c->should, should, key));
}

static bool is_same_stream(const struct compare *c, struct value is, struct value should)
{
    return is_same(file_stream(&c->is, is), file_stream(&c->should, should)) &&
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

/* What a signature shows instead of nothing is a new object. */
static bool is_new_appearance(const struct compare *c, struct value key, struct value appearance)
{
    size_t form = value_reference(dict_get(appearance, "/N"));
    return value_is(key, "/AP") && form >= c->should.n_places;
}

/* A signature gives its field the one key that it lacked, and changes no other but its appearance.
 */
static bool is_signed_field(const struct compare *c, size_t number)
{
    struct value is = file_object(&c->is, number), should = file_object(&c->should, number);
    struct value key, value, other_key, other;
    const char *p = NULL, *q = NULL;
    if (!value_is(dict_get(should, "/FT"), "/Sig") || dict_get(should, "/V").at) return false;
    while (dict_next(is, &p, &key, &value)) {
        if (value_is(key, "/V")) continue;
        if (!dict_next(should, &q, &other_key, &other)) return false;
        if (!is_same(key, other_key)) return false;
        if (!is_same(value, other) && !is_new_appearance(c, key, value)) return false;
    }
    return !dict_next(should, &q, &other_key, &other);
}

/* Whether what was added behind the file leaves all in it as it is, but for signatures. */
static bool is_signed_only(const struct compare *c)
{
    const struct value root = dict_get(c->should.trailer, "/Root");
    if (c->is.n < c->should.n || memcmp(c->is.bytes, c->should.bytes, c->should.n) != 0 ||
        !is_same(dict_get(c->is.trailer, "/Root"), root))
        return false;
    bool has_signature = false;
    for (size_t i = 1; i < c->should.n_places; i++) {
        if (is_same(file_span(&c->is, i), file_span(&c->should, i))) continue;
        if (!is_signed_field(c, i)) return false;
        has_signature = true;
    }
    return has_signature;
}

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
    if (is_signed_only(&c)) {
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
