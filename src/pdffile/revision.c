/* What an increment changed (7.5.6). */
#include "pdffile/pdffile.h"

#include <string.h>

/* What a signature shows instead of nothing is a new object. */
static bool is_new_appearance(const struct file *was, struct value key, struct value appearance)
{
    size_t form = value_reference(dict_get(appearance, "/N"));
    return value_is(key, "/AP") && form >= was->n_places;
}

/* A signature gives its field the one key that it lacked, and changes no other but its appearance.
 */
static bool is_signed_field(const struct file *was, const struct file *is, size_t number)
{
    struct value old = file_object(was, number), new = file_object(is, number);
    struct value key, value, old_key, old_value;
    const char *p = NULL, *q = NULL;
    if (!value_is(dict_get(old, "/FT"), "/Sig") || dict_get(old, "/V").at) return false;
    if (!dict_get(new, "/V").at) return false;
    while (dict_next(new, &p, &key, &value)) {
        if (value_is(key, "/V")) continue;
        if (!dict_next(old, &q, &old_key, &old_value) || !value_same(key, old_key)) return false;
        if (!value_same(value, old_value) && !is_new_appearance(was, key, value)) return false;
    }
    return !dict_next(old, &q, &old_key, &old_value);
}

static bool next_entry(struct value trailer, const char **at, struct value *key,
                       struct value *value)
{
    while (dict_next(trailer, at, key, value))
        if (!value_is(*key, "/Size") && !value_is(*key, "/Prev")) return true;
    return false;
}

/* Another entry could lead readers to other objects than ours (7.5.8.4). */
static bool is_same_trailer(struct value was, struct value is)
{
    struct value key, value, old_key, old_value;
    const char *p = NULL, *q = NULL;
    while (next_entry(is, &p, &key, &value))
        if (!next_entry(was, &q, &old_key, &old_value) || !value_same(key, old_key) ||
            !value_same(value, old_value))
            return false;
    return !next_entry(was, &q, &old_key, &old_value);
}

bool file_is_signed_only(const struct file *was, const struct file *is, size_t *n_signed)
{
    *n_signed = 0;
    if (is->n < was->n || memcmp(is->bytes, was->bytes, was->n) != 0) return false;
    if (!is_same_trailer(was->trailer, is->trailer)) return false;
    for (size_t i = 1; i < was->n_places; i++) {
        if (value_same(file_span(was, i), file_span(is, i))) continue;
        if (!is_signed_field(was, is, i)) return false;
        ++*n_signed;
    }
    return true;
}
