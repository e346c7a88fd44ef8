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

START_TEST(a_tick_is_a_check_box)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_BODY, "a");
    for (int i = 0; i < 2; i++) {
        struct flow_run *run = sample_run(s, b, i ? "\u25a0" : "\u25a1");
        run->kind = FLOW_TICK;
        run->is_checked = i;
    }
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p"), "r sdt sdt");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:sdtPr/w:id/@w:val"), "1 2");
    ck_assert_str_eq(all(r, DOCUMENT, "//*[local-name()='checked']/@*"), "0 1");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:sdt[1]//*[local-name()='checkedState']/@*"),
                     "25A0 Times New Roman");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:sdt[1]//*[local-name()='uncheckedState']/@*"),
                     "25A1 Times New Roman");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:sdtContent/w:r/w:t"), "\u25a1 \u25a0");
    ck_assert_str_eq(value(r, DOCUMENT, "/w:document/@*[local-name()='Ignorable']"), "w14");
    read_back_free(r);
}
END_TEST

START_TEST(a_link_to_an_address_is_a_field)
{
    static const struct flow_link link = {.uri = "https://a.vn/?b=1&c=(2)"};
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_BODY, "a");
    sample_run(s, b, "b")->link = &link;
    struct flow_run *bold = sample_run(s, b, "c");
    bold->link = &link;
    bold->bold = true;
    sample_run(s, b, "d");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(value(r, DOCUMENT, "//w:instrText"),
                     " HYPERLINK \"https://a.vn/?b=1&c=(2)\" ");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:fldChar/@w:fldCharType"), "begin separate end");
    ck_assert_str_eq(all(r, DOCUMENT,
                         "//w:r[w:fldChar/@w:fldCharType='separate']/"
                         "following-sibling::w:r/w:t"),
                     "b c d");
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:p/w:r[w:fldChar][3]/preceding-sibling::w:r)"),
                     6);
    ck_assert_ptr_null(strstr(part(r, "word/_rels/document.xml.rels"), "External"));
    read_back_free(r);
}
END_TEST

/* Small letters, digits and hyphens keep the name readable; anything else brings a number, by which
 * names that Word takes for the same are told apart. */
START_TEST(a_reference_leads_to_a_bookmark)
{
    static const struct flow_link links[] = {
        {.target = "ket-qua"},
        {.target = "ket_qua"},
        {.target = "Ket-qua"},
        {.target = "ten-rat-dai-ten-rat-dai-ten-rat-dai-ten-rat-dai"}};
    struct flow_anchor anchors[4] = {0};
    struct sample *s = sample_new();
    for (size_t i = 0; i < 4; i++) {
        struct flow_block *b = sample_para(s, S_BODY, "a");
        anchors[i].id = links[i].target;
        b->anchors = &anchors[i];
        sample_run(s, b, "5")->link = &links[i];
    }
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[1]"), "bookmarkStart r hyperlink bookmarkEnd");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:bookmarkStart/@w:id"), "1 2 3 4");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:bookmarkEnd/@w:id"), "1 2 3 4");
    const char *names = all(r, DOCUMENT, "//w:bookmarkStart/@w:name");
    ck_assert_str_eq(names, all(r, DOCUMENT, "//w:hyperlink/@w:anchor"));
    ck_assert_str_eq(value(r, DOCUMENT, "//w:bookmarkStart/@w:name"), "_vt_ket_qua");
    for (int i = 1; i <= 4; i++) {
        const char *at = arena_printf(r->a, "string-length(//w:p[%d]/w:bookmarkStart/@w:name)", i);
        ck_assert_int_le(number(r, DOCUMENT, at), 40);
        at = arena_printf(r->a,
                          "count(//w:bookmarkStart[translate(@w:name, 'K', 'k') = "
                          "translate(//w:p[%d]/w:bookmarkStart/@w:name, 'K', 'k')])",
                          i);
        ck_assert_int_eq(number(r, DOCUMENT, at), 1);
    }
    read_back_free(r);
}
END_TEST

/* "2.1." is cited as "2.1" by both programs, "a)" with its mark; what is said in other words, or
 * stands in several runs, is a link. */
START_TEST(a_reference_to_a_number_is_a_field)
{
    static const struct flow_anchor heading = {"hai-mot", NULL}, letter = {"chu", NULL};
    static const struct flow_link to[] = {
        {.target = "hai-mot"}, {.target = "chu"}, {.target = "hai-mot"}};
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_HEADING_2, "x");
    sample_label(s, b, 1, 0, "1.");
    b->anchors = &heading;
    b = sample_para(s, S_LETTER, "y");
    sample_label(s, b, 3, 0, "a)");
    b->anchors = &letter;
    b = sample_para(s, S_BODY, "Xem ");
    sample_run(s, b, "1")->link = &to[0];
    sample_run(s, b, " và ");
    sample_run(s, b, "a")->link = &to[1];
    sample_run(s, b, " và ");
    sample_run(s, b, "mục 1")->link = &to[2];
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, DOCUMENT, "//w:instrText"), " REF _vt_hai_mot \\n \\h ");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:fldChar/@w:fldCharType"), "begin separate end");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:hyperlink/@w:anchor"), "_vt_chu _vt_hai_mot");
    read_back_free(r);
}
END_TEST

START_TEST(dots_to_the_edge_are_a_tab_with_a_leader)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_BODY, "a");
    sample_run(s, b, NULL)->kind = FLOW_FILL;
    b->para.fill_to = T(9343);
    b->para.nudge = T(12);
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:r[2]"), "tab");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:pPr"), "tabs ind");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:tabs/w:tab/@*"), "right dot 9343");
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
    tcase_add_test(cases, a_tick_is_a_check_box);
    tcase_add_test(cases, a_link_to_an_address_is_a_field);
    tcase_add_test(cases, a_reference_leads_to_a_bookmark);
    tcase_add_test(cases, a_reference_to_a_number_is_a_field);
    tcase_add_test(cases, dots_to_the_edge_are_a_tab_with_a_leader);
    return cases;
}
