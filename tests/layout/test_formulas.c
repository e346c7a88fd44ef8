/* Formulas on the page: blocks of a given height that never come apart. The page's text is 4000
 * twips wide and 1000 high, its margins are 100. */
#include "cases.h"
#include "flow_build.h"

/* "a" 200 twips wide and "b" beside it, a bar, and a sign. */
static struct flow_block *formula(struct flow_build *b, int height)
{
    struct math_item *items = arena_array_of(b->a, 4, struct math_item);
    items[0] = (struct math_item){.utf8 = "a", .face = b->face, .size = 100, .width = 200};
    items[1] = items[0];
    items[1].utf8 = "b";
    items[1].x = 200;
    items[2] =
        (struct math_item){.kind = MATH_ITEM_RULE, .x = 50, .y = -30, .width = 300, .height = 10};
    items[3] = (struct math_item){.kind = MATH_ITEM_SIGN, .x = 10, .outline = {{5, -40}}};
    struct style *style = arena_new_of(b->a, struct style);
    *style = build_style();
    style->align = ALIGN_CENTER;
    style->after = T(30);
    struct flow_block *block = vec_push(b->a, b->target);
    *block = (struct flow_block){.kind = FLOW_FORMULA, .role = ROLE_FORMULA, .id = "f"};
    block->formula = (struct flow_formula){.style = style,
                                           .setting = {.width = 400, .items = items, .n_items = 4},
                                           .baseline = height / 2,
                                           .height = T(height),
                                           .alt = "a b"};
    return block;
}

/* In the middle of 4000 twips: 1800 from the text's left edge. The second paragraph begins 30 below
 * the formula. */
START_TEST(parts_stand_around_the_baseline)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "x");
    formula(b, 300);
    build_para(b, build_style(), "y");
    ck_assert_str_eq(build_pages(b), "x@80 a@250 b@250 y@510");
    const struct page_item *items = b->pages.at[0].items;
    ck_assert_int_eq(items[1].text.x, T(100 + 1800));
    ck_assert_int_eq(items[2].text.x, T(100 + 1800 + 200));
    ck_assert_int_eq(items[3].kind, PAGE_RULE);
    ck_assert_int_eq(items[3].rule.x, T(100 + 1800 + 50));
    ck_assert_int_eq(items[3].rule.y, T(100 + 250 - 30));
    ck_assert_int_eq(items[3].rule.length, T(300));
    ck_assert_int_eq(items[4].kind, PAGE_SHAPE);
    ck_assert_int_eq(items[4].shape.points[0].x, T(100 + 1800 + 10 + 5));
    ck_assert_int_eq(items[4].shape.points[0].y, T(100 + 250 - 40));
    build_free(b);
}
END_TEST

START_TEST(all_parts_belong_to_its_tag)
{
    struct flow_build *b = flow_build_new();
    formula(b, 300);
    build_pages(b);
    int tag = b->pages.at[0].items[0].tag;
    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(b->pages.at[0].items[i].tag, tag);
    const struct page_tag *t = &b->pages.tags[tag];
    ck_assert_int_eq(t->role, ROLE_FORMULA);
    ck_assert_str_eq(t->alt, "a b");
    ck_assert_str_eq(t->id, "f");
    ck_assert_int_eq(t->box.x, T(100));
    ck_assert_int_eq(t->box.y, T(100));
    ck_assert_int_eq(t->box.width, T(4000));
    ck_assert_int_eq(t->box.height, T(300));
    build_free(b);
}
END_TEST

START_TEST(a_letter_beside_another_is_read_without_a_blank)
{
    struct flow_build *b = flow_build_new();
    formula(b, 300);
    build_pages(b);
    ck_assert(b->pages.at[0].items[0].text.cuts_word);
    ck_assert(!b->pages.at[0].items[1].text.cuts_word);
    build_free(b);
}
END_TEST

START_TEST(what_does_not_fit_goes_to_the_next_page)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "x|y|z");
    formula(b, 701);
    ck_assert_str_eq(build_pages(b), "x@80 y@180 z@280 / a@350 b@350");
    build_free(b);
}
END_TEST

START_TEST(it_stays_with_what_follows_when_it_must)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "x|y|z|v|w|u");
    formula(b, 300)->formula.keep_next = true;
    build_para(b, build_style(), "q|r");
    ck_assert_str_eq(build_pages(b),
                     "x@80 y@180 z@280 v@380 w@480 u@580 / a@150 b@150 q@410 r@510");
    build_free(b);
}
END_TEST

START_TEST(a_formula_higher_than_a_page_is_refused)
{
    struct flow_build *b = flow_build_new();
    formula(b, 1001);
    ck_assert_str_eq(build_pages(b), "error");
    ck_assert_int_eq(b->diags.at[0].code, DIAG_LAYOUT_TOO_HIGH);
    build_free(b);
}
END_TEST

TCase *formulas_case(void)
{
    TCase *t = tcase_create("formulas");
    tcase_add_test(t, parts_stand_around_the_baseline);
    tcase_add_test(t, all_parts_belong_to_its_tag);
    tcase_add_test(t, a_letter_beside_another_is_read_without_a_blank);
    tcase_add_test(t, what_does_not_fit_goes_to_the_next_page);
    tcase_add_test(t, it_stays_with_what_follows_when_it_must);
    tcase_add_test(t, a_formula_higher_than_a_page_is_refused);
    return t;
}
