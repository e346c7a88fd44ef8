#include "base/diag.h"
#include "base/limits.h"
#include "suite.h"

#include <string.h>

static struct arena *a;
static struct diag_list list;

static void setup(void)
{
    a = arena_new();
    list = (struct diag_list){.arena = a};
}

static void teardown(void)
{
    arena_free(a);
}

static const struct pos here = {"r.xml", 12, 5};

static const struct {
    struct pos pos;
    const char *text;
} places[] = {
    {{NULL, 0, 0}, "vanthu: error: the id \"x\" is used twice\n"},
    {{"r.xml", 0, 0}, "r.xml: error: the id \"x\" is used twice\n"},
    {{"r.xml", 7, 0}, "r.xml:7: error: the id \"x\" is used twice\n"},
    {{"r.xml", 7, 3}, "r.xml:7:3: error: the id \"x\" is used twice\n"},
};

START_TEST(the_place_is_as_exact_as_it_is_known)
{
    diag_add(&list, places[_i].pos, DIAG_REPORT_ID_TWICE, "x", NULL, NULL);
    ck_assert_str_eq(diag_format(a, &list.at[0]), places[_i].text);
}
END_TEST

START_TEST(words_fill_sentence_and_advice)
{
    diag_add(&list, here, DIAG_REPORT_ELEMENT_NEAR, "boby", "report", "body");
    ck_assert_str_eq(
        diag_format(a, &list.at[0]),
        "r.xml:12:5: error: <boby> is not known in <report>\n  did you mean <body>?\n");
    ck_assert_str_eq(diag_text(a, &list.at[0]), "<boby> is not known in <report>");
    ck_assert_str_eq(diag_hint(a, &list.at[0]), "did you mean <body>?");
    ck_assert_str_eq(diag_code_name(list.at[0].code), "DIAG_REPORT_ELEMENT_NEAR");
}
END_TEST

/* A word that looks like a place of the sentence is not filled again. */
START_TEST(words_are_taken_as_they_are)
{
    diag_add(&list, here, DIAG_REPORT_ELEMENT, "{2}", "%s", NULL);
    ck_assert_str_eq(diag_text(a, &list.at[0]), "<{2}> is not known in <%s>");
    ck_assert_ptr_null(diag_hint(a, &list.at[0]));
}
END_TEST

START_TEST(warnings_say_so_and_are_no_errors)
{
    ck_assert(!diag_has_error(&list));
    diag_add(&list, here, DIAG_LAYOUT_OVERFULL, NULL, NULL, NULL);
    ck_assert_str_eq(diag_format(a, &list.at[0]),
                     "r.xml:12:5: warning: a word is wider than the line and was cut\n");
    ck_assert(!diag_has_error(&list));
    diag_add(&list, here, DIAG_REPORT_ID_TWICE, "x", NULL, NULL);
    ck_assert(diag_has_error(&list));
}
END_TEST

START_TEST(the_worst_class_wins)
{
    diag_add(&list, here, DIAG_FILE_STDOUT, "x", NULL, NULL);
    diag_add(&list, here, DIAG_REPORT_ID_TWICE, "x", NULL, NULL);
    ck_assert_int_eq(list.worst, DIAG_MACHINE);
}
END_TEST

START_TEST(words_and_file_names_are_copied)
{
    char word[] = "abc", file[] = "f.xml";
    diag_add(&list, (struct pos){file, 1, 1}, DIAG_REPORT_ID_TWICE, word, NULL, NULL);
    memset(word, 'z', 3);
    memset(file, 'z', 3);
    ck_assert_str_eq(diag_format(a, &list.at[0]),
                     "f.xml:1:1: error: the id \"abc\" is used twice\n");
}
END_TEST

START_TEST(no_word_steers_the_terminal)
{
    diag_add(&list, here, DIAG_REPORT_ID_TWICE,
             "\x1B[2J\n\x7F\xC2\x9B"
             "Đ\xC2\xA0",
             NULL, NULL);
    ck_assert_str_eq(list.at[0].args[0], "?[2J???Đ\xC2\xA0");
}
END_TEST

START_TEST(no_word_turns_the_letters_around_it)
{
    diag_add(&list, here, DIAG_REPORT_ID_TWICE,
             "a\u200E\u200F\u061C\u2028\u202A\u202E\u2066\u2069b", NULL, NULL);
    ck_assert_str_eq(list.at[0].args[0], "a????????b");
    diag_add(&list, here, DIAG_REPORT_ID_TWICE, "\u200D\u2010\u2027\u202F\u2065\u206A\u061B\u1E8E",
             NULL, NULL);
    ck_assert_str_eq(list.at[1].args[0], "\u200D\u2010\u2027\u202F\u2065\u206A\u061B\u1E8E");
}
END_TEST

START_TEST(a_long_word_is_cut_at_a_character)
{
    char word[LIMIT_DIAG_WORD + 3];
    memset(word, 'a', sizeof word);
    word[LIMIT_DIAG_WORD] = '\0';
    diag_add(&list, here, DIAG_REPORT_ID_TWICE, word, NULL, NULL);
    ck_assert_str_eq(list.at[0].args[0], word);
    memcpy(word + LIMIT_DIAG_WORD - 1, "Đb", 4);
    diag_add(&list, here, DIAG_REPORT_ID_TWICE, word, NULL, NULL);
    const char *cut = list.at[1].args[0];
    ck_assert_uint_eq(strlen(cut), LIMIT_DIAG_WORD - 1 + 3);
    ck_assert_str_eq(cut + LIMIT_DIAG_WORD - 2, "a...");
}
END_TEST

START_TEST(messages_beyond_the_limit_are_counted)
{
    for (int i = 0; i < LIMIT_DIAGS + 5; i++)
        diag_add(&list, here, DIAG_REPORT_ID_TWICE, "x", NULL, NULL);
    diag_add(&list, here, DIAG_FILE_STDOUT, "x", NULL, NULL);
    ck_assert_uint_eq(list.n, LIMIT_DIAGS);
    ck_assert_uint_eq(list.n_dropped, 6);
    ck_assert_int_eq(list.worst, DIAG_MACHINE);
}
END_TEST

/* Every sentence of the table: no final full stop, and no place but {1} to {3}. */
START_TEST(sentences_have_the_same_form)
{
    diag_add(&list, here, (enum diag_code)_i, "A", "B", "C");
    const char *text = diag_text(a, &list.at[0]);
    const char *name = diag_code_name((enum diag_code)_i);
    ck_assert_msg(text[strlen(text) - 1] != '.', "%s", name);
    ck_assert_msg(!strchr(text, '{'), "%s", name);
    ck_assert_msg(strncmp(name, "DIAG_", 5) == 0, "%s", name);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("diag");
    TCase *tc = tcase_create("diag");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, the_place_is_as_exact_as_it_is_known, 0, 4);
    tcase_add_test(tc, words_fill_sentence_and_advice);
    tcase_add_test(tc, words_are_taken_as_they_are);
    tcase_add_test(tc, warnings_say_so_and_are_no_errors);
    tcase_add_test(tc, the_worst_class_wins);
    tcase_add_test(tc, words_and_file_names_are_copied);
    tcase_add_test(tc, no_word_steers_the_terminal);
    tcase_add_test(tc, no_word_turns_the_letters_around_it);
    tcase_add_test(tc, a_long_word_is_cut_at_a_character);
    tcase_add_test(tc, messages_beyond_the_limit_are_counted);
    tcase_add_loop_test(tc, sentences_have_the_same_form, 0, DIAG_N_CODES);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
