/* The sheets in cases/: those in valid/ are read without a message; those in invalid/ (which
 * layout.rng refuses too) and beyond/ (which it cannot) get exactly the messages that the comment
 * at their end expects, in that order. */
#include "base/input.h"
#include "base/limits.h"
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

static const char *expected_messages(struct arena *a, const char *path)
{
    static const char mark[] = "<!-- expected\n";
    if (strstr(path, "/valid/")) return "";
    uint8_t *bytes = NULL;
    size_t n = 0;
    ck_assert_int_eq(input_read(a, source_path(a, path), LIMIT_INPUT_BYTES, &bytes, &n), 0);
    const char *from = strstr((const char *)bytes, mark);
    ck_assert_msg(from != NULL, "%s expects nothing", path);
    from += sizeof mark - 1;
    return arena_strndup(a, from, (size_t)(strstr(from, "-->") - from));
}

START_TEST(messages)
{
    const char *path = strstr(files.gl_pathv[_i], "tests/style/cases/");
    struct reading r = read_file(path);
    const char *expected = expected_messages(r.arena, path), *seen = messages_of(&r);
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
