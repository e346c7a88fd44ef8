#include "page_build.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static len points(double pt)
{
    return (len)lround(pt * LEN_PT);
}

struct page_build *page_build_new(void)
{
    struct arena *a = arena_new();
    struct page_build *b = arena_new_of(a, struct page_build);
    const char *data = getenv("VANTHU_DATA_DIR");
    b->a = a;
    b->diags.arena = a;
    ck_assert_ptr_nonnull(data);
    b->fonts = font_set_open(arena_printf(a, "%s/fonts", data), &b->diags);
    ck_assert_ptr_nonnull(b->fonts);
    for (int style = 0; style < FONT_N_STYLES; style++) {
        b->faces[style] =
            font_set_face(b->fonts, "Times New Roman", (enum font_style)style, &b->diags);
        ck_assert_ptr_nonnull(b->faces[style]);
    }
    b->meta = (struct meta){.title = "Báo cáo", .author = "Sở", .subject = "", .language = "vi-VN"};
    build_tag(b, ROLE_ARTIFACT, 0);
    build_tag(b, ROLE_DOCUMENT, 0);
    return b;
}

void page_build_free(struct page_build *b)
{
    if (b->file) unlink(b->file);
    buf_free(&b->pdf);
    font_set_close(b->fonts);
    arena_free(b->a);
}

int build_tag(struct page_build *b, enum role role, int parent)
{
    *vec_push(b->a, &b->tags) =
        (struct page_tag){.role = role, .parent = parent, .note = -1, .page = -1};
    return (int)b->tags.n - 1;
}

int build_heading(struct page_build *b, enum role role, int parent, const char *title, double y)
{
    int tag = build_tag(b, role, parent);
    b->tags.at[tag].title = title;
    b->tags.at[tag].level = (int)(role - ROLE_H1) + 1;
    b->tags.at[tag].page = (int)b->pages.n;
    b->tags.at[tag].y = points(y);
    return tag;
}

struct page_text *build_text(struct page_build *b, int tag, enum font_style style, double size,
                             double x, double baseline, const char *text)
{
    struct page_item *item = vec_push(b->a, &b->items);
    *item = (struct page_item){.kind = PAGE_TEXT, .tag = tag};
    item->text = (struct page_text){
        .face = b->faces[style],
        .size = (int)lround(size * 20),
        .utf8 = text,
        .n = strlen(text),
        .x = points(x),
        .baseline = points(baseline),
        .ends_line = true,
    };
    for (const char *s = text; *s; s++)
        item->text.blanks += *s == ' ';
    return &item->text;
}

void build_rule(struct page_build *b, double x, double y, double length, double thickness)
{
    struct page_item *item = vec_push(b->a, &b->items);
    *item = (struct page_item){.kind = PAGE_RULE};
    item->rule = (struct page_rule){points(x), points(y), points(length), points(thickness)};
}

void build_image(struct page_build *b, int tag, const struct image *picture)
{
    struct page_item *item = vec_push(b->a, &b->items);
    *item = (struct page_item){.kind = PAGE_IMAGE, .tag = tag};
    item->image = (struct page_image){picture, {points(85), points(100), points(40), points(20)}};
}

void build_page_end(struct page_build *b)
{
    struct page page = {.width = points(595.3), .height = points(841.9)};
    page.middle = (struct page_point){points(300), points(400)};
    page.number = (int)b->pages.n + 1;
    page.items = b->items.at;
    page.n_items = b->items.n;
    *vec_push(b->a, &b->pages) = page;
    memset(&b->items, 0, sizeof b->items);
}

bool build_pdf(struct page_build *b)
{
    struct pages pages = {.meta = b->meta,
                          .at = b->pages.at,
                          .n = b->pages.n,
                          .tags = b->tags.at,
                          .n_tags = b->tags.n,
                          .watermark = b->watermark};
    struct arena *scratch = arena_new();
    b->pdf.n = 0;
    bool done = pdf_write(scratch, &pages, b->archive, b->kept, &b->pdf, &b->diags);
    arena_free(scratch);
    return done;
}

const char *build_file(struct page_build *b)
{
    ck_assert(build_pdf(b));
    char *name = arena_strdup(b->a, "/tmp/vanthu-test-XXXXXX");
    int fd = mkstemp(name);
    ck_assert_int_ge(fd, 0);
    FILE *file = fdopen(fd, "wb");
    ck_assert_uint_eq(fwrite(b->pdf.at, 1, b->pdf.n, file), b->pdf.n);
    ck_assert_int_eq(fclose(file), 0);
    if (b->file) unlink(b->file);
    b->file = name;
    return name;
}

struct run build_opened(struct page_build *b)
{
    struct run r = run(b->a, "qpdf", "--qdf", "--object-streams=disable", build_file(b), "-");
    ck_assert_int_eq(r.status, 0);
    return r;
}

/* Debian builds mutool without colour management, and it says so each time. */
static const char *without_icc(const char *err)
{
    static const char icc[] = "warning: ICC support is not available\n";
    return strncmp(err, icc, strlen(icc)) == 0 ? err + strlen(icc) : err;
}

/* mutool parts blocks by empty lines and leaves blanks at line ends, pdftotext ends pages. */
static const char *without_blanks(struct arena *a, const char *s)
{
    char *text = arena_alloc(a, strlen(s) + 1), *end = text;
    for (; *s; s++) {
        while (*s == '\n' && end > text && strchr(" \n", end[-1]))
            end--;
        if (*s != '\f') *end++ = *s;
    }
    while (end > text && strchr(" \n", end[-1]))
        *--end = '\0';
    return text;
}

const char *build_read(struct page_build *b, const char *program, const char *option)
{
    const char *file = build_file(b);
    struct run r = strcmp(program, "mutool") == 0
                       ? run(b->a, "mutool", "draw", "-q", "-F", option, file)
                       : run(b->a, program, option, file, "-");
    ck_assert_int_eq(r.status, 0);
    ck_assert_str_eq(without_icc(r.err), "");
    return without_blanks(b->a, r.out);
}
