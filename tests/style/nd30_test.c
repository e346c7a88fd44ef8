/* layouts/nd30.xml against Decree 30: the table of Phụ lục I, I.II (sizes and styles of the parts),
 * read apart from the sheet. */
#include "style_test.h"

enum { REGULAR, BOLD, ITALIC, BOLD_ITALIC };

/* Sizes in points: least and greatest. */
static const struct part {
    const char *style;
    int least, most, face;
    enum style_align align;
    enum style_case letter_case;
} parts[] = {
    {"national-name", 12, 13, BOLD, ALIGN_CENTER, CASE_AS_WRITTEN},         /* I.II.1.a */
    {"national-motto", 13, 14, BOLD, ALIGN_CENTER, CASE_AS_WRITTEN},        /* I.II.1.b */
    {"parent", 12, 13, REGULAR, ALIGN_CENTER, CASE_UPPER},                  /* I.II.2.b */
    {"issuer", 12, 13, BOLD, ALIGN_CENTER, CASE_UPPER},                     /* I.II.2.b */
    {"number", 13, 13, REGULAR, ALIGN_CENTER, CASE_AS_WRITTEN},             /* I.II.3.c */
    {"place-date", 13, 14, ITALIC, ALIGN_CENTER, CASE_AS_WRITTEN},          /* I.II.4.c */
    {"type-name", 13, 14, BOLD, ALIGN_CENTER, CASE_UPPER},                  /* I.II.5.b */
    {"subject", 13, 14, BOLD, ALIGN_CENTER, CASE_AS_WRITTEN},               /* I.II.5.b */
    {"basis", 13, 14, ITALIC, ALIGN_JUSTIFY, CASE_AS_WRITTEN},              /* I.II.6.a */
    {"body", 13, 14, REGULAR, ALIGN_JUSTIFY, CASE_AS_WRITTEN},              /* I.II.6.e */
    {"heading-1", 13, 14, BOLD, ALIGN_JUSTIFY, CASE_UPPER},                 /* I.V */
    {"heading-2", 13, 14, BOLD, ALIGN_JUSTIFY, CASE_AS_WRITTEN},            /* I.II.6.đ */
    {"part", 13, 14, BOLD, ALIGN_CENTER, CASE_UPPER},                       /* I.II.6.đ */
    {"chapter", 13, 14, BOLD, ALIGN_CENTER, CASE_UPPER},                    /* I.II.6.đ */
    {"division", 13, 14, BOLD, ALIGN_CENTER, CASE_UPPER},                   /* I.II.6.đ */
    {"subdivision", 13, 14, BOLD, ALIGN_CENTER, CASE_UPPER},                /* I.II.6.đ */
    {"article", 13, 14, BOLD, ALIGN_JUSTIFY, CASE_AS_WRITTEN},              /* I.II.6.đ */
    {"clause", 13, 14, BOLD, ALIGN_JUSTIFY, CASE_AS_WRITTEN},               /* I.II.6.đ */
    {"authority", 13, 14, BOLD, ALIGN_CENTER, CASE_UPPER},                  /* I.II.7.đ */
    {"signer", 13, 14, BOLD, ALIGN_CENTER, CASE_AS_WRITTEN},                /* I.II.7.đ */
    {"addressee", 13, 14, REGULAR, ALIGN_LEFT, CASE_AS_WRITTEN},            /* I.II.9.d */
    {"recipients-title", 12, 12, BOLD_ITALIC, ALIGN_LEFT, CASE_AS_WRITTEN}, /* I.II.9.d */
    {"recipient", 11, 11, REGULAR, ALIGN_LEFT, CASE_AS_WRITTEN},            /* I.II.9.d */
    {"page-number", 13, 14, REGULAR, ALIGN_CENTER, CASE_AS_WRITTEN},        /* I.I.7 */
};
enum { N_PARTS = sizeof parts / sizeof *parts };

START_TEST(a_part_is_as_the_law_says)
{
    struct reading r = read_file("layouts/nd30.xml");
    ck_assert_str_eq(messages_of(&r), "");
    const struct part *p = &parts[_i];
    const struct style *s = style_of(&r.sheet, p->style);
    ck_assert_str_eq(s->family, "Times New Roman"); /* I.I.4 */
    ck_assert_int_ge(s->size, p->least * 2);
    ck_assert_int_le(s->size, p->most * 2);
    ck_assert_int_eq(s->bold, p->face == BOLD || p->face == BOLD_ITALIC);
    ck_assert_int_eq(s->italic, p->face == ITALIC || p->face == BOLD_ITALIC);
    ck_assert_int_eq(s->align, p->align);
    ck_assert_int_eq(s->letter_case, p->letter_case);
    ck_assert_ptr_nonnull(s->source);
    reading_free(&r);
}
END_TEST

static void assert_mm(len l, int least, int most)
{
    /* a whole twip next to the millimetre */
    ck_assert_int_ge(l, least * LEN_MM - LEN_TWIP);
    ck_assert_int_le(l, most * LEN_MM + LEN_TWIP);
}

START_TEST(the_page_is_as_the_law_says) /* I.I.1, I.I.3, I.I.7 */
{
    struct reading r = read_file("layouts/nd30.xml");
    const struct style_page *p = &r.sheet.page;
    assert_mm(p->width, 210, 210);
    assert_mm(p->height, 297, 297);
    assert_mm(p->top, 20, 25);
    assert_mm(p->bottom, 20, 25);
    assert_mm(p->left, 30, 35);
    assert_mm(p->right, 15, 20);
    ck_assert(!r.sheet.first_has_header);
    reading_free(&r);
}
END_TEST

START_TEST(the_body_is_as_the_law_says) /* I.II.6.e */
{
    struct reading r = read_file("layouts/nd30.xml");
    const struct style *s = r.sheet.body;
    ck_assert(twips(s->first) == 567 || twips(s->first) == 720);
    ck_assert_int_ge(twips(s->after), 120);
    ck_assert_int_eq(s->before, 0);
    /* single is 322 twips for 14 pt of this face, one and a half 483 */
    ck_assert_int_eq(s->line_rule, LINE_EXACT);
    ck_assert_int_ge(s->line, 322 * LEN_TWIP);
    ck_assert_int_le(s->line, 483 * LEN_TWIP);
    ck_assert(s->widow);
    reading_free(&r);
}
END_TEST

START_TEST(headings_stay_with_what_follows)
{
    static const char *const ids[] = {"heading-1", "heading-2", "heading-3",     "heading-4",
                                      "heading-5", "heading-6", "heading-plain", "article",
                                      "clause",    "point"};
    struct reading r = read_file("layouts/nd30.xml");
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const struct style *s = style_of(&r.sheet, ids[i]);
        ck_assert(s->keep_next && s->keep_lines);
        ck_assert_int_eq(twips(s->first), 720);
    }
    reading_free(&r);
}
END_TEST

/* PL3 I: abbreviation and name of the types that Mẫu 1.4 serves. */
START_TEST(the_types_of_form_1_4)
{
    static const char *const types[][2] = {
        {"CT", "Chỉ thị"},       {"QC", "Quy chế"},        {"QyĐ", "Quy định"},
        {"TC", "Thông cáo"},     {"TB", "Thông báo"},      {"HD", "Hướng dẫn"},
        {"CTr", "Chương trình"}, {"KH", "Kế hoạch"},       {"PA", "Phương án"},
        {"ĐA", "Đề án"},         {"DA", "Dự án"},          {"BC", "Báo cáo"},
        {"TTr", "Tờ trình"},     {"GUQ", "Giấy ủy quyền"}, {"PG", "Phiếu gửi"},
        {"PC", "Phiếu chuyển"},  {"PB", "Phiếu báo"},
    };
    struct reading r = read_file("layouts/nd30.xml");
    const struct sheet_type *t = sheet_type_find(&r.sheet, types[_i][0], (struct pos){0}, &r.diags);
    ck_assert_ptr_nonnull(t);
    ck_assert_str_eq(t->title, types[_i][1]);
    reading_free(&r);
}
END_TEST

TCase *nd30_cases(void)
{
    TCase *c = tcase_create("nd30");
    tcase_add_loop_test(c, a_part_is_as_the_law_says, 0, N_PARTS);
    tcase_add_test(c, the_page_is_as_the_law_says);
    tcase_add_test(c, the_body_is_as_the_law_says);
    tcase_add_test(c, headings_stay_with_what_follows);
    tcase_add_loop_test(c, the_types_of_form_1_4, 0, 17);
    return c;
}
