/* The tables follow RFC 3629, section 4, and the Unicode Standard's table 3-7 of well-formed
 * sequences: each row's edges and what lies just beyond them. */
#include "base/utf8.h"
#include "suite.h"

#include <string.h>

static const struct {
    const char *bytes;
    size_t n;
    uint32_t cp;
} good[] = {
    {"\x00", 1, 0},
    {"A", 1, 0x41},
    {"\x7F", 1, 0x7F},
    {"\xC2\x80", 2, 0x80},
    {"\xC4\x90", 2, 0x110}, /* Đ */
    {"\xDF\xBF", 2, 0x7FF},
    {"\xE0\xA0\x80", 3, 0x800},
    {"\xE1\xBB\x87", 3, 0x1EC7}, /* ệ */
    {"\xED\x9F\xBF", 3, 0xD7FF},
    {"\xEE\x80\x80", 3, 0xE000},
    {"\xEF\xBF\xBF", 3, 0xFFFF},
    {"\xF0\x90\x80\x80", 4, 0x10000},
    {"\xF4\x8F\xBF\xBF", 4, 0x10FFFF},
};

START_TEST(well_formed)
{
    uint32_t cp = 99;
    ck_assert_uint_eq(utf8_decode(good[_i].bytes, good[_i].n, &cp), good[_i].n);
    ck_assert_uint_eq(cp, good[_i].cp);
    char out[4];
    ck_assert_uint_eq(utf8_encode(cp, out), good[_i].n);
    ck_assert_mem_eq(out, good[_i].bytes, good[_i].n);
    if (good[_i].n > 1) ck_assert_uint_eq(utf8_decode(good[_i].bytes, good[_i].n - 1, &cp), 0);
}
END_TEST

static const char *const bad[] = {
    "\x80",             /* a continuation alone */
    "\xBF",             /* the last of them */
    "\xC0\x80",         /* overlong NUL */
    "\xC1\xBF",         /* overlong DEL */
    "\xC2\x41",         /* no continuation */
    "\xC2\xC2",         /* a lead in its place */
    "\xE0\x9F\xBF",     /* overlong U+07FF */
    "\xE1\xBB\x41",     /* broken third byte */
    "\xED\xA0\x80",     /* U+D800 */
    "\xED\xBF\xBF",     /* U+DFFF */
    "\xF0\x8F\xBF\xBF", /* overlong U+FFFF */
    "\xF4\x90\x80\x80", /* U+110000 */
    "\xF5\x80\x80\x80", /* no such lead byte */
    "\xF8\x88\x80\x80", /* a lead of five */
    "\xFE\x80\x80\x80", /* never in UTF-8 */
    "\xFF\xFF\xFF\xFF",
};

START_TEST(ill_formed)
{
    uint32_t cp = 99;
    ck_assert_uint_eq(utf8_decode(bad[_i], strlen(bad[_i]), &cp), 0);
    ck_assert_uint_eq(cp, 99);
}
END_TEST

START_TEST(next_walks_to_the_end)
{
    const char *s = "Đ\xE1\xBB\x87x", *end = s + strlen(s);
    ck_assert_uint_eq(utf8_next(&s, end), 0x110);
    ck_assert_uint_eq(utf8_next(&s, end), 0x1EC7);
    ck_assert_uint_eq(utf8_next(&s, end), 'x');
    ck_assert_uint_eq(utf8_next(&s, end), 0);
    ck_assert_ptr_eq(s, end);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("utf8");
    TCase *tc = tcase_create("utf8");
    tcase_add_loop_test(tc, well_formed, 0, sizeof good / sizeof *good);
    tcase_add_loop_test(tc, ill_formed, 0, sizeof bad / sizeof *bad);
    tcase_add_test(tc, next_walks_to_the_end);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
