/* The descriptions in cases/: those in valid/ are read without a message; those in invalid/ and
 * beyond/ get exactly the messages that the comment at their end expects, in that order. */
#include "base/buf.h"
#include "report_test.h"

#include <glob.h>
#include <string.h>

static glob_t files;

/* Before any test runs, so it cannot assert; there_are_many does. */
static void find_files(void)
{
    static const char *const folders[] = {"valid", "invalid", "beyond"};
    struct arena *a = arena_new();
    for (int i = 0; i < 3; i++) {
        const char *path = arena_printf(a, "tests/report/cases/%s/*.xml", folders[i]);
        if (glob(source_path(a, path), i ? GLOB_APPEND : 0, NULL, &files)) break;
    }
    arena_free(a);
}

/* The path below the sources, as read_file wants it. */
static const char *case_path(int i)
{
    return strstr(files.gl_pathv[i], "tests/report/cases/");
}

/* Blanks at the ends of lines do not count: an editor may take them away. */
static const char *without_line_ends(struct arena *a, const char *text)
{
    struct buf b = {0};
    for (; *text; text++) {
        while (*text == '\n' && b.n && b.at[b.n - 1] == ' ')
            b.n--;
        buf_putc(&b, *text);
    }
    return buf_text(&b, a);
}

START_TEST(messages)
{
    const char *path = case_path(_i);
    struct reading r = read_file(path);
    const char *seen = messages_text(r.arena, &r.diags);
    const char *expected = messages_expected(r.arena, path);
    ck_assert_msg(strcmp(without_line_ends(r.arena, seen), without_line_ends(r.arena, expected)) ==
                      0,
                  "%s\nexpected:\n%sseen:\n%s", path, expected, seen);
    ck_assert_int_eq(r.is_read, r.diags.n == 0);
    reading_free(&r);
}
END_TEST

START_TEST(there_are_many)
{
    ck_assert_uint_ge(files.gl_pathc, 80);
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
