/* Articles quoted of an amended law: their own numbers, in quotation marks; numbers given by hand.
 */
#include "compose_test.h"

#define U(text, inner) "<section><p>" text "</p>" inner "</section>"

static void assert_body(const char *body, const char *expected)
{
    struct composed c = compose_parts("QC", NULL, NULL, body, NULL);
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_body(&c), expected);
    composed_free(&c);
}

START_TEST(a_quote_counts_apart)
{
    assert_body("<section><title>a</title>" U("b", "<quote end='.'><section level='article'>"
                                                   "<title>c</title>" U("d", "")
                                                       U("e", "") "</section></quote>")
                    U("f", "") "</section><section><title>g</title></section>",
                "article \"Điều 1.|a\"\n"
                "body \"1.|b\"\n"
                "body \"“Điều 1.|*c*\"\n"
                "body \"1.|d\"\n"
                "body \"2.|e”.\"\n"
                "body \"2.|f\"\n"
                "article \"Điều 2.|g\"\n");
}
END_TEST

START_TEST(a_number_may_be_given)
{
    assert_body("<section number='5a'><title>a</title></section>"
                "<section><title>b</title><section level='point' number='đ'><p>c</p></section>"
                "<section level='point'><p>d</p></section></section>"
                "<section level='chapter' number='IV'><title>e</title></section>"
                "<section level='chapter'><title>f</title></section>",
                "article \"Điều 5a.|a\"\n"
                "article \"Điều 6.|b\"\n"
                "body \"đ)|c\"\n"
                "body \"e)|d\"\n"
                "chapter \"Chương IV|/E\"\n"
                "chapter \"Chương V|/F\"\n");
}
END_TEST

START_TEST(a_quote_may_be_paragraphs)
{
    assert_body("<section><title>a</title><p>b</p><quote><p>c <b>d</b></p></quote>"
                "<quote end=';'><p>e<note>f</note></p><p>g<note>h</note></p></quote></section>",
                "article \"Điều 1.|a\"\n"
                "body \"b\"\n"
                "body \"“c *d**”*\"\n"
                "body \"“e^1\"\n"
                "body \"g^2”;\"\n");
}
END_TEST

/* Word processors count what is quoted in a numbering of its own, from the beginning each time. */
START_TEST(each_quote_is_an_instance)
{
    struct composed c =
        compose_parts("QC", NULL, NULL,
                      "<section><title>a</title><quote><section><p>b</p></section>"
                      "</quote><quote><section><p>c</p></section></quote></section>",
                      NULL);
    ck_assert_uint_eq(c.flow.n_numberings, 6);
    int n = 0;
    for (size_t i = 0; i < c.flow.sections[0].n_blocks; i++) {
        const struct flow_block *b = &c.flow.sections[0].blocks[i];
        if (b->kind != FLOW_PARA || !b->para.label || b->role != ROLE_P) continue;
        ck_assert_int_eq(b->para.label->numbering, 5);
        ck_assert_int_eq(b->para.label->instance, n++);
        ck_assert_str_eq(b->para.label->text, "“Điều 1.");
    }
    ck_assert_int_eq(n, 2);
    composed_free(&c);
}
END_TEST

#define TABLE(rows) \
    "<table><columns><column width='*'/><column width='*'/></columns>" rows "</table>"

static void assert_cell(const char *body, int row, int cell, const char *expected)
{
    struct composed c = compose_parts("QC", NULL, NULL, body, NULL);
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_cell(&c, 1, row, cell), expected);
    composed_free(&c);
}

START_TEST(a_quote_may_end_with_a_table)
{
    const char *quote = "<section><title>a</title><p>b</p><quote end='.'>"
                        "<section level='clause'><p>c</p>" TABLE(
                            "<row><cell>d</cell><cell>e</cell></row>"
                            "<row><cell>f</cell><cell/></row>") "</section></quote></section>";
    assert_body(quote, "article \"Điều 1.|a\"\n"
                       "body \"b\"\n"
                       "body \"“1.|c\"\n");
    assert_cell(quote, 0, 1, "table-text \"e\"\n");
    assert_cell(quote, 1, 0, "table-text \"f”.\"\n");
}
END_TEST

START_TEST(its_last_words_may_be_anywhere)
{
    assert_cell(
        "<section><title>a</title><quote><section level='clause'><p>c</p>" TABLE(
            "<row><cell rows='2'>d</cell><cell/></row><row><cell/></row>") "</section></quote></"
                                                                           "section>",
        0, 0, "table-text \"d”\"\n");
    assert_cell(
        "<section><title>a</title><quote><section level='clause'><p>c</p>" TABLE(
            "<row><cell rows='2'/><cell/></row><row><cell/></row>") "</section></quote></section>",
        1, 1, "table-text \"”\"\n");
}
END_TEST

START_TEST(quotes_in_quotes_close_from_within)
{
    assert_cell("<section><title>a</title><quote end='.'><section level='clause'><p>c</p>"
                "<quote end=';'><section level='point'><p>d</p>" TABLE(
                    "<row><cell>e</cell><cell>f</cell></row>") "</section></quote></section></"
                                                               "quote></section>",
                0, 1, "table-text \"f”;”.\"\n");
}
END_TEST

TCase *quotes_cases(void)
{
    TCase *tc = tcase_create("quotes");
    tcase_add_test(tc, a_quote_counts_apart);
    tcase_add_test(tc, a_number_may_be_given);
    tcase_add_test(tc, a_quote_may_be_paragraphs);
    tcase_add_test(tc, each_quote_is_an_instance);
    tcase_add_test(tc, a_quote_may_end_with_a_table);
    tcase_add_test(tc, its_last_words_may_be_anywhere);
    tcase_add_test(tc, quotes_in_quotes_close_from_within);
    return tc;
}
