/* Content controls: blanks, and what is locked. */
#include "read_back.h"

static const struct flow_control number_control = {"number", "Số", NULL},
                                 day = {"date", "Ngày", "'ngày 'dd"};

START_TEST(blanks_are_controls_that_show_a_placeholder)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_BODY, "Số: ");
    sample_run(s, b, "\u00A0\u00A0")->control = &number_control;
    sample_run(s, b, "ngày ")->control = &day;
    sample_run(s, b, "\u00A0")->control = &day;
    sample_run(s, b, "/BC");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p"), "r sdt sdt r");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sdt[1]/w:sdtPr"),
                     "alias tag id showingPlcHdr text");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sdt[2]/w:sdtPr"),
                     "alias tag id showingPlcHdr date");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:tag/@w:val"), "number date");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:sdtPr/w:id/@w:val"), "1 2");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:dateFormat/@w:val"), "'ngày 'dd");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:date/w:lid/@w:val"), "vi-VN");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sdt[2]/w:sdtContent"), "r r");
    read_back_free(r);
}
END_TEST

static struct read_back *locked(bool is_protected, bool has_break)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_BODY, "a");
    if (has_break) sample_run(s, b, NULL)->kind = FLOW_LINE_BREAK;
    b->lock = "Phụ lục";
    sample_para(s, S_BODY, "b")->lock = "Phụ lục";
    sample_para(s, S_BODY, "c")->lock = "Kèm theo";
    sample_para(s, S_BODY, "d");
    s->flow.is_protected = is_protected;
    return read_back(s);
}

START_TEST(nothing_is_locked_unless_asked)
{
    struct read_back *r = locked(false, false);
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:sdt)"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(neighbours_are_locked_together)
{
    struct read_back *r = locked(true, false);
    ck_assert_str_eq(children(r, DOCUMENT, "/w:document/w:body"), "sdt sdt p sectPr");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sdt[1]/w:sdtPr"), "alias tag id lock group");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sdt[1]/w:sdtContent"), "p p");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:lock/@w:val"), "sdtContentLocked sdtContentLocked");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:alias/@w:val"), "Phụ lục Kèm theo");
    read_back_free(r);
}
END_TEST

START_TEST(what_begins_with_a_break_is_a_building_block)
{
    struct read_back *r = locked(true, true);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sdt[1]/w:sdtPr"), "alias tag id lock docPartObj");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:sdt[2]/w:sdtPr"), "alias tag id lock group");
    read_back_free(r);
}
END_TEST

static void fill(struct sample *s)
{
    sample_para(s, S_CENTER, "x");
}

START_TEST(rows_and_cells_are_locked_as_a_whole)
{
    struct sample *s = sample_new();
    sample_para(s, S_SPACER, NULL);
    sample_table(s, 4000, 5355, fill, fill);
    struct flow_table *table = &s->target->at[1].table;
    struct flow_cell *cells = (struct flow_cell *)table->rows[0].cells;
    table->lock = "Phần đầu";
    cells[1].lock = "Chữ ký";
    sample_para(s, S_SPACER, NULL);
    s->flow.is_protected = true;
    struct read_back *r = read_back(s);
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tbl"), "tblPr tblGrid sdt");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tbl/w:sdt/w:sdtContent"), "tr");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tr"), "trPr tc sdt");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:tr/w:sdt/w:sdtContent"), "tc");
    read_back_free(r);
}
END_TEST

TCase *control_cases(void)
{
    TCase *cases = tcase_create("controls");
    tcase_add_test(cases, blanks_are_controls_that_show_a_placeholder);
    tcase_add_test(cases, nothing_is_locked_unless_asked);
    tcase_add_test(cases, neighbours_are_locked_together);
    tcase_add_test(cases, what_begins_with_a_break_is_a_building_block);
    tcase_add_test(cases, rows_and_cells_are_locked_as_a_whole);
    return cases;
}
