/* Where things stand on the page, as poppler and mupdf see it.
 *
 * Advances of Liberation Serif at 14 pt, in 1/8640 inch, of which 120 are a point (hmtx units * 280
 * twips * 6 / 2048, rounded): a 909 -> 746, b 1024 -> 840, blank 512 -> 420. */
#include "cases.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { A = 746, B = 840, BLANK = 420, PT = 120 };

/* The attribute of the i-th element of the kind. */
static double attribute(const char *xml, const char *element, int i, const char *name)
{
    const char *at = xml;
    for (int k = 0; k <= i; k++) {
        at = strstr(k ? at + 1 : at, element);
        ck_assert_msg(at != NULL, "no %s %d", element, i);
    }
    at = strstr(at, name);
    ck_assert_ptr_nonnull(at);
    return strtod(at + strlen(name), NULL);
}

static double left_of(const char *boxes, int word)
{
    return attribute(boxes, "<word", word, "xMin=\"");
}

static double right_of(const char *boxes, int word)
{
    return attribute(boxes, "<word", word, "xMax=\"");
}

static struct page_build *one_line(const char *text, double slack)
{
    struct page_build *b = page_build_new();
    struct page_text *t = build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 85, 100, text);
    t->slack = (len)lround(slack * LEN_PT);
    build_page_end(b);
    return b;
}

/* 909 units are 6.2139 pt, layout takes 6.2167: after thirty letters they would be 0.08 pt apart.
 */
START_TEST(rounding_does_not_add_up)
{
    enum { N = 30 };
    char text[2 * N + 1];
    for (int i = 0; i < N; i++)
        memcpy(text + 2 * i, "a ", 3);
    struct page_build *b = one_line(text, 0);
    const char *boxes = build_read(b, "pdftotext", "-bbox");
    for (int i = 0; i < N; i++)
        ck_assert_double_eq_tol(left_of(boxes, i), 85 + i * (double)(A + BLANK) / PT, 0.0075);
    page_build_free(b);
}
END_TEST

/* 4 words, 3 blanks, 0.01 pt = 127 EMU: shares of 42, 84 and 127, as page.h cuts them. */
START_TEST(blanks_share_the_slack)
{
    static const double slacks[] = {30, 0.01, -4.5};
    struct page_build *b = one_line("ab a bb a", slacks[_i]);
    const char *boxes = build_read(b, "pdftotext", "-bbox");
    double slack = slacks[_i],
           sums[] = {0, A + B + BLANK, 2 * A + B + 2 * BLANK, 2 * A + 3 * B + 3 * BLANK};
    for (int i = 0; i < 4; i++)
        ck_assert_double_eq_tol(left_of(boxes, i), 85 + sums[i] / PT + slack * i / 3, 0.0075);
    page_build_free(b);
}
END_TEST

/* Natural width 3172 / 6 = 528.67 twips, which layout calls 529; with 30 pt of slack the line ends
 * at 85 + 26.45 + 30 but for what was rounded: a third of a twip, and 1 / 2000 of the size. */
START_TEST(a_justified_line_ends_at_the_margin)
{
    struct page_build *b = one_line("a b a", 30);
    const char *boxes = build_read(b, "pdftotext", "-bbox");
    double room = 85 + (double)((2 * A + B + 2 * BLANK + 4) / 6) / 20 + 30;
    ck_assert_double_eq_tol(right_of(boxes, 2), room, 0.025);
    page_build_free(b);
}
END_TEST

START_TEST(letters_stand_on_the_baseline)
{
    struct page_build *b = page_build_new();
    int p = build_tag(b, ROLE_P, 1);
    build_text(b, p, FONT_REGULAR, 14, 85.05, 100, "a")->ends_line = false;
    build_text(b, p, FONT_REGULAR, 8.1, 91.3, 95.4, "1")->ends_line = false;
    build_text(b, p, FONT_ITALIC, 14, 95, 100, "b");
    build_page_end(b);
    const char *trace = build_read(b, "mutool", "trace");
    const double x[] = {85.05, 91.3, 95}, y[] = {741.9, 746.5, 741.9};
    const double size[] = {14, 8.1, 14};
    for (int i = 0; i < 3; i++) {
        ck_assert_double_eq_tol(attribute(trace, "<span", i, " x=\""), x[i], 0.001);
        ck_assert_double_eq_tol(attribute(trace, "<span", i, " y=\""), y[i], 0.001);
        ck_assert_double_eq_tol(attribute(trace, "<span", i, "trm=\""), size[i], 0.001);
    }
    page_build_free(b);
}
END_TEST

START_TEST(rules_are_black_rectangles)
{
    struct page_build *b = page_build_new();
    build_rule(b, 85, 700, 120, 0.5);
    build_page_end(b);
    const char *trace = build_read(b, "mutool", "trace");
    const char *path = strstr(trace, "<fill_path");
    ck_assert_ptr_nonnull(path);
    ck_assert_ptr_nonnull(strstr(path, "colorspace=\"DeviceGray\" color=\"0\""));
    ck_assert_double_eq_tol(attribute(path, "<moveto", 0, "x=\""), 85, 0.001);
    ck_assert_double_eq_tol(attribute(path, "<moveto", 0, "y=\""), 141.4, 0.001);
    ck_assert_double_eq_tol(attribute(path, "<lineto", 1, "x=\""), 205, 0.001);
    ck_assert_double_eq_tol(attribute(path, "<lineto", 1, "y=\""), 141.9, 0.001);
    page_build_free(b);
}
END_TEST

/* `post` of Liberation Serif: the underline's top at -217 of 2048 units, 100 thick. */
START_TEST(underlines_run_below_the_portion)
{
    struct page_build *b = page_build_new();
    struct page_text *t = build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 85, 100, "ab");
    const struct font_face *face = t->face;
    t->underline = true;
    t->width = 13 * LEN_PT;
    build_page_end(b);
    const char *path = strstr(build_read(b, "mutool", "trace"), "<fill_path");
    ck_assert_ptr_nonnull(path);
    double top = 741.9 + 14.0 * face->underline_position / 2048;
    double bottom = top - 14.0 * face->underline_thickness / 2048;
    ck_assert_double_eq_tol(attribute(path, "<moveto", 0, "x=\""), 85, 0.001);
    ck_assert_double_eq_tol(attribute(path, "<moveto", 0, "y=\""), bottom, 0.002);
    ck_assert_double_eq_tol(attribute(path, "<lineto", 1, "x=\""), 98, 0.001);
    ck_assert_double_eq_tol(attribute(path, "<lineto", 1, "y=\""), top, 0.002);
    page_build_free(b);
}
END_TEST

/* A word, a bold one, a raised mark: each has another line of its own. The next line of text begins
 * where the first ended, far below. */
START_TEST(one_underline_goes_below_all_that_follow_each_other)
{
    struct page_build *b = page_build_new();
    int p = build_tag(b, ROLE_P, 1);
    struct page_text texts[4];
    const struct {
        enum font_style style;
        double size, x, baseline, width;
    } of[] = {{FONT_REGULAR, 14, 85, 100, 13},
              {FONT_BOLD, 14, 98, 100, 14},
              {FONT_REGULAR, 8.1, 112, 94.6, 4},
              {FONT_REGULAR, 14, 116, 118, 13}};
    for (int i = 0; i < 4; i++) {
        struct page_text *t =
            build_text(b, p, of[i].style, of[i].size, of[i].x, of[i].baseline, "ab");
        t->underline = true;
        t->width = (len)lround(of[i].width * LEN_PT);
        texts[i] = *t;
    }
    build_page_end(b);
    const char *path = strstr(build_read(b, "mutool", "trace"), "<fill_path");
    double top = 741.9 + 14.0 * texts[0].face->underline_position / 2048;
    ck_assert_double_eq_tol(attribute(path, "<moveto", 0, "x=\""), 85, 0.001);
    ck_assert_double_eq_tol(attribute(path, "<lineto", 1, "x=\""), 116, 0.001);
    ck_assert_double_eq_tol(attribute(path, "<lineto", 1, "y=\""), top, 0.002);
    ck_assert_double_eq_tol(attribute(path, "<moveto", 1, "x=\""), 116, 0.001);
    ck_assert_ptr_null(strstr(strstr(strstr(path, "<moveto") + 1, "<moveto") + 1, "<moveto"));
    page_build_free(b);
}
END_TEST

/* Half of 200 pt back along the line and half of the capitals' 66 pt below it, at 45 degrees: from
 * (300, 841.9 - 400) by (100 - 33) x .70711 and (100 + 33) x .70711. */
START_TEST(a_watermark_rises_around_the_middle_behind_the_text)
{
    struct page_build *b = page_build_new();
    b->watermark = (struct page_watermark){.text = "Ab",
                                           .face = b->faces[FONT_BOLD],
                                           .size = 2000,
                                           .width = 200 * LEN_PT,
                                           .color = 0xD9D9D9};
    build_text(b, build_tag(b, ROLE_P, 1), FONT_REGULAR, 14, 85, 100, "a");
    build_page_end(b);
    const char *trace = build_read(b, "mutool", "trace"), *first = strstr(trace, "<span");
    ck_assert_double_eq_tol(attribute(first, "<span", 0, "trm=\""), 70.711, 0.001);
    ck_assert_double_eq_tol(attribute(first, "<g", 0, " x=\""), 252.624, 0.002);
    ck_assert_double_eq_tol(attribute(first, "<g", 0, " y=\""), 347.854, 0.002);
    ck_assert_double_eq_tol(attribute(first, "<span", 1, "trm=\""), 14, 0.001);
    struct run opened = build_opened(b);
    ck_assert(run_says(&opened, "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nBT\n"));
    page_build_free(b);
}
END_TEST

TCase *place_cases(void)
{
    TCase *tc = tcase_create("place");
    tcase_set_timeout(tc, 60);
    tcase_add_test(tc, rounding_does_not_add_up);
    tcase_add_loop_test(tc, blanks_share_the_slack, 0, 3);
    tcase_add_test(tc, a_justified_line_ends_at_the_margin);
    tcase_add_test(tc, letters_stand_on_the_baseline);
    tcase_add_test(tc, rules_are_black_rectangles);
    tcase_add_test(tc, a_watermark_rises_around_the_middle_behind_the_text);
    tcase_add_test(tc, underlines_run_below_the_portion);
    tcase_add_test(tc, one_underline_goes_below_all_that_follow_each_other);
    return tc;
}
