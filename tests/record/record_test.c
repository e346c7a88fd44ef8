/* The record as XML and as a line of the register. */
#include "base/arena.h"
#include "record/record.h"
#include "suite.h"

#include <check.h>

static const struct meta_item items[] = {
    {.name = "CodeNumber", .title = "Số", .value = "80", .longest = 11},
    {.name = "IssuedDate", .title = "Ngày", .kind = META_DATE, .value = "2024-03-18"},
    {.name = "Subject", .title = "Trích yếu", .value = "Về \"A & B\"\n<C>"},
    {.name = "FileNotation", .title = "Hồ sơ", .value = ""},
    {.name = "PageAmount",
     .title = "Số trang",
     .kind = META_NUMBER,
     .is_pages = true,
     .longest = 3},
};
static const struct meta_column columns[] = {
    {"Số", "{CodeNumber}/{FileNotation}"},
    {"Ngày, tháng", "{IssuedDate}"},
    {"Trích yếu", "={Subject}, {PageAmount} trang"},
    {"Ghi chú", ""},
};
static const struct meta meta = {
    .items = items,
    .n_items = sizeof items / sizeof *items,
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
};

static void holds(struct buf *b, const char *text)
{
    buf_putc(b, '\0');
    ck_assert_str_eq((const char *)b->at, text);
    buf_free(b);
}

START_TEST(values_are_elements_and_what_is_empty_is_not)
{
    struct buf b = {0};
    record_write_xml(&meta, 12, &b);
    holds(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
              "<record xmlns=\"urn:vanthu:record:1\"><CodeNumber>80</CodeNumber>"
              "<IssuedDate>2024-03-18</IssuedDate><Subject>Về \"A &amp; B\"\n&lt;C&gt;</Subject>"
              "<PageAmount>12</PageAmount></record>\n");
}
END_TEST

START_TEST(columns_have_names_and_a_mark_of_order)
{
    struct buf b = {0};
    record_write_head(&meta, &b);
    holds(&b, "\xEF\xBB\xBF\"Số\",\"Ngày, tháng\",\"Trích yếu\",\"Ghi chú\"\r\n");
}
END_TEST

/* Quotation marks twice, line ends as blanks, dates as they are read, and no formula. */
START_TEST(a_line_is_safe_for_spreadsheets)
{
    struct buf b = {0};
    record_write_line(&meta, 12, &b);
    holds(&b, "\"80/\",\"18/03/2024\",\"'=Về \"\"A & B\"\" <C>, 12 trang\",\"\"\r\n");
}
END_TEST

START_TEST(letters_are_counted_not_bytes)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    const struct meta_item eleven = {
        .name = "X", .title = "X", .value = "ếếếếếếếếếếế", .longest = 11};
    struct meta one = {.items = &eleven, .n_items = 1};
    ck_assert(meta_check(&one, 1, &diags));
    ck_assert(meta_check(&meta, 999, &diags));
    ck_assert(!meta_check(&meta, 1000, &diags));
    ck_assert_uint_eq(diags.n, 1);
    ck_assert_int_eq(diags.at[0].code, DIAG_META_LONG);
    arena_free(a);
}
END_TEST

/* The sum of both is twelve and more. */
START_TEST(each_part_of_a_list_is_counted_alone)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct meta_item list = {
        .name = "To", .title = "To", .value = "Bộ Y tế; Sở A", .join = "; ", .longest = 7};
    const struct meta one = {.items = &list, .n_items = 1};
    ck_assert(meta_check(&one, 1, &diags));
    list.longest = 6;
    ck_assert(!meta_check(&one, 1, &diags));
    ck_assert_str_eq(diags.at[0].args[1], "7");
    arena_free(a);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("record");
    TCase *tc = tcase_create("record");
    tcase_add_test(tc, values_are_elements_and_what_is_empty_is_not);
    tcase_add_test(tc, columns_have_names_and_a_mark_of_order);
    tcase_add_test(tc, a_line_is_safe_for_spreadsheets);
    tcase_add_test(tc, letters_are_counted_not_bytes);
    tcase_add_test(tc, each_part_of_a_list_is_counted_alone);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
