/* References to numbered parts (PL2 V.7: khoản and điểm small, Điều and those above capital). */
#include "compose_test.h"

#include <stdio.h>
#include <string.h>

#define ARTICLES                                                                            \
    "<section level='chapter' xml:id='ch'><title>a</title>"                                 \
    "<section level='division' xml:id='di'><title>b</title>"                                \
    "<section xml:id='ar'><title>c</title><section><p>d</p></section>"                      \
    "<section xml:id='cl'><p>e</p><section><p>f</p></section><section xml:id='po'><p>g</p>" \
    "<section level='dash' xml:id='da'><p>h</p></section></section>"                        \
    "<section><p>[%s]</p></section></section>"                                              \
    "<section><p>[%s]</p></section></section>"                                              \
    "<section><title>i</title><p>[%s]</p></section></section></section>"

static const struct cited {
    const char *ref, *in_clause, *in_article, *elsewhere;
} cases[] = {
    {"<ref to='po'/>", "điểm\u00a0b khoản\u00a02 Điều\u00a01",
     "điểm\u00a0b khoản\u00a02 Điều\u00a01", "điểm\u00a0b khoản\u00a02 Điều\u00a01"},
    {"<ref to='cl'/>", "khoản\u00a02 Điều\u00a01", "khoản\u00a02 Điều\u00a01",
     "khoản\u00a02 Điều\u00a01"},
    {"<ref to='ar'/>", "Điều\u00a01", "Điều\u00a01", "Điều\u00a01"},
    {"<ref to='di'/>", "Mục\u00a01 Chương\u00a0I", "Mục\u00a01 Chương\u00a0I",
     "Mục\u00a01 Chương\u00a0I"},
    {"<ref to='ch'/>", "Chương\u00a0I", "Chương\u00a0I", "Chương\u00a0I"},
    {"<ref to='po' form='here'/>", "điểm\u00a0b khoản này", "điểm\u00a0b khoản\u00a02 Điều này",
     "điểm\u00a0b khoản\u00a02 Điều\u00a01"},
    {"<ref to='cl' form='here'/>", "khoản này", "khoản\u00a02 Điều này",
     "khoản\u00a02 Điều\u00a01"},
    {"<ref to='ar' form='here'/>", "Điều này", "Điều này", "Điều\u00a01"},
    {"<ref to='di' form='here'/>", "Mục này", "Mục này", "Mục này"},
    {"<ref to='ch' form='here'/>", "Chương này", "Chương này", "Chương này"},
    {"<ref to='po' form='own'/>", "điểm\u00a0b", "điểm\u00a0b", "điểm\u00a0b"},
    {"<ref to='cl' form='number'/>", "2", "2", "2"},
    /* a dash is cited by what it stands in */
    {"<ref to='da'/>", "điểm\u00a0b khoản\u00a02 Điều\u00a01",
     "điểm\u00a0b khoản\u00a02 Điều\u00a01", "điểm\u00a0b khoản\u00a02 Điều\u00a01"},
};

START_TEST(a_reference_names_what_is_above)
{
    const struct cited *t = &cases[_i];
    char body[1500];
    snprintf(body, sizeof body, ARTICLES, t->ref, t->ref, t->ref);
    struct composed c = compose_parts("QC", NULL, NULL, body, NULL);
    ck_assert_str_eq(messages_of(&c), "");
    const char *expected[] = {t->in_clause, t->in_article, t->elsewhere};
    const char *shown = show_body(&c);
    for (int i = 0; i < 3; i++) {
        shown = strchr(shown, '[') + 1;
        ck_assert_uint_eq((size_t)(strchr(shown, ']') - shown), strlen(expected[i]));
        ck_assert(strncmp(shown, expected[i], strlen(expected[i])) == 0);
    }
    composed_free(&c);
}
END_TEST

/* Each level of the ladder shows the numbers above it in its own label. */
START_TEST(the_ladder_is_cited_by_its_labels)
{
    struct composed c = compose_body(
        "<section><title>a</title><section><title>b</title><section xml:id='x'><title>c</title>"
        "<p xml:id='y'>d</p></section></section></section>"
        "<p><ref to='x'/> <ref to='y' form='full'/> <ref to='x' form='number'/></p>");
    const char *last = strstr(show_body(&c), "body \"1.1 1.1 1.1\"");
    ck_assert_ptr_nonnull(last);
    composed_free(&c);
}
END_TEST

START_TEST(references_follow_renumbering)
{
    static const char added[] = "<section><title>new</title></section>";
    for (int n = 0; n < 3; n++) {
        char body[500], expected[64];
        snprintf(body, sizeof body,
                 "<p>xem <ref to='x'/></p>%s%s<section><title>a</title><section xml:id='x'>"
                 "<p>b</p></section></section>",
                 n > 0 ? added : "", n > 1 ? added : "");
        snprintf(expected, sizeof expected, "body \"xem khoản\u00a01 Điều\u00a0%d\"\n", n + 1);
        struct composed c = compose_parts("QC", NULL, NULL, body, NULL);
        ck_assert(strncmp(show_body(&c), expected, strlen(expected)) == 0);
        composed_free(&c);
    }
}
END_TEST

TCase *cite_cases(void)
{
    TCase *tc = tcase_create("cite");
    tcase_add_loop_test(tc, a_reference_names_what_is_above, 0, sizeof cases / sizeof *cases);
    tcase_add_test(tc, the_ladder_is_cited_by_its_labels);
    tcase_add_test(tc, references_follow_renumbering);
    return tc;
}
