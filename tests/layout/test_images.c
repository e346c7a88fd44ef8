/* Images [TWINS rule 40]. The page has 4000 x 1000 twips of text, lines are 100 high. */
#include "cases.h"
#include "flow_build.h"
#include "image/image.h"

static const struct image picture = {.kind = IMAGE_PNG, .width = 4, .height = 2};

static struct flow_block *image(struct flow_build *b, struct style style, int width, int height)
{
    struct style *own = arena_new_of(b->a, struct style);
    *own = style;
    struct flow_block *block = vec_push(b->a, b->target);
    *block = (struct flow_block){.kind = FLOW_IMAGE, .role = ROLE_FIGURE, .id = "h"};
    block->image = (struct flow_image){
        .picture = &picture, .style = own, .width = T(width), .height = T(height), .alt = "Bản đồ"};
    return block;
}

static const struct page_box *box_of(const struct flow_build *b, size_t page)
{
    for (size_t i = 0; i < b->pages.at[page].n_items; i++)
        if (b->pages.at[page].items[i].kind == PAGE_IMAGE)
            return &b->pages.at[page].items[i].image.box;
    return NULL;
}

START_TEST(it_is_as_high_as_the_picture)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a");
    image(b, build_style(), 1001, 333);
    build_para(b, build_style(), "b");
    ck_assert_str_eq(build_pages(b), "a@80 b@513");
    const struct page_box *box = box_of(b, 0);
    ck_assert_int_eq(box->y, T(100 + 100)); /* behind the margin and the line */
    ck_assert_int_eq(box->width, T(1001));
    ck_assert_int_eq(box->height, T(333));
    build_free(b);
}
END_TEST

/* 4000 less 300 and 100 at the sides, less 1000: 2600 are left. */
START_TEST(it_stands_where_its_style_says)
{
    static const struct {
        enum style_align align;
        int x;
    } cases[] = {
        {ALIGN_LEFT, 300}, {ALIGN_CENTER, 1600}, {ALIGN_RIGHT, 2900}, {ALIGN_JUSTIFY, 300}};
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.left = T(300);
    s.right = T(100);
    s.align = cases[_i].align;
    image(b, s, 1000, 100);
    ck_assert(build_layout(b));
    ck_assert_int_eq(box_of(b, 0)->x, T(100 + cases[_i].x));
    build_free(b);
}
END_TEST

/* Between two the greater gap; 20 before it at a page's top too, where the page was asked for. */
START_TEST(its_gaps_are_those_of_paragraphs)
{
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.before = T(20);
    s.after = T(50);
    image(b, s, 100, 100);
    image(b, s, 100, 100);
    build_para(b, build_style(), "a");
    ck_assert_str_eq(build_pages(b), "a@400");
    build_free(b);
}
END_TEST

/* 901 and a line are more than a page. */
START_TEST(it_fits_to_the_twip)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a");
    image(b, build_style(), 100, 900 + _i);
    build_para(b, build_style(), "b");
    ck_assert_str_eq(build_pages(b), _i ? "a@80 /  / b@80" : "a@80 / b@80");
    ck_assert(box_of(b, (size_t)_i) != NULL);
    build_free(b);
}
END_TEST

/* 800 and a line fit below a line, 801 do not, and the caption comes along. */
START_TEST(it_stays_with_its_caption)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a");
    image(b, build_style(), 100, 800 + _i)->image.keep_next = true;
    build_para(b, build_style(), "c");
    ck_assert_str_eq(build_pages(b), _i ? "a@80 / c@881" : "a@80 c@980");
    build_free(b);
}
END_TEST

START_TEST(one_that_is_higher_than_the_page_is_refused)
{
    struct flow_build *b = flow_build_new();
    image(b, build_style(), 100, 1001);
    ck_assert_str_eq(build_pages(b), "error");
    ck_assert_int_eq(b->diags.at[0].code, DIAG_LAYOUT_TOO_HIGH);
    build_free(b);
}
END_TEST

/* A row as high as its picture, 10 before and 20 after it. */
START_TEST(a_row_is_as_high_as_the_picture_in_it)
{
    static const int halves[] = {2000, 2000};
    struct flow_build *b = flow_build_new();
    struct style s = build_style();
    s.before = T(10);
    s.after = T(20);
    s.align = ALIGN_CENTER;
    build_table(b, 2, halves);
    build_cell(b);
    build_para(b, build_style(), "a");
    build_cell(b);
    image(b, s, 1000, 400);
    build_row_end(b);
    build_table_end(b);
    build_para(b, build_style(), "b");
    ck_assert_str_eq(build_pages(b), "a@80 b@510");
    ck_assert_int_eq(box_of(b, 0)->x, T(100 + 2000 + 500));
    ck_assert_int_eq(box_of(b, 0)->y, T(100 + 10));
    build_free(b);
}
END_TEST

START_TEST(its_tag_is_a_figure_with_words_and_box)
{
    struct flow_build *b = flow_build_new();
    build_para(b, build_style(), "a");
    image(b, build_style(), 1000, 400);
    ck_assert(build_layout(b));
    const struct page_tag *tag = &b->pages.tags[b->pages.n_tags - 1];
    ck_assert_int_eq(tag->role, ROLE_FIGURE);
    ck_assert_str_eq(tag->alt, "Bản đồ");
    ck_assert_str_eq(tag->id, "h");
    ck_assert_int_eq(tag->page, 0);
    ck_assert_int_eq(tag->box.x, T(100));
    ck_assert_int_eq(tag->box.y, T(200));
    ck_assert_int_eq(tag->box.height, T(400));
    build_free(b);
}
END_TEST

TCase *images_case(void)
{
    TCase *tc = tcase_create("images");
    tcase_add_test(tc, it_is_as_high_as_the_picture);
    tcase_add_loop_test(tc, it_stands_where_its_style_says, 0, 4);
    tcase_add_test(tc, its_gaps_are_those_of_paragraphs);
    tcase_add_loop_test(tc, it_fits_to_the_twip, 0, 2);
    tcase_add_loop_test(tc, it_stays_with_its_caption, 0, 2);
    tcase_add_test(tc, one_that_is_higher_than_the_page_is_refused);
    tcase_add_test(tc, a_row_is_as_high_as_the_picture_in_it);
    tcase_add_test(tc, its_tag_is_a_figure_with_words_and_box);
    return tc;
}
