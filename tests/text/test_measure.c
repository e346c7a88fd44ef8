/* Advances, portions, raised marks and line boxes, against figures worked out by hand or measured
 * in LibreOffice (docs/TWINS.md). */
#include "text_tests.h"

#include <stdlib.h>

/* Times New Roman has 1024 of 2048 units in a digit: half an em. */
START_TEST(advance_is_scaled_to_sixths_of_a_twip)
{
    ck_assert_int_eq(text_advance(fix.serif[FONT_REGULAR], '0', 280), 840);
    ck_assert_int_eq(text_advance(fix.serif[FONT_BOLD], '0', 280), 840);
    /* 'm' has 1593 units: 1593 * 280 * 6 / 2048 = 1306.76 */
    ck_assert_int_eq(text_advance(fix.serif[FONT_REGULAR], 'm', 280), 1307);
    /* 'i' has 569: 569 * 240 * 6 / 2048 = 400.08 */
    ck_assert_int_eq(text_advance(fix.serif[FONT_REGULAR], 'i', 240), 400);
}
END_TEST

START_TEST(half_a_sixth_is_rounded_up)
{
    /* 500 of 1000 units: at size 1 it is 3 sixths, and 512 / 2048 at size 1 it is 1.5 */
    ck_assert_int_eq(text_advance(fix.box, 'a', 1), 3);
    ck_assert_int_eq(text_advance(fix.serif[FONT_REGULAR], ' ', 1), 2);
}
END_TEST

START_TEST(missing_character_has_no_advance)
{
    ck_assert_int_eq(text_advance(fix.box, 0x1EBF, 280), 0);
    ck_assert_int_eq(text_advance(fix.box, 0x10FFFF, 280), 0);
    ck_assert_int_eq(text_advance(fix.box, 0x7FFFFFFF, 280), 0);
}
END_TEST

START_TEST(portion_is_rounded_once)
{
    ck_assert_int_eq(text_width(fix.box, "ABcd", 4, 240), 240 + 240 + 120 + 120);
    ck_assert_int_eq(text_width(fix.box, "", 0, 240), 0);
    /* 13.05 pt: 130.5 twips a letter, halves up for one and exact for two */
    ck_assert_int_eq(text_width(fix.box, "a", 1, 261), 131);
    ck_assert_int_eq(text_width(fix.box, "aa", 2, 261), 261);
    ck_assert_int_eq(text_width(fix.box, "aaa", 3, 261), 392);
}
END_TEST

START_TEST(width_counts_characters_not_bytes)
{
    const char *s = "Đồng";
    int sum = 0;
    const uint32_t cps[] = {0x110, 0x1ED3, 'n', 'g'};
    for (int i = 0; i < 4; i++)
        sum += text_advance(fix.serif[FONT_REGULAR], cps[i], 280);
    ck_assert_int_eq(text_width(fix.serif[FONT_REGULAR], s, 7, 280), (sum + 3) / 6);
}
END_TEST

/* parity rule 29: a digit of a mark takes 81 twips at 14 pt and 58 at 10 pt */
START_TEST(raised_marks_are_58_percent)
{
    ck_assert_int_eq(text_raised_size(280), 162);
    ck_assert_int_eq(text_raised_size(200), 116);
    ck_assert_int_eq(text_width(fix.serif[FONT_REGULAR], "1", 1, 162), 81);
    ck_assert_int_eq(text_width(fix.serif[FONT_REGULAR], "1", 1, 116), 58);
    ck_assert_int_eq(text_width(fix.serif[FONT_REGULAR], "12", 2, 162), 162);
}
END_TEST

/* As LibreOffice's PDF has them, which counts in steps of 2 twips. */
static const struct {
    int size, raise;
} raises[] = {{160, 62},  {180, 70},  {200, 78},  {220, 86},  {240, 94}, {260, 102},
              {280, 110}, {300, 118}, {320, 126}, {360, 140}, {400, 158}};

START_TEST(raised_marks_stand_as_high_as_the_text)
{
    len off = text_raise(raises[_i].size) - raises[_i].raise * LEN_TWIP;
    ck_assert_int_le(abs(off), LEN_TWIP);
}
END_TEST

/* As LibreOffice's layout dump has them. [parity rule 12] */
static const struct {
    int size, height, baseline;
} boxes[] = {{200, 231, 187}, {220, 253, 205}, {240, 276, 224}, {260, 299, 243}, {280, 322, 262}};

START_TEST(line_box_follows_hhea)
{
    for (int style = 0; style < FONT_N_STYLES; style++) {
        struct text_box box = text_box(fix.serif[style], boxes[_i].size);
        ck_assert_int_eq(box.height, boxes[_i].height);
        ck_assert_int_eq(box.baseline, boxes[_i].baseline);
    }
}
END_TEST

START_TEST(line_box_of_the_box_font)
{
    struct text_box box = text_box(fix.box, 240);
    ck_assert_int_eq(box.height, 240);
    ck_assert_int_eq(box.baseline, 192);
}
END_TEST

TCase *case_measure(void)
{
    TCase *tcase = tcase_create("measure");
    tcase_add_test(tcase, advance_is_scaled_to_sixths_of_a_twip);
    tcase_add_test(tcase, half_a_sixth_is_rounded_up);
    tcase_add_test(tcase, missing_character_has_no_advance);
    tcase_add_test(tcase, portion_is_rounded_once);
    tcase_add_test(tcase, width_counts_characters_not_bytes);
    tcase_add_test(tcase, raised_marks_are_58_percent);
    tcase_add_loop_test(tcase, raised_marks_stand_as_high_as_the_text, 0,
                        sizeof raises / sizeof *raises);
    tcase_add_loop_test(tcase, line_box_follows_hhea, 0, sizeof boxes / sizeof *boxes);
    tcase_add_test(tcase, line_box_of_the_box_font);
    return tcase;
}
