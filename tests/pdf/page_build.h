/* Pages made by hand, and the PDF that comes of them.
 *
 *     struct page_build *b = page_build_new();
 *     int p = build_tag(b, ROLE_P, 1);
 *     build_text(b, p, FONT_REGULAR, 14, 85, 100, "Kính gửi");
 *     build_page_end(b);
 *     const char *file = build_file(b);
 *
 * Lengths are points; pages are A4. tags[1] is the document. */
#ifndef VANTHU_TESTS_PAGE_BUILD_H
#define VANTHU_TESTS_PAGE_BUILD_H

#include "base/vec.h"
#include "layout/page.h"
#include "pdf/pdf.h"
#include "run.h"
#include "text/font.h"

struct page_build {
    struct arena *a;
    struct font_set *fonts;
    const struct font_face *faces[FONT_N_STYLES];
    struct diag_list diags;
    VEC(struct page) pages;
    VEC(struct page_item) items; /* of the page at hand */
    VEC(struct page_tag) tags;
    struct meta meta;
    const struct pdf_archive *archive; /* NULL: for print */
    struct pdf_writer *kept;           /* NULL: none */
    struct page_watermark watermark;
    struct buf pdf;
    const char *file;
};

/* Liberation Serif of VANTHU_DATA_DIR/fonts. */
struct page_build *page_build_new(void);
void page_build_free(struct page_build *b); /* removes the file too */

int build_tag(struct page_build *b, enum role role, int parent);
/* A heading with a title for the outline. */
int build_heading(struct page_build *b, enum role role, int parent, const char *title, double y);
/* A portion that ends its line, set without slack. */
struct page_text *build_text(struct page_build *b, int tag, enum font_style style, double size,
                             double x, double baseline, const char *text);
void build_rule(struct page_build *b, double x, double y, double length, double thickness);
void build_image(struct page_build *b, int tag, const struct image *picture);
void build_page_end(struct page_build *b);

/* Write the pages into b->pdf: for print, or as b->archive says. */
bool build_pdf(struct page_build *b);
/* The same into a new file; its name. Fails the test when it cannot be written. */
const char *build_file(struct page_build *b);

/* The file with all streams opened and one value on a line (qpdf --qdf). */
struct run build_opened(struct page_build *b);

/* The text that a program finds in the file, line by line, without empty lines; the option of
 * mutool is a format. Fails the test when the program has anything to complain of. */
const char *build_read(struct page_build *b, const char *program, const char *option);

#endif
