/* Tables, and the drawn lines that stand in them. */
#include "read_back.h"

static void left(struct sample *s)
{
    sample_para(s, S_CENTER, "a");
    sample_rule(s, 1200, 1600, 1200, 15, 160);
}

static void right(struct sample *s)
{
    sample_para(s, S_CENTER, "b");
    sample_rule(s, 1000, 3355, 1000, 15, 160);
    sample_rule(s, 0, 2000, 3355, 10, 100);
}

static struct read_back *table(void)
{
    struct sample *s = sample_new();
    sample_table(s, 4000, 5355, left, right);
    sample_para(s, S_SPACER, NULL);
    return read_back(s);
}

START_TEST(a_table_is_a_fixed_grid)
{
    struct read_back *r = table();
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tbl"), "tblPr tblGrid tr");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tblPr"), "tblStyle tblW tblLayout tblCaption");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:tblW/@w:w"), "9355");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:tblLayout/@w:type"), "fixed");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:tblCaption/@w:val"), "Phần đầu văn bản");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:gridCol/@w:w"), "4000 5355");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:tcW/@w:w"), "4000 5355");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:trPr"), "cantSplit");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tc[2]"), "tcPr p p p");
    read_back_free(r);
}
END_TEST

static void kept(struct sample *s)
{
    sample_para(s, S_CENTER, "a")->para.keep_next = true;
}

/* LibreOffice would leave it alone. */
START_TEST(a_single_row_that_is_kept_may_break)
{
    struct sample *s = sample_new();
    sample_table(s, 4000, 5355, kept, left);
    sample_para(s, S_SPACER, NULL);
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tr"), "tc tc");
    read_back_free(r);
}
END_TEST

START_TEST(its_style_has_no_margins_and_borders)
{
    struct read_back *r = table();
    const char *grid = "//w:style[@w:styleId='PlainGrid']";
    ck_assert_str_eq(value(r, DOCUMENT, "//w:tblStyle/@w:val"), "PlainGrid");
    ck_assert_str_eq(children(r, STYLES, arena_printf(r->a, "%s/w:tblPr", grid)),
                     "tblInd tblCellMar");
    ck_assert_str_eq(all(r, STYLES, arena_printf(r->a, "%s//@w:w", grid)), "0 0 0 0 0");
    read_back_free(r);
}
END_TEST

START_TEST(a_wide_cell_spans_columns)
{
    struct sample *s = sample_new();
    sample_table(s, 4000, 5355, left, right);
    struct flow_table *t = &s->target->at[0].table;
    struct flow_cell *cell = (struct flow_cell *)t->rows[0].cells;
    cell->span = 2;
    ((struct flow_row *)t->rows)->n_cells = 1;
    sample_para(s, S_SPACER, NULL);
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tcPr"), "tcW gridSpan");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:tcW/@w:w"), "9355");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:gridSpan/@w:val"), "2");
    read_back_free(r);
}
END_TEST

/* Two rows of two cells; the left one takes both. */
static struct read_back *merged(bool may_split)
{
    struct sample *s = sample_new();
    sample_table(s, 4000, 5355, left, right);
    struct flow_table *t = &s->target->at[0].table;
    struct flow_row *rows = arena_array_of(s->a, 2, struct flow_row);
    struct flow_cell *first = arena_array_of(s->a, 2, struct flow_cell);
    struct flow_cell *second = arena_array_of(s->a, 2, struct flow_cell);
    for (int i = 0; i < 2; i++)
        first[i] = second[i] = t->rows[0].cells[i];
    first[0].more_rows = 1;
    second[0].is_covered = true;
    rows[0] = (struct flow_row){first, 2, false};
    rows[1] = (struct flow_row){second, 2, may_split};
    t->rows = rows;
    t->n_rows = 2;
    sample_para(s, S_SPACER, NULL);
    return read_back(s);
}

START_TEST(a_high_cell_is_merged)
{
    struct read_back *r = merged(false);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tr[1]/w:tc[1]/w:tcPr"), "tcW vMerge");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:vMerge/@w:val"), "restart continue");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tr[2]/w:tc[2]/w:tcPr"), "tcW");
    read_back_free(r);
}
END_TEST

START_TEST(a_row_may_be_split)
{
    struct read_back *r = merged(true);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tr[1]"), "trPr tc tc");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tr[2]"), "tc tc");
    read_back_free(r);
}
END_TEST

/* 15 twips are 6 eighths of a point; 160 - 15 are left for the line. */
START_TEST(a_rule_is_a_border_over_an_exact_line)
{
    struct read_back *r = table();
    const char *style = "//w:style[@w:styleId='Rule']";
    ck_assert_str_eq(children(r, STYLES, arena_printf(r->a, "%s/w:pPr", style)),
                     "keepNext keepLines widowControl pBdr spacing ind jc");
    ck_assert_str_eq(all(r, STYLES, arena_printf(r->a, "%s//w:pBdr/w:top/@*", style)),
                     "single 6 0 auto");
    ck_assert_str_eq(all(r, STYLES, arena_printf(r->a, "%s//w:spacing/@*", style)),
                     "0 0 145 exact");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tc[1]/w:p[2]"), "pPr");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tc[1]/w:p[2]/w:pPr"), "pStyle ind");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:tc[1]/w:p[2]/w:pPr/w:ind/@*"), "1200 1200 0");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tc[2]/w:p[2]/w:pPr"), "pStyle ind");
    read_back_free(r);
}
END_TEST

START_TEST(a_rule_unlike_the_first_has_a_style_of_its_own)
{
    struct read_back *r = table();
    const char *p = "//w:tc[2]/w:p[3]/w:pPr", *style = "//w:style[@w:styleId='Rule-2']";
    ck_assert_str_eq(children(r, DOCUMENT, p), "pStyle ind");
    ck_assert_str_eq(value(r, DOCUMENT, arena_printf(r->a, "%s/w:pStyle/@w:val", p)), "Rule-2");
    ck_assert_str_eq(value(r, STYLES, arena_printf(r->a, "%s/w:name/@w:val", style)), "Đường kẻ 2");
    ck_assert_str_eq(value(r, STYLES, arena_printf(r->a, "%s//w:top/@w:sz", style)), "4");
    ck_assert_str_eq(value(r, STYLES, arena_printf(r->a, "%s//w:spacing/@w:line", style)), "90");
    read_back_free(r);
}
END_TEST

/* Half an eighth of a point does not exist: the height is kept all the same. 12 twips are nearest
 * to 5 eighths, which LibreOffice draws 12 high; 100 - 12. */
START_TEST(a_rule_keeps_its_height)
{
    struct sample *s = sample_new();
    sample_rule(s, 0, 9355, 0, 12, 100);
    sample_para(s, S_SPACER, NULL);
    struct read_back *r = read_back(s);
    ck_assert_str_eq(value(r, STYLES, "//w:pBdr/w:top/@w:sz"), "5");
    ck_assert_str_eq(value(r, STYLES, "//w:style[@w:styleId='Rule']//w:spacing/@w:line"), "88");
    read_back_free(r);
}
END_TEST

TCase *table_cases(void)
{
    TCase *cases = tcase_create("tables");
    tcase_add_test(cases, a_table_is_a_fixed_grid);
    tcase_add_test(cases, a_single_row_that_is_kept_may_break);
    tcase_add_test(cases, its_style_has_no_margins_and_borders);
    tcase_add_test(cases, a_wide_cell_spans_columns);
    tcase_add_test(cases, a_high_cell_is_merged);
    tcase_add_test(cases, a_row_may_be_split);
    tcase_add_test(cases, a_rule_is_a_border_over_an_exact_line);
    tcase_add_test(cases, a_rule_unlike_the_first_has_a_style_of_its_own);
    tcase_add_test(cases, a_rule_keeps_its_height);
    return cases;
}
