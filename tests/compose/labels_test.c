/* Numbers as text: each notation up to 30. */
#include "compose/compose_priv.h"
#include "compose_test.h"

static const char *const expected[][30] = {
    [COUNT_DECIMAL] = {"1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10",
                       "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
                       "21", "22", "23", "24", "25", "26", "27", "28", "29", "30"},
    [COUNT_UPPER_ROMAN] = {"I",    "II",    "III",   "IV",     "V",    "VI",   "VII",   "VIII",
                           "IX",   "X",     "XI",    "XII",    "XIII", "XIV",  "XV",    "XVI",
                           "XVII", "XVIII", "XIX",   "XX",     "XXI",  "XXII", "XXIII", "XXIV",
                           "XXV",  "XXVI",  "XXVII", "XXVIII", "XXIX", "XXX"},
    [COUNT_LOWER_ROMAN] = {"i",    "ii",    "iii",   "iv",     "v",    "vi",   "vii",   "viii",
                           "ix",   "x",     "xi",    "xii",    "xiii", "xiv",  "xv",    "xvi",
                           "xvii", "xviii", "xix",   "xx",     "xxi",  "xxii", "xxiii", "xxiv",
                           "xxv",  "xxvi",  "xxvii", "xxviii", "xxix", "xxx"},
    [COUNT_UPPER_LETTER] = {"A", "B", "C", "D", "E", "F", "G",  "H",  "I",  "J",
                            "K", "L", "M", "N", "O", "P", "Q",  "R",  "S",  "T",
                            "U", "V", "W", "X", "Y", "Z", "AA", "BB", "CC", "DD"},
    [COUNT_LOWER_LETTER] = {"a", "b", "c", "d", "e", "f", "g",  "h",  "i",  "j",
                            "k", "l", "m", "n", "o", "p", "q",  "r",  "s",  "t",
                            "u", "v", "w", "x", "y", "z", "aa", "bb", "cc", "dd"},
    /* no f, j, w, z; đ behind d [ND30-B-12] */
    [COUNT_LOWER_VIETNAMESE] = {"a", "b", "c", "d",  "đ",  "e",  "g",  "h",  "i",  "k",
                                "l", "m", "n", "o",  "p",  "q",  "r",  "s",  "t",  "u",
                                "v", "x", "y", "aa", "bb", "cc", "dd", "đđ", "ee", "gg"},
};

START_TEST(up_to_thirty)
{
    struct arena *a = arena_new();
    for (int n = 1; n <= 30; n++)
        ck_assert_str_eq(numbers_text(a, (enum sheet_count)_i, n), expected[_i][n - 1]);
    arena_free(a);
}
END_TEST

START_TEST(beyond_what_a_notation_is_good_for)
{
    struct arena *a = arena_new();
    ck_assert_str_eq(numbers_text(a, COUNT_UPPER_ROMAN, 3999), "MMMCMXCIX");
    ck_assert_str_eq(numbers_text(a, COUNT_UPPER_ROMAN, 4000), "4000");
    ck_assert_str_eq(numbers_text(a, COUNT_LOWER_LETTER, 53), "aaa");
    ck_assert_str_eq(numbers_text(a, COUNT_LOWER_VIETNAMESE, 100000), "100000");
    ck_assert_str_eq(numbers_text(a, COUNT_NONE, 7), "");
    arena_free(a);
}
END_TEST

/* The words of Vietnamese grammar: mươi, mốt, lăm. */
START_TEST(numbers_in_words)
{
    static const struct {
        int n;
        const char *words;
    } said[] = {
        {1, "Một"},
        {4, "Bốn"},
        {5, "Năm"},
        {10, "Mười"},
        {11, "Mười một"},
        {15, "Mười lăm"},
        {20, "Hai mươi"},
        {21, "Hai mươi mốt"},
        {34, "Ba mươi bốn"},
        {55, "Năm mươi lăm"},
        {99, "Chín mươi chín"},
        {100, "100"},
    };
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        ck_assert_str_eq(numbers_text(a, COUNT_VIETNAMESE_WORDS, said[i].n), said[i].words);
    arena_free(a);
}
END_TEST

START_TEST(arguments_are_counted_in_words)
{
    struct composed c = compose_body("<section><title>a</title>"
                                     "<section level='ordinal'><p>b</p></section>"
                                     "<section level='ordinal'><p>c</p><section><p>d</p></section>"
                                     "</section></section>");
    ck_assert_str_eq(show_body(&c), "heading-1 \"I.|A\"\n"
                                    "body \"Một là,|b\"\n"
                                    "body \"Hai là,|c\"\n"
                                    "body \"-|d\"\n");
    composed_free(&c);
}
END_TEST

TCase *labels_cases(void)
{
    TCase *c = tcase_create("labels");
    tcase_add_test(c, numbers_in_words);
    tcase_add_test(c, arguments_are_counted_in_words);
    tcase_add_loop_test(c, up_to_thirty, 0, COUNT_VIETNAMESE_WORDS);
    tcase_add_test(c, beyond_what_a_notation_is_good_for);
    return c;
}
