/* The guard band in the box font: lower case and signs have 120 twips at 12 pt. */
#include "text_tests.h"

static int guard(const struct text_run *runs, size_t n, int width, int *unsafe_line)
{
    struct text_para para = para_of(runs, n, width);
    struct text_guarded guarded = guarded_of(&para);
    *unsafe_line = guarded.unsafe_line;
    return guarded.nudge;
}

/* "aaaa" takes 480, "aaaa bbbb" 1080. */
static const struct {
    int width, nudge;
} nudges[] = {
    {480, -12}, {485, -7}, {491, -1},  {492, 0},    {700, 0},   {1068, 0},
    {1069, 1},  {1075, 7}, {1079, 11}, {1080, -12}, {1085, -7}, {1092, 0},
};

START_TEST(nudge_is_the_least_that_makes_room)
{
    struct text_run run = chars(fix.box, 240, "aaaa bbbb");
    int unsafe_line = -1;
    ck_assert_int_eq(guard(&run, 1, nudges[_i].width, &unsafe_line), nudges[_i].nudge);
    ck_assert_int_eq(unsafe_line, 0);
}
END_TEST

/* The second line's next word, of 97 twips a letter, misses by 5 where the first fits by 0. */
START_TEST(contradiction_is_reported)
{
    struct text_run runs[] = {chars(fix.box, 240, "aaaa "), chars(fix.box, 194, "bb bb")};
    int unsafe_line = 0;
    ck_assert_int_eq(guard(runs, 2, 480, &unsafe_line), 0);
    ck_assert_int_eq(unsafe_line, 1);
    struct text_run later[] = {chars(fix.box, 240, "aa "), chars(fix.box, 240, "cccc "),
                               chars(fix.box, 194, "bb bb")};
    ck_assert_int_eq(guard(later, 3, 480, &unsafe_line), 0);
    ck_assert_int_eq(unsafe_line, 2);
}
END_TEST

/* The first line takes 480, the second would take 5 x 100.5 = 502.5 with its next word: 22.5 lie
 * between, which allows 11 on both sides. At 5 x 100 it would be 10. */
START_TEST(two_tight_lines_share_what_is_there)
{
    static const int nudges_at[][2] = {{480, -11}, {490, -1}, {491, 0}, {495, 4}};
    struct text_run runs[] = {chars(fix.box, 240, "aaaa "), chars(fix.box, 201, "bb bb")};
    int unsafe_line = -1;
    ck_assert_int_eq(guard(runs, 2, nudges_at[_i][0], &unsafe_line), nudges_at[_i][1]);
    ck_assert_int_eq(unsafe_line, 0);
    runs[1].size = 200;
    ck_assert_int_eq(guard(runs, 2, nudges_at[_i][0], &unsafe_line), 0);
    ck_assert_int_gt(unsafe_line, 0);
}
END_TEST

/* At 14 pt an `a` of 909 units is 124.28 twips wide and advances by 124.33; forty of them and a
 * blank take 5041.2, and by our advances 5043.3. The guard holds to both. */
START_TEST(exact_advances_count_too)
{
    static const int nudges_at[][2] = {{5028, 0},  {5029, 0},   {5030, 1},  {5031, 2}, {5032, 3},
                                       {5043, 14}, {5044, -12}, {5055, -1}, {5056, 0}};
    static const char words[] = "aaaaaaaaaaaaaaaaaaaa aaaaaaaaaaaaaaaaaaaa";
    struct text_run run = chars(fix.serif[0], 280, words);
    int unsafe_line = -1;
    ck_assert_int_eq(guard(&run, 1, nudges_at[_i][0], &unsafe_line), nudges_at[_i][1]);
    ck_assert_int_eq(unsafe_line, 0);
}
END_TEST

START_TEST(paragraph_without_text_is_safe)
{
    int unsafe_line = -1;
    ck_assert_int_eq(guard(NULL, 0, 5, &unsafe_line), -7);
    ck_assert_int_eq(guard(NULL, 0, 9355, &unsafe_line), 0);
    ck_assert_int_eq(unsafe_line, 0);
}
END_TEST

START_TEST(forced_end_needs_no_miss)
{
    struct text_run runs[] = {chars(fix.box, 240, "aaaa"), thing(TEXT_LINE_BREAK),
                              chars(fix.box, 240, "b")};
    int unsafe_line = -1;
    ck_assert_int_eq(guard(runs, 3, 492, &unsafe_line), 0);
    ck_assert_int_eq(guard(runs, 3, 490, &unsafe_line), -2);
    ck_assert_int_eq(unsafe_line, 0);
}
END_TEST

/* "aa 01-NQ/TU": 360, then 120 120 120 240 240 120 240 240. Its hyphen ends at 720, its T at 1560,
 * its U at 1800. */
START_TEST(hyphen_hidden_by_a_slash_is_unsafe)
{
    struct text_run run = chars(fix.box, 240, "aa 01-NQ/TU");
    int unsafe_line = 0;
    ck_assert_int_eq(guard(&run, 1, 1700, &unsafe_line), 0);
    ck_assert_int_eq(unsafe_line, 1);
}
END_TEST

START_TEST(hyphen_about_to_be_hidden_is_too_near)
{
    struct text_run run = chars(fix.box, 240, "aa 01-NQ/TU");
    int unsafe_line = -1;
    ck_assert_int_eq(guard(&run, 1, 1540, &unsafe_line), 0);
    ck_assert_int_eq(guard(&run, 1, 1555, &unsafe_line), 7);
    ck_assert_int_eq(unsafe_line, 0);
}
END_TEST

/* "aaa bbb" takes 840: a program that divides at every blank would end the line there. */
START_TEST(sign_stuck_over_a_blank_is_unsafe)
{
    struct text_run run = chars(fix.box, 240, "aaa bbb . ccc");
    int unsafe_line = 0;
    ck_assert_int_eq(guard(&run, 1, 1000, &unsafe_line), 0);
    ck_assert_int_eq(unsafe_line, 1);
    ck_assert_int_eq(guard(&run, 1, 900, &unsafe_line), 0);
    ck_assert_int_eq(unsafe_line, 0);
    ck_assert_int_eq(guard(&run, 1, 955, &unsafe_line), 7); /* the blank fits from 960 on */
}
END_TEST

START_TEST(cut_word_is_guarded_by_characters)
{
    struct text_run run = chars(fix.box, 240, "aaaaaaaa");
    int unsafe_line = -1;
    ck_assert_int_eq(guard(&run, 1, 475, &unsafe_line), 7);
    ck_assert_int_eq(guard(&run, 1, 540, &unsafe_line), 0);
    ck_assert_int_eq(unsafe_line, 0);
}
END_TEST

START_TEST(endless_word_is_left_to_text_break)
{
    static char word[5000];
    for (size_t i = 0; i + 1 < sizeof word; i++)
        word[i] = 'a';
    struct text_run run = chars(fix.box, 240, word);
    int unsafe_line = -1;
    ck_assert_int_eq(guard(&run, 1, 1000, &unsafe_line), 0);
    ck_assert_int_eq(unsafe_line, 0);
}
END_TEST

TCase *case_guard(void)
{
    TCase *tcase = tcase_create("guard");
    tcase_add_loop_test(tcase, nudge_is_the_least_that_makes_room, 0,
                        sizeof nudges / sizeof *nudges);
    tcase_add_test(tcase, contradiction_is_reported);
    tcase_add_loop_test(tcase, two_tight_lines_share_what_is_there, 0, 4);
    tcase_add_loop_test(tcase, exact_advances_count_too, 0, 9);
    tcase_add_test(tcase, paragraph_without_text_is_safe);
    tcase_add_test(tcase, forced_end_needs_no_miss);
    tcase_add_test(tcase, hyphen_hidden_by_a_slash_is_unsafe);
    tcase_add_test(tcase, hyphen_about_to_be_hidden_is_too_near);
    tcase_add_test(tcase, sign_stuck_over_a_blank_is_unsafe);
    tcase_add_test(tcase, cut_word_is_guarded_by_characters);
    tcase_add_test(tcase, endless_word_is_left_to_text_break);
    return tcase;
}
