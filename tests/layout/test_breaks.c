/* Where pages end: TWINS rules 19, 21 and 22. Lines are 100 twips high. */
#include "cases.h"
#include "flow_build.h"

static struct style kept(void)
{
    struct style s = build_style();
    s.keep_next = s.keep_lines = true;
    return s;
}

START_TEST(a_line_fits_to_the_twip)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 300);
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b");
    build_para(b, build_style(), "c");
    ck_assert_str_eq(build_pages(b), "a@80 b@180 c@280");
    ck_assert_int_eq(b->pages.at[0].room, 0);
    ck_assert_int_eq(b->pages.at[0].lowest, T(100 + 280));
    build_page(b, 4000, 299);
    ck_assert_str_eq(build_pages(b), "a@80 b@180 / c@80");
    ck_assert_int_eq(b->pages.at[0].room, T(99));
    build_free(b);
}
END_TEST

START_TEST(two_line_paragraphs_move_whole)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 200);
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b|c");
    ck_assert_str_eq(build_pages(b), "a@80 / b@80 c@180");
    build_free(b);
}
END_TEST

START_TEST(three_line_paragraphs_move_whole)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 300);
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b|c|d");
    ck_assert_str_eq(build_pages(b), "a@80 / b@80 c@180 d@280");
    build_free(b);
}
END_TEST

START_TEST(two_lines_stay_on_each_side)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 400);
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b|c|d|e");
    /* three fit, but then e would stand alone */
    ck_assert_str_eq(build_pages(b), "a@80 b@180 c@280 / d@80 e@180");
    build_free(b);
}
END_TEST

START_TEST(without_widow_control_single_lines_stay)
{
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.widow = false;
    build_page(b, 4000, 200);
    build_para(b, s, "a");
    build_para(b, s, "b|c");
    ck_assert_str_eq(build_pages(b), "a@80 b@180 / c@80");
    build_free(b);
}
END_TEST

START_TEST(kept_lines_move_whole)
{
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.keep_lines = true;
    build_page(b, 4000, 500);
    build_para(b, build_style(), "a");
    build_para(b, s, "b|c|d|e|f");
    ck_assert_str_eq(build_pages(b), "a@80 / b@80 c@180 d@280 e@380 f@480");
    build_free(b);
}
END_TEST

START_TEST(a_paragraph_longer_than_pages_goes_on)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 300);
    build_para(b, build_style(), "a|b|c|d|e|f|g");
    /* seven lines: 3, then 4 are left and 2 must stand behind the break */
    ck_assert_str_eq(build_pages(b), "a@80 b@180 c@280 / d@80 e@180 / f@80 g@180");
    build_free(b);
}
END_TEST

START_TEST(a_heading_goes_with_the_first_two_lines)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 400);
    build_para(b, build_style(), "a");
    build_para(b, kept(), "H");
    build_para(b, build_style(), "b|c|d|e");
    ck_assert_str_eq(build_pages(b), "a@80 H@180 b@280 c@380 / d@80 e@180");
    build_page(b, 4000, 399);
    ck_assert_str_eq(build_pages(b), "a@80 / H@80 b@180 c@280 / d@80 e@180");
    build_free(b);
}
END_TEST

START_TEST(a_chain_of_headings_moves_together)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 500);
    build_para(b, build_style(), "a|b");
    build_para(b, kept(), "H");
    build_para(b, kept(), "I");
    build_para(b, build_style(), "c|d");
    ck_assert_str_eq(build_pages(b), "a@80 b@180 / H@80 I@180 c@280 d@380");
    build_free(b);
}
END_TEST

START_TEST(a_chain_ends_at_a_block_that_is_not_kept)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 400);
    build_para(b, kept(), "H");
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b");
    build_para(b, kept(), "I");
    build_para(b, build_style(), "c");
    ck_assert_str_eq(build_pages(b), "H@80 a@180 b@280 / I@80 c@180");
    build_free(b);
}
END_TEST

START_TEST(a_chain_longer_than_a_page_is_split)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 300);
    build_para(b, build_style(), "a");
    for (const char *s = "BCDEFG"; *s; s++)
        build_para(b, kept(), arena_strndup(b->a, s, 1));
    build_para(b, build_style(), "h");
    ck_assert_str_eq(build_pages(b), "a@80 / B@80 C@180 D@280 / E@80 F@180 G@280 / h@80");
    build_free(b);
}
END_TEST

START_TEST(a_kept_paragraph_longer_than_a_page_is_split)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 300);
    build_para(b, build_style(), "a");
    build_para(b, kept(), "b|c|d|e");
    build_para(b, build_style(), "f");
    ck_assert_str_eq(build_pages(b), "a@80 / b@80 c@180 / d@80 e@180 f@280");
    build_free(b);
}
END_TEST

START_TEST(a_heading_at_the_end_stays)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 200);
    build_para(b, build_style(), "a");
    build_para(b, kept(), "H");
    ck_assert_str_eq(build_pages(b), "a@80 H@180");
    build_free(b);
}
END_TEST

START_TEST(a_kept_rule_stays_with_the_next_block)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 300);
    build_para(b, build_style(), "a");
    build_para(b, kept(), "H");
    build_rule(b, (struct flow_rule){.height = T(50), .length = T(100), .keep_next = true});
    build_para(b, build_style(), "b");
    ck_assert_str_eq(build_pages(b), "a@80 / H@80 b@230");
    build_free(b);
}
END_TEST

START_TEST(a_line_higher_than_a_page_is_an_error)
{
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.line = T(1001);
    build_para(b, build_style(), "a");
    build_para(b, s, "b");
    ck_assert_str_eq(build_pages(b), "error");
    ck_assert_uint_eq(b->diags.n, 1);
    ck_assert_int_eq(b->diags.at[0].code, DIAG_LAYOUT_TOO_HIGH);
    ck_assert_int_eq(b->diags.at[0].pos.line, 2);
    ck_assert_uint_eq(b->pages.n, 0);
    build_free(b);
}
END_TEST

START_TEST(nothing_makes_one_empty_page)
{
    struct flow_build *b = flow_build_new();
    ck_assert_str_eq(build_pages(b), "");
    ck_assert_uint_eq(b->pages.n, 1);
    ck_assert_int_eq(b->pages.at[0].width, T(4200));
    ck_assert_int_eq(b->pages.at[0].room, T(1000));
    build_free(b);
}
END_TEST

START_TEST(each_section_starts_a_page_and_counts_by_itself)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b");
    struct flow_section sections[2] = {b->section, b->section};
    sections[0].blocks = &b->body.at[0];
    sections[1].blocks = &b->body.at[1];
    sections[0].n_blocks = sections[1].n_blocks = 1;
    sections[1].first_number = 7;
    sections[1].page.width = T(9000);
    b->flow.sections = sections;
    b->flow.n_sections = 2;
    ck_assert_str_eq(build_pages(b), "a@80 / b@80");
    ck_assert_int_eq(b->pages.at[1].number, 7);
    ck_assert_int_eq(b->pages.at[1].section, 1);
    ck_assert_int_eq(b->pages.at[1].width, T(9000));
    build_free(b);
}
END_TEST

TCase *breaks_case(void)
{
    TCase *t = tcase_create("breaks");
    tcase_add_test(t, a_line_fits_to_the_twip);
    tcase_add_test(t, two_line_paragraphs_move_whole);
    tcase_add_test(t, three_line_paragraphs_move_whole);
    tcase_add_test(t, two_lines_stay_on_each_side);
    tcase_add_test(t, without_widow_control_single_lines_stay);
    tcase_add_test(t, kept_lines_move_whole);
    tcase_add_test(t, a_paragraph_longer_than_pages_goes_on);
    tcase_add_test(t, a_heading_goes_with_the_first_two_lines);
    tcase_add_test(t, a_chain_of_headings_moves_together);
    tcase_add_test(t, a_chain_ends_at_a_block_that_is_not_kept);
    tcase_add_test(t, a_chain_longer_than_a_page_is_split);
    tcase_add_test(t, a_kept_paragraph_longer_than_a_page_is_split);
    tcase_add_test(t, a_heading_at_the_end_stays);
    tcase_add_test(t, a_kept_rule_stays_with_the_next_block);
    tcase_add_test(t, a_line_higher_than_a_page_is_an_error);
    tcase_add_test(t, nothing_makes_one_empty_page);
    tcase_add_test(t, each_section_starts_a_page_and_counts_by_itself);
    return t;
}
