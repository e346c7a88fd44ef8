/* The header line and its number: TWINS rule 20. */
#include "cases.h"
#include "flow_build.h"

#include "text/text.h"

static struct flow_build *with_header(void)
{
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.line = T(50);
    s.align = ALIGN_CENTER;
    struct flow_block *block = build_para(b, s, "- # -");
    struct flow_para *header = arena_new_of(b->a, struct flow_para);
    *header = block->para;
    b->body.n = 0;
    b->section.header = header;
    build_page(b, 4000, 200);
    for (const char *p = "abcdef"; *p; p++)
        build_para(b, build_style(), arena_strndup(b->a, p, 1));
    return b;
}

START_TEST(it_starts_on_the_second_page)
{
    struct flow_build *b = with_header();
    /* top 40 of the sheet, baseline 40 below it: 20 above the text's top */
    ck_assert_str_eq(build_pages(b), "a@80 b@180 / - 2 -@-20 c@80 d@180 / - 3 -@-20 e@80 f@180");
    const struct page_item *items = b->pages.at[1].items;
    ck_assert_int_eq(items[0].tag, 0);
    ck_assert_int_eq(items[1].tag, 0);
    int width = text_width(b->face, "- 2 -", 5, 100);
    ck_assert_int_eq(items[0].text.x, T(100 + (4000 - width) / 2));
    build_free(b);
}
END_TEST

START_TEST(it_stands_on_the_first_page_when_asked)
{
    struct flow_build *b = with_header();
    b->section.first_has_header = true;
    b->section.first_number = 9;
    ck_assert_str_eq(build_pages(b),
                     "- 9 -@-20 a@80 b@180 / - 10 -@-20 c@80 d@180 / - 11 -@-20 e@80 f@180");
    ck_assert_int_eq(b->pages.at[0].number, 9);
    ck_assert_int_eq(b->pages.at[2].number, 11);
    build_free(b);
}
END_TEST

TCase *header_case(void)
{
    TCase *t = tcase_create("header");
    tcase_add_test(t, it_starts_on_the_second_page);
    tcase_add_test(t, it_stands_on_the_first_page_when_asked);
    return t;
}
