/* Lines: heights and baselines (TWINS rules 12 to 16), and where portions stand in them (2, 7). */
#include "cases.h"
#include "flow_build.h"

#include "text/text.h"

/* 14 pt: line 322, baseline 262; 10 pt: 231, 187 [TWINS rule 12]. */
static struct style natural(int half_points)
{
    struct style s = build_style();
    s.size = half_points;
    s.line_rule = LINE_MULTIPLE;
    s.line = 100;
    return s;
}

START_TEST(single_lines_are_as_high_as_their_font)
{
    struct flow_build *b = flow_build_new();
    build_para(b, natural(28), "a|b");
    build_para(b, natural(20), "c");
    ck_assert_str_eq(build_pages(b), "a@262 b@584 c@831"); /* 322 + 262; 644 + 187 */
    build_free(b);
}
END_TEST

START_TEST(exact_lines_have_their_baseline_at_four_fifths)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(28);
    s.line_rule = LINE_EXACT;
    s.line = T(361);
    build_para(b, s, "a|b");
    ck_assert_str_eq(build_pages(b), "a@288 b@649"); /* 361 * 4 / 5 = 288 */
    build_free(b);
}
END_TEST

START_TEST(at_least_puts_the_surplus_above)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(28);
    build_page(b, 4000, 2000);
    s.line_rule = LINE_AT_LEAST;
    s.line = T(350);
    build_para(b, s, "a|b");
    s.line = T(300);
    build_para(b, s, "c");
    ck_assert_str_eq(build_pages(b), "a@290 b@640 c@962"); /* 28 more; 700 + 262 */
    build_free(b);
}
END_TEST

START_TEST(mixed_sizes_take_the_greatest_ascent_and_descent)
{
    struct flow_build *b = flow_build_new();
    struct flow_block *block = build_para(b, natural(20), "a");
    build_run(b, block, "B")->size = 28;
    build_para(b, natural(20), "c");
    ck_assert_str_eq(build_pages(b), "aB@262 c@509"); /* 322 + 187 */
    build_free(b);
}
END_TEST

START_TEST(raised_and_lowered_text_does_not_change_the_line)
{
    struct flow_build *b = flow_build_new();
    struct flow_block *block = build_para(b, natural(28), "a");
    build_run(b, block, "1")->is_raised = true;
    build_run(b, block, "2")->is_lowered = true;
    build_run(b, block, "b");
    ck_assert_str_eq(build_pages(b), "a12b@262");
    const struct page_item *items = b->pages.at[0].items;
    ck_assert_int_eq(items[1].text.size, 162);
    ck_assert_int_eq(items[2].text.size, 162);
    ck_assert_int_lt(items[1].text.baseline, items[0].text.baseline);
    ck_assert_int_gt(items[2].text.baseline, items[0].text.baseline);
    build_free(b);
}
END_TEST

START_TEST(an_empty_paragraph_is_a_line)
{
    struct flow_build *b = flow_build_new();
    build_para(b, natural(28), "a");
    build_para(b, natural(20), "");
    build_para(b, natural(28), "b");
    ck_assert_str_eq(build_pages(b), "a@262 b@815"); /* 322 + 231 + 262 */
    build_free(b);
}
END_TEST

static const struct page_text *text_at(const struct flow_build *b, size_t i)
{
    return &b->pages.at[0].items[i].text;
}

START_TEST(centred_and_right_lines_stand_between_their_indents)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(20);
    s.align = ALIGN_CENTER;
    s.left = T(500);
    s.right = T(300);
    s.first = T(100);
    build_para(b, s, "abc");
    s.align = ALIGN_RIGHT;
    build_para(b, s, "abc");
    ck_assert(build_layout(b));
    int width = text_width(b->face, "abc", 3, 200), room = 4000 - 500 - 300 - 100;
    ck_assert_int_eq(text_at(b, 0)->width, T(width));
    ck_assert_int_eq(text_at(b, 0)->x, T(100 + 600 + (room - width) / 2));
    ck_assert_int_eq(text_at(b, 1)->x + text_at(b, 1)->width, T(100 + 4000 - 300));
    build_free(b);
}
END_TEST

START_TEST(the_nudge_narrows_the_line)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(20);
    s.align = ALIGN_RIGHT;
    build_para(b, s, "a")->para.nudge = T(7);
    ck_assert(build_layout(b));
    ck_assert_int_eq(text_at(b, 0)->x + text_at(b, 0)->width, T(100 + 4000 - 7));
    build_free(b);
}
END_TEST

START_TEST(portions_start_at_whole_twips)
{
    struct flow_build *b = flow_build_new();
    struct flow_block *block = build_para(b, natural(20), "abc ");
    struct flow_run *bold = build_run(b, block, "def");
    bold->face = font_set_face(b->fonts, "Times New Roman", FONT_BOLD, &b->diags);
    build_run(b, block, " ghi");
    ck_assert(build_layout(b));
    int x = 100 + text_width(b->face, "abc ", 4, 200);
    ck_assert_int_eq(text_at(b, 1)->x, T(x));
    x += text_width(bold->face, "def", 3, 200);
    ck_assert_int_eq(text_at(b, 2)->x, T(x));
    ck_assert(!text_at(b, 0)->ends_line && !text_at(b, 1)->ends_line && text_at(b, 2)->ends_line);
    build_free(b);
}
END_TEST

/* Runs that differ in meaning alone are one portion: only their sum is rounded. */
START_TEST(runs_of_one_format_are_one_portion)
{
    struct flow_build *b = flow_build_new();
    struct flow_block *block = build_para(b, natural(20), "i");
    for (int i = 0; i < 8; i++)
        build_run(b, block, "i");
    ck_assert(build_layout(b));
    const struct page_text *last = text_at(b, 8);
    ck_assert_int_eq(last->x + last->width, T(100 + text_width(b->face, "iiiiiiiii", 9, 200)));
    build_free(b);
}
END_TEST

static const char words[] =
    "the lines of a justified paragraph reach from edge to edge but for the "
    "last one which keeps its natural width";

START_TEST(justified_lines_fill_the_width)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(28);
    build_page(b, 4000, 2000);
    s.align = ALIGN_JUSTIFY;
    struct flow_block *block = build_para(b, s, words);
    build_run(b, block, " and a bold end")->face =
        font_set_face(b->fonts, "Times New Roman", FONT_BOLD, &b->diags);
    ck_assert(build_layout(b));
    const struct page *page = &b->pages.at[0];
    len slack = 0, at = T(100);
    int lines = 0, blanks = 0;
    for (size_t i = 0; i < page->n_items; i++) {
        const struct page_text *t = &page->items[i].text;
        ck_assert_int_eq(t->x, at);
        at += t->width;
        slack += t->slack;
        blanks += t->blanks;
        if (!t->ends_line) continue;
        bool is_last = i + 1 == page->n_items;
        if (!is_last) ck_assert_int_eq(at, T(100 + 4000));
        if (is_last) ck_assert_int_eq(slack, 0);
        lines++;
        at = T(100);
        slack = 0;
    }
    ck_assert_int_gt(lines, 2);
    /* 25 words: each line end swallows one of the 24 blanks */
    ck_assert_int_eq(blanks, 24 - (lines - 1));
    build_free(b);
}
END_TEST

START_TEST(a_line_before_a_forced_break_is_natural)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(20);
    s.align = ALIGN_JUSTIFY;
    build_para(b, s, "a b|c d");
    ck_assert(build_layout(b));
    ck_assert_int_eq(text_at(b, 0)->slack, 0);
    ck_assert_int_eq(text_at(b, 0)->width, T(text_width(b->face, "a b", 3, 200)));
    build_free(b);
}
END_TEST

START_TEST(text_behind_a_tab_stands_at_the_stop)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(20);
    s.left = T(100);
    build_para(b, s, "a\tb");
    ck_assert(build_layout(b));
    ck_assert_int_eq(text_at(b, 1)->x, T(100 + 720)); /* from the margin, not the indent */
    build_free(b);
}
END_TEST

START_TEST(a_label_stands_before_the_text)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(20);
    struct flow_block *block = build_para(b, s, "text");
    struct flow_label label = {.text = "2.1.", .gap = " ", .run = block->para.runs[0]};
    label.run.text = "2.1. ";
    block->para.label = &label;
    ck_assert_str_eq(build_pages(b), "2.1. text@187");
    ck_assert_int_eq(text_at(b, 0)->x, T(100));
    ck_assert_int_eq(text_at(b, 1)->x, T(100 + text_width(b->face, "2.1. ", 5, 200)));
    ck_assert_int_eq(text_at(b, 0)->blanks, 0);
    build_free(b);
}
END_TEST

/* What a reader of the PDF puts between lines. */
START_TEST(only_line_ends_inside_words_cut_them)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(20);
    int width = text_width(b->face, "aaaa-", 5, 200);
    build_page(b, width, 4000);
    build_para(b, s, "aaaa-bbbb cccc");
    ck_assert_str_eq(build_pages(b), "aaaa-@187 bbbb@418 cccc@649");
    ck_assert(text_at(b, 0)->cuts_word);
    ck_assert(!text_at(b, 1)->cuts_word);
    ck_assert(!text_at(b, 2)->cuts_word);
    build_free(b);
}
END_TEST

START_TEST(a_word_wider_than_the_line_is_cut_with_one_warning)
{
    struct flow_build *b = flow_build_new();
    build_page(b, text_width(b->face, "mmm", 3, 200), 4000);
    struct flow_block *block = build_para(b, natural(20), "");
    build_run(b, block, "mmmmmmmm")->pos = (struct pos){"word.xml", 3, 9};
    ck_assert_str_eq(build_pages(b), "mmm@187 mmm@418 mm@649");
    ck_assert(text_at(b, 0)->cuts_word);
    ck_assert_uint_eq(b->diags.n, 1);
    ck_assert_int_eq(b->diags.at[0].code, DIAG_LAYOUT_OVERFULL);
    ck_assert_int_eq(b->diags.at[0].pos.column, 9);
    build_free(b);
}
END_TEST

/* 10 pt: a dot takes 50 twips. "ab" ends at its width w; of the 4000 less 300 - w - 50 that are
 * left before ";" as many dots as fit end where it begins. */
START_TEST(dots_take_what_the_line_leaves)
{
    struct flow_build *b = flow_build_new();
    struct style s = natural(20);
    s.align = ALIGN_JUSTIFY;
    s.right = T(300);
    struct flow_block *block = build_para(b, s, "ab");
    build_run(b, block, NULL)->kind = FLOW_FILL;
    build_run(b, block, ";");
    ck_assert(build_layout(b));
    int word = text_width(b->face, "ab", 2, 200), mark = text_width(b->face, ";", 1, 200);
    int n = (3700 - word - mark) / 50;
    ck_assert_uint_eq(b->pages.at[0].n_items, 3);
    ck_assert_uint_eq(text_at(b, 1)->n, n);
    ck_assert_int_eq(text_at(b, 1)->utf8[n - 1], '.');
    ck_assert_int_eq(text_at(b, 1)->x, T(100 + 3700 - mark - n * 50));
    ck_assert_int_eq(text_at(b, 1)->width, T(n * 50));
    ck_assert_int_eq(text_at(b, 2)->x, T(100 + 3700 - mark));
    ck_assert(text_at(b, 2)->ends_line);
    build_free(b);
}
END_TEST

START_TEST(underlines_are_passed_on)
{
    struct flow_build *b = flow_build_new();
    struct flow_block *block = build_para(b, natural(20), "a");
    build_run(b, block, "b")->underline = true;
    ck_assert(build_layout(b));
    ck_assert(!text_at(b, 0)->underline && text_at(b, 1)->underline);
    build_free(b);
}
END_TEST

TCase *lines_case(void)
{
    TCase *t = tcase_create("lines");
    tcase_add_test(t, single_lines_are_as_high_as_their_font);
    tcase_add_test(t, exact_lines_have_their_baseline_at_four_fifths);
    tcase_add_test(t, at_least_puts_the_surplus_above);
    tcase_add_test(t, mixed_sizes_take_the_greatest_ascent_and_descent);
    tcase_add_test(t, raised_and_lowered_text_does_not_change_the_line);
    tcase_add_test(t, an_empty_paragraph_is_a_line);
    tcase_add_test(t, centred_and_right_lines_stand_between_their_indents);
    tcase_add_test(t, the_nudge_narrows_the_line);
    tcase_add_test(t, portions_start_at_whole_twips);
    tcase_add_test(t, runs_of_one_format_are_one_portion);
    tcase_add_test(t, justified_lines_fill_the_width);
    tcase_add_test(t, a_line_before_a_forced_break_is_natural);
    tcase_add_test(t, text_behind_a_tab_stands_at_the_stop);
    tcase_add_test(t, a_label_stands_before_the_text);
    tcase_add_test(t, only_line_ends_inside_words_cut_them);
    tcase_add_test(t, a_word_wider_than_the_line_is_cut_with_one_warning);
    tcase_add_test(t, dots_take_what_the_line_leaves);
    tcase_add_test(t, underlines_are_passed_on);
    return t;
}
