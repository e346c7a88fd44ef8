/* What values come out as: lengths in whole twips, lines, columns, the tree of a template. */
#include "style_test.h"

#include <stdio.h>
#include <string.h>

static len left_of(const char *length)
{
    char inner[200];
    snprintf(inner, sizeof inner, "<style id='a' title='A' based-on='body' left='%s'/>", length);
    struct reading r = read_over("base", inner);
    ck_assert_str_eq(messages_of(&r), "");
    len left = style_of(&r.sheet, "a")->left;
    reading_free(&r);
    return left;
}

/* 1 mm is 56.6929 twips, 1 pt 20. */
START_TEST(lengths_are_rounded_to_whole_twips)
{
    static const struct {
        const char *text;
        int twips;
    } cases[] = {{"12.7mm", 720}, {"1.27cm", 720}, {"30mm", 1701},   {"10mm", 567},
                 {"0.75pt", 15},  {"1pt", 20},     {"720twip", 720}, {"0.5twip", 1},
                 {"0.4twip", 0},  {"0.0088mm", 0}, {"0.0089mm", 1},  {"0mm", 0}};
    ck_assert_int_eq(twips(left_of(cases[_i].text)), cases[_i].twips);
}
END_TEST

START_TEST(halves_go_away_from_zero)
{
    struct reading r = read_over("base", "<style id='a' title='A' based-on='body' left='9twip' "
                                         "first='-0.5twip'/>");
    ck_assert_int_eq(twips(style_of(&r.sheet, "a")->first), -1);
    reading_free(&r);
}
END_TEST

START_TEST(the_longest_length_does_not_overflow)
{
    struct reading r = read_over("base", "<page left='9999cm' right='9999cm'/>");
    ck_assert_str_eq(messages_of(&r), "2:21 DIAG_STYLE_RANGE right|page|left + right + 50mm <= "
                                      "width\n");
    reading_free(&r);
}
END_TEST

START_TEST(drafts_without_figures_number_each_line_of_each_page)
{
    struct reading r = read_over("base", "");
    ck_assert_ptr_null(r.sheet.drafts.watermark);
    ck_assert_int_eq(r.sheet.drafts.every, 1);
    ck_assert(r.sheet.drafts.each_page);
    ck_assert_int_eq(twips(r.sheet.drafts.distance), 283); /* 5 mm are 283.46 */
    reading_free(&r);
}
END_TEST

START_TEST(drafts_are_within_bounds)
{
    struct reading r = read_over("base", "<drafts watermark='A' size='201pt' color='#cccccc' "
                                         "every='0' distance='31mm'/>");
    ck_assert_str_eq(messages_of(&r), "2:52 DIAG_STYLE_RANGE every|drafts|1 - 100\n"
                                      "2:23 DIAG_STYLE_RANGE size|drafts|20pt - 200pt\n");
    reading_free(&r);
}
END_TEST

START_TEST(a_watermark_needs_its_size)
{
    struct reading r = read_over("base", "<drafts watermark='A' color='#cccccc'/>");
    ck_assert_str_eq(messages_of(&r), "2:1 DIAG_REPORT_ATTRIBUTE_MISSING drafts|size\n");
    reading_free(&r);
}
END_TEST

START_TEST(lines)
{
    static const struct {
        const char *text;
        enum style_line rule;
        int line;
    } cases[] = {{"single", LINE_MULTIPLE, 100},
                 {"115%", LINE_MULTIPLE, 115},
                 {"18pt", LINE_EXACT, 18 * LEN_PT},
                 {"at-least 18pt", LINE_AT_LEAST, 18 * LEN_PT}};
    char inner[200];
    snprintf(inner, sizeof inner, "<style id='a' title='A' based-on='body' line='%s'/>",
             cases[_i].text);
    struct reading r = read_over("base", inner);
    const struct style *s = style_of(&r.sheet, "a");
    ck_assert_int_eq(s->line_rule, cases[_i].rule);
    ck_assert_int_eq(s->line, cases[_i].line);
    reading_free(&r);
}
END_TEST

START_TEST(a_style_takes_from_its_base_what_it_does_not_say)
{
    struct reading r = read_over(
        "base", "<style id='a' title='A' based-on='body' word='heading 1' outline='1' "
                "weight='bold' source='x'/><style id='b' title='B' based-on='a' slant='italic' "
                "first='0mm' keep-next='yes'/>");
    const struct style *b = style_of(&r.sheet, "b");
    ck_assert_str_eq(b->family, "Times New Roman");
    ck_assert_int_eq(b->size, 28);
    ck_assert(b->bold && b->italic && b->keep_next && b->keep_lines && b->widow);
    ck_assert_int_eq(b->align, ALIGN_JUSTIFY);
    ck_assert_int_eq(b->first, 0);
    ck_assert_int_eq(twips(b->after), 120);
    ck_assert_int_eq(b->outline, 1);
    ck_assert_ptr_null(b->built_in); /* a built-in style is one style, not its children */
    ck_assert_ptr_null(b->source);
    reading_free(&r);
}
END_TEST

START_TEST(character_styles_leave_the_rest_to_the_paragraph)
{
    struct reading r =
        read_over("base", "<style id='a' kind='character' title='A' weight='bold' size='20pt'/>");
    const struct style *a = style_of(&r.sheet, "a"), *mark = r.sheet.notes.mark_style;
    ck_assert_int_eq(a->kind, STYLE_CHARACTER);
    ck_assert(a->bold && !a->italic && !a->is_raised);
    ck_assert_ptr_null(a->family);
    ck_assert_int_eq(a->size, 0);
    ck_assert(mark->is_raised && !mark->bold);
    reading_free(&r);
}
END_TEST

/* A4 less 30 and 15 mm is 11906 - 1701 - 850 = 9355 twips; a quarter of it, cut, is 2338. */
START_TEST(page_and_notes)
{
    struct reading r = read_over("base", "");
    const struct style_page *p = &r.sheet.page;
    ck_assert_int_eq(twips(p->width), 11906);
    ck_assert_int_eq(twips(p->height), 16838);
    ck_assert_int_eq(twips(p->left) + twips(p->right), 1701 + 850);
    ck_assert_int_eq(twips(p->header), 567);
    ck_assert(!r.sheet.first_has_header);
    ck_assert_str_eq(r.sheet.header_style->id, "head");
    ck_assert_int_eq(twips(r.sheet.notes.rule_length), 2338);
    ck_assert_str_eq(r.sheet.notes.gap, " ");
    ck_assert_str_eq(r.sheet.language, "vi-VN");
    ck_assert_int_eq(twips(r.sheet.tab_every), 720);
    reading_free(&r);
}
END_TEST

START_TEST(levels)
{
    struct reading r = read_over("base", "");
    const struct sheet_numbering *n = &r.sheet.numberings[0];
    ck_assert_uint_eq(n->n_levels, 3);
    ck_assert_str_eq(n->levels[1].text, "{roman}.{n}.");
    ck_assert_int_eq(n->levels[1].count, COUNT_DECIMAL);
    ck_assert_str_eq(n->levels[1].gap, " ");
    ck_assert_ptr_null(n->levels[2].text);
    ck_assert_str_eq(n->run_in_end, "");
    ck_assert_int_eq(sheet_level_find(n, "arabic", (struct pos){0}, &r.diags), 1);
    ck_assert_int_eq(sheet_level_find(n, "arabik", (struct pos){"f", 3, 4}, &r.diags), -1);
    ck_assert_str_eq(messages_of(&r), "3:4 DIAG_STYLE_REFERENCE_NEAR level|arabik|arabic\n");
    reading_free(&r);
}
END_TEST

/* A template as one line: kinds by letters, children in brackets. */
static void show(char *out, const struct sheet_node *n)
{
    static const char letters[] = "PGRCc-SBUIETFDT/";
    for (; n; n = n->next) {
        strncat(out, &letters[n->kind], 1);
        if (n->kind == SHEET_TEXT) strcat(strcat(out, ":"), n->text);
        if (n->kind == SHEET_USE) {
            strcat(out, ">");
            show(out, n->use);
        }
        if (!n->first) continue;
        strcat(out, "(");
        show(out, n->first);
        strcat(out, ")");
    }
}

START_TEST(templates_are_trees)
{
    struct reading r = read_over(
        "base", "<template name='main'>\n <use template='leaf'/>\n <p style='head'> a\n  b "
                "<field name='x'/><if has='y'> c</if></p>\n <grid columns='40mm *'><row><cell "
                "span='2'/></row></grid><body/></template><template name='leaf'><p "
                "style='body'/></template>");
    char seen[200] = "";
    ck_assert_str_eq(messages_of(&r), "");
    show(seen, r.sheet.types[0].template);
    ck_assert_str_eq(seen, "U>PP(T: a b FI(T: c))G(R(C))B");
    reading_free(&r);
}
END_TEST

START_TEST(columns)
{
    struct reading r = read_over("base", "<template name='main'><grid columns='40mm 20% 10mm..20mm "
                                         "*'><row><cell span='4'/></row></grid><body/></template>");
    const struct sheet_node *grid = r.sheet.types[0].template;
    ck_assert_uint_eq(grid->n_columns, 4);
    ck_assert_int_eq(grid->columns[0].kind, COLUMN_FIXED);
    ck_assert_int_eq(twips(grid->columns[0].width), 2268);
    ck_assert_int_eq(grid->columns[1].kind, COLUMN_SHARE);
    ck_assert_int_eq(grid->columns[1].permille, 200);
    ck_assert_int_eq(grid->columns[2].kind, COLUMN_FIT);
    ck_assert_int_eq(twips(grid->columns[2].max), 1134);
    ck_assert_int_eq(grid->columns[3].kind, COLUMN_REST);
    ck_assert_int_eq(grid->first->first->span, 4);
    reading_free(&r);
}
END_TEST

START_TEST(types_are_found_by_their_code)
{
    struct reading r = read_over("base", "<type code='QyĐ' title='Quy định' template='main' "
                                         "numbering='ladder' requires='subject issuer/name'/>");
    struct pos pos = {"r.xml", 1, 9};
    const struct sheet_type *t = sheet_type_find(&r.sheet, "QyĐ", pos, &r.diags);
    ck_assert_str_eq(t->title, "Quy định");
    ck_assert_uint_eq(t->n_requires, 2);
    ck_assert_str_eq(t->requires[1], "issuer/name");
    ck_assert_ptr_null(sheet_type_find(&r.sheet, "QyD", pos, &r.diags));
    ck_assert_ptr_null(sheet_type_find(&r.sheet, "TTr", pos, &r.diags));
    ck_assert_str_eq(messages_of(&r), "1:9 DIAG_STYLE_TYPE_NEAR QyD|QyĐ|BC, QyĐ\n"
                                      "1:9 DIAG_STYLE_TYPE TTr|t|BC, QyĐ\n");
    reading_free(&r);
}
END_TEST

START_TEST(patterns_come_apart)
{
    const char *p = "({a}{n}.{";
    struct sheet_piece piece;
    char seen[100] = "";
    while (sheet_pattern_next(&p, &piece)) {
        strcat(seen, piece.is_name ? "<" : "[");
        strncat(seen, piece.at, piece.n);
        strcat(seen, piece.is_name ? ">" : "]");
    }
    ck_assert_str_eq(seen, "[(]<a><n>[.][{]");
}
END_TEST

TCase *values_cases(void)
{
    TCase *c = tcase_create("values");
    tcase_add_test(c, drafts_without_figures_number_each_line_of_each_page);
    tcase_add_test(c, drafts_are_within_bounds);
    tcase_add_test(c, a_watermark_needs_its_size);
    tcase_add_loop_test(c, lengths_are_rounded_to_whole_twips, 0, 12);
    tcase_add_test(c, halves_go_away_from_zero);
    tcase_add_test(c, the_longest_length_does_not_overflow);
    tcase_add_loop_test(c, lines, 0, 4);
    tcase_add_test(c, a_style_takes_from_its_base_what_it_does_not_say);
    tcase_add_test(c, character_styles_leave_the_rest_to_the_paragraph);
    tcase_add_test(c, page_and_notes);
    tcase_add_test(c, levels);
    tcase_add_test(c, templates_are_trees);
    tcase_add_test(c, columns);
    tcase_add_test(c, types_are_found_by_their_code);
    tcase_add_test(c, patterns_come_apart);
    return c;
}
