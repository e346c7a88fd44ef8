/* Tables: TWINS rules 22 to 26. Text lines are 100 twips high. */
#include "cases.h"
#include "flow_build.h"

static const int halves[] = {2000, 2000};

/* A row of two cells with these texts. */
static void row(struct flow_build *b, const char *left, const char *right)
{
    build_cell(b);
    build_para(b, build_style(), left);
    build_cell(b);
    build_para(b, build_style(), right);
    build_row_end(b);
}

START_TEST(a_row_is_as_high_as_its_highest_cell)
{
    struct flow_build *b = flow_build_new();
    build_table(b, 2, halves);
    row(b, "a|b|c", "d");
    row(b, "e", "f|g");
    build_table_end(b);
    build_para(b, build_style(), "h");
    ck_assert_str_eq(build_pages(b), "a@80 b@180 c@280 d@80 e@380 f@380 g@480 h@580");
    ck_assert_int_eq(b->pages.at[0].items[3].text.x, T(100 + 2000));
    build_free(b);
}
END_TEST

START_TEST(a_cell_holds_its_space_before_and_after)
{
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.before = T(30);
    s.after = T(20);
    build_table(b, 2, halves);
    build_cell(b);
    build_para(b, s, "a");
    build_para(b, s, "b");
    build_cell(b);
    build_para(b, build_style(), "c");
    build_row_end(b);
    row(b, "d", "e");
    build_table_end(b);
    /* left: 30 + 100 + max(20, 30) + 100 + 20 = 280 */
    ck_assert_str_eq(build_pages(b), "a@110 b@240 c@80 d@360 e@360");
    build_free(b);
}
END_TEST

START_TEST(a_cell_ends_with_the_extra_of_its_last_paragraph)
{
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.size = 20; /* 10 pt: line 231, baseline 187 [TWINS rule 12] */
    s.line_rule = LINE_MULTIPLE;
    s.line = 150; /* extra: 115 [TWINS rule 14] */
    s.after = T(20);
    build_table(b, 2, halves);
    build_cell(b);
    build_para(b, s, "a");
    build_cell(b);
    build_para(b, build_style(), "b");
    build_row_end(b);
    row(b, "c", "d");
    build_table_end(b);
    /* the row: 231 + 20 + 115 = 366 */
    ck_assert_str_eq(build_pages(b), "a@187 b@80 c@446 d@446");
    build_free(b);
}
END_TEST

START_TEST(gaps_around_a_table_are_those_of_its_neighbours)
{
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.before = T(30);
    s.after = T(20);
    build_para(b, s, "a");
    build_table(b, 2, halves);
    row(b, "b", "c");
    build_table_end(b);
    build_para(b, s, "d");
    /* a: 30..130; the row 20 below; d 30 below the row [TWINS rule 26] */
    ck_assert_str_eq(build_pages(b), "a@110 b@230 c@230 d@360");
    build_free(b);
}
END_TEST

START_TEST(rows_never_break)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 400);
    build_para(b, build_style(), "a");
    build_table(b, 2, halves);
    row(b, "b", "c");
    row(b, "d|e|f", "g");
    row(b, "h", "i|j|k|l");
    build_table_end(b);
    ck_assert_str_eq(build_pages(b), "a@80 b@180 c@180 / d@80 e@180 f@280 g@80 / "
                                     "h@80 i@80 j@180 k@280 l@380");
    build_free(b);
}
END_TEST

START_TEST(a_row_higher_than_a_page_is_an_error)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 299);
    build_para(b, build_style(), "a");
    build_table(b, 2, halves);
    row(b, "b", "c");
    row(b, "d|e|f", "g");
    build_table_end(b);
    ck_assert_str_eq(build_pages(b), "error");
    ck_assert_uint_eq(b->diags.n, 1);
    ck_assert_int_eq(b->diags.at[0].code, DIAG_LAYOUT_TOO_HIGH);
    ck_assert_str_eq(b->diags.at[0].pos.file, "test.xml");
    build_free(b);
}
END_TEST

START_TEST(a_heading_goes_with_the_first_row)
{
    struct flow_build *b = flow_build_new();
    struct style kept = build_style();
    kept.keep_next = kept.keep_lines = true;
    build_page(b, 4000, 300);
    build_para(b, build_style(), "a");
    build_para(b, kept, "H");
    build_table(b, 2, halves);
    row(b, "b|c", "d");
    row(b, "e", "f");
    build_table_end(b);
    ck_assert_str_eq(build_pages(b), "a@80 / H@80 b@180 c@280 d@180 / e@80 f@80");
    build_free(b);
}
END_TEST

START_TEST(rows_that_ask_for_the_next_stay_together)
{
    struct flow_build *b = flow_build_new();
    struct style kept = build_style();
    kept.keep_next = kept.keep_lines = true;
    build_page(b, 4000, 300);
    build_para(b, build_style(), "a");
    build_table(b, 2, halves);
    build_cell(b);
    build_para(b, kept, "b");
    build_cell(b);
    build_para(b, build_style(), "c");
    build_row_end(b);
    row(b, "d|e", "f");
    build_table_end(b);
    ck_assert_str_eq(build_pages(b), "a@80 / b@80 c@80 d@180 e@280 f@180");
    build_free(b);
}
END_TEST

START_TEST(the_last_row_may_ask_for_the_next_block)
{
    struct flow_build *b = flow_build_new();
    struct style kept = build_style();
    kept.keep_next = kept.keep_lines = true;
    build_page(b, 4000, 200);
    build_table(b, 2, halves);
    row(b, "a", "b");
    build_cell(b);
    build_para(b, kept, "c");
    build_cell(b);
    build_para(b, build_style(), "d");
    build_row_end(b);
    build_table_end(b);
    build_para(b, build_style(), "e");
    ck_assert_str_eq(build_pages(b), "a@80 b@80 / c@80 d@80 e@180");
    build_free(b);
}
END_TEST

START_TEST(notes_in_cells_belong_to_the_row)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 400);
    build_para(b, build_style(), "a");
    build_table(b, 2, halves);
    row(b, "b|c^d", "e^f");
    build_table_end(b);
    build_note(b, 1);
    build_note(b, 1);
    /* 300 + 50 + 50 leaves no room for the second note: the row moves with both */
    ck_assert_str_eq(build_pages(b), "a@80 / b@80 c1d@180 e2f@80 1 n1.1@340 2 n2.1@390");
    build_free(b);
}
END_TEST

START_TEST(a_cell_may_span_columns)
{
    static const int thirds[] = {1000, 1000, 2000};
    struct flow_build *b = flow_build_new();
    build_table(b, 3, thirds);
    build_cell(b);
    b->cells.at[0].span = 2;
    struct style right = build_style();
    right.align = ALIGN_RIGHT;
    build_para(b, right, "a");
    build_cell(b);
    build_para(b, build_style(), "b");
    build_row_end(b);
    build_table_end(b);
    ck_assert(build_layout(b));
    const struct page_item *items = b->pages.at[0].items;
    ck_assert_int_eq(items[0].text.x + items[0].text.width, T(100 + 2000));
    ck_assert_int_eq(items[1].text.x, T(100 + 2000));
    build_free(b);
}
END_TEST

START_TEST(rules_stand_in_cells)
{
    struct flow_build *b = flow_build_new();
    build_table(b, 2, halves);
    build_cell(b);
    build_para(b, build_style(), "a");
    build_cell(b);
    build_para(b, build_style(), "b");
    build_rule(b, (struct flow_rule){.length = T(500),
                                     .thickness = T(10),
                                     .left = T(750),
                                     .right = T(750),
                                     .height = T(60)});
    build_row_end(b);
    build_table_end(b);
    build_para(b, build_style(), "c");
    ck_assert_str_eq(build_pages(b), "a@80 b@80 c@240");
    const struct page_item *rule = &b->pages.at[0].items[2];
    ck_assert_int_eq(rule->kind, PAGE_RULE);
    ck_assert_int_eq(rule->rule.x, T(100 + 2000 + 750));
    ck_assert_int_eq(rule->rule.y, T(100 + 100));
    build_free(b);
}
END_TEST

TCase *tables_case(void)
{
    TCase *t = tcase_create("tables");
    tcase_add_test(t, a_row_is_as_high_as_its_highest_cell);
    tcase_add_test(t, a_cell_holds_its_space_before_and_after);
    tcase_add_test(t, a_cell_ends_with_the_extra_of_its_last_paragraph);
    tcase_add_test(t, gaps_around_a_table_are_those_of_its_neighbours);
    tcase_add_test(t, rows_never_break);
    tcase_add_test(t, a_row_higher_than_a_page_is_an_error);
    tcase_add_test(t, a_heading_goes_with_the_first_row);
    tcase_add_test(t, rows_that_ask_for_the_next_stay_together);
    tcase_add_test(t, the_last_row_may_ask_for_the_next_block);
    tcase_add_test(t, notes_in_cells_belong_to_the_row);
    tcase_add_test(t, a_cell_may_span_columns);
    tcase_add_test(t, rules_stand_in_cells);
    return t;
}
