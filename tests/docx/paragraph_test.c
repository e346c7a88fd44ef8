#include "read_back.h"

START_TEST(a_body_paragraph_has_no_properties)
{
    struct sample *s = sample_new();
    sample_para(s, S_BODY, "x");
    sample_para(s, S_CENTER, NULL);
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[1]"), "r");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[2]"), "pPr");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[2]/w:pPr/w:pStyle/@w:val"), "NationalName");
    read_back_free(r);
}
END_TEST

START_TEST(properties_stand_in_the_schema_s_order)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_LETTER, "x");
    sample_label(s, b, 3, 0, "a)");
    ((struct flow_label *)b->para.label)->run.bold = true;
    b->para.keep_next = b->para.keep_lines = b->para.break_before = true;
    b->para.nudge = T(-12);
    sample_section(s);
    sample_para(s, S_BODY, "y");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:pPr"),
                     "pStyle keepNext keepLines pageBreakBefore numPr ind rPr sectPr");
    read_back_free(r);
}
END_TEST

/* The nudge moves the right indent alone; the others must be said again with it (17.3.1.12). */
START_TEST(a_nudge_keeps_the_other_indents)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_BODY, "x");
    b->para.nudge = T(-12);
    b = sample_para(s, S_LETTER, "y");
    b->para.nudge = T(7);
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, DOCUMENT, "//w:p[1]/w:pPr/w:ind/@*"), "0 -12 720");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:p[2]/w:pPr/w:ind/@*"), "1000 7 300");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[2]/w:pPr/w:ind/@w:hanging"), "300");
    read_back_free(r);
}
END_TEST

START_TEST(keeps_are_said_when_stronger_than_the_style)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_BODY, "x");
    b->para.keep_next = true;
    sample_para(s, S_HEADING_1, "y");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[1]/w:pPr"), "keepNext");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[2]/w:pPr"), "pStyle");
    read_back_free(r);
}
END_TEST

TCase *paragraph_cases(void)
{
    TCase *cases = tcase_create("paragraphs");
    tcase_add_test(cases, a_body_paragraph_has_no_properties);
    tcase_add_test(cases, properties_stand_in_the_schema_s_order);
    tcase_add_test(cases, a_nudge_keeps_the_other_indents);
    tcase_add_test(cases, keeps_are_said_when_stronger_than_the_style);
    return cases;
}
