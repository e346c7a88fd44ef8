/* Pictures, as poppler, mupdf and qpdf find them. */
#include "cases.h"

#include "image/image.h"

#include <string.h>

static const uint8_t colours[] = {200, 30, 40, 30, 190, 60, 40, 50, 210, 250, 250, 250};
static const uint8_t alpha[] = {255, 128, 0, 255};
static const struct image plain = {
    .kind = IMAGE_PNG, .width = 2, .height = 2, .channels = 3, .pixels = colours};
static const struct image clear = {
    .kind = IMAGE_PNG, .width = 2, .height = 2, .channels = 3, .pixels = colours, .alpha = alpha};
static const struct image gray = {
    .kind = IMAGE_PNG, .width = 3, .height = 1, .channels = 1, .pixels = colours};

static void put(struct page_build *b, int tag, const struct image *image, int x, int y, int side)
{
    struct page_item *item = vec_push(b->a, &b->items);
    *item = (struct page_item){.kind = PAGE_IMAGE, .tag = tag};
    item->image.picture = image;
    item->image.box = (struct page_box){x * LEN_PT, y * LEN_PT, side * LEN_PT, side * LEN_PT};
    if (!tag) return;
    b->tags.at[tag].alt = "Bản đồ (mới)";
    b->tags.at[tag].box = item->image.box;
    b->tags.at[tag].page = (int)b->pages.n;
}

static void check_sound(struct page_build *b)
{
    struct run r = run(b->a, "qpdf", "--check", build_file(b));
    ck_assert_msg(r.status == 0, "qpdf: %s%s", r.out, r.err);
}

/* Three uses of one picture on two pages, and another one. */
START_TEST(a_picture_is_one_object_however_often_it_is_shown)
{
    struct page_build *b = page_build_new();
    put(b, build_tag(b, ROLE_FIGURE, 1), &plain, 100, 100, 50);
    put(b, build_tag(b, ROLE_FIGURE, 1), &plain, 100, 200, 80);
    build_page_end(b);
    put(b, build_tag(b, ROLE_FIGURE, 1), &gray, 100, 100, 50);
    put(b, build_tag(b, ROLE_FIGURE, 1), &plain, 200, 100, 50);
    build_page_end(b);
    check_sound(b);
    struct run r = build_opened(b);
    int n = 0;
    for (const char *at = r.out; (at = strstr(at, "/Subtype /Image")); at++)
        n++;
    ck_assert_int_eq(n, 2);
    r = run(b->a, "mutool", "show", b->file, "pages/1/Resources/XObject",
            "pages/2/Resources/XObject");
    ck_assert_ptr_nonnull(strstr(r.out, "/I1 "));
    ck_assert_ptr_null(strstr(strstr(r.out, "/I1 ") + 1, "<</I1 "));
    page_build_free(b);
}
END_TEST

/* x, then y from below: 841.9 - 100 - 50. */
START_TEST(it_is_drawn_into_its_box)
{
    struct page_build *b = page_build_new();
    put(b, build_tag(b, ROLE_FIGURE, 1), &plain, 100, 100, 50);
    build_page_end(b);
    struct run r = build_opened(b);
    ck_assert(run_says(&r, "/Figure <</MCID 0>> BDC\nq 50 0 0 50 100 691.9 cm /I1 Do Q\nEMC\n"));
    page_build_free(b);
}
END_TEST

/* The raw bytes are those of the picture, and its alpha's. */
START_TEST(pixels_and_alpha_come_back)
{
    struct page_build *b = page_build_new();
    put(b, build_tag(b, ROLE_FIGURE, 1), &clear, 100, 100, 50);
    build_page_end(b);
    const char *file = build_file(b);
    struct run r = run(b->a, "pdfimages", "-list", file);
    ck_assert(run_says(&r, " image       2     2  rgb     3   8  image  no"));
    ck_assert(run_says(&r, " smask       2     2  gray    1   8  image  no"));
    r = run(b->a, "mutool", "show", "-b", file, "pages/1/Resources/XObject/I1");
    ck_assert_int_eq(memcmp(r.out, colours, sizeof colours), 0);
    r = run(b->a, "mutool", "show", "-b", file, "pages/1/Resources/XObject/I1/SMask");
    ck_assert_int_eq(memcmp(r.out, alpha, 2), 0);
    page_build_free(b);
}
END_TEST

/* A file that is no picture shows that nobody looked into it. */
START_TEST(a_jpeg_file_is_embedded_as_it_is)
{
    static const char bytes[] = "\xFF\xD8 the file \xFF\xD9";
    const struct image jpeg = {.kind = IMAGE_JPEG,
                               .width = 16,
                               .height = 8,
                               .channels = 3,
                               .file = (const uint8_t *)bytes,
                               .n_file = sizeof bytes - 1};
    struct page_build *b = page_build_new();
    put(b, build_tag(b, ROLE_FIGURE, 1), &jpeg, 100, 100, 50);
    build_page_end(b);
    struct run r =
        run(b->a, "mutool", "show", "-b", "-e", build_file(b), "pages/1/Resources/XObject/I1");
    ck_assert_ptr_nonnull(strstr(r.out, "the file"));
    r = run(b->a, "pdfimages", "-list", b->file);
    ck_assert(run_says(&r, "   16     8  rgb     3   8  jpeg"));
    page_build_free(b);
}
END_TEST

START_TEST(a_figure_has_its_words_and_its_box)
{
    struct page_build *b = page_build_new();
    int p = build_tag(b, ROLE_P, 1);
    build_text(b, p, FONT_REGULAR, 14, 85, 90, "Hình");
    put(b, build_tag(b, ROLE_FIGURE, 1), &plain, 100, 100, 50);
    int q = build_tag(b, ROLE_P, 1);
    build_text(b, q, FONT_REGULAR, 14, 85, 190, "Sau");
    build_page_end(b);
    struct run r = run(b->a, "pdfinfo", "-struct-text", build_file(b));
    ck_assert(run_says(&r, "    \"Hình \"\n"
                           "  Figure:\n"
                           "     /Placement /Block\n"
                           "     /BBox [100 691.9 150 741.9]\n"));
    ck_assert_ptr_nonnull(strstr(strstr(r.out, "Figure"), "\"Sau \""));
    r = build_opened(b);
    ck_assert(run_says(&r, "/Alt <feff00421ea3006e002001111ed3"));
    page_build_free(b);
}
END_TEST

/* What is set again with a table's head belongs to the page. */
START_TEST(without_a_tag_it_is_an_artifact)
{
    struct page_build *b = page_build_new();
    put(b, 0, &plain, 100, 100, 50);
    build_page_end(b);
    struct run r = build_opened(b);
    ck_assert(run_says(&r, "/Artifact <</Type /Layout>> BDC\nq 50 "));
    ck_assert(!run_says(&r, "/Figure"));
    page_build_free(b);
}
END_TEST

TCase *image_cases(void)
{
    TCase *tc = tcase_create("image");
    tcase_add_test(tc, a_picture_is_one_object_however_often_it_is_shown);
    tcase_add_test(tc, it_is_drawn_into_its_box);
    tcase_add_test(tc, pixels_and_alpha_come_back);
    tcase_add_test(tc, a_jpeg_file_is_embedded_as_it_is);
    tcase_add_test(tc, a_figure_has_its_words_and_its_box);
    tcase_add_test(tc, without_a_tag_it_is_an_artifact);
    return tc;
}
