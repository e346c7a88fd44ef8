#include "base/buf.h"
#include "suite.h"

#include <stdint.h>

static const char *text(struct buf *b)
{
    buf_putc(b, '\0');
    return (const char *)b->at;
}

static const struct {
    int64_t value;
    int places;
    const char *text;
} decimals[] = {
    {0, 0, "0"},
    {0, 3, "0"},
    {7, 0, "7"},
    {12345, 3, "12.345"},
    {12300, 3, "12.3"},
    {12000, 3, "12"},
    {5, 3, "0.005"},
    {-5, 3, "-0.005"},
    {-12345, 2, "-123.45"},
    {-1, 0, "-1"},
    {100, 2, "1"},
    {101, 2, "1.01"},
    {INT64_MAX, 0, "9223372036854775807"},
    {INT64_MIN, 0, "-9223372036854775808"},
    {INT64_MIN, 18, "-9.223372036854775808"},
};

START_TEST(decimal)
{
    struct buf b = {0};
    buf_decimal(&b, decimals[_i].value, decimals[_i].places);
    ck_assert_str_eq(text(&b), decimals[_i].text);
    buf_free(&b);
}
END_TEST

START_TEST(everything_is_appended_in_order)
{
    struct buf b = {0};
    buf_add(&b, "", 0);
    ck_assert_uint_eq(b.n, 0);
    buf_puts(&b, "a");
    buf_putc(&b, 'b');
    buf_printf(&b, "%d%s", 12, "c");
    buf_printf(&b, "%s", "");
    buf_add(&b, "d\0e", 3);
    ck_assert_uint_eq(b.n, 8);
    ck_assert_mem_eq(b.at, "ab12cd\0e", 8);
    buf_free(&b);
    ck_assert_ptr_null(b.at);
    ck_assert_uint_eq(b.n + b.cap, 0);
}
END_TEST

START_TEST(it_grows_by_pieces_of_any_size)
{
    static const char piece[5000] = {[0] = 'x', [4999] = 'y'};
    struct buf b = {0};
    for (size_t n = 1; n <= sizeof piece; n += 499)
        buf_add(&b, piece + sizeof piece - n, n);
    buf_reserve(&b, 100000);
    ck_assert_uint_ge(b.cap - b.n, 100000);
    size_t at = 0;
    for (size_t n = 1; n <= sizeof piece; n += 499) {
        at += n;
        ck_assert_int_eq(b.at[at - 1], 'y');
    }
    ck_assert_uint_eq(b.n, at);
    buf_free(&b);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("buf");
    TCase *tc = tcase_create("buf");
    tcase_add_loop_test(tc, decimal, 0, sizeof decimals / sizeof *decimals);
    tcase_add_test(tc, everything_is_appended_in_order);
    tcase_add_test(tc, it_grows_by_pieces_of_any_size);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
