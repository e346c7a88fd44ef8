/* Composed letters, capitals, and characters that a face lacks. */
#include "text_tests.h"

#include <string.h>

/* The twelve vowels of Vietnamese, each with its five tone marks, in both cases: 12 * 6 * 2 = 144,
 * of which 12 are plain ASCII; with đ and Đ 134 remain. */
static const char *const vietnamese =
    "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ";

static size_t n_characters(const char *s)
{
    size_t n = 0;
    for (; *s; s++)
        n += ((unsigned char)*s & 0xC0) != 0x80;
    return n;
}

START_TEST(every_face_has_every_vietnamese_letter)
{
    struct pos pos = {"test.xml", 1, 1};
    ck_assert_uint_eq(n_characters(vietnamese), 134);
    ck_assert(text_check_glyphs(fix.serif[_i], vietnamese, pos, &fix.diags));
    ck_assert_uint_eq(fix.diags.n, 0);
}
END_TEST

START_TEST(composed_text_is_not_copied)
{
    const char *plain[] = {"", "Kính gửi: Ủy ban nhân dân tỉnh An Giang", vietnamese, "“…” – 5₫",
                           "m²"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        ck_assert_ptr_eq(text_nfc(fix.arena, plain[i]), plain[i]);
    }
    const char *greek = "Ω και λόγος";
    ck_assert_ptr_eq(text_nfc(fix.arena, greek), greek);
}
END_TEST

START_TEST(separate_tone_marks_are_composed)
{
    ck_assert_str_eq(text_nfc(fix.arena, "Tie\xCC\x82\xCC\x81ng Vie\xCC\xA3\xCC\x82t"),
                     "Tiếng Việt");
    /* marks in the other order, and a letter that has one of its two already */
    ck_assert_str_eq(text_nfc(fix.arena, "Vie\xCC\x82\xCC\xA3t"), "Việt");
    ck_assert_str_eq(text_nfc(fix.arena, "\xC3\xAA\xCC\x81"), "ế");
    /* U+212B is one way to write U+00C5 */
    ck_assert_str_eq(text_nfc(fix.arena, "\xE2\x84\xAB"), "\xC3\x85");
}
END_TEST

START_TEST(capitals_keep_their_tone_marks)
{
    ck_assert_str_eq(text_upper(fix.arena, "Ủy ban nhân dân tỉnh An Giang"),
                     "ỦY BAN NHÂN DÂN TỈNH AN GIANG");
    ck_assert_str_eq(text_upper(fix.arena, "số 80/bc-stttt, i"), "SỐ 80/BC-STTTT, I");
    ck_assert_str_eq(text_upper(fix.arena, ""), "");
    const char *lower = arena_strndup(fix.arena, vietnamese, strlen(vietnamese) / 2);
    ck_assert_str_eq(text_upper(fix.arena, vietnamese) + strlen(vietnamese) / 2,
                     vietnamese + strlen(vietnamese) / 2);
    ck_assert_str_eq(text_upper(fix.arena, lower), vietnamese + strlen(vietnamese) / 2);
}
END_TEST

static const struct diag *missing(const struct font_face *face, const char *raw)
{
    struct pos pos = {"test.xml", 7, 5};
    ck_assert(!text_check_glyphs(face, raw, pos, &fix.diags));
    ck_assert_uint_eq(fix.diags.n, 1);
    ck_assert_int_eq(fix.diags.at[0].code, DIAG_TEXT_NO_GLYPH);
    return &fix.diags.at[0];
}

START_TEST(missing_character_is_named_with_its_place)
{
    const struct diag *d = missing(fix.serif[FONT_REGULAR], "Việt 漢字");
    ck_assert_str_eq(d->args[0], "漢");
    ck_assert_str_eq(d->args[1], "U+6F22");
    ck_assert_str_eq(d->args[2], "LiberationSerif");
    ck_assert_int_eq(d->pos.line, 7);
    ck_assert_int_eq(d->pos.column, 10);
}
END_TEST

START_TEST(missing_character_on_a_later_line)
{
    const struct diag *d = missing(fix.serif[FONT_BOLD], "một\n  hai\n\tba 😀");
    ck_assert_str_eq(d->args[1], "U+1F600");
    ck_assert_int_eq(d->pos.line, 9);
    ck_assert_int_eq(d->pos.column, 5);
}
END_TEST

/* The box font has "e" but neither its tone marks nor the letters composed with them. */
START_TEST(letter_with_marks_is_missed_as_one)
{
    const struct diag *d = missing(fix.box, "bie\xCC\x82\xCC\x81t");
    ck_assert_str_eq(d->args[1], "U+1EBF");
    ck_assert_int_eq(d->pos.column, 7);
}
END_TEST

START_TEST(separate_marks_count_as_the_letters_they_make)
{
    struct pos pos = {"test.xml", 1, 1};
    ck_assert(
        text_check_glyphs(fix.serif[FONT_ITALIC], "Vie\xCC\xA3\xCC\x82t Nam", pos, &fix.diags));
    ck_assert(text_check_glyphs(fix.serif[FONT_ITALIC], "", pos, &fix.diags));
}
END_TEST

TCase *case_letters(void)
{
    TCase *tcase = tcase_create("letters");
    tcase_add_loop_test(tcase, every_face_has_every_vietnamese_letter, 0, FONT_N_STYLES);
    tcase_add_test(tcase, composed_text_is_not_copied);
    tcase_add_test(tcase, separate_tone_marks_are_composed);
    tcase_add_test(tcase, capitals_keep_their_tone_marks);
    tcase_add_test(tcase, missing_character_is_named_with_its_place);
    tcase_add_test(tcase, missing_character_on_a_later_line);
    tcase_add_test(tcase, letter_with_marks_is_missed_as_one);
    tcase_add_test(tcase, separate_marks_count_as_the_letters_they_make);
    return tcase;
}
