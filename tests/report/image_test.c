/* What the model holds of images. */
#include "base/buf.h"
#include "report_test.h"

#include <string.h>

START_TEST(an_image_is_a_block_with_all_that_is_said)
{
    struct reading r = read_file("tests/report/cases/valid/images.xml");
    const struct report_block *block = r.report.body.blocks->next->next;
    ck_assert_int_eq(block->kind, REPORT_IMAGE);
    ck_assert_str_eq(block->id, "h");
    ck_assert_str_eq(block->image->src, "hinh/b.c/.d..e.jpg");
    ck_assert_int_eq(block->image->src_pos.line, 8);
    ck_assert_int_eq(block->image->src_pos.column, 23);
    ck_assert_str_eq(block->image->alt, " x y ");
    ck_assert_int_eq(block->image->width, 120 * LEN_MM);
    ck_assert_int_eq(block->image->height, 5 * LEN_MM);
    ck_assert_str_eq(inline_show(r.arena, block->image->caption), "Hình {b a}{note n}");
    ck_assert_ptr_null(block->image->picture);
    reading_free(&r);
}
END_TEST

START_TEST(what_is_not_said_is_nothing)
{
    struct reading r = read_body("<image src='a.png' alt='b'/>");
    const struct report_image *image = r.report.body.blocks->image;
    ck_assert_int_eq(image->width, 0);
    ck_assert_int_eq(image->height, 0);
    ck_assert_ptr_null(image->caption);
    ck_assert_ptr_null(r.report.body.blocks->id);
    reading_free(&r);
}
END_TEST

/* In sections, in cells, on turned pages, and in what is issued with the document. */
START_TEST(all_images_are_listed_in_the_order_of_the_file)
{
    static const char text[] =
        "<report xmlns='urn:vanthu:report:1' type='BC'><issuer><name>A</name></issuer>"
        "<symbol>B</symbol><place>C</place><body><image src='1' alt='a'/>"
        "<section><title>T</title><image src='2' alt='a'/><section><title>U</title><table><columns>"
        "<column width='*'/><column width='*'/></columns><row><cell><image src='3' alt='a'/></cell>"
        "<cell><p>x</p><image src='4' alt='a'/></cell></row></table></section></section>"
        "<landscape><image src='5' alt='a'/></landscape></body>"
        "<appendix><title>P</title><body><image src='6' alt='a'/></body></appendix></report>";
    struct reading r = read_bytes(text, sizeof text - 1);
    struct buf b = {0};
    ck_assert(r.is_read);
    for (size_t i = 0; i < r.report.images.n; i++)
        buf_puts(&b, r.report.images.at[i]->src);
    ck_assert_uint_eq(b.n, 6);
    ck_assert_int_eq(memcmp(b.at, "123456", 6), 0);
    buf_free(&b);
    reading_free(&r);
}
END_TEST

TCase *image_cases(void)
{
    TCase *tc = tcase_create("image");
    tcase_add_test(tc, an_image_is_a_block_with_all_that_is_said);
    tcase_add_test(tc, what_is_not_said_is_nothing);
    tcase_add_test(tc, all_images_are_listed_in_the_order_of_the_file);
    return tc;
}
