#include "read_back.h"

#include <string.h>

static struct read_back *plain(struct sample *s)
{
    sample_para(s, S_BODY, "x");
    return read_back(s);
}

static const char *of(struct read_back *r, const char *id, const char *xpath)
{
    return value(r, STYLES, arena_printf(r->a, "//w:style[@w:styleId='%s']/%s", id, xpath));
}

static const char *children_of(struct read_back *r, const char *id, const char *xpath)
{
    return children(r, STYLES, arena_printf(r->a, "//w:style[@w:styleId='%s']%s", id, xpath));
}

START_TEST(every_style_has_a_stable_id)
{
    struct read_back *r = plain(sample_new());
    ck_assert_str_eq(all(r, STYLES, "//w:style/@w:styleId"),
                     "Normal DefaultParagraphFont TableNormal NoList Heading1 Heading2 Heading3 "
                     "NationalName Letter FootnoteText Header Spacer Strong FootnoteReference");
    ck_assert_str_eq(of(r, "Heading1", "w:name/@w:val"), "heading 1");
    ck_assert_str_eq(of(r, "Heading1", "w:aliases/@w:val"), "Đề mục I");
    ck_assert_str_eq(of(r, "NationalName", "w:name/@w:val"), "Quốc hiệu");
    ck_assert_str_eq(of(r, "NationalName", "@w:customStyle"), "1");
    ck_assert_str_eq(of(r, "Heading1", "@w:customStyle"), "");
    ck_assert_str_eq(all(r, STYLES, "//w:style[@w:default='1']/@w:styleId"),
                     "Normal DefaultParagraphFont TableNormal NoList");
    read_back_free(r);
}
END_TEST

/* "Heading 1" belongs to Word's heading 1, "Normal" to the body: a sheet's own style gives way. */
START_TEST(a_style_of_the_sheet_gives_way_to_words_own)
{
    struct sample *s = sample_new();
    s->styles[S_CENTER].id = "heading-1";
    s->styles[S_LETTER].id = "normal";
    s->styles[S_SPACER].id = "rule";
    struct read_back *r = plain(s);
    ck_assert_str_eq(of(r, "Heading12", "w:name/@w:val"), "Quốc hiệu");
    ck_assert_str_eq(of(r, "Normal2", "w:name/@w:val"), "Điểm");
    ck_assert_str_eq(of(r, "Rule2", "w:name/@w:val"), "Dòng ngăn");
    read_back_free(r);
}
END_TEST

/* In Word "a, b" are two names of one style (17.7.4.9). */
START_TEST(names_have_no_commas)
{
    struct sample *s = sample_new();
    s->styles[S_LETTER].title = "Chỗ ký, đóng dấu";
    s->styles[S_HEADING_2].title = "Đề mục, số";
    struct read_back *r = plain(s);
    ck_assert_str_eq(of(r, "Letter", "w:name/@w:val"), "Chỗ ký – đóng dấu");
    ck_assert_str_eq(of(r, "Letter", "@w:customStyle"), "1");
    ck_assert_int_eq(number(r, STYLES, "count(//w:style[@w:styleId='Heading2']/w:aliases)"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(defaults_name_one_face_and_language)
{
    struct read_back *r = plain(sample_new());
    const char *fonts = "/w:styles/w:docDefaults/w:rPrDefault/w:rPr/w:rFonts/@*";
    ck_assert_str_eq(all(r, STYLES, fonts),
                     "Times New Roman Times New Roman Times New Roman Times New Roman");
    ck_assert_str_eq(value(r, STYLES, "//w:docDefaults//w:lang/@w:val"), "vi-VN");
    ck_assert_str_eq(value(r, STYLES, "//w:docDefaults//w:sz/@w:val"), "28");
    ck_assert_int_eq(number(r, STYLES, "count(//w:pPrDefault/*)"), 0);
    ck_assert_int_eq(number(r, STYLES, "count(//w:kern)"), 0);
    ck_assert_int_eq(number(r, STYLES, "count(//@*[contains(name(), 'Theme')])"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(normal_says_everything)
{
    struct read_back *r = plain(sample_new());
    ck_assert_str_eq(children_of(r, "Normal", ""), "name aliases qFormat pPr rPr");
    ck_assert_str_eq(children_of(r, "Normal", "/w:pPr"),
                     "keepNext keepLines widowControl spacing ind jc");
    ck_assert_str_eq(of(r, "Normal", "w:pPr/w:keepNext/@w:val"), "0");
    ck_assert_str_eq(of(r, "Normal", "w:pPr/w:widowControl/@w:val"), "");
    ck_assert_str_eq(of(r, "Normal", "w:pPr/w:spacing/@w:before"), "0");
    ck_assert_str_eq(of(r, "Normal", "w:pPr/w:spacing/@w:after"), "120");
    ck_assert_str_eq(of(r, "Normal", "w:pPr/w:spacing/@w:line"), "360");
    ck_assert_str_eq(of(r, "Normal", "w:pPr/w:spacing/@w:lineRule"), "exact");
    ck_assert_str_eq(of(r, "Normal", "w:pPr/w:ind/@w:firstLine"), "720");
    ck_assert_str_eq(of(r, "Normal", "w:pPr/w:jc/@w:val"), "both");
    ck_assert_str_eq(of(r, "Normal", "w:rPr/w:sz/@w:val"), "28");
    read_back_free(r);
}
END_TEST

START_TEST(headings_have_outline_levels_and_body_after_them)
{
    struct read_back *r = plain(sample_new());
    ck_assert_str_eq(children_of(r, "Heading1", ""),
                     "name aliases basedOn next uiPriority qFormat pPr rPr");
    ck_assert_str_eq(children_of(r, "Heading1", "/w:pPr"),
                     "keepNext keepLines widowControl spacing ind jc outlineLvl");
    ck_assert_str_eq(children_of(r, "Heading1", "/w:rPr"), "b caps sz szCs");
    ck_assert_str_eq(of(r, "Heading1", "w:next/@w:val"), "Normal");
    ck_assert_str_eq(of(r, "Heading1", "w:pPr/w:outlineLvl/@w:val"), "0");
    ck_assert_str_eq(of(r, "Heading3", "w:pPr/w:outlineLvl/@w:val"), "2");
    ck_assert_int_eq(number(r, STYLES, "count(//w:outlineLvl)"), 3);
    ck_assert_str_eq(of(r, "Heading1", "w:pPr/w:keepNext/@w:val"), "");
    read_back_free(r);
}
END_TEST

/* What nothing in the document has is hidden until it is used; headings are offered in any case. */
START_TEST(lists_show_the_styles_of_this_document)
{
    struct sample *s = sample_new();
    sample_para(s, S_CENTER, "x");
    struct read_back *r = plain(s);
    const char *hidden = "basedOn uiPriority semiHidden unhideWhenUsed pPr rPr";
    ck_assert_str_eq(children_of(r, "NationalName", ""), "name basedOn uiPriority qFormat pPr rPr");
    ck_assert_str_eq(children_of(r, "Letter", ""), arena_printf(r->a, "name %s", hidden));
    ck_assert_int_eq(number(r, STYLES, "count(//w:style[w:semiHidden and w:qFormat])"), 0);
    ck_assert_int_eq(
        number(r, STYLES, "count(//w:style[w:qFormat][starts-with(w:name/@w:val, 'heading')])"), 3);
    ck_assert_str_eq(value(r, STYLES, "//w:latentStyles/@w:defSemiHidden"), "1");
    read_back_free(r);
}
END_TEST

/* 115 % is 276 240ths, which LibreOffice cuts to 115 again; 107 % is 256.8, written as 257. */
START_TEST(line_rules)
{
    struct sample *s = sample_new();
    s->styles[S_HEADER].line = 107;
    struct read_back *r = plain(s);
    ck_assert_str_eq(of(r, "FootnoteText", "w:pPr/w:spacing/@w:line"), "276");
    ck_assert_str_eq(of(r, "FootnoteText", "w:pPr/w:spacing/@w:lineRule"), "auto");
    ck_assert_str_eq(of(r, "Header", "w:pPr/w:spacing/@w:line"), "257");
    ck_assert_str_eq(of(r, "Letter", "w:pPr/w:spacing/@w:line"), "340");
    ck_assert_str_eq(of(r, "Letter", "w:pPr/w:spacing/@w:lineRule"), "atLeast");
    ck_assert_str_eq(of(r, "Letter", "w:pPr/w:ind/@w:hanging"), "300");
    ck_assert_str_eq(of(r, "Letter", "w:pPr/w:ind/@w:firstLine"), "");
    read_back_free(r);
}
END_TEST

START_TEST(a_style_says_where_it_is_unlike_normal)
{
    struct sample *s = sample_new();
    s->styles[S_BODY].bold = true;
    s->styles[S_BODY].letter_case = CASE_UPPER;
    s->styles[S_BODY].underline = true;
    s->styles[S_HEADER].family = "Be Vietnam Pro";
    struct read_back *r = plain(s);
    ck_assert_str_eq(children_of(r, "Normal", "/w:rPr"), "b caps sz szCs u");
    ck_assert_str_eq(children_of(r, "Header", "/w:rPr"), "rFonts b caps sz szCs u");
    ck_assert_str_eq(of(r, "Header", "w:rPr/w:b/@w:val"), "0");
    ck_assert_str_eq(of(r, "Header", "w:rPr/w:caps/@w:val"), "0");
    ck_assert_str_eq(of(r, "Header", "w:rPr/w:u/@w:val"), "none");
    ck_assert_str_eq(of(r, "Header", "w:rPr/w:rFonts/@w:hAnsi"), "Be Vietnam Pro");
    read_back_free(r);
}
END_TEST

START_TEST(character_styles_hold_only_their_difference)
{
    struct read_back *r = plain(sample_new());
    ck_assert_str_eq(of(r, "FootnoteReference", "@w:type"), "character");
    ck_assert_str_eq(of(r, "FootnoteReference", "w:basedOn/@w:val"), "DefaultParagraphFont");
    ck_assert_str_eq(children_of(r, "FootnoteReference", "/w:rPr"), "vertAlign");
    ck_assert_str_eq(children_of(r, "Strong", "/w:rPr"), "b");
    read_back_free(r);
}
END_TEST

/* LibreOffice drops the gap between items of a list when these attributes are there, even as 0. */
START_TEST(no_automatic_spacing)
{
    struct sample *s = sample_new();
    sample_report(s);
    struct read_back *r = read_back(s);
    ck_assert_ptr_null(strstr(part(r, STYLES), "Autospacing"));
    ck_assert_ptr_null(strstr(part(r, DOCUMENT), "Autospacing"));
    read_back_free(r);
}
END_TEST

/* 0.75 pt are 6 eighths; the distance is in points (17.3.1.24). */
START_TEST(frames_and_colours)
{
    struct sample *s = sample_new();
    s->styles[S_CENTER].border = LEN_PT * 3 / 4;
    s->styles[S_CENTER].padding = 3 * LEN_PT;
    s->styles[S_CENTER].color = 0xff0000;
    sample_para(s, S_CENTER, "x");
    struct read_back *r = read_back(s);
    const char *style = "//w:style[w:rPr/w:color/@w:val='FF0000']";
    ck_assert_str_eq(children(r, "word/styles.xml", arena_printf(r->a, "%s/w:pPr/w:pBdr", style)),
                     "top left bottom right");
    ck_assert_str_eq(
        all(r, "word/styles.xml", arena_printf(r->a, "%s/w:pPr/w:pBdr/w:top/@*", style)),
        "single 6 3 FF0000");
    read_back_free(r);
}
END_TEST

TCase *style_cases(void)
{
    TCase *cases = tcase_create("styles");
    tcase_add_test(cases, every_style_has_a_stable_id);
    tcase_add_test(cases, a_style_of_the_sheet_gives_way_to_words_own);
    tcase_add_test(cases, names_have_no_commas);
    tcase_add_test(cases, defaults_name_one_face_and_language);
    tcase_add_test(cases, normal_says_everything);
    tcase_add_test(cases, headings_have_outline_levels_and_body_after_them);
    tcase_add_test(cases, line_rules);
    tcase_add_test(cases, lists_show_the_styles_of_this_document);
    tcase_add_test(cases, a_style_says_where_it_is_unlike_normal);
    tcase_add_test(cases, character_styles_hold_only_their_difference);
    tcase_add_test(cases, no_automatic_spacing);
    tcase_add_test(cases, frames_and_colours);
    return cases;
}
