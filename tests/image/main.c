#include "image_test.h"

#include "base/limits.h"

struct taken take_bytes(const void *bytes, size_t n)
{
    struct taken t = {.arena = arena_new(), .diags.arena = arena_new()};
    t.is_taken = image_read(t.arena, "a.png", bytes, n, LIMIT_IMAGES_BYTES,
                            (struct pos){"a.xml", 7, 3}, &t.image, &t.diags);
    ck_assert(t.is_taken == !diag_has_error(&t.diags));
    return t;
}

struct taken take_in(const struct buf *file)
{
    return take_bytes(file->at, file->n);
}

void taken_free(struct taken *t)
{
    arena_free(t->arena);
    arena_free(t->diags.arena);
}

enum diag_code code_of(const struct taken *t)
{
    ck_assert_uint_eq(t->diags.n, 1);
    ck_assert_str_eq(t->diags.at[0].args[0], "a.png");
    ck_assert_int_eq(t->diags.at[0].pos.line, 7);
    return t->diags.at[0].code;
}

int main(void)
{
    Suite *suite = suite_create("image");
    suite_add_tcase(suite, png_cases());
    suite_add_tcase(suite, jpeg_cases());
    suite_add_tcase(suite, exif_cases());
    suite_add_tcase(suite, hostile_cases());
    suite_add_tcase(suite, load_cases());
    return suite_run(suite);
}
