#include "xml_test.h"

static const char *const words[] = {"section", "subject", "signature", "title", "p", "to", "note"};

static const struct {
    const char *word, *near;
} cases[] = {
    {"titel", "title"},     /* swapped */
    {"tite", "title"},      /* left out */
    {"tiitle", "title"},    /* put in */
    {"sectien", "section"}, /* changed */
    {"Section", "section"}, /* letter case is no mistake */
    {"sognatuer", "signature"},
    {"P", "p"},
    {"not", "note"},
    {"tx", NULL},    /* half of it is wrong */
    {"table", NULL}, /* two of five */
    {"", NULL},
    {"đoạn", NULL},
    {"subjectsubjectsubjectsubjectsubjectsubjectsubject", NULL},
};

START_TEST(nearest)
{
    const char *near = xml_nearest(cases[_i].word, words, sizeof words / sizeof *words);
    ck_assert_pstr_eq(near, cases[_i].near);
}
END_TEST

START_TEST(nearest_of_none)
{
    ck_assert_ptr_null(xml_nearest("title", words, 0));
}
END_TEST

TCase *near_cases(void)
{
    TCase *c = tcase_create("near");
    tcase_add_loop_test(c, nearest, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(c, nearest_of_none);
    return c;
}
