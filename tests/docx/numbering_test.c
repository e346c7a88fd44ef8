/* Numbers are counted by the word processor; what it counts must be what the flow says. */
#include "read_back.h"

#include <string.h>

static void add(struct sample *s, enum sample_style style, int level, int instance,
                const char *label)
{
    sample_label(s, sample_para(s, style, "x"), level, instance, label);
}

static const char *level(struct read_back *r, int l, const char *xpath)
{
    return value(r, NUMBERING,
                 arena_printf(r->a, "//w:abstractNum/w:lvl[@w:ilvl='%d']/%s", l, xpath));
}

START_TEST(a_definition_has_nine_levels)
{
    struct sample *s = sample_new();
    add(s, S_HEADING_1, 0, 0, "I.");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, NUMBERING, "//w:abstractNum"),
                     "nsid multiLevelType lvl lvl lvl lvl lvl lvl lvl lvl lvl");
    ck_assert_str_eq(all(r, NUMBERING, "//w:lvl/w:numFmt/@w:val"),
                     "upperRoman decimal decimal lowerLetter none none none none none");
    ck_assert_str_eq(all(r, NUMBERING, "//w:lvl/w:lvlText/@w:val"), "%1. %2. %2.%3. %4)     ");
    ck_assert_str_eq(level(r, 0, "w:suff/@w:val"), "space");
    ck_assert_str_eq(children(r, NUMBERING, "//w:lvl[1]"),
                     "start numFmt pStyle suff lvlText lvlJc pPr");
    ck_assert_str_eq(all(r, NUMBERING, "//w:num/@w:numId"), "1");
    read_back_free(r);
}
END_TEST

START_TEST(heading_styles_bring_their_number)
{
    struct sample *s = sample_new();
    add(s, S_HEADING_1, 0, 0, "I.");
    add(s, S_HEADING_2, 1, 0, "1.");
    add(s, S_HEADING_3, 2, 0, "1.1.");
    struct read_back *r = read_back(s);
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:numPr)"), 0);
    ck_assert_str_eq(all(r, NUMBERING, "//w:lvl/w:pStyle/@w:val"), "Heading1 Heading2 Heading3");
    const char *in_style = "//w:style[@w:styleId='Heading3']/w:pPr/w:numPr/*/@w:val";
    ck_assert_str_eq(all(r, STYLES, in_style), "2 1");
    read_back_free(r);
}
END_TEST

START_TEST(a_heading_without_number_takes_the_style_s_away)
{
    struct sample *s = sample_new();
    sample_para(s, S_HEADING_2, "x");
    add(s, S_HEADING_2, 1, 0, "1.");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[1]/w:pPr"), "pStyle numPr ind");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[1]//w:numId/@w:val"), "0");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[2]/w:pPr"), "pStyle");
    read_back_free(r);
}
END_TEST

START_TEST(indents_are_the_style_s)
{
    struct sample *s = sample_new();
    add(s, S_LETTER, 3, 0, "a)");
    add(s, S_BODY, 3, 0, "b)");
    add(s, S_BODY, 1, 0, "1.");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(level(r, 3, "w:pPr/w:ind/@w:left"), "1000");
    ck_assert_str_eq(level(r, 3, "w:pPr/w:ind/@w:hanging"), "300");
    ck_assert_str_eq(level(r, 1, "w:pPr/w:ind/@w:firstLine"), "720");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[1]/w:pPr"), "pStyle numPr");
    /* the level has the indents of the first paragraph on it, so the second says its own */
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[2]/w:pPr"), "numPr ind");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:p[2]/w:pPr/w:ind/@*"), "0 0 720");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[3]/w:pPr"), "numPr");
    read_back_free(r);
}
END_TEST

/* OOXML has no series a b c d đ e: from đ on each label is a level of its own words, which counts
 * on with the others. */
START_TEST(vietnamese_letters_beyond_d_are_said)
{
    static const char *const labels[] = {"a)", "b)", "c)", "d)", "đ)", "e)"};
    struct sample *s = sample_new();
    for (int round = 0; round < 2; round++) {
        add(s, S_HEADING_1, 0, 0, round ? "II." : "I.");
        for (int i = 0; i < 6; i++)
            add(s, S_LETTER, 3, 0, labels[i]);
    }
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, DOCUMENT, "//w:numId/@w:val"), "1 1 1 1 2 3 1 1 1 1 2 3");
    ck_assert_str_eq(all(r, NUMBERING, "//w:num/w:abstractNumId/@w:val"), "0 0 0");
    ck_assert_str_eq(all(r, NUMBERING, "//w:lvlOverride/@w:ilvl"), "3 3");
    ck_assert_str_eq(all(r, NUMBERING, "//w:lvlOverride/w:lvl/w:lvlText/@w:val"), "đ) e)");
    ck_assert_str_eq(all(r, NUMBERING, "//w:lvlOverride/w:lvl/w:numFmt/@w:val"), "none none");
    ck_assert_str_eq(all(r, NUMBERING, "//w:lvlOverride/w:lvl/w:pPr/w:ind/@w:hanging"), "300 300");
    ck_assert_int_eq(number(r, NUMBERING, "count(//w:startOverride)"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(a_new_instance_restarts_all_levels)
{
    struct sample *s = sample_new();
    add(s, S_LETTER, 3, 0, "a)");
    add(s, S_LETTER, 3, 0, "b)");
    add(s, S_LETTER, 3, 1, "a)");
    add(s, S_LETTER, 3, 1, "b)");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, DOCUMENT, "//w:numId/@w:val"), "1 1 2 2");
    ck_assert_str_eq(all(r, NUMBERING, "//w:num[2]/w:lvlOverride/@w:ilvl"), "0 1 2 3");
    ck_assert_str_eq(all(r, NUMBERING, "//w:num[2]//w:startOverride/@w:val"), "1 1 1 1");
    read_back_free(r);
}
END_TEST

START_TEST(a_label_looks_as_its_run)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_BODY, "x");
    sample_label(s, b, 1, 0, "1.");
    ((struct flow_label *)b->para.label)->run.style = &s->styles[S_STRONG];
    ((struct flow_label *)b->para.label)->run.bold = true;
    b = sample_para(s, S_CENTER, "y");
    sample_label(s, b, 1, 0, "2.");
    ((struct flow_label *)b->para.label)->run.bold = false;
    struct read_back *r = read_back(s);
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[1]/w:pPr/w:rPr/w:rStyle/@w:val"), "Strong");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[2]/w:pPr/w:rPr"), "b");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[2]/w:pPr/w:rPr/w:b/@w:val"), "0");
    read_back_free(r);
}
END_TEST

/* Labels stand in the flow as they are printed: capitals of the style must not touch "Phần". */
START_TEST(capitals_leave_labels_alone)
{
    struct sample *s = sample_new();
    s->levels[0].pattern = "Phần %1";
    add(s, S_HEADING_1, 0, 0, "Phần I");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(value(r, DOCUMENT, "//w:pPr/w:rPr/w:caps/@w:val"), "0");
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:numPr)"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(gaps_have_names_or_join_the_label)
{
    struct sample *s = sample_new();
    s->levels[0].gap = "\t";
    s->levels[1].gap = "";
    s->levels[2].gap = " – ";
    add(s, S_HEADING_1, 0, 0, "I.");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, NUMBERING, "//w:lvl/w:suff/@w:val"),
                     "tab nothing nothing space nothing nothing nothing nothing nothing");
    ck_assert_str_eq(level(r, 2, "w:lvlText/@w:val"), "%2.%3. – ");
    read_back_free(r);
}
END_TEST

/* What the word processor would print for n; other labels are said. Worked out by hand. */
static const struct {
    enum flow_number_format format;
    int n;
    const char *label;
    bool counts;
} labels[] = {
    {NUMBER_DECIMAL, 10, "10", true},
    {NUMBER_DECIMAL, 2, "3", false},
    {NUMBER_UPPER_ROMAN, 4, "IV", true},
    {NUMBER_UPPER_ROMAN, 9, "IX", true},
    {NUMBER_UPPER_ROMAN, 49, "XLIX", true},
    {NUMBER_LOWER_ROMAN, 14, "xiv", true},
    {NUMBER_UPPER_LETTER, 26, "Z", true},
    {NUMBER_UPPER_LETTER, 27, "AA", true},
    {NUMBER_UPPER_LETTER, 28, "AB", false},
    {NUMBER_LOWER_LETTER, 28, "bb", true},
    {NUMBER_LOWER_VIETNAMESE, 4, "d", true},
    {NUMBER_LOWER_VIETNAMESE, 5, "đ", false},
    /* a b c d đ e g h i k against a b c d e f g h i j */
    {NUMBER_LOWER_VIETNAMESE, 7, "g", true},
    {NUMBER_LOWER_VIETNAMESE, 10, "k", false},
    {NUMBER_NONE, 3, "1", true},
};

START_TEST(labels_are_counted_as_word_counts)
{
    struct sample *s = sample_new();
    s->levels[4].format = labels[_i].format;
    s->levels[4].pattern = labels[_i].format == NUMBER_NONE ? "1" : "%5";
    for (int i = 1; i <= labels[_i].n; i++)
        add(s, S_BODY, 4, 0, labels[_i].label);
    struct read_back *r = read_back(s);
    const char *num = value(r, DOCUMENT, "//w:p[last()]//w:numId/@w:val");
    ck_assert_int_eq(strcmp(num, "1") == 0, labels[_i].counts);
    read_back_free(r);
}
END_TEST

/* As LibreOffice counts: a number on a lower level makes the levels above begin, so that "1.1."
 * takes the "1." and "a)" right below "2." takes the "2.1.". Labels that say otherwise are said. */
START_TEST(a_level_that_was_passed_over_has_begun)
{
    struct sample *s = sample_new();
    add(s, S_BODY, 2, 0, "1.1.");
    add(s, S_BODY, 1, 0, "2.");
    add(s, S_BODY, 3, 0, "a)");
    add(s, S_BODY, 2, 0, "2.1.");
    add(s, S_BODY, 2, 0, "2.3.");
    struct read_back *r = read_back(s);
    /* 1 is that of headings, on whose levels text has another */
    ck_assert_str_eq(all(r, DOCUMENT, "//w:numId/@w:val"), "2 2 1 3 2");
    ck_assert_str_eq(value(r, NUMBERING, "//w:num[3]//w:lvlText/@w:val"), "2.1.");
    read_back_free(r);
}
END_TEST

START_TEST(dashes_use_up_no_number)
{
    struct sample *s = sample_new();
    add(s, S_BODY, 1, 0, "1.");
    add(s, S_LETTER, 4, 0, "-");
    add(s, S_BODY, 2, 0, "1.1.");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, DOCUMENT, "//w:numId/@w:val"), "2 3 2");
    ck_assert_str_eq(all(r, NUMBERING, "//w:num/w:abstractNumId/@w:val"), "0 0 1");
    ck_assert_str_eq(all(r, NUMBERING, "//w:abstractNum[2]/w:lvl/w:numFmt/@w:val"),
                     "none none none none bullet none none none none");
    ck_assert_str_eq(value(r, NUMBERING, "//w:abstractNum[2]/w:lvl[5]/w:lvlText/@w:val"), "-");
    ck_assert_str_eq(value(r, NUMBERING, "//w:abstractNum[2]/w:lvl[5]//w:ind/@w:hanging"), "300");
    read_back_free(r);
}
END_TEST

/* A bullet is one letter; more are printed whole by "none". */
START_TEST(a_long_dash_is_no_bullet)
{
    struct sample *s = sample_new();
    s->levels[4].pattern = "–";
    s->levels[3].format = NUMBER_NONE;
    s->levels[3].pattern = "--";
    add(s, S_BODY, 4, 0, "–");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, NUMBERING, "//w:lvl/w:numFmt/@w:val"),
                     "none none none none bullet none none none none");
    ck_assert_str_eq(value(r, NUMBERING, "//w:lvl[4]/w:lvlText/@w:val"), "--");
    read_back_free(r);
}
END_TEST

TCase *numbering_cases(void)
{
    TCase *cases = tcase_create("numbering");
    tcase_add_test(cases, a_definition_has_nine_levels);
    tcase_add_test(cases, heading_styles_bring_their_number);
    tcase_add_test(cases, a_heading_without_number_takes_the_style_s_away);
    tcase_add_test(cases, indents_are_the_style_s);
    tcase_add_test(cases, vietnamese_letters_beyond_d_are_said);
    tcase_add_test(cases, a_new_instance_restarts_all_levels);
    tcase_add_test(cases, a_label_looks_as_its_run);
    tcase_add_test(cases, capitals_leave_labels_alone);
    tcase_add_test(cases, gaps_have_names_or_join_the_label);
    tcase_add_loop_test(cases, labels_are_counted_as_word_counts, 0,
                        sizeof labels / sizeof *labels);
    tcase_add_test(cases, a_level_that_was_passed_over_has_begun);
    tcase_add_test(cases, dashes_use_up_no_number);
    tcase_add_test(cases, a_long_dash_is_no_bullet);
    return cases;
}
