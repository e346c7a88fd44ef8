/* Chapters, articles, clauses and points, as laws, decisions and regulations number them
 * (PL1 I.II.6.d and đ). */
#include "compose_test.h"

#include <stdio.h>

#define S(title, inner) "<section><title>" title "</title>" inner "</section>"
#define L(level, title, inner) \
    "<section level='" level "'><title>" title "</title>" inner "</section>"
#define P(text) "<p>" text "</p>"
#define U(text, inner) "<section><p>" text "</p>" inner "</section>"

static struct composed compose_rules(const char *body)
{
    return compose_parts("QC", NULL, NULL, body, NULL);
}

static void assert_body(const char *body, const char *expected)
{
    struct composed c = compose_rules(body);
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_body(&c), expected);
    composed_free(&c);
}

/* The law's words: articles and chapters go on, mục and tiểu mục begin anew. */
START_TEST(articles_and_chapters_count_on)
{
    assert_body(L("part", "p",
                  L("chapter", "a", L("division", "b", S("c", "")) L("division", "d", S("e", ""))))
                    L("part", "q",
                      L("chapter", "f", L("division", "g", L("subdivision", "h", S("i", ""))))),
                "part \"Phần I|/P\"\n"
                "chapter \"Chương I|/A\"\n"
                "division \"Mục 1|/B\"\n"
                "article \"Điều 1.|c\"\n"
                "division \"Mục 2|/D\"\n"
                "article \"Điều 2.|e\"\n"
                "part \"Phần II|/Q\"\n"
                "chapter \"Chương II|/F\"\n"
                "division \"Mục 1|/G\"\n"
                "subdivision \"Tiểu mục 1|/H\"\n"
                "article \"Điều 3.|i\"\n");
}
END_TEST

START_TEST(clauses_and_points_need_no_title)
{
    assert_body(S("a", U("b", U("c", "") U("d", "")) U("e", U("f", ""))) S("g", U("h", P("i"))),
                "article \"Điều 1.|a\"\n"
                "body \"1.|b\"\n"
                "body \"a)|c\"\n"
                "body \"b)|d\"\n"
                "body \"2.|e\"\n"
                "body \"a)|f\"\n"
                "article \"Điều 2.|g\"\n"
                "body \"1.|h\"\n"
                "body \"i\"\n");
}
END_TEST

START_TEST(an_article_may_be_a_paragraph_with_a_bold_label)
{
    struct composed c = compose_rules(U("a", "") S("b", ""));
    ck_assert_str_eq(show_body(&c), "body \"Điều 1.|a\"\narticle \"Điều 2.|b\"\n");
    const struct flow_para *para = &block_of(&c, "body")->para;
    ck_assert(para->label->run.bold);
    ck_assert(!para->runs[0].bold);
    ck_assert_str_eq(para->label->run.text, "Điều 1. ");
    composed_free(&c);
}
END_TEST

/* A word processor sets back all levels below one that advances, so what goes on is counted apart.
 */
START_TEST(what_counts_on_has_a_numbering_of_its_own)
{
    struct composed c = compose_rules(L("chapter", "a", S("b", U("c", ""))));
    static const char *const names[3][5] = {
        {"part"}, {"chapter", "division", "subdivision"}, {"article", "clause", "point", "dash"}};
    ck_assert_uint_eq(c.flow.n_numberings, 3);
    for (size_t n = 0; n < 3; n++)
        for (size_t l = 0; l < c.flow.numberings[n].n_levels; l++)
            ck_assert_str_eq(c.flow.numberings[n].levels[l].name, names[n][l]);
    const struct flow_label *label = block_of(&c, "article")->para.label;
    ck_assert_int_eq(label->numbering, 2);
    ck_assert_int_eq(label->level, 0);
    ck_assert_str_eq(c.flow.numberings[1].levels[0].pattern, "Chương %1");
    ck_assert_str_eq(c.flow.numberings[1].levels[0].gap, "");
    composed_free(&c);
}
END_TEST

START_TEST(a_report_may_take_another_numbering)
{
    static const char head[] =
        "<issuer><name>A</name></issuer><symbol>B</symbol><place>C</place><subject>D</subject>"
        "<numbering scheme='articles'><level name='point' text='{n}.'/></numbering>";
    struct composed c = compose_parts("BC", NULL, head, S("a", U("b", U("c", ""))), NULL);
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_body(&c), "article \"Điều 1.|a\"\nbody \"1.|b\"\nbody \"a.|c\"\n");
    composed_free(&c);
}
END_TEST

static const struct wrong {
    const char *numbering, *body, *messages;
} wrongs[] = {
    {"<numbering scheme='article'/>", "<p>a</p>",
     "2:97 DIAG_STYLE_REFERENCE_NEAR numbering|article|articles\n"},
    {"", "<section level='chapter'><p>a</p></section>", "3:1 DIAG_COMPOSE_TITLE chapter\n"},
    {"", "<section level='part' run-in='yes'><title>a</title><p>a</p></section>",
     "3:1 DIAG_COMPOSE_TITLE part\n"},
};

START_TEST(refused)
{
    const struct wrong *w = &wrongs[_i];
    char head[300];
    snprintf(head, sizeof head,
             "<issuer><name>A</name></issuer><symbol>B</symbol><place>C</place>"
             "<subject>D</subject>%s",
             w->numbering);
    struct composed c = compose_parts("QC", NULL, head, w->body, NULL);
    ck_assert_str_eq(messages_of(&c), w->messages);
    ck_assert(!c.is_made);
    composed_free(&c);
}
END_TEST

TCase *articles_cases(void)
{
    TCase *tc = tcase_create("articles");
    tcase_add_test(tc, articles_and_chapters_count_on);
    tcase_add_test(tc, clauses_and_points_need_no_title);
    tcase_add_test(tc, an_article_may_be_a_paragraph_with_a_bold_label);
    tcase_add_test(tc, what_counts_on_has_a_numbering_of_its_own);
    tcase_add_test(tc, a_report_may_take_another_numbering);
    tcase_add_loop_test(tc, refused, 0, sizeof wrongs / sizeof *wrongs);
    return tc;
}
