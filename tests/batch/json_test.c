/* JSON of rows and of the manifest. */
#include "batch/batch_priv.h"
#include "batch_suites.h"

#include "base/arena.h"

#include <string.h>

static struct arena *a;

static void start(void)
{
    a = arena_new();
}

static void stop(void)
{
    arena_free(a);
}

static const struct json *read_one(const char *line)
{
    size_t bad;
    return json_read(a, line, strlen(line), &bad);
}

START_TEST(an_object_has_its_members_in_order)
{
    const char line[] = " {\"a\":\"x\",\"b\":-1.50e+2 ,\"c\":[true,false,null],\"d\":{}}\r";
    const struct json *all = read_one(line);
    static const enum json_kind kinds[] = {JSON_STRING, JSON_NUMBER, JSON_LIST, JSON_OBJECT};
    size_t i = 0;
    ck_assert_ptr_nonnull(all);
    for (const struct json *m = all->first; m; m = m->next)
        ck_assert_int_eq(m->kind, kinds[i++]);
    ck_assert_uint_eq(i, 4);
    ck_assert_str_eq(json_member(all, "b", JSON_NUMBER)->text, "-1.50e+2");
    ck_assert_uint_eq(json_member(all, "b", JSON_NUMBER)->at, strcspn(line, "b") - 1);
    ck_assert_ptr_null(json_member(all, "b", JSON_STRING));
    ck_assert_ptr_null(json_member(all, "x", JSON_STRING));
    ck_assert_ptr_null(json_member(NULL, "x", JSON_STRING));
}
END_TEST

START_TEST(escapes_are_the_characters_that_they_name)
{
    /* U+1D400 is D835 DC00 in UTF-16 and F0 9D 90 80 in UTF-8. */
    const struct json *v = read_one("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u1ea1\\uD835\\udc00\"");
    ck_assert_ptr_nonnull(v);
    ck_assert_str_eq(v->text, "\"\\/\b\f\n\r\tạ\xF0\x9D\x90\x80");
}
END_TEST

START_TEST(what_is_no_json_is_refused_where_it_goes_wrong)
{
    static const struct {
        const char *line;
        size_t bad;
    } cases[] = {
        {"", 0},
        {"{\"a\":1", 6},            /* not closed */
        {"{\"a\" 1}", 5},           /* no colon */
        {"{\"a\":1,}", 7},          /* nothing behind the comma */
        {"{\"a\":01}", 7},          /* a zero before a digit */
        {"{\"a\":1.}", 7},          /* nothing behind the point */
        {"{\"a\":nul}", 5},         /* no such word */
        {"\"\\u0000\"", 7},         /* NUL */
        {"\"\\udc00\"", 7},         /* a second half alone */
        {"\"\\ud835x\"", 7},        /* a first half alone */
        {"\"\\q\"", 3},             /* no such escape */
        {"\"a\nb\"", 2},            /* a control character */
        {"1 2", 2},                 /* two values */
        {"[[[[[[[[[1]]]]]]]]]", 9}, /* deeper than eight */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t bad = 99;
        ck_assert_msg(!json_read(a, cases[i].line, strlen(cases[i].line), &bad), "%s",
                      cases[i].line);
        ck_assert_msg(bad == cases[i].bad, "%s: %zu", cases[i].line, bad);
    }
}
END_TEST

START_TEST(what_is_written_is_read_as_it_was)
{
    const char text[] = "\"Sông\\Hậu\"\n\t\x01/";
    struct buf out = {0};
    json_write(&out, text);
    buf_putc(&out, '\0');
    ck_assert_str_eq((const char *)out.at, "\"\\\"Sông\\\\Hậu\\\"\\n\\u0009\\u0001/\"");
    ck_assert_str_eq(read_one((const char *)out.at)->text, text);
    buf_free(&out);
}
END_TEST

START_TEST(bytes_that_are_no_text_are_written_as_a_character)
{
    struct buf out = {0};
    json_write(&out, "a\xFF\xE1\xBA.ậ");
    buf_putc(&out, '\0');
    ck_assert_str_eq((const char *)out.at, "\"a\uFFFD\uFFFD\uFFFD.ậ\"");
    buf_free(&out);
}
END_TEST

TCase *json_cases(void)
{
    TCase *t = tcase_create("json");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, an_object_has_its_members_in_order);
    tcase_add_test(t, escapes_are_the_characters_that_they_name);
    tcase_add_test(t, what_is_no_json_is_refused_where_it_goes_wrong);
    tcase_add_test(t, what_is_written_is_read_as_it_was);
    tcase_add_test(t, bytes_that_are_no_text_are_written_as_a_character);
    return t;
}
