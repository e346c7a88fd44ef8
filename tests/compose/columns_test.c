/* Widths of columns. Digits of 13 pt are 130 twips wide; around a word stand 2 x 57 of indents, the
 * line of 10 and the guard band, 24: 148 together. The page has 9355. */
#include "compose_test.h"

#include <stdio.h>

static const char *widths(const char *columns, const char *cells)
{
    static char text[100];
    struct arena *a = arena_new();
    struct composed c = compose_body(
        arena_printf(a, "<table><columns>%s</columns><row>%s</row></table>", columns, cells));
    ck_assert_str_eq(messages_of(&c), "");
    const struct flow_table *t = table_of(&c, 1);
    size_t at = 0;
    for (size_t i = 0; i < t->n_columns; i++)
        at += (size_t)snprintf(text + at, sizeof text - at, "%s%d", i ? " " : "",
                               twips(t->widths[i]));
    composed_free(&c);
    arena_free(a);
    return text;
}

#define FIXED "<column width='100mm'/>" /* 5669 */
#define SHARE "<column width='*'/>"
#define TWO_SHARES "<column width='2*'/>"
#define AUTO "<column width='auto'/>"
#define EMPTY "<cell/>"
#define DIGITS(n) "<cell>" n "</cell>"

START_TEST(shares_fill_the_page_to_the_twip)
{
    ck_assert_str_eq(widths(SHARE SHARE SHARE, EMPTY EMPTY EMPTY), "3118 3118 3119");
    ck_assert_str_eq(widths(FIXED SHARE TWO_SHARES, EMPTY EMPTY EMPTY), "5669 1228 2458");
}
END_TEST

START_TEST(auto_is_as_wide_as_its_text)
{
    /* 5 x 130 + 148 */
    ck_assert_str_eq(widths(AUTO SHARE, DIGITS("12345") EMPTY), "798 8557");
    ck_assert_str_eq(widths(AUTO FIXED, EMPTY EMPTY), "400 5669");
}
END_TEST

START_TEST(no_share_is_narrower_than_its_longest_word)
{
    /* 20 x 130 + 148 = 2748 is more than a fourth; the other gets the rest */
    ck_assert_str_eq(widths(SHARE "<column width='3*'/>", DIGITS("12345678901234567890 1") EMPTY),
                     "2748 6607");
}
END_TEST

START_TEST(auto_leaves_others_their_longest_word)
{
    const char *line = DIGITS("1234567890 1234567890 1234567890 1234567890 1234567890 1234567890");
    struct arena *a = arena_new();
    /* 6 x 1300 + 5 x 65 + 148 = 8273; a word of ten digits takes 1448 */
    ck_assert_str_eq(widths(AUTO SHARE, arena_printf(a, "%s" DIGITS("12345"), line)), "8273 1082");
    ck_assert_str_eq(widths(AUTO SHARE, arena_printf(a, "%s" DIGITS("1234567890"), line)),
                     "7907 1448");
    arena_free(a);
}
END_TEST

START_TEST(words_that_cannot_fit_suffer_alike)
{
    /* both want 60 x 130 + 148 */
    const char *word = DIGITS("123456789012345678901234567890123456789012345678901234567890");
    struct arena *a = arena_new();
    struct composed c = compose_body(arena_printf(
        a, "<table><columns>" SHARE AUTO "</columns><row>%s%s</row></table>", word, word));
    ck_assert_int_eq(twips(table_of(&c, 1)->widths[0]), 9355 / 2);
    ck_assert_int_eq(twips(table_of(&c, 1)->widths[1]), 9355 / 2 + 1);
    composed_free(&c);
    arena_free(a);
}
END_TEST

TCase *columns_cases(void)
{
    TCase *t = tcase_create("columns");
    tcase_add_test(t, shares_fill_the_page_to_the_twip);
    tcase_add_test(t, auto_is_as_wide_as_its_text);
    tcase_add_test(t, no_share_is_narrower_than_its_longest_word);
    tcase_add_test(t, auto_leaves_others_their_longest_word);
    tcase_add_test(t, words_that_cannot_fit_suffer_alike);
    return t;
}
