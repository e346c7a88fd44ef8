/* Pictures and the numbers of their captions. */
#include "read_back.h"

static struct read_back *two_pictures(void)
{
    struct sample *s = sample_new();
    sample_image(s, "Một", 1000, 500)->image.keep_next = true;
    sample_para(s, S_CENTER, "ten");
    sample_image(s, "Hai", 2001, 1003);
    sample_para(s, S_BODY, "het");
    return read_back(s);
}

#define INLINE "//wp:inline"

START_TEST(a_picture_stands_in_a_paragraph_of_its_own)
{
    struct read_back *r = two_pictures();
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[1]"), "pPr r");
    ck_assert_str_eq(children(r, DOCUMENT, "//w:p[1]/w:r"), "drawing");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:p[1]/w:pPr/w:pStyle/@w:val"), "NationalName");
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:p[1]/w:pPr/w:keepNext)"), 1);
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:p[3]/w:pPr/w:keepNext)"), 0);
    ck_assert_str_eq(children(r, DOCUMENT, INLINE), "extent docPr cNvGraphicFramePr graphic");
    read_back_free(r);
}
END_TEST

/* 1000 and 500 twips of 635 EMU. */
START_TEST(its_size_is_exact)
{
    struct read_back *r = two_pictures();
    ck_assert_str_eq(all(r, DOCUMENT, INLINE "/wp:extent/@cx"), "635000 1270635");
    ck_assert_str_eq(all(r, DOCUMENT, INLINE "/wp:extent/@cy"), "317500 636905");
    ck_assert_str_eq(all(r, DOCUMENT, "//pic:spPr/a:xfrm/a:ext/@cx"), "635000 1270635");
    ck_assert_str_eq(all(r, DOCUMENT, INLINE "/@distT | " INLINE "/@distB"), "0 0 0 0");
    read_back_free(r);
}
END_TEST

START_TEST(words_stand_for_it)
{
    struct read_back *r = two_pictures();
    ck_assert_str_eq(all(r, DOCUMENT, "//wp:docPr/@descr"), "Một Hai");
    ck_assert_str_eq(all(r, DOCUMENT, "//wp:docPr/@id"), "1 2");
    ck_assert_str_eq(all(r, DOCUMENT, "//pic:cNvPr/@id"), "1 2");
    read_back_free(r);
}
END_TEST

/* Both are of one picture. */
START_TEST(the_file_is_there_once_as_it_is)
{
    struct read_back *r = two_pictures();
    const char *rel = value(r, DOCUMENT, "(//a:blip)[1]/@r:embed");
    ck_assert_str_eq(value(r, DOCUMENT, "(//a:blip)[2]/@r:embed"), rel);
    ck_assert_str_eq(value(r, "word/_rels/document.xml.rels",
                           arena_printf(r->a, "//rel:Relationship[@Id='%s']/@Target", rel)),
                     "media/image1.png");
    ck_assert_str_eq(part(r, "word/media/image1.png"), "a png");
    ck_assert_ptr_null(part(r, "word/media/image2.png"));
    ck_assert_str_eq(value(r, "[Content_Types].xml", "//ct:Default[@Extension='png']/@ContentType"),
                     "image/png");
    ck_assert_int_eq(number(r, "[Content_Types].xml", "count(//ct:Default)"), 3);
    zip_stat_t stat;
    ck_assert_int_eq(zip_stat(r->zip, "word/media/image1.png", 0, &stat), 0);
    ck_assert_int_eq(stat.comp_method, ZIP_CM_STORE);
    read_back_free(r);
}
END_TEST

START_TEST(without_pictures_nothing_is_said_of_them)
{
    struct sample *s = sample_new();
    sample_para(s, S_BODY, "a");
    struct read_back *r = read_back(s);
    ck_assert_int_eq(number(r, "[Content_Types].xml", "count(//ct:Default)"), 2);
    ck_assert_int_eq(number(r, DOCUMENT, "count(//w:drawing)"), 0);
    read_back_free(r);
}
END_TEST

START_TEST(the_number_of_a_figure_is_a_field)
{
    struct sample *s = sample_new();
    struct flow_block *b = sample_para(s, S_CENTER, "Hình ");
    struct flow_run *run = sample_run(s, b, "1");
    run->kind = FLOW_SEQUENCE;
    run->sequence = "Hình";
    sample_run(s, b, ". Bản đồ");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(all(r, DOCUMENT, "//w:fldChar/@w:fldCharType"), "begin separate end");
    ck_assert_str_eq(value(r, DOCUMENT, "//w:instrText"), " SEQ Hình \\* ARABIC ");
    ck_assert_str_eq(all(r, DOCUMENT, "//w:t"), "Hình  1 . Bản đồ");
    read_back_free(r);
}
END_TEST

static void add_number(struct sample *s, const char *number)
{
    struct flow_run *run = sample_run(s, sample_para(s, S_CENTER, "Hình "), number);
    run->kind = FLOW_SEQUENCE;
    run->sequence = "Hình";
}

/* An appendix that is a file of its own. */
START_TEST(a_count_that_does_not_begin_with_1_says_so)
{
    struct sample *s = sample_new();
    add_number(s, "3");
    add_number(s, "4");
    struct read_back *r = read_back(s);
    ck_assert_str_eq(value(r, DOCUMENT, "(//w:instrText)[1]"), " SEQ Hình \\* ARABIC \\r 3 ");
    ck_assert_str_eq(value(r, DOCUMENT, "(//w:instrText)[2]"), " SEQ Hình \\* ARABIC ");
    read_back_free(r);
}
END_TEST

TCase *image_cases(void)
{
    TCase *tc = tcase_create("image");
    tcase_add_test(tc, a_picture_stands_in_a_paragraph_of_its_own);
    tcase_add_test(tc, its_size_is_exact);
    tcase_add_test(tc, words_stand_for_it);
    tcase_add_test(tc, the_file_is_there_once_as_it_is);
    tcase_add_test(tc, without_pictures_nothing_is_said_of_them);
    tcase_add_test(tc, the_number_of_a_figure_is_a_field);
    tcase_add_test(tc, a_count_that_does_not_begin_with_1_says_so);
    return tc;
}
