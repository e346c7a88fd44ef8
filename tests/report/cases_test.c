/* The descriptions in cases/: those in valid/ are read without a message; those in invalid/ and
 * beyond/ get exactly the messages that the comment at their end expects, in that order. */
#include "base/buf.h"
#include "base/input.h"
#include "base/limits.h"
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

static void put_message(struct buf *b, const struct diag *d)
{
    buf_printf(b, "%d:%d %s ", d->pos.line, d->pos.column, diag_code_name(d->code));
    for (int i = 0; i < 3 && d->args[i]; i++)
        buf_printf(b, "%s%s", i ? "|" : "", d->args[i]);
    buf_putc(b, '\n');
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
    const char *out = arena_strndup(a, (const char *)b.at, b.n);
    buf_free(&b);
    return out;
}

START_TEST(messages)
{
    const char *path = case_path(_i);
    struct reading r = read_file(path);
    struct buf b = {0};
    for (size_t i = 0; i < r.diags.n; i++)
        put_message(&b, &r.diags.at[i]);
    const char *seen = arena_strndup(r.arena, (const char *)b.at, b.n);
    buf_free(&b);
    const char *expected = expected_messages(r.arena, path);
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
