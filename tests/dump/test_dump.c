/* Pages made by hand, and the dump that a reader of docs/DUMP.md expects of them. */
#include "base/arena.h"
#include "dump/dump.h"
#include "image/image.h"
#include "layout/page.h"
#include "suite.h"
#include "text/font.h"

#include <string.h>

static const struct font_face regular = {.postscript_name = "Box-Regular"};
static const struct font_face bold = {.postscript_name = "Box-Bold"};

/* A portion at x, y points. */
static struct page_item portion(const struct font_face *face, int half_points, int x, int y,
                                int width, const char *text)
{
    struct page_item item = {.kind = PAGE_TEXT, .tag = 2};
    item.text = (struct page_text){
        .face = face,
        .size = half_points * 10,
        .utf8 = text,
        .n = strlen(text),
        .x = x * LEN_PT,
        .baseline = y * LEN_PT,
        .width = width * LEN_PT,
        .ends_line = true,
    };
    return item;
}

static struct page_tag tags[] = {
    {.role = ROLE_ARTIFACT, .note = -1, .page = -1},
    {.role = ROLE_DOCUMENT, .note = -1, .page = 0},
    {.role = ROLE_P, .parent = 1, .note = -1, .page = 0, .y = 40 * LEN_PT},
};

static void expect(const struct pages *pages, const char *expected)
{
    struct buf out = {0};
    dump_write(pages, &out);
    buf_putc(&out, '\0');
    ck_assert_str_eq((const char *)out.at, expected);
    buf_free(&out);
}

/* The dump of one page with these items and the tags above. */
static void expect_rows(struct page_item *items, size_t n, const char *rows)
{
    struct page page = {.width = 200 * LEN_PT,
                        .height = 300 * LEN_PT,
                        .number = 4,
                        .items = items,
                        .n_items = n,
                        .lowest = 50 * LEN_PT,
                        .room = LEN_PT / 2};
    struct pages pages = {.at = &page, .n = 1, .tags = tags, .n_tags = 3};
    struct arena *a = arena_new();
    expect(&pages, arena_printf(a,
                                "page 1 200.00x300.00 number 4 section 1 lowest 50.00 room 0.50\n"
                                "%stags\n  document #1 page 1\n    p #2 page 1\noutline\n",
                                rows));
    arena_free(a);
}

START_TEST(a_line_is_one_row)
{
    struct page_item items[] = {portion(&regular, 27, 20, 50, 60, "Số 1")};
    expect_rows(items, 1, "  p #2\n  line 50.00 20.00 w 60.00 Box-Regular 13.5 \"Số 1\"\n");
}
END_TEST

START_TEST(lengths_have_two_decimals)
{
    struct page_item items[] = {portion(&regular, 20, 0, 50, 60, "a")};
    items[0].text.x = -LEN_TWIP;       /* 0.05 */
    items[0].text.baseline = 100 * 63; /* 0.4961 */
    items[0].text.width = LEN_PT + 63; /* 1.00496 */
    items[0].text.slack = 14288;       /* 1.12504 */
    expect_rows(items, 1, "  p #2\n  line 0.50 -0.05 w 1.00 slack 1.13 Box-Regular 10 \"a\"\n");
}
END_TEST

START_TEST(portions_of_one_format_share_the_row)
{
    struct page_item items[] = {portion(&regular, 28, 20, 50, 10, "a "),
                                portion(&regular, 28, 30, 50, 10, "b")};
    items[0].text.ends_line = false;
    items[0].text.slack = items[1].text.slack = LEN_PT;
    expect_rows(items, 2, "  p #2\n  line 50.00 20.00 w 20.00 slack 2.00 Box-Regular 14 \"a b\"\n");
}
END_TEST

START_TEST(several_formats_are_listed)
{
    struct page_item items[] = {portion(&regular, 28, 20, 50, 10, "a"),
                                portion(&regular, 16, 30, 45, 5, "1"),
                                portion(&bold, 28, 35, 50, 10, "b")};
    items[0].text.ends_line = items[1].text.ends_line = false;
    items[2].text.underline = true;
    expect_rows(items, 3,
                "  p #2\n"
                "  line 50.00 20.00 w 25.00 \"a1b\"\n"
                "    part 20.00 Box-Regular 14 \"a\"\n"
                "    part 30.00 Box-Regular 8 up 5.00 \"1\"\n"
                "    part 35.00 Box-Bold 14 underline \"b\"\n");
}
END_TEST

START_TEST(a_line_cut_in_a_word_says_so)
{
    struct page_item items[] = {portion(&regular, 28, 20, 50, 10, "TT-"),
                                portion(&regular, 28, 20, 70, 10, "BXD")};
    items[0].text.cuts_word = true;
    expect_rows(items, 2,
                "  p #2\n"
                "  line 50.00 20.00 w 10.00 Box-Regular 14 \"TT-\"~\n"
                "  line 70.00 20.00 w 10.00 Box-Regular 14 \"BXD\"\n");
}
END_TEST

START_TEST(what_would_end_the_quotation_is_escaped)
{
    struct page_item items[] = {portion(&regular, 28, 20, 50, 10, "\"a\\\n")};
    expect_rows(items, 1, "  p #2\n  line 50.00 20.00 w 10.00 Box-Regular 14 \"\\\"a\\\\\\x0a\"\n");
}
END_TEST

START_TEST(an_image_has_its_box_its_pixels_and_its_hash)
{
    static const struct image photo = {
        .kind = IMAGE_JPEG, .width = 800, .height = 608, .hash = UINT64_C(0x0A2B)};
    struct page_item items[] = {{.kind = PAGE_IMAGE, .tag = 2}};
    items[0].image.picture = &photo;
    items[0].image.box =
        (struct page_box){20 * LEN_PT, 80 * LEN_PT, 100 * LEN_PT, 76 * LEN_PT + LEN_PT / 2};
    expect_rows(items, 1,
                "  p #2\n  image 80.00 20.00 100.00x76.50 jpeg 800x608 0000000000000a2b\n");
}
END_TEST

START_TEST(rules_and_artifacts_stand_where_they_are_drawn)
{
    struct page_item items[] = {portion(&regular, 28, 90, 30, 10, "2"),
                                portion(&regular, 28, 20, 50, 10, "a"),
                                {.kind = PAGE_RULE},
                                portion(&regular, 28, 20, 90, 10, "b")};
    items[0].tag = 0;
    items[2].rule = (struct page_rule){20 * LEN_PT, 80 * LEN_PT, 100 * LEN_PT, LEN_PT / 2};
    expect_rows(items, 4,
                "  artifact\n"
                "  line 30.00 90.00 w 10.00 Box-Regular 14 \"2\"\n"
                "  p #2\n"
                "  line 50.00 20.00 w 10.00 Box-Regular 14 \"a\"\n"
                "  artifact\n"
                "  rule 80.00 20.00 w 100.00 thick 0.50\n"
                "  p #2\n"
                "  line 90.00 20.00 w 10.00 Box-Regular 14 \"b\"\n");
}
END_TEST

START_TEST(shapes_are_told_by_their_extent)
{
    static const struct page_point corners[] = {
        {20 * LEN_PT, 50 * LEN_PT}, {30 * LEN_PT, 45 * LEN_PT}, {25 * LEN_PT, 60 * LEN_PT}};
    struct page_item items[] = {{.kind = PAGE_SHAPE, .tag = 2, .shape = {corners, 3}}};
    expect_rows(items, 1, "  p #2\n  shape 45.00 20.00 10.00x15.00 corners 3\n");
}
END_TEST

START_TEST(the_tree_and_the_outline_close_the_dump)
{
    struct page_tag tree[] = {
        {.role = ROLE_ARTIFACT, .note = -1, .page = -1},
        {.role = ROLE_DOCUMENT, .note = -1, .page = 0},
        {.role = ROLE_H1,
         .parent = 1,
         .note = -1,
         .page = 0,
         .y = 40 * LEN_PT,
         .level = 1,
         .title = "I. A",
         .id = "a"},
        {.role = ROLE_H2, .parent = 1, .note = -1, .page = 1, .level = 2, .title = "1. B"},
        {.role = ROLE_FORMULA,
         .parent = 1,
         .note = -1,
         .page = -1,
         .alt = "a bằng \"b\"",
         .box = {20 * LEN_PT, 40 * LEN_PT, 100 * LEN_PT, 30 * LEN_PT}},
        {.role = ROLE_REFERENCE, .parent = 4, .note = 0, .page = 1},
    };
    struct page pages_of[] = {{.width = LEN_PT, .height = LEN_PT, .number = 1},
                              {.width = LEN_PT, .height = LEN_PT, .number = 2}};
    struct pages pages = {.at = pages_of, .n = 2, .tags = tree, .n_tags = 6};
    expect(&pages, "page 1 1.00x1.00 number 1 section 1 lowest 0.00 room 0.00\n"
                   "page 2 1.00x1.00 number 2 section 1 lowest 0.00 room 0.00\n"
                   "tags\n"
                   "  document #1 page 1\n"
                   "    h1 #2 page 1 id a\n"
                   "    h2 #3 page 2\n"
                   "    formula #4 box 40.00 20.00 100.00x30.00 \"a bằng \\\"b\\\"\"\n"
                   "      ref #5 page 2 note 1\n"
                   "outline\n"
                   "  page 1 40.00 \"I. A\"\n"
                   "    page 2 0.00 \"1. B\"\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("dump");
    TCase *t = tcase_create("dump");
    suite_add_tcase(suite, t);
    tcase_add_test(t, a_line_is_one_row);
    tcase_add_test(t, lengths_have_two_decimals);
    tcase_add_test(t, portions_of_one_format_share_the_row);
    tcase_add_test(t, several_formats_are_listed);
    tcase_add_test(t, a_line_cut_in_a_word_says_so);
    tcase_add_test(t, what_would_end_the_quotation_is_escaped);
    tcase_add_test(t, an_image_has_its_box_its_pixels_and_its_hash);
    tcase_add_test(t, rules_and_artifacts_stand_where_they_are_drawn);
    tcase_add_test(t, shapes_are_told_by_their_extent);
    tcase_add_test(t, the_tree_and_the_outline_close_the_dump);
    return suite_run(suite);
}
