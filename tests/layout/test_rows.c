/* Rows that share cells and rows that come apart: TWINS rules 23 to 24b. Text lines are 100 twips
 * high with the baseline at 80. */
#include "cases.h"
#include "flow_build.h"

static const int halves[] = {2000, 2000};

/* A cell with these paragraphs; "" ends them. */
static struct flow_cell *cell(struct flow_build *b, const char *text)
{
    build_cell(b);
    build_para(b, build_style(), text);
    return &b->cells.at[b->cells.n - 1];
}

static struct flow_row *row_end(struct flow_build *b)
{
    build_row_end(b);
    return &b->rows.at[b->rows.n - 1];
}

static void row(struct flow_build *b, const char *left, const char *right)
{
    cell(b, left);
    cell(b, right);
    row_end(b);
}

static void split_row(struct flow_build *b, const char *left, const char *right)
{
    cell(b, left);
    cell(b, right);
    row_end(b)->may_split = true;
}

/* A row that begins a merged cell at the left, and one below it. */
static void merged_row(struct flow_build *b, const char *left, int more, const char *right)
{
    cell(b, left)->more_rows = more;
    cell(b, right);
    row_end(b);
}

static void covered_row(struct flow_build *b, const char *right)
{
    cell(b, "")->is_covered = true;
    cell(b, right);
    row_end(b);
}

static struct flow_build *begin(int height)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, height);
    build_para(b, build_style(), "A");
    build_table(b, 2, halves)->role = ROLE_TABLE;
    return b;
}

static void set_border(struct flow_build *b, int twips)
{
    b->body.at[b->body.n - 1].table.border = T(twips);
}

static void expect(struct flow_build *b, const char *pages)
{
    build_table_end(b);
    ck_assert_str_eq(build_pages(b), pages);
    build_free(b);
}

/* -- merged cells */

START_TEST(the_last_row_takes_what_a_merged_cell_needs)
{
    struct flow_build *b = begin(1500);
    merged_row(b, "a|b|c|d|e", 2, "f");
    covered_row(b, "g");
    covered_row(b, "h");
    row(b, "i", "j");
    /* rows of 100, 100 and 500 - 200 */
    expect(b, "A@80 a@180 b@280 c@380 d@480 e@580 f@180 g@280 h@380 i@680 j@680");
}
END_TEST

START_TEST(lines_between_rows_are_part_of_a_merged_cell)
{
    struct flow_build *b = begin(1500);
    set_border(b, 10);
    merged_row(b, "a|b|c", 1, "f");
    covered_row(b, "g");
    row(b, "i", "j");
    /* rows of 10 + 100 and 10 + 300 - 110; i: 100 + 110 + 200 + 10 + 80 */
    expect(b, "A@80 a@190 b@290 c@390 f@190 g@300 i@500 j@500");
}
END_TEST

START_TEST(a_merged_cell_is_aligned_in_all_its_rows)
{
    struct flow_build *b = begin(1500);
    cell(b, "a")->more_rows = 1;
    b->cells.at[0].valign = VALIGN_CENTER;
    cell(b, "f|g");
    row_end(b);
    cell(b, "")->is_covered = true;
    cell(b, "h|i");
    row_end(b);
    cell(b, "b")->more_rows = 1;
    b->cells.at[0].valign = VALIGN_BOTTOM;
    cell(b, "j");
    row_end(b);
    covered_row(b, "k|l");
    /* a: (400 - 100) / 2 below 100; b: 300 - 100 below 500 */
    expect(b, "A@80 a@330 f@180 g@280 h@380 i@480 b@780 j@580 k@680 l@780");
}
END_TEST

/* LibreOffice gives a row of nothing but merged cells no height of its own. */
START_TEST(a_row_of_merged_cells_alone_may_have_no_height)
{
    struct flow_build *b = begin(1500);
    set_border(b, 10);
    cell(b, "a");
    cell(b, "b")->more_rows = 1;
    row_end(b);
    cell(b, "c")->more_rows = 1;
    cell(b, "")->is_covered = true;
    row_end(b);
    cell(b, "")->is_covered = true;
    cell(b, "d");
    row_end(b);
    expect(b, "A@80 a@190 b@190 c@300 d@300");
}
END_TEST

static struct flow_build *long_group(int rows, const char *text)
{
    struct flow_build *b = begin(400);
    struct style kept = build_style();
    kept.keep_next = kept.keep_lines = true;
    for (int i = 0; i < rows; i++) {
        build_cell(b);
        build_para(b, i + 1 < rows ? kept : build_style(), i ? "" : text);
        b->cells.at[0].more_rows = i ? 0 : rows - 1;
        b->cells.at[0].is_covered = i > 0;
        b->cells.at[0].valign = VALIGN_CENTER;
        cell(b, arena_printf(b->a, "r%d", i + 1));
        row_end(b);
    }
    return b;
}

START_TEST(rows_that_share_a_cell_stay_together)
{
    expect(long_group(4, "a"), "A@80 / a@230 r1@80 r2@180 r3@280 r4@380");
}
END_TEST

/* The cell's text stands at the top of the first page then. */
START_TEST(more_rows_than_a_page_holds_come_apart)
{
    expect(long_group(6, "a|b"), "A@80 / a@80 b@180 r1@80 r2@180 r3@280 r4@380 / r5@80 r6@180");
}
END_TEST

START_TEST(their_text_must_stand_on_one_page)
{
    struct flow_build *b = long_group(6, "a|b|c|d|e");
    build_table_end(b);
    ck_assert_str_eq(build_pages(b), "error");
    ck_assert_int_eq(b->diags.at[0].code, DIAG_LAYOUT_MERGED_HIGH);
    build_free(b);
}
END_TEST

static void kept_row(struct flow_build *b, const char *left)
{
    struct style kept = build_style();
    kept.keep_next = kept.keep_lines = true;
    build_cell(b);
    build_para(b, kept, left);
    build_row_end(b);
}

static void foot(struct flow_build *b, int lines)
{
    struct style kept = build_style();
    kept.keep_next = kept.keep_lines = true;
    build_table_end(b);
    for (int i = 1; i < lines; i++)
        build_para(b, kept, arena_printf(b->a, "F%d", i));
    build_para(b, build_style(), "E");
}

START_TEST(a_table_of_one_page_keeps_what_follows)
{
    static const int whole[] = {4000};
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 400);
    build_table(b, 1, whole);
    for (int i = 1; i < 3; i++) {
        cell(b, arena_printf(b->a, "r%d", i));
        build_row_end(b);
    }
    kept_row(b, "k");
    foot(b, 2);
    ck_assert_str_eq(build_pages(b), "r1@80 r2@180 / k@80 F1@180 E@280");
    build_free(b);
}
END_TEST

/* As LibreOffice has it: the last row of a table that came over stays where it is. */
START_TEST(a_table_that_came_over_keeps_nothing)
{
    static const int whole[] = {4000};
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 400);
    build_table(b, 1, whole);
    for (int i = 1; i < 6; i++) {
        cell(b, arena_printf(b->a, "r%d", i));
        build_row_end(b);
    }
    kept_row(b, "k");
    foot(b, 3);
    ck_assert_str_eq(build_pages(b),
                     "r1@80 r2@180 r3@280 r4@380 / r5@80 k@180 / F1@80 F2@180 E@280");
    build_free(b);
}
END_TEST

START_TEST(behind_rows_that_fill_a_page_the_rest_moves)
{
    static const int whole[] = {4000};
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 400);
    build_table(b, 1, whole);
    kept_row(b, "r1");
    kept_row(b, "r2");
    foot(b, 4);
    ck_assert_str_eq(build_pages(b), "r1@80 r2@180 / F1@80 F2@180 F3@280 E@380");
    build_free(b);
}
END_TEST

START_TEST(a_kept_row_is_split_only_when_it_is_higher_than_a_page)
{
    static const int whole[] = {4000};
    for (int high = 0; high < 2; high++) {
        struct flow_build *b = flow_build_new();
        build_page(b, 4000, 400);
        build_para(b, build_style(), "A");
        build_table(b, 1, whole);
        kept_row(b, high ? "a|b|c|d|e" : "a|b|c");
        b->rows.at[0].may_split = true;
        foot(b, 2);
        ck_assert_str_eq(build_pages(b), high ? "A@80 / a@80 b@180 c@280 d@380 / e@80 F1@180 E@280"
                                              : "A@80 / a@80 b@180 c@280 / F1@80 E@180");
        build_free(b);
    }
}
END_TEST

START_TEST(lines_stand_at_the_edges_of_cells_alone)
{
    struct flow_build *b = begin(1500);
    set_border(b, 10);
    merged_row(b, "a", 1, "f");
    covered_row(b, "g");
    build_table_end(b);
    ck_assert(build_layout(b));
    int lengths[8], tops[8], n = 0;
    for (size_t i = 0; i < b->pages.at[0].n_items; i++) {
        const struct page_item *item = &b->pages.at[0].items[i];
        if (item->kind != PAGE_RULE || item->rule.length == T(10)) continue;
        lengths[n] = len_to_twips(item->rule.length);
        tops[n++] = len_to_twips(item->rule.y) - 100;
    }
    ck_assert_int_eq(n, 3);
    ck_assert_int_eq(lengths[0], 4010);
    ck_assert_int_eq(lengths[1], 2010); /* beside the merged cell */
    ck_assert_int_eq(tops[1], 100 + 110);
    ck_assert_int_eq(lengths[2], 4010);
    ck_assert_int_eq(tops[2], 100 + 220);
    build_free(b);
}
END_TEST

START_TEST(a_merged_cell_is_one_cell_to_readers)
{
    struct flow_build *b = begin(1500);
    merged_row(b, "a", 1, "f");
    covered_row(b, "g");
    build_table_end(b);
    ck_assert(build_layout(b));
    int n = 0, rows[4] = {0};
    for (size_t i = 1; i < b->pages.n_tags; i++)
        if (b->pages.tags[i].role == ROLE_TABLE_CELL) rows[n++] = b->pages.tags[i].rows;
    ck_assert_int_eq(n, 3);
    ck_assert_int_eq(rows[0], 2);
    ck_assert_int_eq(rows[1], 1);
    build_free(b);
}
END_TEST

/* -- rows that come apart */

START_TEST(each_cell_goes_on_by_itself)
{
    struct flow_build *b = begin(400);
    split_row(b, "a|b|c|d|e", "f");
    row(b, "g", "h");
    expect(b, "A@80 a@180 b@280 c@380 f@180 / d@80 e@180 g@280 h@280");
}
END_TEST

START_TEST(a_row_begins_where_all_cells_set_a_line)
{
    struct flow_build *b = begin(300);
    struct style high = build_style();
    high.line = T(250);
    cell(b, "a|b");
    build_cell(b);
    build_para(b, high, "c");
    row_end(b)->may_split = true;
    expect(b, "A@80 / a@80 b@180 c@200");
}
END_TEST

START_TEST(one_line_may_stand_alone)
{
    struct flow_build *b = begin(200);
    split_row(b, "a|b|c", "d");
    expect(b, "A@80 a@180 d@180 / b@80 c@180");
}
END_TEST

START_TEST(a_row_needs_its_lower_line_at_the_end_of_a_page)
{
    for (int room = 319; room <= 320; room++) {
        struct flow_build *b = begin(room);
        set_border(b, 10);
        row(b, "a|b", "c");
        row(b, "d", "e");
        expect(b, room < 320 ? "A@80 / a@90 b@190 c@90 / d@90 e@90"
                             : "A@80 a@190 b@290 c@190 / d@90 e@90");
        b = begin(room);
        set_border(b, 10);
        split_row(b, "a|b|f", "c");
        expect(b, room < 320 ? "A@80 a@190 c@190 / b@90 f@190" : "A@80 a@190 b@290 c@190 / f@90");
    }
}
END_TEST

START_TEST(a_row_may_be_higher_than_pages)
{
    struct flow_build *b = begin(200);
    split_row(b, "a|b|c|d|e|f", "g|h");
    expect(b, "A@80 a@180 g@180 / b@80 c@180 h@80 / d@80 e@180 / f@80");
}
END_TEST

START_TEST(a_document_may_begin_with_a_higher_row)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 200);
    build_table(b, 2, halves);
    split_row(b, "a|b|c", "d");
    expect(b, "a@80 b@180 d@80 / c@80");
}
END_TEST

START_TEST(a_higher_row_needs_leave_to_split)
{
    struct flow_build *b = begin(200);
    row(b, "a|b|c", "g");
    build_table_end(b);
    ck_assert_str_eq(build_pages(b), "error");
    ck_assert_int_eq(b->diags.at[0].code, DIAG_LAYOUT_ROW_HIGH);
    build_free(b);
}
END_TEST

START_TEST(the_head_stands_above_each_part)
{
    struct flow_build *b = begin(300);
    row(b, "H", "h");
    b->body.at[1].table.n_heads = 1;
    split_row(b, "a|b|c|d", "e");
    expect(b, "A@80 H@180 h@180 a@280 e@280 / H@80 h@80 b@180 c@280 / H@80 h@80 d@180");
}
END_TEST

START_TEST(paragraphs_keep_their_gaps)
{
    struct flow_build *b = begin(400);
    struct style s = build_style();
    s.before = T(30);
    s.after = T(20);
    build_cell(b);
    build_para(b, s, "a|b");
    build_para(b, s, "c|d");
    cell(b, "e");
    row_end(b)->may_split = true;
    /* a from 130, b to 330; c would end at 330 + 30 + 100 = 460. On the next page the space before
     * counts, and again in a paragraph that came apart */
    expect(b, "A@80 a@210 b@310 e@180 / c@110 d@210");
}
END_TEST

START_TEST(the_space_after_a_paragraph_needs_room)
{
    struct flow_build *b = begin(300);
    struct style s = build_style();
    s.after = T(20);
    build_cell(b);
    build_para(b, s, "a|b");
    cell(b, "e");
    row_end(b)->may_split = true;
    expect(b, "A@80 a@180 e@180 / b@80");
}
END_TEST

START_TEST(pieces_at_the_end_are_aligned)
{
    struct flow_build *b = begin(300);
    cell(b, "a|b|c|d|e|f");
    cell(b, "g|h|i");
    b->cells.at[1].valign = VALIGN_BOTTOM;
    row_end(b)->may_split = true;
    /* at the top where the row goes on */
    expect(b, "A@80 a@180 b@280 g@180 h@280 / c@80 d@180 e@280 i@80 / f@80");
}
END_TEST

/* A note of one line takes 50, and 50 above it. */
START_TEST(a_line_brings_its_note)
{
    struct flow_build *b = begin(400);
    split_row(b, "a|b^x|c|d", "e|f|g");
    build_note(b, 1);
    /* 400 - 100 leaves two lines, to the other cell too */
    expect(b, "A@80 a@180 b1x@280 e@180 f@280 1 n1.1@390 / c@80 d@180 g@80");
}
END_TEST

START_TEST(a_line_whose_note_does_not_fit_goes_on)
{
    struct flow_build *b = begin(390);
    split_row(b, "a|b^x|c", "e|f|g");
    build_note(b, 1);
    expect(b, "A@80 a@180 e@180 f@280 / b1x@80 c@180 g@80 1 n1.1@380");
}
END_TEST

START_TEST(cells_leave_the_line_at_their_right_free)
{
    struct flow_build *b = begin(400);
    set_border(b, 10);
    build_cell(b);
    struct style right = build_style();
    right.align = ALIGN_RIGHT;
    build_para(b, right, "a");
    cell(b, "b");
    row_end(b);
    build_table_end(b);
    ck_assert(build_layout(b));
    for (size_t i = 0; i < b->pages.at[0].n_items; i++) {
        const struct page_item *item = &b->pages.at[0].items[i];
        if (item->kind == PAGE_TEXT && item->text.utf8[0] == 'a')
            ck_assert_int_eq(item->text.x + item->text.width, T(100 + 2000 - 10));
    }
    build_free(b);
}
END_TEST

TCase *rows_case(void)
{
    TCase *t = tcase_create("rows");
    tcase_add_test(t, the_last_row_takes_what_a_merged_cell_needs);
    tcase_add_test(t, lines_between_rows_are_part_of_a_merged_cell);
    tcase_add_test(t, a_merged_cell_is_aligned_in_all_its_rows);
    tcase_add_test(t, a_row_of_merged_cells_alone_may_have_no_height);
    tcase_add_test(t, rows_that_share_a_cell_stay_together);
    tcase_add_test(t, more_rows_than_a_page_holds_come_apart);
    tcase_add_test(t, their_text_must_stand_on_one_page);
    tcase_add_test(t, a_table_of_one_page_keeps_what_follows);
    tcase_add_test(t, a_table_that_came_over_keeps_nothing);
    tcase_add_test(t, behind_rows_that_fill_a_page_the_rest_moves);
    tcase_add_test(t, a_kept_row_is_split_only_when_it_is_higher_than_a_page);
    tcase_add_test(t, lines_stand_at_the_edges_of_cells_alone);
    tcase_add_test(t, a_merged_cell_is_one_cell_to_readers);
    tcase_add_test(t, each_cell_goes_on_by_itself);
    tcase_add_test(t, a_row_begins_where_all_cells_set_a_line);
    tcase_add_test(t, one_line_may_stand_alone);
    tcase_add_test(t, a_row_needs_its_lower_line_at_the_end_of_a_page);
    tcase_add_test(t, a_row_may_be_higher_than_pages);
    tcase_add_test(t, a_document_may_begin_with_a_higher_row);
    tcase_add_test(t, a_higher_row_needs_leave_to_split);
    tcase_add_test(t, the_head_stands_above_each_part);
    tcase_add_test(t, paragraphs_keep_their_gaps);
    tcase_add_test(t, the_space_after_a_paragraph_needs_room);
    tcase_add_test(t, pieces_at_the_end_are_aligned);
    tcase_add_test(t, a_line_brings_its_note);
    tcase_add_test(t, a_line_whose_note_does_not_fit_goes_on);
    tcase_add_test(t, cells_leave_the_line_at_their_right_free);
    return t;
}
