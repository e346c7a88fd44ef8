/* Title, author and dates: in the information dictionary, in XMP, and only those. */
#include "cases.h"

#include <stdio.h>
#include <unistd.h>

static struct page_build *with_meta(struct meta meta)
{
    struct page_build *b = page_build_new();
    b->meta = meta;
    build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 85, 100, "a");
    build_page_end(b);
    return b;
}

static const struct meta hostile = {
    .title = "Báo cáo <A & B> \"nháp\" 'x' (1) \\ ]]>",
    .author = "Sở <Y> & Z",
    .subject = "Về việc \"A & B\"",
    .language = "vi-VN",
    .issued = "2024-03-18",
};

static const struct meta bare = {
    .title = "Công văn", .author = "", .subject = "", .language = "vi"};

START_TEST(info_has_what_the_document_says)
{
    struct page_build *b = with_meta(hostile);
    struct run r = run(b->a, "pdfinfo", "-rawdates", build_file(b));
    ck_assert_str_eq(r.err, "");
    ck_assert(run_says(&r, "Title:           Báo cáo <A & B> \"nháp\" 'x' (1) \\ ]]>\n"));
    ck_assert(run_says(&r, "Author:          Sở <Y> & Z\n"));
    ck_assert(run_says(&r, "Subject:         Về việc \"A & B\"\n"));
    ck_assert(run_says(&r, "Producer:        vanthu\n"));
    ck_assert(run_says(&r, "CreationDate:    D:20240318000000+07'00'\n"));
    ck_assert(run_says(&r, "ModDate:         D:20240318000000+07'00'\n"));
    ck_assert(run_says(&r, "PDF version:     1.7\n"));
    page_build_free(b);
}
END_TEST

START_TEST(no_date_but_the_documents_own)
{
    struct page_build *b = with_meta(bare);
    struct run r = run(b->a, "pdfinfo", build_file(b));
    ck_assert(run_says(&r, "Title:           Công văn\n"));
    ck_assert(!run_says(&r, "Date:"));
    ck_assert(!run_says(&r, "Subject:"));
    r = run(b->a, "pdfinfo", "-meta", b->file);
    ck_assert(run_says(&r, "<dc:title>"));
    ck_assert(!run_says(&r, "Date>"));
    ck_assert(!run_says(&r, "<dc:description>"));
    ck_assert(!run_says(&r, "<dc:creator>"));
    page_build_free(b);
}
END_TEST

/* A value of the XMP packet as xmllint reads it. */
static const char *xmp_value(struct page_build *b, const char *packet, const char *name)
{
    const char *xpath =
        arena_printf(b->a, "string(//*[name()='%s']/descendant-or-self::*[not(*)])", name);
    struct run r = run(b->a, "xmllint", "--xpath", xpath, packet);
    ck_assert_int_eq(r.status, 0);
    ck_assert_str_eq(r.err, "");
    return arena_strndup(b->a, r.out, r.n - 1);
}

START_TEST(xmp_says_the_same)
{
    struct page_build *b = with_meta(hostile);
    struct run r = run(b->a, "pdfinfo", "-meta", build_file(b));
    const char *packet = arena_printf(b->a, "%s.xmp", b->file);
    FILE *file = fopen(packet, "wb");
    ck_assert_ptr_nonnull(file);
    fwrite(r.out, 1, r.n, file);
    fclose(file);
    ck_assert_str_eq(xmp_value(b, packet, "dc:title"), hostile.title);
    ck_assert_str_eq(xmp_value(b, packet, "dc:creator"), hostile.author);
    ck_assert_str_eq(xmp_value(b, packet, "dc:description"), hostile.subject);
    ck_assert_str_eq(xmp_value(b, packet, "dc:language"), "vi-VN");
    ck_assert_str_eq(xmp_value(b, packet, "dc:format"), "application/pdf");
    ck_assert_str_eq(xmp_value(b, packet, "pdf:Producer"), "vanthu");
    ck_assert_str_eq(xmp_value(b, packet, "xmp:CreateDate"), "2024-03-18T00:00:00+07:00");
    ck_assert_str_eq(xmp_value(b, packet, "xmp:ModifyDate"), "2024-03-18T00:00:00+07:00");
    unlink(packet);
    page_build_free(b);
}
END_TEST

/* What is made for print can be listened to; that it keeps is not claimed. */
START_TEST(print_claims_pdf_ua_alone)
{
    struct page_build *b = with_meta(hostile);
    struct run r = run(b->a, "pdfinfo", "-meta", build_file(b));
    ck_assert(run_says(&r, "<pdfuaid:part>1</pdfuaid:part>"));
    ck_assert(!run_says(&r, "pdfaid:"));
    r = run(b->a, "mutool", "show", b->file, "trailer/Root/OutputIntents", "trailer/Root/AF",
            "trailer/Root/Names");
    ck_assert_str_eq(r.out, "null\nnull\nnull\n");
    page_build_free(b);
}
END_TEST

START_TEST(the_catalog_speaks_for_the_whole)
{
    struct page_build *b = with_meta(hostile);
    const char *file = build_file(b);
    struct run r = run(b->a, "mutool", "show", file, "trailer/Root/Lang",
                       "trailer/Root/ViewerPreferences/DisplayDocTitle",
                       "trailer/Root/MarkInfo/Marked", "pages/1/Tabs", "pages/1/StructParents");
    ck_assert_str_eq(r.out, "(vi-VN)\ntrue\ntrue\n/S\n0\n");
    r = run(b->a, "mutool", "show", file, "trailer/Root/PageMode");
    ck_assert_str_eq(r.out, "null\n");
    page_build_free(b);
}
END_TEST

TCase *meta_cases(void)
{
    TCase *tc = tcase_create("meta");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, info_has_what_the_document_says);
    tcase_add_test(tc, no_date_but_the_documents_own);
    tcase_add_test(tc, xmp_says_the_same);
    tcase_add_test(tc, print_claims_pdf_ua_alone);
    tcase_add_test(tc, the_catalog_speaks_for_the_whole);
    return tc;
}
