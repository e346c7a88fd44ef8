/* Line ends in the box font, where every sum can be done on paper: at 12 pt a capital takes 240
 * twips, any other character 120. */
#include "base/limits.h"
#include "text_tests.h"

#include <string.h>

START_TEST(text_fits_to_the_twip)
{
    ck_assert_str_eq(shown_box("aaaa bbbb", 1080), "aaaa bbbb");
    ck_assert_str_eq(shown_box("aaaa bbbb", 1079), "aaaa|bbbb");
    ck_assert_str_eq(shown_box("AA b A", 960), "AA b|A");
    ck_assert_str_eq(shown_box("a b c d e f", 600), "a b c|d e f");
}
END_TEST

START_TEST(blanks_hang_at_line_ends)
{
    struct text_run run = chars(fix.box, 240, "aaaa   bbbb  ");
    struct text_para para = para_of(&run, 1, 480);
    struct text_lines lines = broken(&para);
    ck_assert_str_eq(shown(&para), "aaaa|bbbb");
    ck_assert_uint_eq(lines.at[0].end.at, 4);
    ck_assert_uint_eq(lines.at[0].to.at, 7);
    ck_assert_uint_eq(lines.at[1].from.at, 7);
    ck_assert_uint_eq(lines.at[1].end.at, 11);
    ck_assert_uint_eq(lines.at[1].to.run, 1);
    ck_assert_uint_eq(lines.at[1].to.at, 0);
}
END_TEST

START_TEST(line_tells_width_room_and_blanks)
{
    struct text_run run = chars(fix.box, 240, "a bb c dddd e");
    struct text_para para = para_of(&run, 1, 1000);
    struct text_lines lines = broken(&para);
    ck_assert_str_eq(shown(&para), "a bb c|dddd e");
    ck_assert_int_eq(lines.at[0].width, 720);
    ck_assert_int_eq(lines.at[0].room, 1000);
    ck_assert_int_eq(lines.at[0].blanks, 2);
    ck_assert(!lines.at[0].is_last);
    ck_assert_int_eq(lines.at[1].width, 720);
    ck_assert_int_eq(lines.at[1].blanks, 1);
    ck_assert(lines.at[1].is_last);
    ck_assert(!lines.at[1].is_cut);
}
END_TEST

START_TEST(no_break_space_neither_breaks_nor_stretches)
{
    struct text_run run = chars(fix.box, 240,
                                "aa bb\xC2\xA0"
                                "cc dd");
    struct text_para para = para_of(&run, 1, 840);
    ck_assert_str_eq(shown(&para), "aa|bb\xC2\xA0"
                                   "cc|dd");
    para.width = 1000;
    ck_assert_str_eq(shown(&para), "aa bb\xC2\xA0"
                                   "cc|dd");
    ck_assert_int_eq(broken(&para).at[0].blanks, 1);
}
END_TEST

START_TEST(indents_take_from_the_room)
{
    struct text_run run = chars(fix.box, 240, "aa bb cc dd ee ff");
    struct text_para para = para_of(&run, 1, 1360);
    para.left = 100;
    para.right = 60;
    para.first = 240;
    struct text_lines lines = broken(&para);
    ck_assert_int_eq(lines.at[0].room, 960);
    ck_assert_int_eq(lines.at[1].room, 1200);
    ck_assert_str_eq(shown(&para), "aa bb cc|dd ee ff");
    para.first = -100;
    ck_assert_int_eq(broken(&para).at[0].room, 1300);
}
END_TEST

/* At 13.5 pt a digit takes 135 twips, a blank 67.5: as a portion of its own 68. [LO] */
START_TEST(no_break_blank_and_hyphen_are_portions)
{
    struct text_run run = chars(fix.serif[0], 270, "1 1 1");
    struct text_para para = para_of(&run, 1, 2000);
    ck_assert_int_eq(broken(&para).at[0].width, 3 * 135 + 135);
    run = chars(fix.serif[0], 270, "1\u00a01\u00a01");
    ck_assert_int_eq(broken(&para).at[0].width, 3 * 135 + 2 * 68);
    /* A hyphen has 682 of 2048 units: 89.9 twips, hence 90. */
    run = chars(fix.serif[0], 270, "1\u20111\u2011\u00a01");
    ck_assert_int_eq(broken(&para).at[0].width, 3 * 135 + 2 * 90 + 68);
}
END_TEST

/* At 13.05 pt a letter has 130.5 twips. */
START_TEST(portions_end_on_whole_twips)
{
    struct text_run alike[] = {chars(fix.box, 261, "a"), chars(fix.box, 261, "a")};
    struct text_run other[] = {chars(fix.box, 261, "a"), chars(fix.box_bold, 261, "a")};
    struct text_para para = para_of(alike, 2, 261);
    ck_assert_str_eq(shown(&para), "aa");
    ck_assert_int_eq(broken(&para).at[0].width, 261);
    para.runs = other;
    ck_assert_str_eq(shown(&para), "a|a");
    para.width = 262;
    ck_assert_int_eq(broken(&para).at[0].width, 262);
    ck_assert_uint_eq(broken(&para).n, 1);
}
END_TEST

START_TEST(portion_must_fit_before_it_is_rounded)
{
    struct text_run run = chars(fix.box, 261, "x aaa");
    struct text_para para = para_of(&run, 1, 652); /* 652.5 twips */
    ck_assert_str_eq(shown(&para), "x|aaa");
    para.width = 653;
    ck_assert_str_eq(shown(&para), "x aaa");
}
END_TEST

/* [LO: the widths in its layout dump, whole and with the words in the middle underlined] */
START_TEST(a_portion_ends_where_the_group_changes)
{
    struct text_run runs[] = {
        chars(fix.serif[FONT_REGULAR], 280, "Căn cứ Nghị định số 30/2020/NĐ-CP của Ch"),
        chars(fix.serif[FONT_REGULAR], 280, "ính phủ về công tác v"),
        chars(fix.serif[FONT_REGULAR], 280, "ăn thư, cơ"),
    };
    struct text_para para = para_of(runs, 3, 9355);
    ck_assert_int_eq(broken(&para).at[0].width, 8595);
    runs[1].group = 1;
    ck_assert_int_eq(broken(&para).at[0].width, 5075 + 2403 + 1116);
}
END_TEST

START_TEST(words_go_on_over_formats)
{
    struct text_run runs[] = {chars(fix.box, 240, "aa bb"), chars(fix.box_bold, 240, "bb c"),
                              chars(fix.box_italic, 240, "c dd")};
    struct text_para para = para_of(runs, 3, 720);
    ck_assert_str_eq(shown(&para), "aa|bbbb|cc dd");
    struct text_lines lines = broken(&para);
    ck_assert_uint_eq(lines.at[1].from.run, 0);
    ck_assert_uint_eq(lines.at[1].from.at, 3);
    ck_assert_uint_eq(lines.at[1].to.run, 1);
    ck_assert_uint_eq(lines.at[1].to.at, 3);
}
END_TEST

START_TEST(tab_reaches_the_next_stop)
{
    static const int stops[] = {500, 1000};
    struct text_run runs[] = {chars(fix.box, 240, "a b"), thing(TEXT_TAB),
                              chars(fix.box, 240, "c d")};
    struct text_para para = para_of(runs, 3, 2000);
    ck_assert_str_eq(shown(&para), "a b~c d");
    ck_assert_int_eq(broken(&para).at[0].width, 720 + 360);
    ck_assert_int_eq(broken(&para).at[0].blanks, 1);
    para.tabs = stops;
    para.n_tabs = 2;
    ck_assert_int_eq(broken(&para).at[0].width, 500 + 360);
    para.left = 200; /* stops are counted from the region's edge, the width from the line's */
    ck_assert_int_eq(broken(&para).at[0].width, 1000 - 200 + 360);
    para.left = 1000;
    ck_assert_int_eq(broken(&para).at[0].width, 1440 - 1000 + 360);
}
END_TEST

START_TEST(tab_beyond_the_line_begins_the_next)
{
    struct text_run runs[] = {chars(fix.box, 240, "a"), thing(TEXT_TAB), chars(fix.box, 240, "b")};
    struct text_para para = para_of(runs, 3, 600);
    ck_assert_str_eq(shown(&para), "a|~|b");
    para.tab_every = 0;
    ck_assert_str_eq(shown(&para), "a~b");
}
END_TEST

/* Letters of 120 twips: what stands in the line is as wide as without the fill, its blanks do not
 * stretch, and text that has no room behind it begins the next line. */
START_TEST(fill_is_nothing_to_the_choice_of_ends)
{
    struct text_run runs[] = {chars(fix.box, 240, "a b:"), thing(TEXT_FILL),
                              chars(fix.box, 240, ";")};
    struct text_para para = para_of(runs, 3, 2000);
    ck_assert_str_eq(shown(&para), "a b:;");
    ck_assert_int_eq(broken(&para).at[0].width, 5 * 120);
    ck_assert_int_eq(broken(&para).at[0].blanks, 0);
    para.width = 4 * 120;
    ck_assert_str_eq(shown(&para), "a b:|;");
    para.n_runs = 2;
    ck_assert_int_eq(broken(&para).at[0].width, 4 * 120);
}
END_TEST

START_TEST(forced_break_ends_a_line)
{
    struct text_run runs[] = {chars(fix.box, 240, "aa bb "), thing(TEXT_LINE_BREAK),
                              chars(fix.box, 240, "cc"), thing(TEXT_LINE_BREAK)};
    struct text_para para = para_of(runs, 3, 2000);
    struct text_lines lines = broken(&para);
    ck_assert_str_eq(shown(&para), "aa bb|cc");
    ck_assert(lines.at[0].is_last && lines.at[1].is_last);
    ck_assert_int_eq(lines.at[0].width, 600);
    ck_assert_uint_eq(lines.at[0].end.at, 5);
    ck_assert_uint_eq(lines.at[0].to.run, 2);
    para.n_runs = 4; /* at the end it leaves an empty line */
    ck_assert_str_eq(shown(&para), "aa bb|cc|");
}
END_TEST

START_TEST(empty_paragraph_has_one_line)
{
    struct text_para para = para_of(NULL, 0, 2000);
    struct text_lines lines = broken(&para);
    ck_assert_uint_eq(lines.n, 1);
    ck_assert_int_eq(lines.at[0].width, 0);
    ck_assert_int_eq(lines.at[0].room, 2000);
    ck_assert(lines.at[0].is_last);
    struct text_run run = chars(fix.box, 240, "");
    para = para_of(&run, 1, 2000);
    ck_assert_uint_eq(broken(&para).n, 1);
    ck_assert_str_eq(shown_box("  ", 2000), "");
}
END_TEST

/* A mark of 12 pt text has 139 twips; its digit 69.5, as a portion 70. */
START_TEST(mark_sticks_to_its_word)
{
    struct text_run runs[] = {chars(fix.box, 240, "xx aaaa"), mark(fix.box, 139, "1"),
                              chars(fix.box, 240, " bb")};
    struct text_para para = para_of(runs, 3, 840);
    ck_assert_str_eq(shown(&para), "xx|aaaa1|bb");
    para.width = 909;
    ck_assert_str_eq(shown(&para), "xx|aaaa1|bb");
    para.width = 910;
    ck_assert_str_eq(shown(&para), "xx aaaa1|bb");
    ck_assert_int_eq(broken(&para).at[0].width, 910);
}
END_TEST

START_TEST(opportunity_moves_behind_the_mark)
{
    struct text_run runs[] = {chars(fix.box, 240, "xx aa-"), mark(fix.box, 139, "12"),
                              chars(fix.box, 240, "bb")};
    struct text_para para = para_of(runs, 3, 900);
    ck_assert_str_eq(shown(&para), "xx aa-12|bb");
    para.width = 858; /* 720 and 139 for the mark: one too many */
    ck_assert_str_eq(shown(&para), "xx|aa-12bb");
}
END_TEST

START_TEST(mark_behind_a_blank_begins_a_word)
{
    struct text_run runs[] = {chars(fix.box, 240, "aaaa "), mark(fix.box, 139, "1"),
                              chars(fix.box, 240, "bb")};
    struct text_para para = para_of(runs, 3, 600);
    ck_assert_str_eq(shown(&para), "aaaa|1bb");
}
END_TEST

START_TEST(word_wider_than_the_line_is_cut)
{
    struct text_run run = chars(fix.box, 240, "x aaaaaaaa");
    struct text_para para = para_of(&run, 1, 400);
    struct text_lines lines = broken(&para);
    ck_assert_str_eq(shown(&para), "x|aaa|aaa|aa");
    ck_assert(!lines.at[0].is_cut && lines.at[1].is_cut && lines.at[2].is_cut);
    ck_assert(!lines.at[3].is_cut && lines.at[3].is_last);
}
END_TEST

START_TEST(line_without_room_takes_one_character)
{
    ck_assert_str_eq(shown_box("aA b", 0), "a|A|b");
    ck_assert_str_eq(shown_box("aA b", -100), "a|A|b");
}
END_TEST

/* Nothing follows a last character that its line has no room for. */
START_TEST(last_line_is_the_last_without_room_too)
{
    struct text_run run = chars(fix.box, 240, "aA");
    struct text_para para = para_of(&run, 1, 10);
    struct text_lines lines = broken(&para);
    ck_assert_uint_eq(lines.n, 2);
    ck_assert(!lines.at[0].is_last && lines.at[1].is_last);
}
END_TEST

START_TEST(cut_keeps_the_mark_with_its_character)
{
    struct text_run runs[] = {chars(fix.box, 240, "aaa"), mark(fix.box, 139, "12")};
    struct text_para para = para_of(runs, 2, 450);
    ck_assert_str_eq(shown(&para), "aa|a12");
}
END_TEST

START_TEST(label_is_a_portion_that_stays_whole)
{
    struct text_run runs[] = {label(fix.box, 240, "1.2. "), chars(fix.box, 240, "aaa bbb")};
    struct text_para para = para_of(runs, 2, 1000);
    struct text_lines lines = broken(&para);
    ck_assert_str_eq(shown(&para), "1.2. aaa|bbb");
    ck_assert_int_eq(lines.at[0].width, 960);
    ck_assert_int_eq(lines.at[0].blanks, 0);
    para.width = 500;
    ck_assert_str_eq(shown(&para), "1.2. a|aa|bbb");
    para.n_runs = 1;
    ck_assert_str_eq(shown(&para), "1.2. ");
}
END_TEST

/* Signs that must not begin a line stick over a blank, unless the blank itself overflows. [LO] */
START_TEST(sign_behind_a_blank_sticks_to_the_word)
{
    ck_assert_str_eq(shown_box("aaa bbb . c", 960), "aaa|bbb . c");
    ck_assert_str_eq(shown_box("aaa bbb ./. c", 1200), "aaa|bbb ./. c");
    ck_assert_str_eq(shown_box("aaa bbb . c", 959), "aaa bbb|. c");
    ck_assert_str_eq(shown_box("aaa bbb . c", 1080), "aaa bbb .|c");
    ck_assert_str_eq(shown_box("aaa bbb - c", 960), "aaa bbb|- c");
    ck_assert_str_eq(shown_box("aaa ( bbb c", 720), "aaa|( bbb|c");
    ck_assert_str_eq(shown_box("aaa ( bbb c", 600), "aaa (|bbb c");
}
END_TEST

START_TEST(sign_in_another_portion_does_not_stick)
{
    struct text_run runs[] = {chars(fix.box, 240, "aaa bbb "), chars(fix.box_bold, 240, ". c")};
    struct text_para para = para_of(runs, 2, 960);
    ck_assert_str_eq(shown(&para), "aaa bbb|. c");
}
END_TEST

START_TEST(word_with_a_slash_is_cut_behind_it_on_the_first_line_only)
{
    ck_assert_str_eq(shown_box("aa/bbb", 480), "aa/|bbb");
    ck_assert_str_eq(shown_box("i aa/bbb", 480), "i|aa/b|bb");
    ck_assert_str_eq(shown_box("a-a/bbb", 600), "a-a/|bbb");
}
END_TEST

START_TEST(hyphen_before_the_portion_of_the_slash_stays_open)
{
    struct text_run runs[] = {chars(fix.box, 240, "aa 01-"), chars(fix.box_bold, 240, "NQ/TU")};
    struct text_para para = para_of(runs, 2, 720 + 840); /* the last U overflows */
    ck_assert_str_eq(shown(&para), "aa 01-|NQ/TU");
    runs[0] = chars(fix.box, 240, "aa ");
    runs[1] = chars(fix.box_bold, 240, "01-NQ/TU");
    ck_assert_str_eq(shown(&para), "aa|01-NQ/TU");
}
END_TEST

static bool breaks_with(struct text_run *runs, size_t n)
{
    struct text_para para = para_of(runs, n, 1200);
    struct text_lines lines;
    return text_break(fix.arena, &para, &lines, &fix.diags);
}

static const char *repeated(const char *unit, size_t times)
{
    size_t n = strlen(unit);
    char *s = arena_alloc(fix.arena, n * times + 1);
    for (size_t i = 0; i < times; i++)
        memcpy(s + i * n, unit, n);
    return s;
}

START_TEST(endless_word_is_refused_at_its_run)
{
    struct text_run runs[] = {chars(fix.box, 240, "aa "),
                              chars(fix.box_bold, 240, repeated("a", LIMIT_WORD_BYTES))};
    ck_assert(breaks_with(runs, 2));
    runs[1] = chars(fix.box_bold, 240, repeated("a", LIMIT_WORD_BYTES + 1));
    runs[1].pos.column = 9;
    ck_assert(!breaks_with(runs, 2));
    ck_assert_uint_eq(fix.diags.n, 1);
    ck_assert_int_eq(fix.diags.at[0].code, DIAG_TEXT_LONG_WORD);
    ck_assert_str_eq(fix.diags.at[0].args[0], "4096");
    ck_assert_int_eq(fix.diags.at[0].pos.column, 9);
}
END_TEST

START_TEST(word_is_counted_over_runs)
{
    struct text_run runs[] = {chars(fix.box, 240, repeated("a", 3000)),
                              chars(fix.box_bold, 240, repeated("a", 3000))};
    ck_assert(!breaks_with(runs, 2));
    ck_assert_int_eq(fix.diags.at[0].pos.column, 1);
}
END_TEST

START_TEST(opportunities_and_blanks_end_words)
{
    struct text_run hyphens = chars(fix.box, 240, repeated("aaaaaaa-", 2000));
    struct text_run blanks = chars(fix.box, 240, repeated(" ", 20000));
    ck_assert(breaks_with(&hyphens, 1));
    ck_assert(breaks_with(&blanks, 1));
    ck_assert_uint_eq(fix.diags.n, 0);
}
END_TEST

START_TEST(megabyte_is_broken)
{
    enum { WORDS = 262144 };
    struct text_run run = chars(fix.box, 240, repeated("aaa ", WORDS));
    struct text_para para = para_of(&run, 1, 840);
    ck_assert_uint_eq(broken(&para).n, WORDS / 2);
}
END_TEST

TCase *case_lines(void)
{
    TCase *tcase = tcase_create("lines");
    tcase_add_test(tcase, text_fits_to_the_twip);
    tcase_add_test(tcase, blanks_hang_at_line_ends);
    tcase_add_test(tcase, line_tells_width_room_and_blanks);
    tcase_add_test(tcase, no_break_space_neither_breaks_nor_stretches);
    tcase_add_test(tcase, no_break_blank_and_hyphen_are_portions);
    tcase_add_test(tcase, indents_take_from_the_room);
    tcase_add_test(tcase, portions_end_on_whole_twips);
    tcase_add_test(tcase, portion_must_fit_before_it_is_rounded);
    tcase_add_test(tcase, a_portion_ends_where_the_group_changes);
    tcase_add_test(tcase, words_go_on_over_formats);
    tcase_add_test(tcase, tab_reaches_the_next_stop);
    tcase_add_test(tcase, tab_beyond_the_line_begins_the_next);
    tcase_add_test(tcase, fill_is_nothing_to_the_choice_of_ends);
    tcase_add_test(tcase, forced_break_ends_a_line);
    tcase_add_test(tcase, empty_paragraph_has_one_line);
    tcase_add_test(tcase, mark_sticks_to_its_word);
    tcase_add_test(tcase, opportunity_moves_behind_the_mark);
    tcase_add_test(tcase, mark_behind_a_blank_begins_a_word);
    tcase_add_test(tcase, word_wider_than_the_line_is_cut);
    tcase_add_test(tcase, line_without_room_takes_one_character);
    tcase_add_test(tcase, last_line_is_the_last_without_room_too);
    tcase_add_test(tcase, cut_keeps_the_mark_with_its_character);
    tcase_add_test(tcase, label_is_a_portion_that_stays_whole);
    tcase_add_test(tcase, sign_behind_a_blank_sticks_to_the_word);
    tcase_add_test(tcase, sign_in_another_portion_does_not_stick);
    tcase_add_test(tcase, word_with_a_slash_is_cut_behind_it_on_the_first_line_only);
    tcase_add_test(tcase, hyphen_before_the_portion_of_the_slash_stays_open);
    tcase_add_test(tcase, endless_word_is_refused_at_its_run);
    tcase_add_test(tcase, word_is_counted_over_runs);
    tcase_add_test(tcase, opportunities_and_blanks_end_words);
    tcase_add_test(tcase, megabyte_is_broken);
    return tcase;
}
