/* The file as a whole: sound for other programs, whatever the pages, and the same each time. */
#include "cases.h"

#include "base/memo.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void check_sound(struct page_build *b)
{
    struct run r = run(b->a, "qpdf", "--check", build_file(b));
    ck_assert_msg(r.status == 0, "qpdf: %s%s", r.out, r.err);
    ck_assert(!run_says(&r, "WARNING"));
}

static void add_page(struct page_build *b, int n_lines)
{
    int p = build_tag(b, ROLE_P, 1);
    for (int i = 0; i < n_lines; i++)
        build_text(b, p, FONT_REGULAR, 14, 85, 100 + 18 * i, "Căn cứ Nghị định");
    build_page_end(b);
}

START_TEST(an_empty_page_is_a_page)
{
    struct page_build *b = page_build_new();
    build_page_end(b);
    check_sound(b);
    struct run r = run(b->a, "pdfinfo", b->file);
    ck_assert(run_says(&r, "Pages:           1\n"));
    ck_assert(run_says(&r, "Page size:       595.3 x 841.9 pts (A4)\n"));
    ck_assert_str_eq(build_read(b, "pdftotext", "-raw"), "");
    page_build_free(b);
}
END_TEST

START_TEST(three_thousand_pages)
{
    struct page_build *b = page_build_new();
    for (int i = 0; i < 3000; i++)
        add_page(b, 2);
    check_sound(b);
    struct run r = run(b->a, "pdfinfo", b->file);
    ck_assert(run_says(&r, "Pages:           3000\n"));
    r = run(b->a, "pdftotext", "-raw", "-f", "2999", b->file, "-");
    ck_assert_str_eq(r.out, "Căn cứ Nghị định\nCăn cứ Nghị định\n\f"
                            "Căn cứ Nghị định\nCăn cứ Nghị định\n\f");
    /* The last page's content leads to the last paragraph: 64 pages a node, 32 a leaf. */
    r = run(b->a, "mutool", "show", b->file, "pages/3000/StructParents",
            "trailer/Root/StructTreeRoot/ParentTree/Kids/94/Limits",
            "trailer/Root/StructTreeRoot/ParentTree/Kids/94/Nums/47",
            "trailer/Root/StructTreeRoot/ParentTreeNextKey");
    ck_assert_ptr_nonnull(strstr(r.out, "2999\n[ 2976 2999 ]\n2999\n3000\n"));
    page_build_free(b);
}
END_TEST

START_TEST(many_tags)
{
    struct page_build *b = page_build_new();
    for (int page = 0; page < 40; page++) {
        for (int i = 0; i < 500; i++)
            build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 1, 85, 50 + i, "a");
        build_page_end(b);
    }
    check_sound(b);
    struct run r = run(b->a, "pdfinfo", "-struct", b->file);
    int n = 0;
    for (const char *s = r.out; (s = strstr(s, "\n  P (block)")); s++)
        n++;
    ck_assert_int_eq(n, 20000);
    page_build_free(b);
}
END_TEST

/* A page that holds a bit of everything that is written. */
static struct page_build *everything(void)
{
    struct page_build *b = page_build_new();
    b->meta.issued = "2024-03-18";
    int h = build_heading(b, ROLE_H1, 1, "I. Đánh giá", 80);
    for (int style = 0; style < FONT_N_STYLES; style++)
        build_text(b, h, (enum font_style)style, 13.5, 85, 100, "I. Đánh giá")->slack = 31750;
    build_text(b, build_tag(b, ROLE_NOTE, 1), FONT_REGULAR, 10, 85, 700, "1 Số 243");
    build_rule(b, 85, 690, 117, 0.5);
    build_page_end(b);
    return b;
}

START_TEST(equal_pages_give_equal_bytes)
{
    struct page_build *b = everything();
    ck_assert(build_pdf(b));
    size_t n = b->pdf.n;
    void *first = arena_strndup(b->a, (const char *)b->pdf.at, n);
    setenv("TZ", "America/Lima", 1);
    tzset();
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    setlocale(LC_ALL, "");
    ck_assert(build_pdf(b));
    ck_assert_uint_eq(b->pdf.n, n);
    ck_assert_mem_eq(b->pdf.at, first, n);
    setlocale(LC_ALL, "C");
    struct page_build *again = everything();
    ck_assert(build_pdf(again));
    ck_assert_uint_eq(again->pdf.n, n);
    ck_assert_mem_eq(again->pdf.at, first, n);
    page_build_free(again);
    page_build_free(b);
}
END_TEST

/* The file of a writer of its own, and of one that has met others: met for the first time, and
 * again. */
static void check_same_as_alone(struct page_build *b, struct pdf_writer *kept)
{
    b->kept = NULL;
    ck_assert(build_pdf(b));
    size_t n = b->pdf.n;
    const char *alone = arena_strndup(b->a, (const char *)b->pdf.at, n);
    b->kept = kept;
    for (int times = 0; times < 2; times++) {
        ck_assert(build_pdf(b));
        ck_assert_uint_eq(b->pdf.n, n);
        ck_assert_mem_eq(b->pdf.at, alone, n);
    }
}

/* With a hyphen that no line may end at, which the face has no glyph for, and letters that make
 * programs of so many kinds that no two documents which follow each other have the same, and the
 * seventh is displaced before it comes again; thirty make a face known to be worth preparing. */
START_TEST(a_kept_writer_changes_no_bytes)
{
    struct page_build *b = everything();
    struct page_text *text =
        build_text(b, build_tag(b, ROLE_P, 1), FONT_BOLD, 14, 85, 100, "a\xE2\x80\x91z qwxkjfb");
    build_page_end(b);
    struct memo *memo = memo_new();
    struct pdf_writer *kept = pdf_writer_new(memo);
    for (int i = 0; i < 30; i++) {
        text->n = strlen(text->utf8) - (size_t)(i % 7);
        check_same_as_alone(b, kept);
    }
    pdf_writer_free(kept);
    memo_free(memo);
    page_build_free(b);
}
END_TEST

/* The same page but for one thing, of two paragraphs, a heading and a link; 0: as it is. */
static struct page_build *page_but_for(struct page_build *b, int change)
{
    memset(&b->pages, 0, sizeof b->pages);
    memset(&b->tags, 0, sizeof b->tags);
    build_tag(b, ROLE_ARTIFACT, 0);
    build_tag(b, ROLE_DOCUMENT, 0);
    int p = build_tag(b, ROLE_P, 1), h = build_tag(b, change == 1 ? ROLE_P : ROLE_H1, 1);
    int link = build_tag(b, ROLE_LINK, p);
    int other = build_tag(b, ROLE_P, 1);
    b->tags.at[link].uri = change == 2 ? "https://b.vn/" : "https://a.vn/";
    struct page_text *t = build_text(b, p, FONT_REGULAR, 13.5, 85, 100, "Kính gửi các sở");
    t->slack = change == 3 ? 31750 : 0;
    t->color = change == 4 ? 0xFF0000 : 0;
    t->underline = change == 5;
    t->ends_line = change != 6;
    t->cuts_word = change == 7;
    t->x += change == 8;
    t->baseline += change == 9 ? 12700 : 0;
    t->size += change == 10;
    t->width = 1270000;
    build_text(b,
               change == 11   ? h
               : change == 21 ? other
                              : p,
               FONT_REGULAR, 13.5, change == 12 ? 300 : 90, 100, "và");
    if (change == 13) build_text(b, h, FONT_REGULAR, 13.5, 500, 100, "");
    build_text(b, p, change == 14 ? FONT_BOLD : FONT_REGULAR, 13.5, 95, 120, "\u0111\u1EA1i");
    build_text(b, link, FONT_BOLD, 13.5, 95, 140, change == 15 ? "a.vm" : "a.vn");
    build_text(b, h, FONT_BOLD, 13.5, 95, 160, change == 16 ? "\u03A9" : "I");
    build_rule(b, 85, 690, change == 17 ? 118 : 117, 0.5);
    if (change == 18) build_text(b, 0, FONT_REGULAR, 10, 300, 50, "2");
    b->watermark = (struct page_watermark){change == 19 ? "Dự thảo" : NULL, t->face, 1000, 100, 0};
    build_page_end(b);
    if (change == 20) b->pages.at[0].height += 12700;
    return b;
}

START_TEST(a_page_that_was_met_differs_in_nothing)
{
    struct page_build *b = page_build_new();
    struct memo *memo = memo_new();
    struct pdf_writer *kept = pdf_writer_new(memo);
    for (int change = 0; change < 2 * 22; change++) {
        check_same_as_alone(page_but_for(b, change % 22), kept);
    }
    pdf_writer_free(kept);
    memo_free(memo);
    page_build_free(b);
}
END_TEST

START_TEST(a_page_without_a_glyph_is_refused_again)
{
    struct page_build *b = page_build_new();
    struct memo *memo = memo_new();
    b->kept = pdf_writer_new(memo);
    build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 50, 100, "a\u2713");
    build_page_end(b);
    ck_assert(!build_pdf(b));
    ck_assert(!build_pdf(b));
    ck_assert_uint_eq(b->diags.n, 2);
    pdf_writer_free(b->kept);
    memo_free(memo);
    page_build_free(b);
}
END_TEST

static const char *identifier(struct page_build *b)
{
    struct run r = run(b->a, "mutool", "show", build_file(b), "trailer/ID");
    return r.out;
}

START_TEST(other_content_has_another_id)
{
    struct page_build *b = everything();
    const char *first = identifier(b);
    b->meta.title = "Khác";
    ck_assert_str_ne(identifier(b), first);
    page_build_free(b);
}
END_TEST

START_TEST(bytes_are_added_behind_what_is_there)
{
    struct page_build *b = everything();
    ck_assert(build_pdf(b));
    struct pages pages = {b->meta, b->pages.at, b->pages.n, b->tags.at, b->tags.n};
    struct buf out = {0};
    buf_puts(&out, "before");
    ck_assert(pdf_write(b->a, &pages, NULL, NULL, &out, &b->diags));
    ck_assert_uint_eq(out.n, 6 + b->pdf.n);
    ck_assert_mem_eq(out.at, "before%PDF-1.7\n", 15);
    buf_free(&out);
    page_build_free(b);
}
END_TEST

START_TEST(a_broken_font_program_is_refused)
{
    struct page_build *b = page_build_new();
    struct font_face cut = *b->faces[FONT_REGULAR];
    cut.n_data = 200;
    build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 85, 100, "a")->face = &cut;
    build_page_end(b);
    ck_assert(!build_pdf(b));
    ck_assert_uint_eq(b->diags.n, 1);
    ck_assert_int_eq(b->diags.at[0].code, DIAG_PDF_SUBSET);
    ck_assert_str_eq(b->diags.at[0].args[0], "LiberationSerif");
    page_build_free(b);
}
END_TEST

TCase *file_cases(void)
{
    TCase *tc = tcase_create("file");
    tcase_set_timeout(tc, 120);
    tcase_add_test(tc, an_empty_page_is_a_page);
    tcase_add_test(tc, three_thousand_pages);
    tcase_add_test(tc, many_tags);
    tcase_add_test(tc, equal_pages_give_equal_bytes);
    tcase_add_test(tc, other_content_has_another_id);
    tcase_add_test(tc, a_kept_writer_changes_no_bytes);
    tcase_add_test(tc, a_page_that_was_met_differs_in_nothing);
    tcase_add_test(tc, a_page_without_a_glyph_is_refused_again);
    tcase_add_test(tc, bytes_are_added_behind_what_is_there);
    tcase_add_test(tc, a_broken_font_program_is_refused);
    return tc;
}
