/* The sheets in cases/: those in valid/ are read without a message; those in invalid/ (which
 * layout.rng refuses too) and beyond/ (which it cannot) get exactly the messages that the comment
 * at their end expects, in that order. */
#include "style_test.h"

#include <glob.h>
#include <string.h>

static glob_t files;

/* Before any test runs, so it cannot assert; there_are_many does. */
static void find_files(void)
{
    static const char *const folders[] = {"valid", "invalid", "beyond"};
    struct arena *a = arena_new();
    for (int i = 0; i < 3; i++) {
        const char *path = arena_printf(a, "tests/style/cases/%s/*.xml", folders[i]);
        if (glob(source_path(a, path), i ? GLOB_APPEND : 0, NULL, &files)) break;
    }
    arena_free(a);
}

START_TEST(messages)
{
    const char *path = strstr(files.gl_pathv[_i], "tests/style/cases/");
    struct reading r = read_file(path);
    const char *expected = messages_expected(r.arena, path), *seen = messages_of(&r);
    ck_assert_msg(strcmp(seen, expected) == 0, "%s\nexpected:\n%sseen:\n%s", path, expected, seen);
    ck_assert_int_eq(r.is_read, r.diags.n == 0);
    reading_free(&r);
}
END_TEST

START_TEST(there_are_many)
{
    ck_assert_uint_ge(files.gl_pathc, 100);
}
END_TEST

TCase *cases_cases(void)
{
    TCase *c = tcase_create("cases");
    find_files();
    tcase_add_loop_test(c, messages, 0, (int)files.gl_pathc);
    tcase_add_test(c, there_are_many);
    return c;
}
