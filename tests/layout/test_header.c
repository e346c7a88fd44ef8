/* The header line and its number, and what the first page alone shows: TWINS rules 20, 33, 34. */
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

/* Below the text, whose lowest line may end at 200: there the margin's first line begins. */
START_TEST(the_first_page_has_margins_of_its_own)
{
    struct flow_build *b = with_header();
    struct style small = build_style();
    small.line = T(50);
    size_t n = b->body.n;
    struct flow_block top = *build_para(b, small, "top"), bottom = *build_para(b, small, "foot");
    b->body.n = n;
    b->section.first_top = &top;
    b->section.first_bottom = &bottom;
    b->section.n_first_top = b->section.n_first_bottom = 1;
    ck_assert_str_eq(build_pages(b), "top@-20 foot@240 a@80 b@180 / - 2 -@-20 c@80 d@180 / "
                                     "- 3 -@-20 e@80 f@180");
    build_free(b);
}
END_TEST

/* 5 of frame and 20 of padding above the first line and below the last; the frame lies as far
 * outside of the text at its sides: 125 wide in all at 100 - 25. */
START_TEST(a_frame_makes_a_paragraph_higher)
{
    struct flow_build *b = flow_build_new();
    struct style framed = build_style();
    framed.border = T(5);
    framed.padding = T(20);
    framed.right = T(3925);
    framed.color = 0xff0000;
    build_para(b, framed, "a|b");
    build_para(b, build_style(), "c");
    ck_assert_str_eq(build_pages(b), "a@105 b@205 c@330");
    const struct page *page = &b->pages.at[0];
    int n = 0;
    for (size_t i = 0; i < page->n_items; i++) {
        if (page->items[i].kind != PAGE_RULE) continue;
        const struct page_rule *r = &page->items[i].rule;
        ck_assert_int_ge(r->x, T(75));
        ck_assert_int_le(r->x + r->length, T(75 + 125));
        ck_assert_int_ge(r->y, T(100));
        ck_assert_int_le(r->y + r->thickness, T(100 + 250));
        ck_assert_uint_eq(r->color, 0xff0000);
        n++;
    }
    ck_assert_int_eq(n, 4);
    build_free(b);
}
END_TEST

TCase *header_case(void)
{
    TCase *t = tcase_create("header");
    tcase_add_test(t, it_starts_on_the_second_page);
    tcase_add_test(t, it_stands_on_the_first_page_when_asked);
    tcase_add_test(t, the_first_page_has_margins_of_its_own);
    tcase_add_test(t, a_frame_makes_a_paragraph_higher);
    return t;
}
