/* What an archive's file has beyond the print's: claims, colours, attachments; and what PDF/A-1
 * must do without. Whether it conforms is veraPDF's to say, in conformance.py. */
#include "cases.h"

#include "image/image.h"

#include <math.h>
#include <string.h>

static const struct pdf_attachment files[] = {
    {"bao-cao.xml", "text/xml", "Bản mô tả", "Source", "<report/>\n", 10},
    {"hình/sơ đồ (1).png", "image/png", "Hình", "Data", "\x89PNG\r\n", 6},
};

static struct page_build *archive_of(const struct pdf_archive *archive)
{
    struct page_build *b = page_build_new();
    b->archive = archive;
    b->meta = (struct meta){.title = "Báo cáo",
                            .author = "Sở Y",
                            .subject = "",
                            .language = "vi-VN",
                            .issued = "2024-03-18"};
    build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 85, 100, "abcdefghi");
    return b;
}

static const char *shown(struct page_build *b, const char *path)
{
    return run(b->a, "mutool", "show", "-g", b->file, path).out;
}

static bool packet_says(struct page_build *b, const char *text)
{
    struct run r = run(b->a, "pdfinfo", "-meta", b->file);
    return run_says(&r, text);
}

START_TEST(each_level_says_what_it_is)
{
    static const struct {
        enum pdf_level level;
        const char *part, *conformance, *header;
        bool is_ua;
    } cases[] = {{PDF_A_3A, "3", "A", "%PDF-1.7", true},
                 {PDF_A_2A, "2", "A", "%PDF-1.7", true},
                 {PDF_A_2U, "2", "U", "%PDF-1.7", true},
                 {PDF_A_1A, "1", "A", "%PDF-1.4", false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct pdf_archive archive = {.level = cases[i].level};
        struct page_build *b = archive_of(&archive);
        build_page_end(b);
        build_file(b);
        ck_assert(packet_says(b, arena_printf(b->a, "<pdfaid:part>%s<", cases[i].part)));
        ck_assert(
            packet_says(b, arena_printf(b->a, "<pdfaid:conformance>%s<", cases[i].conformance)));
        ck_assert_int_eq(packet_says(b, "<pdfuaid:part>1<"), cases[i].is_ua);
        ck_assert_mem_eq(b->pdf.at, cases[i].header, 8);
        page_build_free(b);
    }
}
END_TEST

START_TEST(attachments_tell_name_kind_and_sum)
{
    const struct pdf_archive archive = {PDF_A_3A, files, 2};
    struct page_build *b = archive_of(&archive);
    build_page_end(b);
    build_file(b);
    const char *one = shown(b, "trailer/Root/AF/1"), *two = shown(b, "trailer/Root/AF/2");
    ck_assert_ptr_nonnull(strstr(one, "/F(bao-cao.xml)"));
    ck_assert_ptr_nonnull(strstr(one, "/UF(bao-cao.xml)"));
    ck_assert_ptr_nonnull(strstr(one, "/AFRelationship/Source"));
    ck_assert_ptr_nonnull(strstr(two, "/F(h__nh/s__________1_.png)"));
    ck_assert_ptr_nonnull(strstr(two, "/AFRelationship/Data"));
    const char *params = shown(b, "trailer/Root/AF/1/EF/F");
    ck_assert_ptr_nonnull(strstr(params, "/Subtype/text#2Fxml"));
    ck_assert_ptr_nonnull(strstr(params, "/Size 10"));
    ck_assert_ptr_nonnull(strstr(params, "/ModDate(D:20240318000000+07'00')"));
    ck_assert_str_eq(run(b->a, "pdfdetach", "-list", b->file).out,
                     "2 embedded files\n1: bao-cao.xml\n2: hình/sơ đồ (1).png\n");
    page_build_free(b);
}
END_TEST

/* MD5 by coreutils: printf '<report/>\n' | md5sum, printf '\x89PNG\r\n' | md5sum. */
START_TEST(attachments_come_back_byte_for_byte)
{
    const struct pdf_archive archive = {PDF_A_3A, files, 2};
    struct page_build *b = archive_of(&archive);
    build_page_end(b);
    build_file(b);
    for (size_t i = 0; i < 2; i++) {
        const char *key = arena_printf(b->a, "--show-attachment=file%07zu", i + 1);
        struct run r = run(b->a, "qpdf", key, b->file);
        ck_assert_int_eq(r.status, 0);
        ck_assert_uint_eq(r.n, files[i].n);
        ck_assert_mem_eq(r.out, files[i].bytes, files[i].n);
    }
    struct run r = run(b->a, "qpdf", "--list-attachments", "--verbose", b->file);
    ck_assert(run_says(&r, "checksum: 8748497474a1acce3567b504493361ca"));
    ck_assert(run_says(&r, "checksum: 8eece9cc616084e69299f7f1a53a6404"));
    page_build_free(b);
}
END_TEST

START_TEST(only_part_three_attaches)
{
    const struct pdf_archive archive = {PDF_A_2A, files, 2};
    struct page_build *b = archive_of(&archive);
    build_page_end(b);
    build_file(b);
    ck_assert_str_eq(shown(b, "trailer/Root/AF"), "null\n");
    ck_assert_str_eq(shown(b, "trailer/Root/Names"), "null\n");
    page_build_free(b);
}
END_TEST

/* .notdef, the blank behind the line (32), and nine letters (97 to 105), a bit each. */
START_TEST(part_one_names_the_characters_of_a_font)
{
    const struct pdf_archive archive = {.level = PDF_A_1A};
    struct page_build *b = archive_of(&archive);
    build_page_end(b);
    build_file(b);
    struct run r = run(b->a, "mutool", "show", "-b", b->file,
                       "pages/1/Resources/Font/F1/DescendantFonts/1/FontDescriptor/CIDSet");
    static const char bits[14] = {[0] = '\x80', [4] = '\x80', [12] = '\x7F', [13] = '\xC0'};
    ck_assert_uint_eq(r.n, sizeof bits);
    ck_assert_mem_eq(r.out, bits, sizeof bits);
    page_build_free(b);
}
END_TEST

/* 200 covered by 128 of 255 is (200 * 128 + 255 * 127) / 255 = 227.4. */
START_TEST(part_one_lays_pictures_on_white)
{
    static const uint8_t pixels[] = {0, 200, 90}, alpha[] = {255, 128, 0};
    const struct image picture = {.kind = IMAGE_PNG,
                                  .width = 3,
                                  .height = 1,
                                  .channels = 1,
                                  .pixels = pixels,
                                  .alpha = alpha};
    for (int is_one = 0; is_one < 2; is_one++) {
        const struct pdf_archive archive = {.level = is_one ? PDF_A_1A : PDF_A_2A};
        struct page_build *b = archive_of(&archive);
        build_image(b, build_tag(b, ROLE_FIGURE, 1), &picture);
        build_page_end(b);
        build_file(b);
        struct run r = run(b->a, "mutool", "show", "-b", b->file, "pages/1/Resources/XObject/I1");
        ck_assert_uint_eq(r.n, 3);
        ck_assert_mem_eq(r.out, is_one ? "\x00\xE3\xFF" : (const char *)pixels, 3);
        ck_assert_int_eq(!strcmp(shown(b, "pages/1/Resources/XObject/I1/SMask"), "null\n"), is_one);
        page_build_free(b);
    }
}
END_TEST

static unsigned number_at(const struct run *r, size_t at, size_t bytes)
{
    unsigned value = 0;
    for (size_t i = 0; i < bytes; i++)
        value = value << 8 | (unsigned char)r->out[at + i];
    return value;
}

/* The red curve, from the place that its tag names, against IEC 61966-2-1. */
START_TEST(colours_are_those_of_srgb)
{
    const struct pdf_archive archive = {.level = PDF_A_2U};
    struct page_build *b = archive_of(&archive);
    build_page_end(b);
    build_file(b);
    struct run r = run(b->a, "mutool", "show", "-b", b->file,
                       "trailer/Root/OutputIntents/1/DestOutputProfile");
    ck_assert_uint_eq(number_at(&r, 0, 4), r.n);
    ck_assert_mem_eq(r.out + 36, "acsp", 4);
    size_t at = 128 + 4 + 6 * 12;
    ck_assert_mem_eq(r.out + at, "rTRC", 4);
    size_t curve = number_at(&r, at + 4, 4);
    unsigned n = number_at(&r, curve + 8, 4);
    for (unsigned i = 0; i < n; i++) {
        double x = i / (n - 1.0), y = x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
        ck_assert_uint_eq(number_at(&r, curve + 12 + 2 * i, 2), lround(y * 65535));
    }
    page_build_free(b);
}
END_TEST

TCase *archive_cases(void)
{
    TCase *tc = tcase_create("archive");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, each_level_says_what_it_is);
    tcase_add_test(tc, attachments_tell_name_kind_and_sum);
    tcase_add_test(tc, attachments_come_back_byte_for_byte);
    tcase_add_test(tc, only_part_three_attaches);
    tcase_add_test(tc, part_one_names_the_characters_of_a_font);
    tcase_add_test(tc, part_one_lays_pictures_on_white);
    tcase_add_test(tc, colours_are_those_of_srgb);
    return tc;
}
