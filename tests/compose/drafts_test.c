/* What makes a document a draft, blanks to fill in, and the names that lead back to the
 * description. */
#include "compose_test.h"

#include <string.h>

#define HEAD(rest)                                                                        \
    "<issuer><name>Sở Y tế</name></issuer><symbol>BC-SYT</symbol><place>Huế</place>" rest \
    "<subject>S</subject>"

static struct composed with(const char *rest_of_head)
{
    return compose_parts("BC", NULL, rest_of_head, "<p>a</p>", NULL);
}

START_TEST(what_is_no_draft_has_none_of_it)
{
    struct composed c = with(HEAD(""));
    ck_assert(c.is_made);
    ck_assert_ptr_null(c.flow.watermark.text);
    ck_assert_int_eq(c.flow.line_numbers.every, 0);
    ck_assert_ptr_null(c.flow.meta.draft);
    ck_assert_ptr_null(strstr(show_cell(&c, 0, 1, 0), "draft"));
    composed_free(&c);
}
END_TEST

START_TEST(a_draft_says_which_it_is)
{
    struct composed c = with(HEAD("<draft date='2024-03-05'>2</draft>"));
    ck_assert(c.is_made);
    ck_assert_str_eq(c.flow.watermark.text, "DỰ THẢO");
    ck_assert_int_eq(c.flow.line_numbers.every, 0);
    ck_assert_str_eq(c.flow.meta.draft, "2");
    ck_assert_ptr_nonnull(
        strstr(show_cell(&c, 0, 1, 0), "draft \"DỰ THẢO LẦN 2/NGÀY 05/3/2024\"\n"));
    composed_free(&c);
}
END_TEST

START_TEST(numbers_and_watermark_are_asked_for)
{
    struct composed c = with(HEAD("<draft line-numbers='yes' watermark='no'>1</draft>"));
    ck_assert(c.is_made);
    ck_assert_ptr_null(c.flow.watermark.text);
    ck_assert_int_eq(c.flow.line_numbers.every, 1);
    ck_assert(c.flow.line_numbers.each_page);
    ck_assert_int_eq(twips(c.flow.line_numbers.distance), 283);
    ck_assert_int_eq(c.flow.line_numbers.size, 28);
    composed_free(&c);
}
END_TEST

START_TEST(comments_have_an_address_and_a_day)
{
    static const struct {
        const char *draft, *expected;
    } cases[] = {
        {"comments-to='Sở A'", "comments \"Ý kiến góp ý xin gửi về Sở A.\""},
        {"comments-by='2024-03-09'",
         "comments \"Ý kiến góp ý xin gửi trước ngày\u00a009/3/2024.\""},
        {"comments-to='Sở A' comments-by='2024-11-20'",
         "comments \"Ý kiến góp ý xin gửi về Sở A, trước ngày\u00a020/11/2024.\""},
    };
    struct arena *a = arena_new();
    const char *head = arena_printf(a, HEAD("<draft %s>1</draft>"), cases[_i].draft);
    struct composed c = with(head);
    ck_assert(c.is_made);
    ck_assert_str_eq(show_block(a, block_of(&c, "comments")), cases[_i].expected);
    composed_free(&c);
    arena_free(a);
}
END_TEST

static const struct flow_control *first_control(const struct flow_para *para)
{
    for (size_t i = 0; i < para->n_runs; i++)
        if (para->runs[i].control) return para->runs[i].control;
    return NULL;
}

/* A zero stands before the months 1 and 2 only, which no calendar can say. */
START_TEST(blanks_know_what_they_lack)
{
    struct composed c = with(HEAD(""));
    const struct flow_row *row = &table_of(&c, 0)->rows[1];
    const struct flow_control *number = first_control(&row->cells[0].blocks[0].para);
    const struct flow_control *date = first_control(&row->cells[1].blocks[0].para);
    ck_assert_str_eq(number->id, "number");
    ck_assert_str_eq(number->title, "Số");
    ck_assert_ptr_null(number->date_format);
    ck_assert_str_eq(date->id, "date");
    ck_assert_str_eq(date->date_format, "'ngày 'dd' tháng 'M' năm 'yyyy");
    composed_free(&c);
}
END_TEST

START_TEST(what_is_given_is_no_blank)
{
    struct composed c = with(HEAD("<date>2024-03-05</date>"));
    const struct flow_row *row = &table_of(&c, 0)->rows[1];
    ck_assert_ptr_null(first_control(&row->cells[1].blocks[0].para));
    composed_free(&c);
}
END_TEST

static const char *anchors_of(struct composed *c, const struct flow_block *block)
{
    const char *all = "";
    for (const struct flow_anchor *a = block->anchors; a; a = a->next)
        all = arena_printf(c->arena, "%s%s%s", all, *all ? " " : "", a->id);
    return all;
}

/* A run-in heading shares its block with the paragraph; the outer name comes first. */
START_TEST(blocks_bear_the_names_of_what_they_were)
{
    struct composed c = compose_body("<section xml:id='s'><title>T</title>"
                                     "<section xml:id='r' run-in='yes'><title>U</title>"
                                     "<p xml:id='p'>a</p></section></section>");
    ck_assert(c.is_made);
    ck_assert_str_eq(anchors_of(&c, block_of(&c, "heading-1")), "s");
    ck_assert_str_eq(anchors_of(&c, block_of(&c, "body")), "r p");
    ck_assert_uint_gt(c.flow.source.n_origins, 3);
    ck_assert_uint_eq(c.flow.source.n, c.report.n_source);
    composed_free(&c);
}
END_TEST

TCase *drafts_cases(void)
{
    TCase *cases = tcase_create("drafts");
    tcase_add_test(cases, what_is_no_draft_has_none_of_it);
    tcase_add_test(cases, a_draft_says_which_it_is);
    tcase_add_test(cases, numbers_and_watermark_are_asked_for);
    tcase_add_loop_test(cases, comments_have_an_address_and_a_day, 0, 3);
    tcase_add_test(cases, blanks_know_what_they_lack);
    tcase_add_test(cases, what_is_given_is_no_blank);
    tcase_add_test(cases, blocks_bear_the_names_of_what_they_were);
    return cases;
}
