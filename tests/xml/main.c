#include "xml_test.h"

#include <string.h>

struct reading read_bytes(const char *bytes, size_t n)
{
    struct reading r = {.arena = arena_new()};
    r.diags.arena = r.arena;
    r.is_read = xml_read(r.arena, "t.xml", (const uint8_t *)bytes, n, &r.doc, &r.diags);
    return r;
}

struct reading read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

void reading_free(struct reading *r)
{
    arena_free(r->arena);
}

void assert_pos(struct pos pos, int line, int column)
{
    ck_assert_str_eq(pos.file, "t.xml");
    ck_assert_int_eq(pos.line, line);
    ck_assert_int_eq(pos.column, column);
}

void assert_refused(const char *bytes, size_t n, enum diag_code code, int line, int column,
                    const char *arg)
{
    struct reading r = read_bytes(bytes, n);
    ck_assert(!r.is_read);
    ck_assert_ptr_null(r.doc.root);
    ck_assert_uint_eq(r.diags.n, 1);
    const struct diag *d = &r.diags.at[0];
    ck_assert_str_eq(diag_code_name(d->code), diag_code_name(code));
    assert_pos(d->pos, line, column);
    if (arg) ck_assert_str_eq(d->args[0], arg);
    reading_free(&r);
}

int main(void)
{
    Suite *suite = suite_create("xml");
    suite_add_tcase(suite, decode_cases());
    suite_add_tcase(suite, tree_cases());
    suite_add_tcase(suite, form_cases());
    suite_add_tcase(suite, refuse_cases());
    suite_add_tcase(suite, near_cases());
    suite_add_tcase(suite, writer_cases());
    return suite_run(suite);
}
