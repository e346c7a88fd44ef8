#include "read_back.h"

static const char run_1[] = "//w:r[1]/w:rPr";

/* Bold of the paragraph style, of the character style, of the run; what must be written. */
static const struct {
    bool para, has_character, character, run;
    const char *written, *bold; /* children of w:rPr; value of w:b ("" is on) */
} toggles[] = {
    {false, false, false, false, NULL, NULL},
    {false, false, false, true, "b", ""},
    {true, false, false, true, NULL, NULL},
    {true, false, false, false, "b", "0"},
    {false, true, true, true, "rStyle", NULL},
    {false, true, true, false, "rStyle b", "0"},
    {true, true, false, true, "rStyle", NULL},
    /* both styles on: they cancel each other (17.7.3), so it is said */
    {true, true, true, true, "rStyle b", ""},
    {true, true, true, false, "rStyle b", "0"},
};

START_TEST(toggles_reckon_with_both_styles)
{
    struct sample *s = sample_new();
    s->styles[S_STRONG].bold = toggles[_i].character;
    struct flow_run *run =
        sample_run(s, sample_para(s, toggles[_i].para ? S_CENTER : S_LETTER, NULL), "x");
    run->bold = toggles[_i].run;
    run->style = toggles[_i].has_character ? &s->styles[S_STRONG] : NULL;
    struct read_back *r = read_back(s);
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:r/w:rPr)"), toggles[_i].written != NULL);
    if (toggles[_i].written) ck_assert_str_eq(children(r, DOCUMENT, run_1), toggles[_i].written);
    if (toggles[_i].bold)
        ck_assert_str_eq(value(r, DOCUMENT, "//w:r/w:rPr/w:b/@w:val"), toggles[_i].bold);
    read_back_free(r);
}
END_TEST

START_TEST(properties_stand_in_order)
{
    struct sample *s = sample_new();
    struct flow_run *run = sample_run(s, sample_para(s, S_BODY, NULL), "x");
    run->bold = run->italic = run->underline = run->is_raised = true;
    run->size = 20;
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, run_1), "b i sz szCs u vertAlign");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:sz/@w:val"), "20");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:vertAlign/@w:val"), "superscript");
    read_back_free(r);
}
END_TEST

START_TEST(a_lowered_run_is_a_subscript)
{
    struct sample *s = sample_new();
    sample_run(s, sample_para(s, S_BODY, NULL), "2")->is_lowered = true;
    struct read_back *r = read_back(s);
    ck_assert_str_eq(value(r, DOCUMENT, "//w:vertAlign/@w:val"), "subscript");
    read_back_free(r);
}
END_TEST

/* Where the style sets capitals the words stay as they were written; elsewhere they are printed as
 * they stand in the flow. */
START_TEST(capitals_are_the_style_s)
{
    struct sample *s = sample_new();
    struct flow_run *run = sample_run(s, sample_para(s, S_HEADING_1, NULL), "ĐÁNH GIÁ");
    run->raw = "Đánh giá";
    run = sample_run(s, sample_para(s, S_BODY, NULL), "ĐÁNH GIÁ");
    run->raw = "Đánh giá";
    struct read_back *r = read_back(s);
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[1]//w:t"), "Đánh giá");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[2]//w:t"), "ĐÁNH GIÁ");
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:r/w:rPr)"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(text_comes_back_letter_by_letter)
{
    static const char text[] = " <a> & \"b\"  c\xC2\xA0"
                               "d\xC2\xAD"
                               "e ";
    struct sample *s = sample_new();
    sample_para(s, S_BODY, text);
    sample_para(s, S_BODY, "không");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[1]//w:t"), text);
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[1]//w:t/@xml:space"), "preserve");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[2]//w:t/@xml:space"), "");
    read_back_free(r);
}
END_TEST

START_TEST(hyphens_that_do_not_break_are_elements)
{
    struct sample *s = sample_new();
    sample_para(s, S_BODY,
                "NQ\xE2\x80\x91"
                "CP\xE2\x80\x91 x");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:r"), "t noBreakHyphen t noBreakHyphen t");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:t"), "NQ CP  x");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:t[3]/@xml:space"), "preserve");
    read_back_free(r);
}
END_TEST

START_TEST(breaks_and_tabs_are_elements)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_CENTER, "a");
    sample_run(s, b, NULL)->kind = FLOW_LINE_BREAK;
    sample_run(s, b, NULL)->kind = FLOW_TAB;
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:r[2]"), "br");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:r[3]"), "tab");
    read_back_free(r);
}
END_TEST

TCase *run_cases(void)
{
    TCase *cases = tcase_create("runs");
    tcase_add_loop_test(cases, toggles_reckon_with_both_styles, 0,
                        sizeof toggles / sizeof *toggles);
    tcase_add_test(cases, properties_stand_in_order);
    tcase_add_test(cases, a_lowered_run_is_a_subscript);
    tcase_add_test(cases, capitals_are_the_style_s);
    tcase_add_test(cases, text_comes_back_letter_by_letter);
    tcase_add_test(cases, hyphens_that_do_not_break_are_elements);
    tcase_add_test(cases, breaks_and_tabs_are_elements);
    return cases;
}
