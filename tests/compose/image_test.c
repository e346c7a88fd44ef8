/* Sizes and numbers of images. In these tests a file "300x200.png" has that many pixels, and
 * "300x200@11811.png" that many to the metre (300 to the inch). A pixel of 96 to the inch is 15
 * twips; the page is 9355 wide and 14570 high, less the margins; the picture's style takes nothing
 * at its sides, in a cell 57 on each. */
#include "compose_test.h"

#include <stdio.h>

static const char *image_of(const char *body)
{
    static char text[200];
    struct composed c = compose_body(body);
    ck_assert_str_eq(messages_of(&c), "");
    const struct flow_section *s = &c.flow.sections[0];
    text[0] = 0;
    for (size_t i = 0; i < s->n_blocks; i++)
        if (s->blocks[i].kind == FLOW_IMAGE)
            snprintf(text, sizeof text, "%s", show_block(c.arena, &s->blocks[i]));
    composed_free(&c);
    return text;
}

#define IMAGE(src, rest) "<image src='" src "' alt='a' " rest "/>"

START_TEST(the_file_says_the_size)
{
    ck_assert_str_eq(image_of(IMAGE("300x200.png", "")), "image 4500x3000 \"a\"");
    /* 300 / 11811 m = 25.4001 mm = 1440.0 twips; cut to whole ones */
    ck_assert_str_eq(image_of(IMAGE("300x150@11811.png", "")), "image 1440x720 \"a\"");
    ck_assert_str_eq(image_of(IMAGE("1x1@199999.png", "")), "image 1x1 \"a\"");
    ck_assert_str_eq(image_of(IMAGE("300x200@499.png", "")), "image 4500x3000 \"a\"");
    ck_assert_str_eq(image_of(IMAGE("300x200@200001.png", "")), "image 4500x3000 \"a\"");
}
END_TEST

/* 120 mm are 6803 twips; 6803 * 200 / 300 = 4535.3. 30 mm are 1701; 1701 * 3 / 2 = 2551.5. */
START_TEST(the_description_says_the_size)
{
    ck_assert_str_eq(image_of(IMAGE("300x200.png", "width='120mm'")), "image 6803x4535 \"a\"");
    ck_assert_str_eq(image_of(IMAGE("300x200.png", "height='30mm'")), "image 2552x1701 \"a\"");
    ck_assert_str_eq(image_of(IMAGE("300x200.png", "width='30mm' height='30mm'")),
                     "image 1701x1701 \"a\"");
}
END_TEST

/* 9355 * 500 / 1000 = 4677.5. 14570, less 120 below it and the 20 of what ends a section. */
START_TEST(without_a_size_it_fits_the_page)
{
    ck_assert_str_eq(image_of(IMAGE("1000x500.png", "")), "image 9355x4678 \"a\"");
    ck_assert_str_eq(image_of(IMAGE("50000000x1.png", "")), "image 9355x1 \"a\"");
    ck_assert_str_eq(image_of("<p>a</p>" IMAGE("100x1000.png", "") "<p>b</p>"),
                     "image 1457x14570 \"a\"");
}
END_TEST

/* A caption of one line: 120 below the picture, and 340. */
START_TEST(its_caption_fits_below_it)
{
    ck_assert_str_eq(image_of("<image src='100x1000.png' alt='a'><caption>b</caption></image>"),
                     "image 1411x14110 \"a\"");
}
END_TEST

/* Text on its side: 16838 less the margins 1701 and 850 wide, 11906 less 1134 twice high. */
START_TEST(turned_pages_are_wider_and_lower)
{
    struct composed c = compose_body("<p>a</p><landscape>" IMAGE("1000x10.png", "")
                                         IMAGE("10x1000.png", "") "<p>b</p></landscape>");
    const struct flow_section *s = &c.flow.sections[1];
    ck_assert_str_eq(show_block(c.arena, &s->blocks[0]), "image 14287x143 \"a\"");
    ck_assert_str_eq(show_block(c.arena, &s->blocks[1]), "image 96x9638 \"a\"");
    composed_free(&c);
}
END_TEST

static const char *refusal(const char *body)
{
    static char text[200];
    struct composed c = compose_body(body);
    ck_assert(!c.is_made);
    snprintf(text, sizeof text, "%s", messages_of(&c));
    composed_free(&c);
    return text;
}

START_TEST(what_is_said_to_be_larger_is_refused)
{
    ck_assert_str_eq(refusal(IMAGE("3x2.png", "width='170mm'")),
                     "3:1 DIAG_COMPOSE_IMAGE_WIDE 170|165\n");
    ck_assert_str_eq(refusal(IMAGE("3x2.png", "height='300mm'")),
                     "3:1 DIAG_COMPOSE_IMAGE_WIDE 450|165\n"
                     "3:1 DIAG_COMPOSE_IMAGE_HIGH 300|257\n");
    ck_assert_str_eq(refusal(IMAGE("1x50000000.png", "width='10mm'")),
                     "3:1 DIAG_COMPOSE_IMAGE_HIGH 10000|257\n");
}
END_TEST

#define CELLS(a, b)                                                                       \
    "<table><columns><column width='60mm'/><column width='auto'/></columns><row><cell>" a \
    "</cell><cell>" b "</cell></row></table>"

/* 60 mm are 3402 twips, less 57 twice and the line of 10: 3278. */
START_TEST(in_a_cell_it_fits_the_column)
{
    struct composed c = compose_body(CELLS(IMAGE("300x200.png", ""), IMAGE("20x20.png", "")));
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_cell(&c, 1, 0, 0), "image 3278x2185 \"a\"\n");
    ck_assert_str_eq(show_cell(&c, 1, 0, 1), "image 300x300 \"a\"\n");
    const struct flow_table *t = table_of(&c, 1);
    ck_assert_int_eq(twips(t->widths[1]), 424);
    ck_assert_str_eq(t->rows[0].cells[0].blocks[0].image.style->id, "image-in-cell");
    composed_free(&c);
}
END_TEST

START_TEST(a_column_of_figures_may_hold_images)
{
    struct composed c = compose_body(
        "<table><columns><column width='60mm' "
        "align='decimal'/></columns><row><cell>1,5</cell></row>"
        "<row><cell>" IMAGE("20x20.png", "") "</cell></row><row><cell><p>2,25</p>" IMAGE(
            "20x20.png", "") "</cell></row></table>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_cell(&c, 1, 1, 0), "image 300x300 \"a\"\n");
    composed_free(&c);
}
END_TEST

#define FIGURE(id, words) \
    "<image xml:id='" id "' src='9x9.png' alt='a'><caption>" words "</caption></image>"

START_TEST(figures_are_numbered)
{
    struct composed c = compose_body(
        "<p>x <ref to='h'/>, <ref to='g' form='number'/></p>" FIGURE("g", "một")
            IMAGE("9x9.png", "") "<section><title>T</title>" FIGURE("h", "hai") "</section>");
    ck_assert_str_eq(messages_of(&c), "");
    const struct flow_section *s = &c.flow.sections[0];
    size_t i = 0;
    while (s->blocks[i].kind != FLOW_IMAGE)
        i++;
    ck_assert_str_eq(show_block(c.arena, &s->blocks[i - 1]), "body \"x Hình\u00A02, 1\"");
    ck_assert(s->blocks[i].image.keep_next);
    ck_assert_str_eq(s->blocks[i].id, "g");
    ck_assert_str_eq(show_block(c.arena, &s->blocks[i + 1]),
                     "image-caption \"Hình [Hình 1]. một\"");
    ck_assert(!s->blocks[i + 2].image.keep_next);
    ck_assert_str_eq(show_block(c.arena, &s->blocks[i + 5]),
                     "image-caption \"Hình [Hình 2]. hai\"");
    composed_free(&c);
}
END_TEST

START_TEST(an_image_without_a_number_is_cited_by_its_section)
{
    struct composed c = compose_body("<section><title>T</title><image xml:id='a' src='9x9.png' "
                                     "alt='a'/><p><ref to='a'/></p></section>");
    ck_assert_str_eq(messages_of(&c), "");
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "body")), "body \"I\"");
    composed_free(&c);
    ck_assert_str_eq(refusal("<image xml:id='a' src='9x9.png' alt='a'/><p><ref to='a'/></p>"),
                     "3:45 DIAG_COMPOSE_REFERENCE a\n");
}
END_TEST

START_TEST(a_sheet_may_number_otherwise_or_not_at_all)
{
    struct composed c = compose_parts("BC", "<images label='Ảnh số {n}: ' cite='ảnh {n}'/>", NULL,
                                      FIGURE("g", "một") "<p><ref to='g'/></p>", NULL);
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "image-caption")),
                     "image-caption \"Ảnh số [Ảnh 1]: một\"");
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "body")), "body \"ảnh 1\"");
    composed_free(&c);
}
END_TEST

/* A section ends with a paragraph, whatever its last block. */
START_TEST(behind_a_last_image_stands_an_empty_line)
{
    struct composed c =
        compose_body("<p>a</p><landscape>" IMAGE("9x9.png", "") "</landscape><p>b</p>");
    const struct flow_section *s = &c.flow.sections[1];
    ck_assert_uint_eq(s->n_blocks, 2);
    ck_assert_str_eq(show_block(c.arena, &s->blocks[1]), "spacer \"\"");
    composed_free(&c);
}
END_TEST

START_TEST(a_quote_ends_with_the_caption_of_an_image)
{
    struct composed c = compose_body("<section><title>a</title><quote><section><p>b</p>" FIGURE(
        "g", "c") "</section></quote></section>");
    ck_assert_str_eq(show_block(c.arena, block_of(&c, "image-caption")),
                     "image-caption \"Hình [Hình 1]. c”\"");
    composed_free(&c);
    c = compose_body("<section><title>a</title>\n<quote><section><p>b</p>" IMAGE(
        "9x9.png", "") "</section></quote></section>");
    ck_assert_str_eq(messages_of(&c), "4:1 DIAG_COMPOSE_QUOTE_END\n");
    composed_free(&c);
}
END_TEST

TCase *image_cases(void)
{
    TCase *tc = tcase_create("image");
    tcase_add_test(tc, the_file_says_the_size);
    tcase_add_test(tc, the_description_says_the_size);
    tcase_add_test(tc, without_a_size_it_fits_the_page);
    tcase_add_test(tc, its_caption_fits_below_it);
    tcase_add_test(tc, turned_pages_are_wider_and_lower);
    tcase_add_test(tc, what_is_said_to_be_larger_is_refused);
    tcase_add_test(tc, in_a_cell_it_fits_the_column);
    tcase_add_test(tc, a_column_of_figures_may_hold_images);
    tcase_add_test(tc, figures_are_numbered);
    tcase_add_test(tc, an_image_without_a_number_is_cited_by_its_section);
    tcase_add_test(tc, a_sheet_may_number_otherwise_or_not_at_all);
    tcase_add_test(tc, behind_a_last_image_stands_an_empty_line);
    tcase_add_test(tc, a_quote_ends_with_the_caption_of_an_image);
    return tc;
}
