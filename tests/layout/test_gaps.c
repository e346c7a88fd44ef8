/* Space between blocks, and where it is dropped: TWINS rules 14 and 17. */
#include "cases.h"
#include "flow_build.h"

static struct style spaced(int before, int after)
{
    struct style s = build_style();
    s.before = T(before);
    s.after = T(after);
    return s;
}

START_TEST(the_larger_of_after_and_before_counts)
{
    struct flow_build *b = flow_build_new();
    build_para(b, spaced(0, 60), "a");
    build_para(b, spaced(40, 20), "b");
    build_para(b, spaced(70, 0), "c");
    /* b: 100 + max(60, 40) + 80; c: 260 + max(20, 70) + 80 */
    ck_assert_str_eq(build_pages(b), "a@80 b@240 c@410");
    build_free(b);
}
END_TEST

START_TEST(space_before_counts_on_the_first_page)
{
    struct flow_build *b = flow_build_new();
    build_para(b, spaced(50, 0), "a");
    ck_assert_str_eq(build_pages(b), "a@130");
    build_free(b);
}
END_TEST

START_TEST(space_before_is_dropped_after_an_automatic_break)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 200);
    build_para(b, spaced(0, 0), "a|b");
    build_para(b, spaced(50, 0), "c");
    ck_assert_str_eq(build_pages(b), "a@80 b@180 / c@80");
    build_free(b);
}
END_TEST

START_TEST(space_before_counts_in_full_after_a_forced_break)
{
    struct flow_build *b = flow_build_new();
    build_para(b, spaced(0, 60), "a");
    build_para(b, spaced(50, 0), "b")->para.break_before = true;
    ck_assert_str_eq(build_pages(b), "a@80 / b@130");
    build_free(b);
}
END_TEST

START_TEST(a_break_before_the_first_block_makes_no_page)
{
    struct flow_build *b = flow_build_new();
    build_para(b, spaced(0, 0), "a")->para.break_before = true;
    ck_assert_str_eq(build_pages(b), "a@80");
    build_free(b);
}
END_TEST

START_TEST(space_after_needs_no_room_at_the_bottom)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 200);
    build_para(b, spaced(0, 0), "a");
    build_para(b, spaced(0, 500), "b");
    build_para(b, spaced(0, 0), "c");
    ck_assert_str_eq(build_pages(b), "a@80 b@180 / c@80");
    build_free(b);
}
END_TEST

START_TEST(extra_of_multiple_lines_is_carried_into_the_gap)
{
    struct flow_build *b = flow_build_new();
    struct style s = spaced(0, 20);
    s.size = 20; /* 10 pt: line 231, baseline 187 [TWINS rule 12] */
    s.line_rule = LINE_MULTIPLE;
    s.line = 150; /* extra: 231 * 50 / 100 = 115 */
    build_page(b, 4000, 2000);
    build_para(b, s, "a|b");
    build_para(b, s, "c");
    /* a: 187; b: 231 + 115 + 187; the paragraph ends at 577; c: 577 + 20 + 115 + 187 */
    ck_assert_str_eq(build_pages(b), "a@187 b@533 c@899");
    build_free(b);
}
END_TEST

START_TEST(extra_is_dropped_at_a_page_top)
{
    struct flow_build *b = flow_build_new();
    struct style s = spaced(0, 0);
    s.size = 20;
    s.line_rule = LINE_MULTIPLE;
    s.line = 150;
    build_page(b, 4000, 577); /* two lines: 231 + 115 + 231 */
    build_para(b, s, "a|b|c|d");
    build_para(b, s, "e");
    ck_assert_str_eq(build_pages(b), "a@187 b@533 / c@187 d@533 / e@187");
    build_free(b);
}
END_TEST

START_TEST(a_spacer_takes_its_height)
{
    struct flow_build *b = flow_build_new();
    struct style spacer = build_style();
    spacer.line = T(20);
    build_para(b, spacer, "")->role = ROLE_ARTIFACT;
    build_para(b, build_style(), "a");
    ck_assert_str_eq(build_pages(b), "a@100");
    build_free(b);
}
END_TEST

START_TEST(a_rule_is_drawn_where_its_block_says)
{
    struct flow_build *b = flow_build_new();
    build_para(b, spaced(0, 10), "a");
    build_rule(b, (struct flow_rule){.length = T(1000),
                                     .thickness = T(10),
                                     .left = T(1500),
                                     .right = T(1500),
                                     .before = T(7),
                                     .height = T(40)});
    build_para(b, build_style(), "b");
    ck_assert_str_eq(build_pages(b), "a@80 b@230"); /* 100 + 10 + 40 + 80 */
    const struct page_item *rule = &b->pages.at[0].items[1];
    ck_assert_int_eq(rule->kind, PAGE_RULE);
    ck_assert_int_eq(rule->tag, 0);
    ck_assert_int_eq(rule->rule.x, T(100 + 1500));
    ck_assert_int_eq(rule->rule.y, T(100 + 110 + 7));
    ck_assert_int_eq(rule->rule.length, T(1000));
    ck_assert_int_eq(rule->rule.thickness, T(10));
    build_free(b);
}
END_TEST

START_TEST(space_before_never_pushes_the_first_block_off_the_page)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 300);
    build_para(b, spaced(900, 0), "a");
    ck_assert_str_eq(build_pages(b), "a@280");
    build_free(b);
}
END_TEST

TCase *gaps_case(void)
{
    TCase *t = tcase_create("gaps");
    tcase_add_test(t, the_larger_of_after_and_before_counts);
    tcase_add_test(t, space_before_counts_on_the_first_page);
    tcase_add_test(t, space_before_is_dropped_after_an_automatic_break);
    tcase_add_test(t, space_before_counts_in_full_after_a_forced_break);
    tcase_add_test(t, a_break_before_the_first_block_makes_no_page);
    tcase_add_test(t, space_after_needs_no_room_at_the_bottom);
    tcase_add_test(t, extra_of_multiple_lines_is_carried_into_the_gap);
    tcase_add_test(t, extra_is_dropped_at_a_page_top);
    tcase_add_test(t, a_spacer_takes_its_height);
    tcase_add_test(t, a_rule_is_drawn_where_its_block_says);
    tcase_add_test(t, space_before_never_pushes_the_first_block_off_the_page);
    return t;
}
