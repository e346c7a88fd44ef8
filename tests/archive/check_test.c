/* The self-check: a whole file passes, and each thing that is taken from it is missed by name. */
#include "archive/archive.h"
#include "pdf/page_build.h"
#include "suite.h"

#include <check.h>
#include <string.h>

static struct page_build *build(enum pdf_level level)
{
    static struct pdf_archive archive;
    archive = (struct pdf_archive){.level = level};
    struct page_build *b = page_build_new();
    b->archive = &archive;
    b->meta = (struct meta){.title = "Báo cáo (1)",
                            .author = "Sở Y tế",
                            .subject = "Về việc \"A & B\"",
                            .language = "vi-VN",
                            .issued = "2024-03-18"};
    build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 85, 100, "Nội dung");
    build_page_end(b);
    ck_assert(build_pdf(b));
    return b;
}

START_TEST(what_is_written_passes)
{
    static const enum pdf_level levels[] = {PDF_A_3A, PDF_A_2A, PDF_A_2U, PDF_A_1A};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        struct page_build *b = build(levels[i]);
        ck_assert(archive_check(b->a, b->pdf.at, b->pdf.n, &b->diags));
        ck_assert_uint_eq(b->diags.n, 0);
        page_build_free(b);
    }
}
END_TEST

/* What is changed in the file, by something as long, and what is then missed. */
static const struct {
    enum pdf_level level;
    const char *is, *becomes, *missed;
} losses[] = {
    {PDF_A_3A, "/Marked true", "/Marked null", "MarkInfo"},
    {PDF_A_3A, "/DisplayDocTitle true", "/DisplayDocTitle null", "DisplayDocTitle"},
    {PDF_A_3A, "/Lang ", "/lang ", "Lang"},
    {PDF_A_3A, "/OutputIntents", "/Outputintents", "OutputIntents"},
    {PDF_A_3A, "/DestOutputProfile", "/Destoutputprofile", "OutputIntents"},
    {PDF_A_3A, "/ID [", "/Id [", "ID"},
    {PDF_A_3A, "/Metadata ", "/metadata ", "XMP"},
    {PDF_A_3A, "<dc:creator>", "<dc:Creator>", "XMP"},
    {PDF_A_3A, "A &amp; B", "A &amp; C", "Subject"},
    {PDF_A_3A, "<pdf:Producer>v", "<pdf:Producer>V", "Producer"},
    {PDF_A_3A, "/pdfa/ns/id/", "/pdfb/ns/id/", "pdfaid"},
    {PDF_A_3A, "xmlns:pdfuaid=\"http://www.aiim.org/pdfua",
     "xmlns:pdfuaid=\"http://www.aiim.org/pdfub", "pdfuaid"},
    {PDF_A_3A, "/FontFile2", "/Fontfile2", "FontFile2"},
    {PDF_A_3A, "/ToUnicode", "/Tounicode", "ToUnicode"},
    {PDF_A_1A, "/CIDSet", "/CidSet", "CIDSet"},
    {PDF_A_3A, "/StructParents 0", "/StructParents 1", "StructParents"},
    {PDF_A_3A, "/Tabs /S", "/Tabs /R", "Tabs"},
    {PDF_A_3A, "/ParentTree ", "/Parenttree ", "ParentTree"},
    {PDF_A_3A, "startxref", "startxxef", "xref"},
};

START_TEST(a_loss_is_named)
{
    struct page_build *b = build(losses[_i].level);
    const char *is = losses[_i].is, *becomes = losses[_i].becomes;
    size_t n = strlen(is), found = 0;
    ck_assert_uint_eq(n, strlen(becomes));
    for (size_t i = 0; i + n <= b->pdf.n; i++) {
        if (memcmp(b->pdf.at + i, is, n) != 0) continue;
        memcpy(b->pdf.at + i, becomes, n);
        found++;
    }
    ck_assert_uint_ge(found, 1);
    ck_assert(!archive_check(b->a, b->pdf.at, b->pdf.n, &b->diags));
    ck_assert_uint_eq(b->diags.n, 1);
    ck_assert_int_eq(b->diags.at[0].code, DIAG_ARCHIVE_CHECK);
    ck_assert_str_eq(b->diags.at[0].args[0], losses[_i].missed);
    page_build_free(b);
}
END_TEST

/* A string may have 32,767 bytes; the title is two of hexadecimal for each. */
START_TEST(limits_are_kept)
{
    struct page_build *b = build(PDF_A_3A);
    char *title = arena_alloc(b->a, 40001);
    memset(title, 'a', 40000);
    b->meta.title = title;
    ck_assert(build_pdf(b));
    ck_assert(!archive_check(b->a, b->pdf.at, b->pdf.n, &b->diags));
    ck_assert_str_eq(b->diags.at[0].args[0], "limits");
    page_build_free(b);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("archive");
    TCase *tc = tcase_create("check");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, what_is_written_passes);
    tcase_add_loop_test(tc, a_loss_is_named, 0, (int)(sizeof losses / sizeof *losses));
    tcase_add_test(tc, limits_are_kept);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
