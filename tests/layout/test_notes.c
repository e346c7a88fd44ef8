/* Notes at the page's foot: TWINS rules 28 to 31. Text lines are 100 twips high, note lines 50;
 * the separator takes 20 + 10 + 20. */
#include "cases.h"
#include "flow_build.h"

#include "text/text.h"

START_TEST(a_note_stands_at_the_foot)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a^b");
    build_note(b, 2);
    /* area: 50 + 2 * 50; its lines' baselines 40 below 900 and 950 */
    ck_assert_str_eq(build_pages(b), "a1b@80 1 n1.1@940 n1.2@990");
    ck_assert_int_eq(b->pages.at[0].room, T(1000 - 100 - 150));
    const struct page_item *rule = &b->pages.at[0].items[3];
    ck_assert_int_eq(rule->kind, PAGE_RULE);
    ck_assert_int_eq(rule->rule.x, T(100));
    ck_assert_int_eq(rule->rule.y, T(100 + 850 + 20));
    ck_assert_int_eq(rule->rule.length, T(1000));
    ck_assert_int_eq(rule->rule.thickness, T(10));
    build_free(b);
}
END_TEST

START_TEST(marks_are_small_and_raised)
{
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.size = 28;
    build_para(b, s, "a^b");
    build_note(b, 1);
    ck_assert(build_layout(b));
    const struct page_item *items = b->pages.at[0].items;
    ck_assert_int_eq(items[1].text.size, 162); /* 58 % of 280 [TWINS rule 3] */
    ck_assert_int_eq(items[1].text.width, T(81));
    ck_assert_int_eq(items[1].text.baseline, items[0].text.baseline - text_raise(280));
    ck_assert_int_lt(items[1].text.baseline, items[0].text.baseline);
    ck_assert_int_eq(items[2].text.x, items[1].text.x + T(81));
    /* in the note: 58 % of 5 pt */
    ck_assert_int_eq(items[4].text.size, 58);
    ck_assert_int_eq(items[5].text.size, 100);
    build_free(b);
}
END_TEST

START_TEST(notes_stand_in_order_without_gaps)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a^b");
    build_para(b, build_style(), "c^d");
    build_note(b, 1);
    build_note(b, 2);
    ck_assert_str_eq(build_pages(b), "a1b@80 c2d@180 1 n1.1@890 2 n2.1@940 n2.2@990");
    build_free(b);
}
END_TEST

START_TEST(the_line_of_a_note_that_does_not_fit_moves)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 300);
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b^c");
    build_note(b, 1);
    ck_assert_str_eq(build_pages(b), "a@80 b1c@180 1 n1.1@290"); /* 200 + 50 + 50 = 300 */
    build_page(b, 4000, 299);
    ck_assert_str_eq(build_pages(b), "a@80 / b1c@80 1 n1.1@289");
    build_free(b);
}
END_TEST

START_TEST(two_lines_of_a_note_must_fit)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 349);
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b^c");
    build_note(b, 2);
    ck_assert_str_eq(build_pages(b), "a@80 / b1c@80 1 n1.1@289 n1.2@339");
    build_page(b, 4000, 350);
    ck_assert_str_eq(build_pages(b), "a@80 b1c@180 1 n1.1@290 n1.2@340");
    build_free(b);
}
END_TEST

START_TEST(a_note_splits_and_may_leave_one_line)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 500);
    build_para(b, build_style(), "a");
    build_para(b, build_style(), "b");
    build_para(b, build_style(), "c^d");
    build_para(b, build_style(), "e");
    build_note(b, 4);
    ck_assert_str_eq(build_pages(b), "a@80 b@180 c1d@280 1 n1.1@390 n1.2@440 n1.3@490 / "
                                     "e@80 n1.4@490");
    build_free(b);
}
END_TEST

START_TEST(a_moved_line_takes_another_along)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 500);
    build_para(b, build_style(), "a|b|c|d^e");
    build_note(b, 2);
    /* 400 + 150 is too much for d, and d must not stand alone */
    ck_assert_str_eq(build_pages(b), "a@80 b@180 / c@80 d1e@180 1 n1.1@440 n1.2@490");
    build_free(b);
}
END_TEST

START_TEST(a_moved_line_takes_its_heading_along)
{
    struct flow_build *b = flow_build_new();
    struct style kept = build_style();
    kept.keep_next = kept.keep_lines = true;
    build_page(b, 4000, 400);
    build_para(b, build_style(), "a");
    build_para(b, kept, "H");
    build_para(b, build_style(), "b^c");
    build_note(b, 2);
    ck_assert_str_eq(build_pages(b), "a@80 / H@80 b1c@180 1 n1.1@340 n1.2@390");
    build_free(b);
}
END_TEST

START_TEST(a_long_note_goes_on_over_pages)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 500); /* notes take 400 at the most: 7 lines */
    build_para(b, build_style(), "a^b");
    for (const char *s = "cdef"; *s; s++)
        build_para(b, build_style(), arena_strndup(b->a, s, 1));
    build_note(b, 16);
    ck_assert_str_eq(build_pages(b),
                     "a1b@80 1 n1.1@190 n1.2@240 n1.3@290 n1.4@340 n1.5@390 n1.6@440 n1.7@490 / "
                     "c@80 n1.8@190 n1.9@240 n1.10@290 n1.11@340 n1.12@390 n1.13@440 n1.14@490 / "
                     "d@80 e@180 f@280 n1.15@440 n1.16@490");
    build_free(b);
}
END_TEST

START_TEST(a_note_that_is_left_over_makes_pages)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 250); /* notes take 200 at the most: 3 lines */
    build_para(b, build_style(), "a^b");
    build_note(b, 6);
    ck_assert_str_eq(build_pages(b),
                     "a1b@80 1 n1.1@190 n1.2@240 / n1.3@140 n1.4@190 n1.5@240 / n1.6@240");
    build_free(b);
}
END_TEST

START_TEST(two_long_notes_share_a_page)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 500);
    build_para(b, build_style(), "a^b");
    build_para(b, build_style(), "c^d");
    build_note(b, 3);
    build_note(b, 5);
    ck_assert_str_eq(build_pages(b), "a1b@80 c2d@180 1 n1.1@290 n1.2@340 n1.3@390 "
                                     "2 n2.1@440 n2.2@490 / "
                                     "n2.3@390 n2.4@440 n2.5@490");
    build_free(b);
}
END_TEST

START_TEST(no_note_starts_while_another_is_unfinished)
{
    struct flow_build *b = flow_build_new();
    struct style small = build_style();
    small.line = T(10);
    build_page(b, 4000, 340); /* a: 100; 3 note lines leave 40: room for small lines only */
    build_para(b, build_style(), "a^b");
    build_para(b, small, "c");
    build_para(b, small, "d^e");
    build_note(b, 4);
    build_note(b, 1);
    ck_assert_str_eq(build_pages(b), "a1b@80 c@108 1 n1.1@230 n1.2@280 n1.3@330 / "
                                     "d2e@8 n1.4@280 2 n2.1@330");
    build_free(b);
}
END_TEST

START_TEST(several_marks_on_a_line_bring_all_their_notes)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 400);
    build_para(b, build_style(), "a^b^c");
    build_note(b, 2);
    build_note(b, 3);
    ck_assert_str_eq(build_pages(b), "a1b2c@80 1 n1.1@190 n1.2@240 2 n2.1@290 n2.2@340 n2.3@390");
    build_free(b);
}
END_TEST

START_TEST(a_line_at_the_top_stays_whatever_its_note)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 200); /* room for one line of the note; 160 at the most for notes */
    build_para(b, build_style(), "a^b");
    build_note(b, 5);
    ck_assert_str_eq(build_pages(b), "a1b@80 1 n1.1@190 / n1.2@140 n1.3@190 / n1.4@140 n1.5@190");
    build_free(b);
}
END_TEST

START_TEST(a_second_mark_brings_no_second_note)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a^b");
    build_para(b, build_style(), "c");
    struct flow_run *again = build_run(b, &b->body.at[1], "1");
    again->kind = FLOW_NOTE_MARK;
    again->note = 0;
    build_run(b, &b->body.at[1], "d");
    build_note(b, 1);
    ck_assert_str_eq(build_pages(b), "a1b@80 c1d@180 1 n1.1@990");
    build_free(b);
}
END_TEST

START_TEST(a_note_line_higher_than_a_page_is_an_error)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a^b");
    build_note(b, 1);
    struct style high = build_style();
    high.line = T(960);
    ((struct flow_block *)b->notes.at[0].blocks)->para.style = &high;
    ck_assert_str_eq(build_pages(b), "error");
    ck_assert_int_eq(b->diags.at[0].code, DIAG_LAYOUT_TOO_HIGH);
    ck_assert_str_eq(b->diags.at[0].pos.file, "note.xml");
    build_free(b);
}
END_TEST

START_TEST(notes_of_a_section_end_before_the_next)
{
    struct flow_build *b = flow_build_new();
    build_page(b, 4000, 250);
    build_para(b, build_style(), "a^b");
    build_para(b, build_style(), "c^d");
    build_note(b, 4);
    build_note(b, 1);
    struct flow_section sections[2] = {b->section, b->section};
    sections[0].blocks = &b->body.at[0];
    sections[1].blocks = &b->body.at[1];
    sections[0].n_blocks = sections[1].n_blocks = 1;
    b->flow.sections = sections;
    b->flow.n_sections = 2;
    ck_assert_str_eq(build_pages(b), "a1b@80 1 n1.1@190 n1.2@240 / n1.3@190 n1.4@240 / "
                                     "c2d@80 2 n2.1@240");
    build_free(b);
}
END_TEST

TCase *notes_case(void)
{
    TCase *t = tcase_create("notes");
    tcase_add_test(t, a_note_stands_at_the_foot);
    tcase_add_test(t, marks_are_small_and_raised);
    tcase_add_test(t, notes_stand_in_order_without_gaps);
    tcase_add_test(t, the_line_of_a_note_that_does_not_fit_moves);
    tcase_add_test(t, two_lines_of_a_note_must_fit);
    tcase_add_test(t, a_note_splits_and_may_leave_one_line);
    tcase_add_test(t, a_moved_line_takes_another_along);
    tcase_add_test(t, a_moved_line_takes_its_heading_along);
    tcase_add_test(t, a_long_note_goes_on_over_pages);
    tcase_add_test(t, a_note_that_is_left_over_makes_pages);
    tcase_add_test(t, two_long_notes_share_a_page);
    tcase_add_test(t, no_note_starts_while_another_is_unfinished);
    tcase_add_test(t, several_marks_on_a_line_bring_all_their_notes);
    tcase_add_test(t, a_line_at_the_top_stays_whatever_its_note);
    tcase_add_test(t, a_second_mark_brings_no_second_note);
    tcase_add_test(t, a_note_line_higher_than_a_page_is_an_error);
    tcase_add_test(t, notes_of_a_section_end_before_the_next);
    return t;
}
