/* What comes back from the file when its text is copied out. */
#include "cases.h"

#include <string.h>

/* The 134 letters of Vietnamese beyond a to z: 67, in both cases (TCVN 6909). */
static const char lower[] = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";
static const char upper[] = "ÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬÈẺẼÉẸÊỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢÙỦŨÚỤƯỪỬỮỨỰỲỶỸÝỴĐ";
static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
static const char marks[] = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—…“”‘’«»§°±×÷½€₫•";

static const char *const readers[][2] = {
    {"pdftotext", "-raw"},
    {"pdftotext", "-nopgbrk"},
    {"mutool", "text"},
};

START_TEST(every_letter_comes_back)
{
    struct page_build *b = page_build_new();
    int p = build_tag(b, ROLE_P, 1);
    enum font_style style = (enum font_style)(_i / 3);
    const char *const *reader = readers[_i % 3];
    build_text(b, p, style, 10, 50, 100, lower);
    build_text(b, p, style, 10, 50, 120, upper);
    build_text(b, p, style, 10, 50, 140, plain);
    build_text(b, p, style, 10, 50, 160, marks);
    build_page_end(b);
    const char *want = arena_printf(b->a, "%s\n%s\n%s\n%s", lower, upper, plain, marks);
    ck_assert_str_eq(build_read(b, reader[0], reader[1]), want);
    page_build_free(b);
}
END_TEST

START_TEST(characters_that_share_a_glyph_stay_apart)
{
    struct page_build *b = page_build_new();
    build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 50, 100, "a b\u00A0c");
    build_page_end(b);
    /* The no-break blank's CID, from src/pdf/letters.c: 32 and the 95 of ASCII, 45 letters from
     * U+1EA1, 32 from U+00E0, and six of either case, and 45 from U+1EA0 make 261. */
    struct run opened = build_opened(b);
    ck_assert(run_says(&opened, "<0020> <0020>\n<0061> <0061>\n<0062> <0062>\n<0063> <0063>\n"
                                "<0105> <0020>\n"));
    page_build_free(b);
}
END_TEST

/* The last of `pages` pages; those before it have other characters, one of them beyond the letters
 * of Vietnamese. */
static struct run last_content(struct page_build *b, int pages)
{
    static const char *const before[] = {"z\u03A9x", "Ỹ(7)"};
    for (int i = 0; i < pages - 1; i++) {
        build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 50, 100, before[i]);
        build_page_end(b);
    }
    build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 50, 100, "Số: 80/BC-STTTT “Đà Nẵng”");
    build_page_end(b);
    return run(b->a, "mutool", "show", "-b", build_file(b),
               arena_printf(b->a, "pages/%d/Contents", pages));
}

START_TEST(equal_pages_are_equal_bytes_in_every_document)
{
    struct page_build *x = page_build_new(), *y = page_build_new();
    struct run alone = last_content(x, 1), behind = last_content(y, 3);
    ck_assert_uint_gt(alone.n, 50);
    ck_assert_uint_eq(alone.n, behind.n);
    ck_assert_mem_eq(alone.out, behind.out, alone.n);
    ck_assert_str_eq(build_read(y, "pdftotext", "-nopgbrk"),
                     "z\u03A9x\nỸ(7)\nSố: 80/BC-STTTT “Đà Nẵng”");
    page_build_free(x);
    page_build_free(y);
}
END_TEST

/* Faces that lack it draw it as a hyphen, which the subset must have although no text asks for it.
 */
START_TEST(a_no_break_hyphen_is_a_hyphen)
{
    struct page_build *b = page_build_new();
    build_text(b, build_tag(b, ROLE_P, 1), FONT_ITALIC, 14, 50, 100, "01/NQ\u2011CP");
    build_page_end(b);
    ck_assert_str_eq(build_read(b, "pdftotext", "-raw"), "01/NQ-CP");
    page_build_free(b);
}
END_TEST

/* Both modes of pdftotext would find the line ends by themselves; by its tags, only blanks tell. */
static const char *by_tags(struct page_build *b)
{
    struct run r = run(b->a, "pdfinfo", "-struct-text", build_file(b));
    ck_assert_int_eq(r.status, 0);
    return r.out;
}

START_TEST(lines_are_parted_by_a_blank)
{
    struct page_build *b = page_build_new();
    int p = build_tag(b, ROLE_P, 1);
    build_text(b, p, FONT_REGULAR, 14, 50, 100, "Căn cứ Quyết định");
    build_text(b, p, FONT_REGULAR, 14, 50, 118, "số 01/QĐ-")->cuts_word = true;
    build_text(b, p, FONT_REGULAR, 14, 50, 136, "UBND ngày");
    build_page_end(b);
    ck_assert_ptr_nonnull(strstr(by_tags(b), "\"Căn cứ Quyết định số 01/QĐ-UBND ngày "));
    page_build_free(b);
}
END_TEST

START_TEST(a_tab_is_a_blank)
{
    struct page_build *b = page_build_new();
    int p = build_tag(b, ROLE_P, 1);
    struct page_text *label = build_text(b, p, FONT_REGULAR, 14, 50, 100, "1.");
    label->ends_line = false;
    label->width = 10 * LEN_PT;
    struct page_text *portion = build_text(b, p, FONT_REGULAR, 14, 72, 100, "Kết");
    portion->ends_line = false;
    portion->width = 20 * LEN_PT;
    build_text(b, p, FONT_BOLD, 14, 92, 100, "quả");
    build_page_end(b);
    ck_assert_ptr_nonnull(strstr(by_tags(b), "\"1. Kếtquả "));
    page_build_free(b);
}
END_TEST

START_TEST(a_character_without_glyph_is_named)
{
    struct page_build *b = page_build_new();
    build_text(b, build_tag(b, ROLE_P, 1), FONT_BOLD, 14, 50, 100, "a\u2713b\u2713");
    build_page_end(b);
    ck_assert(!build_pdf(b));
    ck_assert_uint_eq(b->diags.n, 1);
    ck_assert_int_eq(b->diags.at[0].code, DIAG_TEXT_NO_GLYPH);
    ck_assert_str_eq(b->diags.at[0].args[0], "\u2713");
    ck_assert_str_eq(b->diags.at[0].args[1], "U+2713");
    ck_assert_str_eq(b->diags.at[0].args[2], "LiberationSerif-Bold");
    page_build_free(b);
}
END_TEST

START_TEST(fonts_are_embedded_subsets)
{
    struct page_build *b = page_build_new();
    int p = build_tag(b, ROLE_P, 1);
    for (int style = 0; style < FONT_N_STYLES; style++)
        build_text(b, p, (enum font_style)style, 14, 50, 100 + 20 * style, "Số");
    build_page_end(b);
    struct run r = run(b->a, "pdffonts", build_file(b));
    static const char *const names[] = {"+LiberationSerif ", "+LiberationSerif-Bold ",
                                        "+LiberationSerif-Italic ", "+LiberationSerif-BoldItalic "};
    int n_lines = 0;
    for (const char *s = r.out; (s = strchr(s, '\n')); s++)
        n_lines++;
    ck_assert_int_eq(n_lines, 2 + FONT_N_STYLES);
    for (int style = 0; style < FONT_N_STYLES; style++) {
        const char *at = strstr(r.out, names[style]);
        ck_assert_ptr_nonnull(at);
        ck_assert_ptr_nonnull(strstr(at, "CID TrueType      Identity-H       yes yes yes"));
    }
    page_build_free(b);
}
END_TEST

TCase *text_cases(void)
{
    TCase *tc = tcase_create("text");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, every_letter_comes_back, 0, 3 * FONT_N_STYLES);
    tcase_add_test(tc, characters_that_share_a_glyph_stay_apart);
    tcase_add_test(tc, equal_pages_are_equal_bytes_in_every_document);
    tcase_add_test(tc, a_no_break_hyphen_is_a_hyphen);
    tcase_add_test(tc, lines_are_parted_by_a_blank);
    tcase_add_test(tc, a_tab_is_a_blank);
    tcase_add_test(tc, a_character_without_glyph_is_named);
    tcase_add_test(tc, fonts_are_embedded_subsets);
    return tc;
}
