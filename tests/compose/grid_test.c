/* Columns, rules of computed length, nudges. Widths in twips are sums of the font's advances, each
 * rounded to a sixth of a twip (parity rule 1), worked out apart from the program with FreeType:
 *
 *   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM   bold 12       5006.5
 *   Độc lập - Tự do - Hạnh phúc          bold 13       3183.0
 *   SỞ THÔNG TIN VÀ TRUYỀN THÔNG         bold 12       4193.5
 *   Tình hình                            bold 14       1190.8
 *   Thành phố Hồ Chí Minh, ngày 18 tháng 12 năm 2024   italic 13   5597.2 */
#include "compose/compose_priv.h"
#include "compose_test.h"

enum { REGION = 9355 }; /* A4 less 30 and 15 mm */

#define HEAD(place, date)                                                                       \
    "<issuer><name>Sở Thông tin và Truyền thông</name></issuer><symbol>A</symbol><place>" place \
    "</place><date>" date "</date><subject>Tình hình</subject>"

static struct composed with_template(const char *blocks)
{
    struct arena *a = arena_new();
    const char *sheet =
        arena_printf(a,
                     "<template name='x'><p style='spacer'><field name='issuer/name'/>"
                     "<field name='symbol'/><field name='place'/></p>%s<body/>"
                     "</template><type code='X' title='X' template='x' "
                     "numbering='ladder'/>",
                     blocks);
    struct composed c = compose_parts(
        "X", sheet, "<issuer><name>A</name></issuer><symbol>B</symbol><place>C</place>", "<p>a</p>",
        "");
    arena_free(a);
    ck_assert_str_eq(messages_of(&c), "");
    return c;
}

START_TEST(the_head_fills_the_page)
{
    struct composed c = compose_body("<p>a</p>");
    const struct flow_table *t = table_of(&c, 0);
    ck_assert_uint_eq(t->n_columns, 2);
    ck_assert_uint_eq(t->n_rows, 2);
    ck_assert_int_eq(twips(t->widths[1]), 5102); /* 90 mm: wider than the national header */
    ck_assert_int_eq(twips(t->widths[0]), REGION - 5102);
    ck_assert_str_eq(t->title, "Phần đầu văn bản");
    composed_free(&c);
}
END_TEST

/* 5597 and the guard band on both sides */
START_TEST(the_head_makes_room_for_a_long_place)
{
    struct composed c =
        compose_parts("BC", NULL, HEAD("Thành phố Hồ Chí Minh", "2024-12-18"), "<p>a</p>", NULL);
    ck_assert_int_eq(twips(table_of(&c, 0)->widths[1]), 5597 + 24);
    composed_free(&c);
}
END_TEST

START_TEST(the_head_has_an_end_to_its_room)
{
    struct composed c = compose_parts(
        "BC", NULL, HEAD("Thành phố Hồ Chí Minh và các tỉnh khác", "2024-12-18"), "<p>a</p>", NULL);
    ck_assert_int_eq(twips(table_of(&c, 0)->widths[1]), 5669); /* 100 mm */
    composed_free(&c);
}
END_TEST

/* [ND30-Q-07: as long as the words; ND30-C-04: 1/3 to 1/2] */
START_TEST(rules_of_the_head)
{
    struct composed c = compose_body("<p>a</p>");
    const struct flow_row *row = &table_of(&c, 0)->rows[0];
    const struct flow_rule *issuer = &row->cells[0].blocks[2].rule;
    const struct flow_rule *motto = &row->cells[1].blocks[2].rule;
    ck_assert_int_eq(twips(motto->length), 3183);
    ck_assert_int_eq(twips(motto->left), (5102 - 3183) / 2);
    ck_assert_int_eq(motto->left + motto->length + motto->right, len_from_twips(5102));
    ck_assert_int_eq(twips(issuer->length), (4194 * 36 + 50) / 100);
    ck_assert_int_ge(twips(issuer->length) * 3, 4194);
    ck_assert_int_le(twips(issuer->length) * 2, 4194);
    ck_assert_int_eq(twips(motto->thickness), 15);
    ck_assert_int_eq(motto->before, 0);
    ck_assert(motto->keep_next);
    composed_free(&c);
}
END_TEST

/* [ND30-T-04] Of the longest line when there are several. */
START_TEST(the_rule_under_the_subject)
{
    struct composed c = compose_parts(
        "BC", NULL,
        "<issuer><name>A</name></issuer><symbol>B</symbol><place>C</place><subject>a<br/>Tình "
        "hình<br/>b</subject>",
        "<p>a</p>", NULL);
    const struct flow_block *rule = block_of(&c, "subject") + 1;
    ck_assert_int_eq(rule->kind, FLOW_RULE);
    ck_assert_int_eq(twips(rule->rule.length), (1191 * 36 + 50) / 100);
    ck_assert_int_eq(rule->rule.left + rule->rule.length + rule->rule.right,
                     len_from_twips(REGION));
    composed_free(&c);
}
END_TEST

START_TEST(rules_of_the_region)
{
    struct composed c =
        with_template("<rule share='100%' of='region' thickness='1pt' height='3pt'/>"
                      "<p style='body'>x</p>"
                      "<rule share='25%' of='region' align='right' "
                      "thickness='1pt' height='3pt'/>"
                      "<rule share='25%' of='region' align='left' thickness='1pt' "
                      "height='3pt'/>");
    ck_assert_str_eq(show_blocks(c.arena, c.flow.sections[0].blocks + 1, 4),
                     "rule 0+9355+0/60\n"
                     "body \"x\"\n"
                     "rule 7016+2339+0/60\n" /* 2338.75 */
                     "rule 0+2339+7016/60\n");
    composed_free(&c);
}
END_TEST

START_TEST(no_rule_under_words_that_are_missing)
{
    struct composed c = with_template("<p style='body'><field name='subject'/></p><p style='gap'/>"
                                      "<rule share='50%' thickness='1pt' height='3pt'/>");
    ck_assert_str_eq(show_blocks(c.arena, c.flow.sections[0].blocks + 1, 2),
                     "gap \"\"\nbody \"a\"\n");
    composed_free(&c);
}
END_TEST

START_TEST(columns_of_every_kind)
{
    struct composed c =
        with_template("<grid columns='1cm 10% * *'><row><cell span='2'/><cell>"
                      "<rule share='100%' of='region' thickness='1pt' height='3pt'/>"
                      "</cell><cell/></row></grid>");
    const struct flow_table *t = table_of(&c, 0);
    /* 567, 935.5 cut, and the rest, 7853, in two; the odd twip goes to the last */
    ck_assert_int_eq(twips(t->widths[0]), 567);
    ck_assert_int_eq(twips(t->widths[1]), 935);
    ck_assert_int_eq(twips(t->widths[2]), 3926);
    ck_assert_int_eq(twips(t->widths[3]), 3927);
    ck_assert_int_eq(t->rows[0].cells[0].span, 2);
    ck_assert_str_eq(show_cell(&c, 0, 0, 0), "spacer \"\"\n"); /* a cell is never empty */
    ck_assert_str_eq(show_cell(&c, 0, 0, 1), "rule 0+3926+0/60\n");
    composed_free(&c);
}
END_TEST

/* [parity rule 27] */
/* two in a row, and a cell of nothing behind the third */
START_TEST(a_cell_for_each_field)
{
    struct composed c = compose_parts(
        "X",
        "<template name='x'><p style='body'><field name='issuer/name'/></p>"
        "<grid columns='50% 50%'><cells field='to'><p style='body'><field name='.'/></p></cells>"
        "</grid><grid columns='50% 50%'><cells field='basis'><p style='body'><field name='.'/></p>"
        "</cells></grid><body/></template><type code='X' title='X' template='x' "
        "numbering='ladder'/>",
        "<issuer><name>A</name></issuer><to>B</to><to>C</to><to>D</to>", "<p>a</p>", "");
    ck_assert_str_eq(messages_of(&c), "");
    const struct flow_table *t = table_of(&c, 0);
    ck_assert_uint_eq(t->n_rows, 2);
    ck_assert_str_eq(show_cell(&c, 0, 0, 0), "body \"B\"\n");
    ck_assert_str_eq(show_cell(&c, 0, 0, 1), "body \"C\"\n");
    ck_assert_str_eq(show_cell(&c, 0, 1, 0), "body \"D\"\n");
    ck_assert_uint_eq(t->rows[1].n_cells, 2);
    ck_assert_str_eq(show_cell(&c, 0, 1, 1), "spacer \"\"\n");
    /* a grid of nothing is not there */
    size_t n_tables = 0;
    for (size_t i = 0; i < c.flow.sections[0].n_blocks; i++)
        n_tables += c.flow.sections[0].blocks[i].kind == FLOW_TABLE;
    ck_assert_uint_eq(n_tables, 1);
    composed_free(&c);
}
END_TEST

START_TEST(tables_stand_apart)
{
    struct composed c = with_template("<grid columns='*'><row><cell/></row></grid>"
                                      "<grid columns='*'><row><cell/></row></grid>");
    ck_assert_str_eq(show_blocks(c.arena, c.flow.sections[0].blocks, c.flow.sections[0].n_blocks),
                     "spacer \"ABC\"\n"
                     "table\n"
                     "spacer \"\"\n"
                     "table\n"
                     "body \"a\"\n");
    composed_free(&c);
    c = compose_body("<p>a</p>");
    const struct flow_section *s = &c.flow.sections[0];
    ck_assert_str_eq(show_blocks(c.arena, s->blocks, 2), "spacer \"\"\ntable\n");
    ck_assert_str_eq(show_blocks(c.arena, s->blocks + s->n_blocks - 2, 2), "table\nspacer \"\"\n");
    ck_assert_int_eq(s->blocks[0].role, ROLE_ARTIFACT);
    composed_free(&c);
}
END_TEST

/* Of two names only the one beside the national header keeps away from it: 4253 less twice 142 is
 * 3969, and 4120 do not fit. The lines come out as even as words allow. */
START_TEST(names_on_several_lines_are_even)
{
    struct composed c = compose_body("<p>a</p>");
    const struct flow_cell *cell = &table_of(&c, 0)->rows[0].cells[0];
    ck_assert_str_eq(show_blocks(c.arena, cell->blocks, 2),
                     "parent \"ỦY BAN NHÂN DÂN/TỈNH AN GIANG\"\n"
                     "issuer \"SỞ THÔNG TIN VÀ TRUYỀN THÔNG\"\n");
    ck_assert_str_eq(cell->blocks[0].para.runs[0].raw, "Ủy ban nhân dân");
    composed_free(&c);
}
END_TEST

static const char *subject_of(struct arena *a, const char *subject)
{
    struct composed c = compose_parts(
        "BC", NULL,
        arena_printf(a,
                     "<issuer><name>A</name></issuer><symbol>B</symbol><place>C</place>"
                     "<subject>%s</subject>",
                     subject),
        "<p>a</p>", NULL);
    ck_assert_str_eq(messages_of(&c), "");
    const char *seen = show_block(a, block_of(&c, "subject"));
    composed_free(&c);
    return seen;
}

START_TEST(titles_on_several_lines_are_even)
{
    struct arena *a = arena_new();
    ck_assert_str_eq(subject_of(a, "Tình hình thực hiện Nghị quyết số 01/NQ-CP và tình <b>hình "
                                   "kinh tế - xã hội</b> tháng 03 năm 2024"),
                     "subject \"Tình hình thực hiện Nghị quyết số\u00a001/NQ\u2011CP/"
                     "và tình hình kinh tế - xã hội tháng\u00a003 năm\u00a02024\"");
    /* one line stays one; an author's own breaks stay alone */
    ck_assert_str_eq(subject_of(a, "Tình hình"), "subject \"Tình hình\"");
    ck_assert_str_eq(
        subject_of(a, "Tình hình thực hiện Nghị quyết số 01/NQ-CP và tình hình kinh "
                      "tế - xã hội<br/>tháng 03"),
        "subject \"Tình hình thực hiện Nghị quyết số\u00a001/NQ\u2011CP và tình hình kinh tế - "
        "xã hội/tháng\u00a003\"");
    arena_free(a);
}
END_TEST

static void assert_fits(struct arena *a, struct composer *c, const struct flow_block *block,
                        int *n_nudged)
{
    struct flow_para natural = block->para;
    struct text_lines with, without;
    natural.nudge = 0;
    struct text_para para = guard_measure(c, &block->para, c->width);
    ck_assert(text_break(a, &para, &with, c->diags));
    para = guard_measure(c, &natural, c->width);
    ck_assert(text_break(a, &para, &without, c->diags));
    ck_assert_uint_eq(with.n, without.n);
    for (size_t i = 0; i < with.n; i++) {
        ck_assert_uint_eq(with.at[i].to.run, without.at[i].to.run);
        ck_assert_uint_eq(with.at[i].to.at, without.at[i].to.at);
        if (block->para.nudge) ck_assert_int_ge(with.at[i].room - with.at[i].width, TEXT_GUARD);
    }
    *n_nudged += block->para.nudge != 0;
}

/* The report's own paragraphs: a nudge never moves a line end, and afterwards every line fits. */
START_TEST(nudges_keep_the_line_ends)
{
    struct composed c = compose_file("samples/bao-cao-80.xml");
    struct composer measure = {
        .scratch = c.arena, .sheet = &c.sheet, .diags = &c.diags, .width = len_from_twips(REGION)};
    int n_nudged = 0;
    ck_assert_str_eq(messages_of(&c), "");
    for (size_t i = 0; i < c.flow.sections[0].n_blocks; i++) {
        const struct flow_block *block = &c.flow.sections[0].blocks[i];
        if (block->kind == FLOW_PARA) assert_fits(c.arena, &measure, block, &n_nudged);
    }
    ck_assert_int_ge(n_nudged, 1);
    composed_free(&c);
}
END_TEST

TCase *grid_cases(void)
{
    TCase *c = tcase_create("grid");
    tcase_add_test(c, the_head_fills_the_page);
    tcase_add_test(c, the_head_makes_room_for_a_long_place);
    tcase_add_test(c, the_head_has_an_end_to_its_room);
    tcase_add_test(c, rules_of_the_head);
    tcase_add_test(c, the_rule_under_the_subject);
    tcase_add_test(c, rules_of_the_region);
    tcase_add_test(c, no_rule_under_words_that_are_missing);
    tcase_add_test(c, columns_of_every_kind);
    tcase_add_test(c, a_cell_for_each_field);
    tcase_add_test(c, tables_stand_apart);
    tcase_add_test(c, names_on_several_lines_are_even);
    tcase_add_test(c, titles_on_several_lines_are_even);
    tcase_add_test(c, nudges_keep_the_line_ends);
    return c;
}
