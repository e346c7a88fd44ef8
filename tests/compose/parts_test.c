/* What follows a document: attachments, appendices, copies; pages on their side; margins of the
 * first page. */
#include "compose_test.h"

#include <string.h>

static const char foot[] =
    "<signature><post>Giám đốc</post><name>Lê A</name></signature>"
    "<attachment type='QC'><subject>Tiếp công dân</subject><body>"
    "<section><title>Phạm vi</title><p>a</p></section></body></attachment>"
    "<appendix xml:id='one'><title>Biểu mẫu</title><body>"
    "<section><title>Nhóm</title><p>[<ref to='two'/>]</p></section></body></appendix>"
    "<appendix xml:id='two' orientation='landscape'><title>Số liệu</title><body>"
    "<section><title>Nhóm</title><p>b</p></section></body></appendix>";

static const char head[] =
    "<issuer><name>Sở Y tế</name></issuer><number>5</number><symbol>QĐ-SYT</symbol>"
    "<place>Huế</place><date>2024-03-18</date><subject>Ban hành Quy chế</subject>"
    "<authority>Giám đốc Sở Y tế</authority><issued-by>Giám đốc Sở Y tế</issued-by>"
    "<basis>Căn cứ A.</basis>";

static struct composed compose_whole(const char *body)
{
    static const char recipients[] = "<recipients><archive>VT</archive></recipients>";
    struct arena *a = arena_new();
    struct composed c =
        compose_parts("QĐ", NULL, head, body, arena_printf(a, "%s%s", recipients, foot));
    arena_free(a);
    return c;
}

static const char *words(struct composed *c, size_t section, const char *style)
{
    const struct flow_section *s = &c->flow.sections[section];
    for (size_t i = 0; i < s->n_blocks; i++)
        if (s->blocks[i].kind == FLOW_PARA && strcmp(s->blocks[i].para.style->id, style) == 0)
            return show_block(c->arena, &s->blocks[i]);
    return "none";
}

/* [ND30-A-01 to A-04, ND30-N-05] */
START_TEST(each_part_has_pages_of_its_own)
{
    struct composed c = compose_whole("<section><p>x</p></section>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_uint_eq(c.flow.n_sections, 4);
    for (size_t i = 0; i < 4; i++) {
        const struct flow_section *s = &c.flow.sections[i];
        ck_assert_int_eq(s->first_number, 1);
        ck_assert(!s->first_has_header);
        ck_assert_int_eq(s->page.width > s->page.height, i == 3);
    }
    ck_assert_str_eq(words(&c, 1, "attached-name"), "attached-name \"QUY CHẾ\"");
    ck_assert_str_eq(words(&c, 1, "subject-above"), "subject-above \"Tiếp công dân\"");
    ck_assert_str_eq(words(&c, 2, "appendix-label"), "appendix-label \"Phụ lục I\"");
    ck_assert_str_eq(words(&c, 3, "appendix-label"), "appendix-label \"Phụ lục II\"");
    ck_assert_str_eq(words(&c, 3, "appendix-title"), "appendix-title \"SỐ LIỆU\"");
    const char *with = words(&c, 3, "with");
    ck_assert_ptr_nonnull(strstr(with, "(Kèm theo Quyết định số\u00a005/QĐ"));
    ck_assert_ptr_nonnull(strstr(with, "của Giám đốc Sở Y tế)"));
    composed_free(&c);
}
END_TEST

/* Articles of the decision, articles of the regulation, the ladder of each appendix. */
START_TEST(each_part_counts_by_itself)
{
    struct composed c = compose_whole("<section><p>x</p></section><section><p>y</p></section>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_body(&c), "body \"Điều 1.|x\"\nbody \"Điều 2.|y\"\n");
    ck_assert_str_eq(words(&c, 1, "article"), "article \"Điều 1.|Phạm vi\"");
    ck_assert_str_eq(words(&c, 2, "heading-1"), "heading-1 \"I.|NHÓM\"");
    ck_assert_str_eq(words(&c, 3, "heading-1"), "heading-1 \"I.|NHÓM\"");
    ck_assert_str_eq(words(&c, 2, "body"), "body \"[Phụ\u00a0lục\u00a0II]\"");
    composed_free(&c);
}
END_TEST

static const struct flow_label *first_label(const struct flow_section *s)
{
    for (size_t i = 0; i < s->n_blocks; i++)
        if (s->blocks[i].kind == FLOW_PARA && s->blocks[i].para.label)
            return s->blocks[i].para.label;
    ck_abort_msg("no label");
    return NULL;
}

/* A word processor must begin the count of the second appendix anew. */
START_TEST(appendices_share_a_numbering_and_restart_it)
{
    struct composed c = compose_whole("<section><p>x</p></section>");
    const struct flow_label *first = first_label(&c.flow.sections[2]);
    const struct flow_label *second = first_label(&c.flow.sections[3]);
    ck_assert_int_eq(first->numbering, second->numbering);
    ck_assert_int_eq(first->instance, 0);
    ck_assert_int_eq(second->instance, 1);
    composed_free(&c);
}
END_TEST

START_TEST(one_appendix_has_no_number)
{
    struct composed c =
        compose_parts("BC", NULL, NULL, "<p>[<ref to='a'/>]</p>",
                      "<recipients><archive>VT</archive></recipients>"
                      "<signature><post>Giám đốc</post><name>Lê A</name></signature>"
                      "<appendix xml:id='a'><title>Số liệu</title>"
                      "<body><p>b</p></body></appendix>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(words(&c, 1, "appendix-label"), "appendix-label \"Phụ lục\"");
    ck_assert_str_eq(words(&c, 0, "body"), "body \"[Phụ lục]\"");
    composed_free(&c);
}
END_TEST

/* ---- pages on their side ---- */

/* upright, landscape, upright again; the numbers go on. 297 mm less 30 and 15 are 252 mm. */
START_TEST(pages_turn_and_turn_back)
{
    struct composed c =
        compose_body("<p>a</p><landscape><p>b</p></landscape><p>c</p><landscape><section><title>d"
                     "</title><landscape><p>e</p></landscape></section></landscape>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_uint_eq(c.flow.n_sections, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct flow_section *s = &c.flow.sections[i];
        ck_assert_int_eq(s->first_number, i ? 0 : 1);
        ck_assert_int_eq(s->first_has_header, i > 0);
        ck_assert_int_eq(s->page.width > s->page.height, i == 1 || i == 3);
    }
    ck_assert_str_eq(words(&c, 2, "body"), "body \"c\"");
    composed_free(&c);
}
END_TEST

static const struct flow_table *first_table(const struct flow_section *s)
{
    for (size_t i = 0; i < s->n_blocks; i++)
        if (s->blocks[i].kind == FLOW_TABLE) return &s->blocks[i].table;
    ck_abort_msg("no table");
    return NULL;
}

/* What the end of a section hangs on is a paragraph, also where the body begins across and the head
 * ends with a rule. */
START_TEST(every_section_but_the_last_ends_with_a_paragraph)
{
    struct composed c = compose_body("<landscape><p>a</p></landscape><p>b</p>"
                                     "<landscape><p>c</p></landscape>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_uint_ge(c.flow.n_sections, 4);
    for (size_t i = 0; i + 1 < c.flow.n_sections; i++) {
        const struct flow_section *section = &c.flow.sections[i];
        ck_assert_int_eq(section->blocks[section->n_blocks - 1].kind, FLOW_PARA);
    }
    composed_free(&c);
}
END_TEST

START_TEST(a_table_takes_the_width_of_its_pages)
{
    struct composed c =
        compose_body("<landscape><table><columns><column width='*'/></columns><row><cell>x</cell>"
                     "</row></table></landscape><p>a</p>");
    ck_assert_str_eq(messages_of(&c), "");
    /* 16838 - 1701 - 850 */
    ck_assert_int_eq(twips(first_table(&c.flow.sections[1])->widths[0]), 14287);
    composed_free(&c);
}
END_TEST

/* No page stays empty: the landscape pages begin the appendix' body and end it. */
START_TEST(no_empty_pages)
{
    struct composed c = compose_parts(
        "BC", NULL, NULL, "<p>a</p>",
        "<recipients><archive>VT</archive></recipients>"
        "<signature><post>Giám đốc</post><name>Lê A</name></signature>"
        "<appendix><title>A</title><body><landscape><p>b</p></landscape></body></appendix>"
        "<appendix><title>B</title><body><p>c</p><landscape><p>d</p></landscape></body></"
        "appendix>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_uint_eq(c.flow.n_sections, 5);
    ck_assert_int_eq(c.flow.sections[3].first_number, 1);
    composed_free(&c);
}
END_TEST

/* ---- marks and margins ---- */

/* [ND30-X-01] 20 mm are 1134 twips; frame and padding take 3.75 pt = 75 twips on each side, and the
 * text begins behind 75 of indent. */
START_TEST(a_mark_has_the_width_of_its_stamp)
{
    struct composed c = compose_parts(
        "BC", NULL,
        "<issuer><name>Sở Y tế</name></issuer><symbol>BC-SYT</symbol><place>Huế</place>"
        "<urgency>Khẩn</urgency><subject>A</subject>",
        "<p>a</p>", NULL);
    ck_assert_str_eq(messages_of(&c), "");
    const struct flow_table *t = first_table(&c.flow.sections[0]);
    const struct flow_cell *cell = &t->rows[1].cells[0];
    const struct flow_para *mark = &cell->blocks[cell->n_blocks - 2].para;
    ck_assert_str_eq(mark->style->id, "mark");
    ck_assert_str_eq(mark->runs[0].text, "KHẨN");
    ck_assert_uint_eq(mark->runs[0].color, 0xff0000);
    int region = twips(t->widths[0]), right = twips(mark->style->right + mark->nudge);
    ck_assert_int_eq(region - 75 - right, 1134 - 2 * 75);
    composed_free(&c);
}
END_TEST

/* [ND30-X-02, X-04] two lines of 13 pt below a gap of 8 and a rule of 3: 37 pt of 20 mm stay below
 */
START_TEST(the_first_page_has_margins_of_its_own)
{
    struct composed c = compose_parts(
        "BC", NULL,
        "<issuer><name>Sở Y tế</name></issuer><symbol>BC-SYT</symbol><place>Huế</place>"
        "<circulation>Lưu hành nội bộ</circulation><address>Số 16, đường Tôn Đức Thắng, phường "
        "Long "
        "Xuyên, tỉnh An Giang; điện thoại: 0296.3852.000; thư điện tử: a@b.example</address>"
        "<subject>A</subject>",
        "<p>a</p><landscape><p>b</p></landscape>", NULL);
    ck_assert_str_eq(messages_of(&c), "");
    const struct flow_section *s = &c.flow.sections[0];
    ck_assert_uint_eq(s->n_first_top, 1);
    ck_assert_str_eq(show_block(c.arena, s->first_top), "circulation \"LƯU HÀNH NỘI BỘ\"");
    ck_assert_uint_eq(s->n_first_bottom, 3);
    ck_assert_int_eq(s->first_bottom[1].kind, FLOW_RULE);
    ck_assert_int_eq(twips(s->page.footer), 1134 - 20 * 37);
    ck_assert_uint_eq(c.flow.sections[1].n_first_top + c.flow.sections[1].n_first_bottom, 0);
    composed_free(&c);
}
END_TEST

/* ---- copies ---- */

static const char copied[] =
    "<recipients><archive>VT</archive></recipients>"
    "<signature><post>Giám đốc</post><name>Lê A</name></signature>"
    "<copy form='SL'><issuer><name>Bệnh viện B</name></issuer><number>7</number>"
    "<symbol>SL-BV</symbol><place>Huế</place><date>2024-03-20</date>"
    "<recipients><archive>VT</archive></recipients>"
    "<signature><post>Trưởng phòng</post><name>Lê C</name></signature></copy>";

/* [ND30-Y-01 to Y-03] on the same page, below a line over the whole width; it keeps together, and
 * apart from what stands before it */
START_TEST(a_copy_follows_on_the_page)
{
    struct composed c = compose_parts("BC", NULL, NULL, "<p>a</p>", copied);
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_uint_eq(c.flow.n_sections, 1);
    const struct flow_section *s = &c.flow.sections[0];
    size_t line = 0;
    for (size_t i = 0; i < s->n_blocks; i++)
        if (s->blocks[i].kind == FLOW_RULE) line = i;
    ck_assert_int_eq(twips(s->blocks[line].rule.length), 9355);
    ck_assert(s->blocks[line].rule.keep_next);
    ck_assert(s->blocks[line - 1].para.keep_next);
    ck_assert_int_eq(s->blocks[line + 1].kind, FLOW_TABLE);
    const struct flow_table *t = &s->blocks[line + 1].table;
    ck_assert_str_eq(show_block(c.arena, &t->rows[0].cells[1].blocks[0]), "copy-form \"SAO LỤC\"");
    ck_assert_str_eq(show_block(c.arena, &t->rows[1].cells[0].blocks[0]),
                     "number \"Số: 07/SL\u2011BV\"");
    composed_free(&c);
}
END_TEST

START_TEST(an_electronic_copy_says_so_at_the_top)
{
    struct composed c = compose_parts(
        "BC", NULL, NULL, "<p>a</p>",
        "<recipients><archive>VT</archive></recipients>"
        "<signature><post>Giám đốc</post><name>Lê A</name></signature>"
        "<copy form='TrS' medium='electronic'><issuer><name>Bệnh viện B</name></issuer>"
        "<signing-time>2024-03-20T08:30:05+07:00</signing-time></copy>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_uint_eq(c.flow.sections[0].n_first_top, 1);
    ck_assert_str_eq(show_block(c.arena, c.flow.sections[0].first_top),
                     "signature-text \"Trích sao; Bệnh viện B; 20/03/2024; 08:30:05 +07:00\"");
    composed_free(&c);
}
END_TEST

/* ---- what is refused ---- */

START_TEST(wrong_parts)
{
    static const struct {
        const char *head, *foot, *message;
    } cases[] = {
        {head,
         "<recipients><archive>VT</archive></recipients><signature><post>A</post><name>B</name>"
         "</signature><attachment type='QX'><body><p>a</p></body></attachment>",
         "DIAG_STYLE_TYPE"},
        {"<issuer><name>A</name></issuer><symbol>S</symbol><place>P</place>"
         "<circulation>Lưu hành nội bộ</circulation><subject>A</subject>"
         "<authority>Z</authority><basis>B</basis><address>a<br/>b<br/>c<br/>d</address>",
         NULL, "DIAG_REPORT_ORDER"},
        {"<issuer><name>A</name></issuer><symbol>S</symbol><place>P</place>"
         "<address>a<br/>b<br/>c<br/>d<br/>e</address><subject>A</subject>"
         "<authority>Z</authority><basis>B</basis>",
         NULL, "DIAG_COMPOSE_MARGIN 15"},
        {"<issuer><name>A</name></issuer><symbol>S</symbol><place>P</place>"
         "<urgency>Gấp</urgency><subject>A</subject><authority>Z</authority><basis>B</basis>",
         NULL, "DIAG_REPORT_VALUE Gấp|urgency|Khẩn, Thượng khẩn, Hỏa tốc"},
        /* no sheet but an agency's own has a place for it */
        {"<issuer><name>A</name></issuer><symbol>S</symbol><place>P</place>"
         "<mark name='m'>M</mark><subject>A</subject><authority>Z</authority><basis>B</basis>",
         NULL, "DIAG_COMPOSE_UNPLACED mark|QĐ"},
    };
    struct composed c =
        compose_parts("QĐ", NULL, cases[_i].head, "<section><p>x</p></section>", cases[_i].foot);
    ck_assert(!c.is_made);
    ck_assert_ptr_nonnull(strstr(messages_of(&c), cases[_i].message));
    composed_free(&c);
}
END_TEST

/* A new mark is a change of a sheet alone. */
START_TEST(a_mark_of_the_agencys_own)
{
    struct composed c = compose_parts(
        "BC",
        "<values field='mark/name' one-of='a, b'/><template name='own-marks'><each field='mark'>"
        "<if has='./name' value='a'><p style='mark-40'>[<field "
        "name='.'/>]</p></if></each></template>",
        "<issuer><name>A</name></issuer><symbol>S</symbol><place>P</place>"
        "<mark name='a'>m</mark><subject>A</subject>",
        "<p>x</p>", NULL);
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_ptr_nonnull(strstr(show_cell(&c, 0, 1, 0), "mark-40 \"[M]\""));
    composed_free(&c);
}
END_TEST

static const struct flow_link *reference_of(const struct composed *c)
{
    return flow_run_link(&block_of(c, "body")->para.runs[1]);
}

/* A reference to an appendix leads to its first words; made without it, it leads nowhere. */
START_TEST(references_to_parts_lead_to_what_is_made)
{
    const struct flow_choice alone = {.part = "document"};
    struct composed c = compose_parts(
        "BC", NULL, NULL, "<p>x <ref to='a'/></p>",
        "<recipients><archive>V</archive></recipients><signature><post>P</post><name>N</name>"
        "</signature><appendix xml:id='a'><title>T</title><body><p>y</p></body></appendix>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(reference_of(&c)->target, "a");
    ck_assert_str_eq(c.flow.sections[1].blocks[0].id, "a");
    ck_assert(flow_compose(c.arena, &c.report, &c.sheet, c.fonts, &alone, &c.flow, &c.diags));
    ck_assert_ptr_null(reference_of(&c));
    composed_free(&c);
}
END_TEST

TCase *parts_cases(void)
{
    TCase *c = tcase_create("parts");
    tcase_add_test(c, every_section_but_the_last_ends_with_a_paragraph);
    tcase_add_test(c, each_part_has_pages_of_its_own);
    tcase_add_test(c, each_part_counts_by_itself);
    tcase_add_test(c, references_to_parts_lead_to_what_is_made);
    tcase_add_test(c, appendices_share_a_numbering_and_restart_it);
    tcase_add_test(c, one_appendix_has_no_number);
    tcase_add_test(c, pages_turn_and_turn_back);
    tcase_add_test(c, a_table_takes_the_width_of_its_pages);
    tcase_add_test(c, no_empty_pages);
    tcase_add_test(c, a_mark_has_the_width_of_its_stamp);
    tcase_add_test(c, the_first_page_has_margins_of_its_own);
    tcase_add_test(c, a_copy_follows_on_the_page);
    tcase_add_test(c, an_electronic_copy_says_so_at_the_top);
    tcase_add_loop_test(c, wrong_parts, 0, 5);
    tcase_add_test(c, a_mark_of_the_agencys_own);
    return c;
}
