/* Tables: CSV as spreadsheets save it, and JSON lines. */
#include "batch/batch_priv.h"
#include "batch_suites.h"

#include "base/arena.h"

#include <string.h>

static struct arena *a;
static struct diag_list diags;
static struct table table;

static void start(void)
{
    a = arena_new();
    diags = (struct diag_list){.arena = a};
}

static void stop(void)
{
    arena_free(a);
}

static bool take(const char *file, const char *text)
{
    diags = (struct diag_list){.arena = a};
    return table_take(a, file, (const uint8_t *)text, strlen(text), &table, &diags);
}

static struct row row_at(size_t i)
{
    struct row row;
    ck_assert(table_row(a, &table, i, &row, &diags));
    return row;
}

static void cell_is(const struct row *row, const char *column, const char *text, int line, int at)
{
    const struct cell *cell = row_find(row, column);
    ck_assert_ptr_nonnull(cell);
    ck_assert_str_eq(cell->text, text);
    ck_assert_int_eq(cell->pos.line, line);
    ck_assert_int_eq(cell->pos.column, at);
}

/* The message has this code and place. */
static void refused(enum diag_code code, int line, int column)
{
    ck_assert_uint_eq(diags.n, 1);
    ck_assert_str_eq(diag_code_name(diags.at[0].code), diag_code_name(code));
    ck_assert_int_eq(diags.at[0].pos.line, line);
    ck_assert_int_eq(diags.at[0].pos.column, column);
}

START_TEST(the_sign_that_stands_most_often_in_the_head_divides)
{
    static const char *const tables[] = {"a,b\n1,2\n",           "a;b\n1;2\n",
                                         "a\tb\n1\t2\n",         "\"a,,\";b;c\n1;2;3\n",
                                         "\uFEFFa,b\r\n1,2\r\n", "a,b\r1,2"};
    static const char separators[] = ",;\t;,,";
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        ck_assert(take("t.csv", tables[i]));
        ck_assert_int_eq(table.separator, separators[i]);
        ck_assert_uint_eq(table.rows.n, 1);
        const struct row row = row_at(0);
        ck_assert_str_eq(row.cells[1].text, "2");
    }
}
END_TEST

START_TEST(cells_in_quotation_marks_hold_anything)
{
    ck_assert(take("t.csv", " tên ,b\n\"x, \"\"y\"\"\nz\",ạ\n\nlast,\"\"\n"));
    ck_assert_uint_eq(table.rows.n, 2);
    const struct row first = row_at(0), second = row_at(1);
    cell_is(&first, "tên", "x, \"y\"\nz", 2, 1);
    /* Behind z" and the comma, of the third line. */
    cell_is(&first, "b", "ạ", 3, 4);
    cell_is(&second, "tên", "last", 5, 1);
    cell_is(&second, "b", "", 5, 6);
    ck_assert_str_eq(second.number, "2");
    ck_assert_ptr_null(row_find(&first, "c"));
}
END_TEST

START_TEST(names_of_columns_are_composed)
{
    /* "tên" with its circumflex apart */
    ck_assert(take("t.csv", "te\xCC\x82n\n1\n"));
    ck_assert(table_has(&table, "tên"));
    ck_assert(!table_has(&table, "ten"));
}
END_TEST

START_TEST(what_is_wrong_with_a_table_has_its_place)
{
    ck_assert(!take("t.csv", "a,b\n1,\"2\n"));
    refused(DIAG_BATCH_QUOTE, 2, 3);
    ck_assert(!take("t.csv", "a,b\n1,\"2\"x\n"));
    refused(DIAG_BATCH_QUOTE, 2, 3);
    ck_assert(!take("t.csv", "a,bé,a\n1,2,3\n"));
    refused(DIAG_BATCH_COLUMN_TWICE, 1, 6);
    ck_assert(!take("t.csv", "a,b\n1,\xFF\n"));
    refused(DIAG_XML_ENCODING, 2, 3);
    ck_assert(!take("t.csv", "a,b\n"));
    refused(DIAG_BATCH_NO_ROWS, 0, 0);
}
END_TEST

/* The first line of a file that Excel is to open with a certain sign between cells. */
START_TEST(a_line_for_excel_tells_the_divider)
{
    ck_assert(take("t.csv", "\xEF\xBB\xBF"
                            "sep=;\r\na,,,b;c\r\n1;2\r\n"));
    ck_assert_int_eq(table.separator, ';');
    ck_assert_uint_eq(table.n_columns, 2);
    const struct row row = row_at(0);
    cell_is(&row, "a,,,b", "1", 3, 1);
    cell_is(&row, "c", "2", 3, 3);
    ck_assert_str_eq(row.number, "1");
    /* A column may have this name. */
    ck_assert(take("t.csv", "sep=,b\n1,2\n"));
    ck_assert(table_has(&table, "sep="));
}
END_TEST

START_TEST(rows_of_empty_cells_are_none)
{
    ck_assert(take("t.csv", "a,b\n,\n1,2\n , \t\n\n3,\n,"));
    ck_assert_uint_eq(table.rows.n, 2);
    const struct row last = row_at(1);
    cell_is(&last, "a", "3", 6, 1);
    ck_assert_str_eq(last.number, "2");
    ck_assert(!take("t.csv", "a\tb\n\t\n"));
    refused(DIAG_BATCH_NO_ROWS, 0, 0);
}
END_TEST

START_TEST(files_that_are_no_table_are_named)
{
    ck_assert(!take("t.xlsx", "PK\3\4\xFF"));
    refused(DIAG_BATCH_WORKBOOK, 0, 0);
    ck_assert(!take("t.csv", "\xD0\xCF\x11\xE0"));
    refused(DIAG_BATCH_WORKBOOK, 0, 0);
    static const char *const lists[] = {"\n [\n{\"a\":1},\n{\"a\":2}\n]\n",
                                        "\n {\r\n\"a\":1\r\n}\r\n"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        ck_assert(!take("t.json", lists[i]));
        refused(DIAG_BATCH_JSON_LIST, 2, 2);
    }
    ck_assert(take("t.json", "{}\n"));
}
END_TEST

START_TEST(a_row_has_the_cells_of_the_head)
{
    struct row row;
    ck_assert(take("t.csv", "a,b\n1,2\n1,2,3\n1\n"));
    ck_assert(table_row(a, &table, 0, &row, &diags));
    ck_assert(!table_row(a, &table, 1, &row, &diags));
    refused(DIAG_BATCH_CELLS, 3, 1);
    ck_assert_str_eq(diags.at[0].args[0], "2");
    ck_assert_str_eq(diags.at[0].args[1], "3");
    ck_assert_str_eq(diags.at[0].args[2], "2");
    diags = (struct diag_list){.arena = a};
    ck_assert(!table_row(a, &table, 2, &row, &diags));
    refused(DIAG_BATCH_CELLS_FEW, 4, 1);
}
END_TEST

START_TEST(json_lines_are_rows)
{
    ck_assert(take("t.jsonl", "\n{\"a\":1.5,\"b\":null}\n  \n{\"b\":\"x\",\"a\":true}\n"));
    ck_assert_uint_eq(table.rows.n, 2);
    const struct row first = row_at(0), second = row_at(1);
    cell_is(&first, "a", "1.5", 2, 2);
    cell_is(&first, "b", "", 2, 10);
    ck_assert(row_find(&first, "a")->is_number);
    cell_is(&second, "a", "true", 4, 10);
    ck_assert(!row_find(&second, "a")->is_number);
}
END_TEST

START_TEST(json_rows_that_are_none_have_their_place)
{
    struct row row;
    ck_assert(take("t.jsonl", "{\"a\":[1]}\n{\"a\":1,\"a\":2}\n[1]\n{\"a\" 1}\n"));
    ck_assert(!table_row(a, &table, 0, &row, &diags));
    refused(DIAG_BATCH_JSON, 1, 2);
    diags = (struct diag_list){.arena = a};
    ck_assert(!table_row(a, &table, 1, &row, &diags));
    refused(DIAG_BATCH_COLUMN_TWICE, 2, 8);
    diags = (struct diag_list){.arena = a};
    ck_assert(!table_row(a, &table, 2, &row, &diags));
    refused(DIAG_BATCH_JSON, 3, 1);
    diags = (struct diag_list){.arena = a};
    ck_assert(!table_row(a, &table, 3, &row, &diags));
    refused(DIAG_BATCH_JSON, 4, 6);
}
END_TEST

TCase *table_cases(void)
{
    TCase *t = tcase_create("table");
    tcase_add_checked_fixture(t, start, stop);
    tcase_add_test(t, the_sign_that_stands_most_often_in_the_head_divides);
    tcase_add_test(t, cells_in_quotation_marks_hold_anything);
    tcase_add_test(t, names_of_columns_are_composed);
    tcase_add_test(t, what_is_wrong_with_a_table_has_its_place);
    tcase_add_test(t, a_line_for_excel_tells_the_divider);
    tcase_add_test(t, rows_of_empty_cells_are_none);
    tcase_add_test(t, files_that_are_no_table_are_named);
    tcase_add_test(t, a_row_has_the_cells_of_the_head);
    tcase_add_test(t, json_lines_are_rows);
    tcase_add_test(t, json_rows_that_are_none_have_their_place);
    return t;
}
