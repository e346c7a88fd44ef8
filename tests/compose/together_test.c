/* Words that stay on one line. In the cases `~` stands for a no-break blank. */
#include "compose_test.h"

#include <stdio.h>
#include <string.h>

static const char *const cases[] = {
    "theo Điều~5 và khoản~2 Điều~6, điểm~a khoản~1 Điều~7",
    "tại Điều~5; (khoản~2) và “Điều~8”.",
    "Nghị quyết số~01/2024/NQ ngày~15/3/2024",
    "ngày~15 tháng~3 năm~2024",
    "Chương~IV, Mục~2, Tiểu~mục~3, Phần~I, quý~III, Phụ~lục~II",
    "20~triệu~đồng, 5~tỷ~đồng, 300.000~đồng, 45~% và 1,5~ha, 12~km",
    /* not these */
    "Điều, 5 điều; khoản tiền lớn; điểm an toàn; Chương trình I Love",
    "Điều trị 5, ngày lễ 2, số lượng 3, mục tiêu I",
    "Điều động 12 kmvuông, 3 mét",
};

static const char *with_signs(char *out, size_t n, const char *text)
{
    size_t at = 0;
    for (; *text && at + 3 < n; text++) {
        if (strncmp(text, "\u00a0", 2) == 0) {
            out[at++] = '~';
            text++;
        } else {
            out[at++] = *text;
        }
    }
    out[at] = '\0';
    return out;
}

/* The case without its signs is composed; the signs must come back by themselves. */
START_TEST(groups_are_held_together)
{
    char body[400], seen[400];
    snprintf(body, sizeof body, "<p>%s</p>", cases[_i]);
    for (char *p = body; *p; p++)
        if (*p == '~') *p = ' ';
    struct composed c = compose_body(body);
    const struct flow_para *para = &block_of(&c, "body")->para;
    ck_assert_uint_eq(para->n_runs, 1);
    /* the DOCX holds the same */
    ck_assert_str_eq(para->runs[0].raw, para->runs[0].text);
    ck_assert_str_eq(with_signs(seen, sizeof seen, para->runs[0].text), cases[_i]);
    composed_free(&c);
}
END_TEST

START_TEST(groups_go_on_over_formats_and_links)
{
    struct composed c = compose_body("<section xml:id='a'><title>A</title><p>Xem <b>mục</b> "
                                     "<ref to='a'/>, ngày <u>15/3/2024</u> và <i>20</i> <b>triệu "
                                     "đồng</b>, <b>mục</b><note>Một</note> 5.</p></section>");
    ck_assert_str_eq(
        show_block(c.arena, block_of(&c, "body")),
        "body \"Xem *mục*\u00a0I, ngày\u00a0~15/3/2024~ và _20_\u00a0*triệu\u00a0đồng*, "
        "*mục*^1 5.\"");
    composed_free(&c);
}
END_TEST

/* Running text and titles; not what is set left, whose lines are not filled. */
START_TEST(running_text_and_titles)
{
    struct composed c =
        compose_parts("BC", NULL,
                      "<issuer><name>A</name></issuer><symbol>B</symbol><place>C</place>"
                      "<subject>Điều 5</subject><to>Điều 5</to><basis>Căn cứ Điều 5</basis>",
                      "<p>a</p>", NULL);
    ck_assert_str_eq(block_of(&c, "subject")->para.runs[0].text, "Điều\u00a05");
    ck_assert_str_eq(block_of(&c, "addressee")->para.runs[0].text, "Kính gửi: Điều 5");
    ck_assert_str_eq(block_of(&c, "basis")->para.runs[0].text, "Căn cứ Điều\u00a05.");
    composed_free(&c);
}
END_TEST

START_TEST(a_sheet_may_add_groups)
{
    struct composed c =
        compose_parts("BC", "<together text='tổ|Tổ {number}'/>", NULL, "<p>Tổ 5, Điều 6</p>", NULL);
    ck_assert_str_eq(block_of(&c, "body")->para.runs[0].text, "Tổ\u00a05, Điều\u00a06");
    composed_free(&c);
}
END_TEST

TCase *together_cases(void)
{
    TCase *tc = tcase_create("together");
    tcase_add_loop_test(tc, groups_are_held_together, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tc, running_text_and_titles);
    tcase_add_test(tc, groups_go_on_over_formats_and_links);
    tcase_add_test(tc, a_sheet_may_add_groups);
    return tc;
}
