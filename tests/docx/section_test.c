#include "read_back.h"

START_TEST(a4_with_its_margins)
{
    struct sample *s = sample_new();
    sample_para(s, S_BODY, "x");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "/w:document/w:body"), "p sectPr");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sectPr"),
                     "headerReference headerReference pgSz pgMar titlePg");
    /* 210 x 297 mm are 11905.5 x 16837.8 twips */
    ck_assert_str_eq(all(r, DOCUMENT, "//w:pgSz/@*"), "11906 16838");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:pgMar/@*"), "1134 850 1134 1701 567 567 0");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:headerReference/@w:type"), "default first");
    read_back_free(r);
}
END_TEST

START_TEST(the_header_is_a_page_field)
{
    struct sample *s = sample_new();
    sample_para(s, S_BODY, "x");
    struct read_back *r = read_back(s);
    const char *header = "word/header1.xml";
    ck_assert_str_eq(all(r, header, "//w:fldChar/@w:fldCharType"), "begin separate end");
    ck_assert_str_eq(value(r, header, "//w:instrText"), " PAGE ");
    ck_assert_str_eq(value(r, header, "//w:t"), "2");
    ck_assert_str_eq(value(r, header, "//w:pStyle/@w:val"), "Header");
    ck_assert_str_eq(children(r, "word/header0.xml", "/w:hdr"), "p");
    ck_assert_str_eq(children(r, "word/header0.xml", "//w:p"), "pPr");
    read_back_free(r);
}
END_TEST

/* Lines in notes and empty paragraphs are not counted: their styles say so, or they themselves
 * where words stand in the same style. */
START_TEST(lines_of_a_draft_are_numbered)
{
    struct sample *s = sample_new();
    s->flow.line_numbers =
        (struct flow_line_numbers){.every = 5, .each_page = true, .distance = T(283)};
    sample_note(s, sample_para(s, S_BODY, "x"), "y");
    sample_para(s, S_BODY, NULL);
    sample_para(s, S_SPACER, NULL);
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sectPr"),
                     "headerReference headerReference pgSz pgMar lnNumType titlePg");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:lnNumType/@*"), "5 283 newPage");
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:p[1]//w:suppressLineNumbers)"), 0);
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:p[2]//w:suppressLineNumbers)"), 1);
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:p[3]//w:suppressLineNumbers)"), 0);
    ck_assert_int_eq(number(r, FOOTNOTES, "count(//w:suppressLineNumbers)"), 0);
    const char *of = "count(//w:style[@w:styleId='%s']//w:suppressLineNumbers)";
    ck_assert_int_eq(number(r, STYLES, arena_printf(r->a, of, "Normal")), 0);
    ck_assert_int_eq(number(r, STYLES, arena_printf(r->a, of, "Spacer")), 1);
    ck_assert_int_eq(number(r, STYLES, arena_printf(r->a, of, "FootnoteText")), 1);
    read_back_free(r);
}
END_TEST

START_TEST(a_watermark_stands_in_each_header)
{
    struct sample *s = sample_new();
    s->flow.watermark = (struct flow_watermark){.text = "DỰ THẢO",
                                                .family = "Times New Roman",
                                                .size = 220,
                                                .color = 0xD9D9D9,
                                                .width = 400 * LEN_PT};
    sample_para(s, S_BODY, "x");
    struct read_back *r = read_back(s);
    for (int i = 0; i < 2; i++) {
        const char *header = arena_printf(r->a, "word/header%d.xml", i);
        const char *shape = "//*[local-name()='shape']";
        ck_assert_int_eq(number(r, header, "count(//w:pict)"), 1);
        ck_assert_str_eq(value(r, header, arena_printf(r->a, "%s/@alt", shape)), "DỰ THẢO");
        const char *style = value(r, header, arena_printf(r->a, "%s/@style", shape));
        ck_assert_ptr_nonnull(strstr(style, "width:400pt;height:110pt;rotation:315;"));
    }
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:pict)"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(a_first_page_may_show_its_number)
{
    struct sample *s = sample_new();
    sample_para(s, S_BODY, "x");
    s->sections.at[0].first_has_header = true;
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sectPr"), "headerReference pgSz pgMar");
    ck_assert_ptr_null(part(r, "word/header0.xml"));
    read_back_free(r);
}
END_TEST

START_TEST(sections_share_a_header_and_count_on)
{
    struct sample *s = sample_new();
    sample_para(s, S_BODY, "x");
    sample_section(s);
    sample_para(s, S_BODY, "y");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:body"), "p p sectPr");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[1]/w:pPr"), "sectPr");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:body/w:sectPr/w:pgSz/@*"), "16838 11906 landscape");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:headerReference/@r:id"), "rId2 rId1 rId2 rId1");
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:pgNumType)"), 0);
    ck_assert_ptr_null(part(r, "word/header2.xml"));
    read_back_free(r);
}
END_TEST

START_TEST(a_section_may_count_anew)
{
    struct sample *s = sample_new();
    s->sections.at[0].first_number = 3;
    sample_para(s, S_BODY, "x");
    sample_section(s);
    s->sections.at[1].first_number = 1;
    sample_para(s, S_BODY, "y");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, DOCUMENT, "//w:pgNumType/@w:start"), "3 1");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:body/w:sectPr"),
                     "headerReference headerReference pgSz pgMar pgNumType titlePg");
    read_back_free(r);
}
END_TEST

/* Without a reference the section would show the header of the one before it (17.10.5). */
START_TEST(a_section_without_header_has_an_empty_one)
{
    struct sample *s = sample_new();
    sample_para(s, S_BODY, "x");
    s->sections.at[0].first_has_header = true;
    sample_section(s);
    s->sections.at[1].header = NULL;
    sample_para(s, S_BODY, "y");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:body/w:sectPr"), "headerReference pgSz pgMar");
    const char *id = value(r, DOCUMENT, "//w:body/w:sectPr/w:headerReference/@r:id");
    ck_assert_str_eq(
        value(r, "word/_rels/document.xml.rels", arena_printf(r->a, "//*[@Id='%s']/@Target", id)),
        "header0.xml");
    read_back_free(r);
}
END_TEST

START_TEST(no_header_at_all)
{
    struct sample *s = sample_new();
    s->sections.at[0].header = NULL;
    sample_para(s, S_BODY, "x");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sectPr"), "pgSz pgMar");
    ck_assert_ptr_null(part(r, "word/header0.xml"));
    read_back_free(r);
}
END_TEST

static struct flow_block margin_block(struct sample *s, const char *text)
{
    struct flow_block block = *sample_para(s, S_CENTER, text);
    s->target->n--;
    return block;
}

static const char *target_of(struct read_back *r, const char *reference)
{
    const char *id = value(r, DOCUMENT, arena_printf(r->a, "%s/@r:id", reference));
    return value(r, "word/_rels/document.xml.rels",
                 arena_printf(r->a, "//*[@Id='%s']/@Target", id));
}

/* The second section would inherit the first one's footer (17.10.2). */
START_TEST(the_first_page_has_margins_of_its_own)
{
    struct sample *s = sample_new();
    struct flow_block top = margin_block(s, "top"), bottom = margin_block(s, "foot");
    s->sections.at[0].first_top = &top;
    s->sections.at[0].first_bottom = &bottom;
    s->sections.at[0].n_first_top = s->sections.at[0].n_first_bottom = 1;
    s->sections.at[0].page.footer = T(400);
    sample_para(s, S_BODY, "x");
    sample_section(s);
    s->sections.at[1].first_number = 1;
    sample_para(s, S_BODY, "y");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p/w:pPr/w:sectPr"),
                     "headerReference headerReference footerReference pgSz pgMar titlePg");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:p/w:pPr/w:sectPr/w:pgMar/@w:footer"), "400");
    ck_assert_str_eq(value(r,
                           arena_printf(r->a, "word/%s",
                                        target_of(r, "(//w:headerReference[@w:type='first'])[1]")),
                           "//w:t"),
                     "top");
    ck_assert_str_eq(
        value(r, arena_printf(r->a, "word/%s", target_of(r, "(//w:footerReference)[1]")), "//w:t"),
        "foot");
    ck_assert_str_eq(
        children(r,
                 arena_printf(r->a, "word/%s", target_of(r, "//w:body/w:sectPr/w:footerReference")),
                 "//w:p"),
        "pPr");
    read_back_free(r);
}
END_TEST

TCase *section_cases(void)
{
    TCase *cases = tcase_create("sections");
    tcase_add_test(cases, lines_of_a_draft_are_numbered);
    tcase_add_test(cases, a_watermark_stands_in_each_header);
    tcase_add_test(cases, a4_with_its_margins);
    tcase_add_test(cases, the_header_is_a_page_field);
    tcase_add_test(cases, a_first_page_may_show_its_number);
    tcase_add_test(cases, sections_share_a_header_and_count_on);
    tcase_add_test(cases, a_section_may_count_anew);
    tcase_add_test(cases, a_section_without_header_has_an_empty_one);
    tcase_add_test(cases, no_header_at_all);
    tcase_add_test(cases, the_first_page_has_margins_of_its_own);
    return cases;
}
