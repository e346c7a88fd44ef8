/* Cells as fields want them, and fields that lack one. */
#include "batch/batch_priv.h"
#include "batch_suites.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

static struct arena *a;
static struct diag_list diags;
static struct value_sheet sheet;

static void start(void)
{
    const struct vanthu_options options = {.data_dir = getenv("VANTHU_SOURCE")};
    a = arena_new();
    diags = (struct diag_list){.arena = a};
    sheet = (struct value_sheet){.v = vanthu_new(&options)};
}

static void stop(void)
{
    vanthu_free(sheet.v);
    arena_free(a);
}

/* What a cell gives; NULL: it is refused, with a message that names row and column. */
static const char *value(const char *text, bool is_number, enum value_type type)
{
    const struct cell cell = {"cột", text, is_number, {"t.csv", 7, 9}};
    const struct row row = {.number = "6", .pos = {"t.csv", 7, 1}};
    struct buf out = {0};
    diags = (struct diag_list){.arena = a};
    bool done = value_write(&out, &row, &cell, type, &sheet, &diags);
    const char *kept = arena_strndup(a, out.n ? (const char *)out.at : "", out.n);
    buf_free(&out);
    if (done) return kept;
    ck_assert_uint_eq(diags.n, 1);
    ck_assert_int_eq(diags.at[0].pos.line, 7);
    ck_assert_int_eq(diags.at[0].pos.column, 9);
    ck_assert_str_eq(diags.at[0].args[0], "6");
    ck_assert_str_eq(diags.at[0].args[1], "cột");
    return NULL;
}

START_TEST(texts_stay_on_their_line)
{
    ck_assert_str_eq(value("a\r\n\tb", false, VALUE_TEXT), "a   b");
    ck_assert_ptr_null(value("a\x01", false, VALUE_TEXT));
    ck_assert_ptr_null(value("\xEF\xBF\xBF", false, VALUE_TEXT));
}
END_TEST

START_TEST(numbers_are_vietnamese_and_those_of_json)
{
    static const struct {
        const char *text;
        bool is_number;
        const char *number, *amount;
    } cases[] = {
        {"1234567", false, "1234567", "1.234.567"},
        {"1.234.567", false, "1234567", "1.234.567"},
        {"1.234,50", false, "1234,50", "1.234,50"},
        {"-999", false, "-999", "-999"},
        {"-1000", false, "-1000", "-1.000"},
        {"1234.5", true, "1234,5", "1.234,5"},
        {"1.234", true, "1,234", "1,234"}, /* of JSON: one and a bit */
        {" 1.234 ", false, "1234", "1.234"},
        {"1 234", false, NULL, NULL},
        {"1.23", false, NULL, NULL},
        {"12345.678", false, NULL, NULL},
        {"1,2,3", false, NULL, NULL},
        {"1e3", true, NULL, NULL},
        {"5 đồng", false, NULL, NULL},
        {"-", false, NULL, NULL},
        {",5", false, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *number = value(cases[i].text, cases[i].is_number, VALUE_NUMBER);
        const char *amount = value(cases[i].text, cases[i].is_number, VALUE_AMOUNT);
        ck_assert_pstr_eq(number, cases[i].number);
        ck_assert_pstr_eq(amount, cases[i].amount);
        if (!number) ck_assert_int_eq(diags.at[0].code, DIAG_BATCH_NUMBER);
    }
}
END_TEST

START_TEST(days_are_those_of_the_calendar)
{
    static const char *const good[] = {"2024-02-29", "29/2/2024", "29-02-2024", "29.2.2024",
                                       " 2024-02-29\t"};
    static const char *const bad[] = {"2023-02-29",  "31/4/2024", "0/1/2024",  "1/13/2024",
                                      "1/2-2024",    "2024-2-29", "29/2/24",   "29/2/20240",
                                      "2024-02- 29", "",          "0000-01-01"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ck_assert_pstr_eq(value(good[i], false, VALUE_DATE), "2024-02-29");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        ck_assert_ptr_null(value(bad[i], false, VALUE_DATE));
        ck_assert_ptr_null(value(bad[i], false, VALUE_DAY));
        ck_assert_int_eq(diags.at[0].code, DIAG_BATCH_DATE);
    }
}
END_TEST

/* As docs/LAYOUT.md says of the sheet nd30, from appendix I, II.4.b of the decree. */
START_TEST(days_in_words_have_the_form_of_the_sheet)
{
    ck_assert_str_eq(value("5/2/2026", false, VALUE_DAY), "ngày 05 tháng 02 năm 2026");
    ck_assert_str_eq(value("2026-03-18", false, VALUE_DAY), "ngày 18 tháng 3 năm 2026");
    sheet.layout = "no-such-sheet";
    ck_assert(!value_has_day(&sheet, &diags));
}
END_TEST

/* ---- fields ---- */

static struct table table;
static struct form form;

static bool read_form(const char *xml, const char *csv)
{
    diags = (struct diag_list){.arena = a};
    form.sheet = sheet;
    return table_take(a, "t.csv", (const uint8_t *)csv, strlen(csv), &table, &diags) &&
           batch_form_read(a, "f.xml", (const uint8_t *)xml, strlen(xml), &table, &form, &diags);
}

static const char *filled(size_t i)
{
    struct row row;
    const struct vanthu_edit *edits = NULL;
    if (table_row(a, &table, i, &row, &diags)) edits = batch_form_fill(a, &form, &row, &diags);
    if (!edits) return NULL;
    struct xml_edit *own = arena_array_of(a, form.fields.n, struct xml_edit);
    for (size_t k = 0; k < form.fields.n; k++)
        own[k] = (struct xml_edit){edits[k].from, edits[k].to, edits[k].text};
    struct buf out = {0};
    xml_edit(form.bytes, form.n, own, form.fields.n, &out);
    const char *text = arena_strndup(a, (const char *)out.at, out.n);
    buf_free(&out);
    return text;
}

START_TEST(fields_are_filled_and_escaped)
{
    ck_assert(read_form("<r a=\"{{ x }}\"><!-- {{x}} -->{{x?}}<![CDATA[{{x}}]]>{{n:amount}}</r>",
                        "x,n\n\"<&\"\"'>\",1000\n"));
    ck_assert_pstr_eq(filled(0),
                      "<r a=\"&lt;&amp;&quot;&apos;&gt;\"><!-- {{x}} -->&lt;&amp;&quot;&apos;&gt;"
                      "<![CDATA[{{x}}]]>1.000</r>");
}
END_TEST

START_TEST(a_missing_value_names_row_and_column)
{
    ck_assert(read_form("<r>{{x}}{{n?}}</r>", "x,n\n1,\n ,2\n"));
    ck_assert_pstr_eq(filled(0), "<r>1</r>");
    ck_assert_ptr_null(filled(1));
    ck_assert_uint_eq(diags.n, 1);
    ck_assert_int_eq(diags.at[0].code, DIAG_BATCH_EMPTY);
    ck_assert_int_eq(diags.at[0].pos.line, 3);
    ck_assert_str_eq(diags.at[0].args[0], "2");
    ck_assert_str_eq(diags.at[0].args[1], "x");
}
END_TEST

START_TEST(an_unknown_column_is_told_before_any_row)
{
    ck_assert(!read_form("<r>\n{{khac}}</r>", "khach,n\n1,2\n"));
    ck_assert_int_eq(diags.at[0].code, DIAG_BATCH_UNKNOWN_NEAR);
    ck_assert_int_eq(diags.at[0].pos.line, 2);
    ck_assert_str_eq(diags.at[0].args[2], "khach");
    ck_assert(!read_form("<r>\n{{ngay}}</r>", "khach,n\n1,2\n"));
    ck_assert_int_eq(diags.at[0].code, DIAG_BATCH_UNKNOWN);
    ck_assert_str_eq(diags.at[0].args[2], "khach, n");
    ck_assert(!read_form("<r>{{khach:data}}</r>", "khach,n\n1,2\n"));
    ck_assert_int_eq(diags.at[0].code, DIAG_BATCH_FIELD);
    ck_assert(!read_form("<r>{{khach</r>", "khach,n\n1,2\n"));
    ck_assert_int_eq(diags.at[0].code, DIAG_BATCH_FIELD);
}
END_TEST

TCase *values_cases(void)
{
    TCase *t = tcase_create("values");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, texts_stay_on_their_line);
    tcase_add_test(t, numbers_are_vietnamese_and_those_of_json);
    tcase_add_test(t, days_are_those_of_the_calendar);
    tcase_add_test(t, days_in_words_have_the_form_of_the_sheet);
    tcase_add_test(t, fields_are_filled_and_escaped);
    tcase_add_test(t, a_missing_value_names_row_and_column);
    tcase_add_test(t, an_unknown_column_is_told_before_any_row);
    return t;
}
