/* The parts around the body: number and date, end marks, addressees, properties. */
#include "compose_test.h"

#include <string.h>

#define ISSUER "<issuer><name>Sở Y tế</name></issuer>"
#define HEAD(number, date, rest) \
    ISSUER number "<symbol>BC-SYT</symbol><place>Huế</place>" date "<subject>S</subject>" rest

static struct composed with_head(const char *head)
{
    return compose_parts("BC", NULL, head, "<p>a</p>", NULL);
}

/* The room of five digits is that of ten no-break blanks. */
#define NO_BREAK_5 "\u00a0\u00a0\u00a0\u00a0\u00a0"

/* [ND30-S-02, ND30-S-03] */
START_TEST(numbers)
{
    static const struct {
        const char *head, *expected;
    } cases[] = {
        {HEAD("<number>1</number>", "", ""), "number \"Số: 01/BC\u2011SYT\"\n"},
        {HEAD("<number>9</number>", "", ""), "number \"Số: 09/BC\u2011SYT\"\n"},
        {HEAD("<number>10</number>", "", ""), "number \"Số: 10/BC\u2011SYT\"\n"},
        {HEAD("<number>08</number>", "", ""), "number \"Số: 08/BC\u2011SYT\"\n"},
        {HEAD("<number>1213</number>", "", ""), "number \"Số: 1213/BC\u2011SYT\"\n"},
        {HEAD("", "", ""), "number \"Số: " NO_BREAK_5 NO_BREAK_5 "/BC\u2011SYT\"\n"},
    };
    struct composed c = with_head(cases[_i].head);
    ck_assert_str_eq(show_cell(&c, 0, 1, 0), cases[_i].expected);
    composed_free(&c);
}
END_TEST

/* A zero before days below 10 and before the months 1 and 2 only. [ND30-D-02, D-03, D-04] */
START_TEST(dates)
{
    static const struct {
        const char *date, *expected;
    } cases[] = {
        {"2024-01-01", "ngày 01 tháng 01 năm 2024"}, {"2024-02-29", "ngày 29 tháng 02 năm 2024"},
        {"2024-03-18", "ngày 18 tháng 3 năm 2024"},  {"2024-04-09", "ngày 09 tháng 4 năm 2024"},
        {"2024-05-10", "ngày 10 tháng 5 năm 2024"},  {"2024-06-30", "ngày 30 tháng 6 năm 2024"},
        {"2024-07-01", "ngày 01 tháng 7 năm 2024"},  {"2024-08-31", "ngày 31 tháng 8 năm 2024"},
        {"2024-09-02", "ngày 02 tháng 9 năm 2024"},  {"2024-10-05", "ngày 05 tháng 10 năm 2024"},
        {"2025-11-20", "ngày 20 tháng 11 năm 2025"}, {"2025-12-31", "ngày 31 tháng 12 năm 2025"},
    };
    struct arena *a = arena_new();
    const char *head = arena_printf(a, HEAD("", "<date>%s</date>", ""), cases[_i].date);
    struct composed c = with_head(head);
    ck_assert_str_eq(show_cell(&c, 0, 1, 1),
                     arena_printf(a, "place-date \"Huế, %s\"\n", cases[_i].expected));
    composed_free(&c);
    arena_free(a);
}
END_TEST

START_TEST(no_date)
{
    struct composed c = with_head(HEAD("", "", ""));
    const char *seen = show_cell(&c, 0, 1, 1);
    ck_assert_ptr_nonnull(strstr(seen, "place-date \"Huế, ngày\u00a0"));
    ck_assert_ptr_nonnull(strstr(seen, "tháng\u00a0"));
    ck_assert_ptr_null(c.flow.meta.issued);
    ck_assert_ptr_null(c.flow.meta.number);
    composed_free(&c);
}
END_TEST

START_TEST(without_a_parent)
{
    struct composed c = with_head(HEAD("", "", ""));
    ck_assert_ptr_nonnull(strstr(show_cell(&c, 0, 0, 0), "issuer-first \"SỞ Y TẾ\"\nrule "));
    ck_assert_uint_eq(table_of(&c, 0)->rows[0].cells[0].n_blocks, 2);
    composed_free(&c);
}
END_TEST

/* [ND30-R-03, R-04] A mark is added only where the author's own text has none. */
START_TEST(recipients)
{
    static const struct {
        const char *inner, *expected;
    } cases[] = {
        {"<to>A</to><to>B</to><archive>VT</archive>", "- A;|- B;|- Lưu: VT.|"},
        {"<to>A.</to><to>B;</to><to>C:</to><archive>VT,</archive>", "- A.|- B;|- C:|- Lưu: VT,|"},
        {"<archive>VT, TH (5)</archive>", "- Lưu: VT, TH (5).|"},
        {"<to><b>A</b></to><archive><i>VT</i>.</archive>", "- *A;*|- Lưu: _VT_.|"},
    };
    struct arena *a = arena_new();
    struct composed c = compose_parts(
        "BC", NULL, NULL, "<p>a</p>",
        arena_printf(
            a, "<recipients>%s</recipients><signature><post>P</post><name>N</name></signature>",
            cases[_i].inner));
    ck_assert_str_eq(messages_of(&c), "");
    const struct flow_cell *cell = &table_of(&c, 1)->rows[0].cells[0];
    const char *seen = "";
    ck_assert_str_eq(show_block(a, &cell->blocks[0]), "recipients-title \"Nơi nhận:\"");
    for (size_t i = 1; i < cell->n_blocks; i++) {
        const char *line = show_block(a, &cell->blocks[i]) + strlen("recipient \"");
        seen = arena_printf(a, "%s%.*s|", seen, (int)strlen(line) - 1, line);
    }
    ck_assert_str_eq(seen, cases[_i].expected);
    composed_free(&c);
    arena_free(a);
}
END_TEST

/* [ND30-B-02] */
START_TEST(bases)
{
    struct composed c = with_head(HEAD("", "",
                                       "<basis>Căn cứ a</basis><basis>Căn cứ b,</basis>"
                                       "<basis>Căn cứ c</basis>"));
    ck_assert_str_eq(messages_of(&c), "");
    const struct flow_block *b = block_of(&c, "basis");
    ck_assert_str_eq(show_blocks(c.arena, b, 3), "basis \"Căn cứ a;\"\nbasis \"Căn cứ b,\"\n"
                                                 "basis \"Căn cứ c.\"\n");
    composed_free(&c);
}
END_TEST

/* [ND30-K-02] */
START_TEST(one_addressee_stands_on_the_line)
{
    struct composed c = with_head(HEAD("", "", "<to>Bộ Y tế</to>"));
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "addressee")),
                     "addressee \"Kính gửi: Bộ Y tế\"");
    composed_free(&c);
}
END_TEST

START_TEST(several_addressees_stand_below)
{
    struct composed c = with_head(HEAD("", "", "<to>A</to><to>B</to>"));
    const struct flow_block *b = block_of(&c, "addressee");
    ck_assert_str_eq(show_blocks(c.arena, b, 3), "addressee \"Kính gửi:\"\n"
                                                 "addressee-item \"- A;\"\n"
                                                 "addressee-item \"- B.\"\n");
    /* The dash stands under the colon: "Kính gửi" in 14 pt is 1000 twips wide by the font's own
     * advances; 35 mm are 1984 twips. */
    const struct style *s = b[1].para.style;
    ck_assert_int_le(twips(s->left + s->first) - (1984 + 1000), 20);
    ck_assert_int_ge(twips(s->left + s->first) - (1984 + 1000), -20);
    composed_free(&c);
}
END_TEST

START_TEST(authority_lines)
{
    struct composed c =
        compose_parts("BC", NULL, NULL, "<p>a</p>",
                      "<recipients><archive>VT</archive></recipients><signature>"
                      "<authority>TM. Ủy ban nhân dân</authority><authority>KT. Chủ "
                      "tịch</authority><post>Phó Chủ tịch</post><name>Lê Văn "
                      "A</name></signature>");
    ck_assert_str_eq(show_cell(&c, 1, 0, 1), "authority \"TM. ỦY BAN NHÂN DÂN\"\n"
                                             "authority \"KT. CHỦ TỊCH\"\n"
                                             "authority \"PHÓ CHỦ TỊCH\"\n"
                                             "signature-room \"\"\n"
                                             "signer \"Lê Văn A\"\n");
    composed_free(&c);
}
END_TEST

START_TEST(meta)
{
    struct composed c = compose_parts(
        "TTr", NULL,
        "<issuer><name>Sở <b>Y</b> tế</name></issuer><number>7</number><symbol>TTr-SYT</symbol>"
        "<place>Huế</place><date>2024-03-05</date><subject>Một<br/>hai</subject>",
        "<p>a</p>", NULL);
    const struct meta *m = &c.flow.meta;
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(m->title, "TỜ TRÌNH Một hai");
    ck_assert_str_eq(m->author, "Sở Y tế");
    ck_assert_str_eq(m->subject, "Một hai");
    ck_assert_str_eq(m->language, "vi-VN");
    ck_assert_str_eq(m->type, "TTr");
    ck_assert_str_eq(m->number, "7");
    ck_assert_str_eq(m->symbol, "TTr-SYT");
    ck_assert_str_eq(m->issued, "2024-03-05");
    ck_assert_str_eq(m->signer, "Lê Quốc Cường");
    composed_free(&c);
}
END_TEST

/* "Bộ Y tế 2; Lưu: VT 1" */
static const char *show_recipients(struct composed *c)
{
    const struct meta *m = &c->flow.meta;
    const char *shown = "";
    for (size_t i = 0; i < m->n_recipients; i++)
        shown = arena_printf(c->arena, "%s%s%s %d", shown, i ? "; " : "", m->recipients[i].name,
                             m->recipients[i].copies);
    return shown;
}

START_TEST(who_gets_copies)
{
    static const struct {
        const char *type, *to, *foot, *wanted;
    } cases[] = {
        {"TTr", "<to copies='2'>Bộ <b>Y</b> tế;</to>",
         "<recipients><to>Sở A.</to><to copies='12'>Các xã</to><archive>VT, "
         "NV</archive></recipients>"
         "<signature><post>P</post><name>N</name></signature>",
         "Bộ Y tế 2; Sở A 1; Các xã 12; Lưu: VT, NV 1"},
        {"HĐ",
         "<party label='A' copies='3'><name>Sở Y tế</name></party>"
         "<party label='B'><name>Công ty</name></party>",
         "<signature><post>P</post><name>N</name></signature>", "Sở Y tế 3; Công ty 1"},
        {"BC", "",
         "<recipients><to>Sở A</to><archive copies='2'>VT</archive></recipients>"
         "<signature><post>P</post><name>N</name></signature>"
         "<copy form='SY'><issuer><name>B</name></issuer><symbol>SY-B</symbol><place>Huế</place>"
         "<recipients><to>Phòng C</to></recipients>"
         "<signature><post>P</post><name>M</name></signature></copy>",
         "Phòng C 1"},
    };
    struct arena *a = arena_new();
    const char *head =
        arena_printf(a,
                     "<issuer><name>S</name></issuer><symbol>S</symbol><place>Huế</place>"
                     "<subject>a</subject>%s",
                     cases[_i].to);
    struct composed c = compose_parts(cases[_i].type, NULL, head, "<p>a</p>", cases[_i].foot);
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_recipients(&c), cases[_i].wanted);
    composed_free(&c);
    arena_free(a);
}
END_TEST

TCase *fields_cases(void)
{
    TCase *c = tcase_create("fields");
    tcase_add_loop_test(c, numbers, 0, 6);
    tcase_add_loop_test(c, dates, 0, 12);
    tcase_add_test(c, no_date);
    tcase_add_test(c, without_a_parent);
    tcase_add_loop_test(c, recipients, 0, 4);
    tcase_add_test(c, bases);
    tcase_add_test(c, one_addressee_stands_on_the_line);
    tcase_add_test(c, several_addressees_stand_below);
    tcase_add_test(c, authority_lines);
    tcase_add_test(c, meta);
    tcase_add_loop_test(c, who_gets_copies, 0, 3);
    return c;
}
