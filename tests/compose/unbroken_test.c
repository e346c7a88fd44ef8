/* Words that no line ends in. In the cases `~` stands for a no-break hyphen. */
#include "compose_test.h"

#include <stdio.h>
#include <string.h>

static const char *const cases[] = {
    "theo 2590/QĐ~UBND, 02/2023/QĐ~UBND; (243/KH~UBND) và “01/NQ~CP”.",
    "15/2023/TT~BXD 553/CTr~UBND 12/2024/NQ~HĐND~TTr, 01~NQ/TU, 1a/KH~BCĐ",
    "giai đoạn 2021~2025, 5~7%, 1,5~2,5 ha, 30/4~1/5, 01/01/2024~31/12/2024",
    "0296~3.957.006 và 12~15~18",
    /* behind a no-break blank */
    "Nghị quyết số 01/NQ~CP, năm 2021~2025",
    /* not these */
    "kinh tế-xã hội, CNTT-VT, QĐ-UBND, /QĐ-UBND, 2023 - 2028, covid-19, 4.0-IoT",
    "12- 15, 01/NQ-, -5/a-b",
};

static const char *with_signs(char *out, size_t n, const char *text)
{
    size_t at = 0;
    for (; *text && at + 3 < n; text++) {
        if (strncmp(text, "\u2011", 3) == 0) {
            out[at++] = '~';
            text += 2;
        } else if (strncmp(text, "\u00a0", 2) == 0) {
            out[at++] = ' ';
            text++;
        } else {
            out[at++] = *text;
        }
    }
    out[at] = '\0';
    return out;
}

static const char *without_signs(char *out, size_t n, const char *text)
{
    snprintf(out, n, "%s", text);
    for (char *p = out; *p; p++)
        if (*p == '~') *p = '-';
    return out;
}

START_TEST(numbers_and_notations_are_whole)
{
    char text[400], body[440], seen[400];
    snprintf(body, sizeof body, "<p>%s</p>", without_signs(text, sizeof text, cases[_i]));
    struct composed c = compose_body(body);
    const struct flow_para *para = &block_of(&c, "body")->para;
    ck_assert_uint_eq(para->n_runs, 1);
    ck_assert_str_eq(para->runs[0].raw, para->runs[0].text);
    ck_assert_str_eq(with_signs(seen, sizeof seen, para->runs[0].text), cases[_i]);
    composed_free(&c);
}
END_TEST

static const char *text_of(const struct composed *c, const char *style)
{
    return block_of(c, style)->para.runs[0].text;
}

/* Unlike blanks, in titles too: nobody breaks a number there. */
START_TEST(everywhere)
{
    struct composed c = compose_parts(
        "BC", NULL,
        "<issuer><name>A</name></issuer><symbol>B-C</symbol><place>C</place>"
        "<subject>Thực hiện 01/NQ-CP</subject><basis>Căn cứ 1/NQ-CP</basis>",
        "<section><title>Theo 2/nq-cp</title><p>a<note>3/NQ-CP</note></p></section>", NULL);
    ck_assert_str_eq(text_of(&c, "subject"), "Thực hiện 01/NQ\u2011CP");
    ck_assert_str_eq(text_of(&c, "basis"), "Căn cứ 1/NQ\u2011CP.");
    ck_assert_str_eq(text_of(&c, "heading-1"), "THEO 2/NQ\u2011CP");
    ck_assert_str_eq(block_of(&c, "heading-1")->para.runs[0].raw, "Theo 2/nq\u2011cp");
    const struct flow_para *note = &c.flow.notes[0].blocks[0].para;
    ck_assert_str_eq(note->runs[note->n_runs - 1].text, " 3/NQ\u2011CP");
    composed_free(&c);
}
END_TEST

/* Columns of 20 and 60 mm. 2590/QĐ-UBND in 13 pt is 28 mm wide: its hyphen must stay. */
START_TEST(not_where_it_cannot_be_held)
{
    struct composed c = compose_body("<table><columns><column width='20mm'/><column width='60mm'/>"
                                     "</columns><row><cell>2590/QĐ-UBND 1-2</cell>"
                                     "<cell>2590/QĐ-UBND</cell></row></table>");
    ck_assert_str_eq(show_cell(&c, 1, 0, 0), "table-text \"2590/QĐ-UBND 1\u20112\"\n");
    ck_assert_str_eq(show_cell(&c, 1, 0, 1), "table-text \"2590/QĐ\u2011UBND\"\n");
    composed_free(&c);
}
END_TEST

START_TEST(a_sheet_may_add_words)
{
    struct composed c = compose_parts("BC", "<unbroken text='*covid-{number}*'/>", NULL,
                                      "<p>covid-19, covid-x</p>", NULL);
    ck_assert_str_eq(text_of(&c, "body"), "covid\u201119, covid-x");
    composed_free(&c);
}
END_TEST

TCase *unbroken_cases(void)
{
    TCase *tc = tcase_create("unbroken");
    tcase_add_loop_test(tc, numbers_and_notations_are_whole, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tc, everywhere);
    tcase_add_test(tc, not_where_it_cannot_be_held);
    tcase_add_test(tc, a_sheet_may_add_words);
    return tc;
}
