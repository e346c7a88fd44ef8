/* Pages as plain text, one row for each thing that can move, so that a diff names what moved.
 *
 * Rows of a page stand in drawing order. Portions that make one line of text share a row; only a
 * line of several formats shows them one by one. */
#include "dump/dump.h"

#include "base/arena.h"
#include "image/image.h"
#include "layout/page.h"
#include "text/font.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* Two decimals of a point, always, halves away from zero. */
static void put_points(struct buf *out, len l)
{
    int64_t hundredths = ((int64_t)l * 200 + (l < 0 ? -LEN_PT : LEN_PT)) / (2 * LEN_PT);
    if (hundredths < 0) buf_putc(out, '-');
    if (hundredths < 0) hundredths = -hundredths;
    buf_printf(out, "%lld.%02d", (long long)(hundredths / 100), (int)(hundredths % 100));
}

static void put_named(struct buf *out, const char *name, len l)
{
    buf_printf(out, " %s ", name);
    put_points(out, l);
}

/* Text in quotation marks; what would end them, and control characters, escaped. */
static void put_escaped(struct buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c == '"' || c == '\\') buf_putc(out, '\\');
        if (c < ' ') {
            buf_printf(out, "\\x%02x", c);
        } else {
            buf_putc(out, s[i]);
        }
    }
}

static void put_color(struct buf *out, uint32_t color)
{
    if (color) buf_printf(out, " color %06x", (unsigned)color);
}

static void put_words(struct buf *out, const char *name, const char *words)
{
    buf_printf(out, " %s \"", name);
    put_escaped(out, words, strlen(words));
    buf_putc(out, '"');
}

static void put_format(struct buf *out, const struct page_text *t)
{
    buf_printf(out, " %s ", t->face ? t->face->postscript_name : "?");
    buf_decimal(out, (int64_t)t->size * 5, 2);
    if (t->underline) buf_puts(out, " underline");
    put_color(out, t->color);
}

static bool is_same_format(const struct page_text *x, const struct page_text *y)
{
    return x->face == y->face && x->size == y->size && x->underline == y->underline &&
           x->color == y->color && x->baseline == y->baseline;
}

/* The portions from items[i] to the end of their line; gives the index behind them. */
static size_t line_end(const struct page *page, size_t i)
{
    while (i < page->n_items && page->items[i].kind == PAGE_TEXT) {
        if (page->items[i++].text.ends_line) break;
    }
    return i;
}

static void put_part(struct buf *out, const struct page_text *t, len baseline)
{
    buf_puts(out, "    part ");
    put_points(out, t->x);
    put_format(out, t);
    if (t->baseline != baseline) put_named(out, "up", baseline - t->baseline);
    buf_puts(out, " \"");
    put_escaped(out, t->utf8, t->n);
    buf_puts(out, "\"\n");
}

/* The baseline of a line is that of its largest portion: marks stand higher. */
static const struct page_text *largest(const struct page *page, size_t from, size_t to)
{
    const struct page_text *found = &page->items[from].text;
    for (size_t i = from + 1; i < to; i++)
        if (page->items[i].text.size > found->size) found = &page->items[i].text;
    return found;
}

static bool is_uniform(const struct page *page, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (!is_same_format(&page->items[from].text, &page->items[i].text)) return false;
    return true;
}

static void put_line(struct buf *out, const struct page *page, size_t from, size_t to)
{
    const struct page_text *first = &page->items[from].text, *last = &page->items[to - 1].text;
    len baseline = largest(page, from, to)->baseline, slack = 0;
    for (size_t i = from; i < to; i++)
        slack += page->items[i].text.slack;
    bool uniform = is_uniform(page, from, to);
    buf_puts(out, "  line ");
    put_points(out, baseline);
    buf_putc(out, ' ');
    put_points(out, first->x);
    put_named(out, "w", last->x + last->width - first->x);
    if (slack) put_named(out, "slack", slack);
    if (uniform) put_format(out, first);
    buf_puts(out, " \"");
    for (size_t i = from; i < to; i++)
        put_escaped(out, page->items[i].text.utf8, page->items[i].text.n);
    buf_puts(out, last->cuts_word ? "\"~\n" : "\"\n");
    for (size_t i = from; !uniform && i < to; i++)
        put_part(out, &page->items[i].text, baseline);
}

static void put_rule(struct buf *out, const struct page_rule *rule)
{
    buf_puts(out, "  rule ");
    put_points(out, rule->y);
    buf_putc(out, ' ');
    put_points(out, rule->x);
    put_named(out, "w", rule->length);
    put_named(out, "thick", rule->thickness);
    put_color(out, rule->color);
    buf_putc(out, '\n');
}

static void put_box(struct buf *out, struct page_box box)
{
    put_points(out, box.y);
    buf_putc(out, ' ');
    put_points(out, box.x);
    buf_putc(out, ' ');
    put_points(out, box.width);
    buf_putc(out, 'x');
    put_points(out, box.height);
}

static void put_shape(struct buf *out, const struct page_shape *shape)
{
    len left = shape->points[0].x, right = left, top = shape->points[0].y, bottom = top;
    for (size_t i = 1; i < shape->n; i++) {
        struct page_point p = shape->points[i];
        if (p.x < left) left = p.x;
        if (p.x > right) right = p.x;
        if (p.y < top) top = p.y;
        if (p.y > bottom) bottom = p.y;
    }
    buf_puts(out, "  shape ");
    put_box(out, (struct page_box){left, top, right - left, bottom - top});
    buf_printf(out, " corners %zu\n", shape->n);
}

/* With the hash of the file, which tells one picture from another. */
static void put_image(struct buf *out, const struct page_image *image)
{
    buf_puts(out, "  image ");
    put_box(out, image->box);
    buf_printf(out, " %s %dx%d %016" PRIx64 "\n",
               image->picture->kind == IMAGE_PNG ? "png" : "jpeg", image->picture->width,
               image->picture->height, image->picture->hash);
}

static void put_drawn(struct buf *out, const struct page_item *item)
{
    if (item->kind == PAGE_RULE) put_rule(out, &item->rule);
    if (item->kind == PAGE_SHAPE) put_shape(out, &item->shape);
    if (item->kind == PAGE_IMAGE) put_image(out, &item->image);
}

static void put_tag_change(struct buf *out, const struct pages *pages, int tag, int *last)
{
    if (tag == *last) return;
    *last = tag;
    buf_printf(out, "  %s", role_name(pages->tags[tag].role));
    if (tag) buf_printf(out, " #%d", tag);
    buf_putc(out, '\n');
}

static void put_watermark(struct buf *out, const struct page_watermark *mark,
                          struct page_point middle)
{
    buf_puts(out, "  watermark at ");
    put_points(out, middle.x);
    buf_putc(out, ',');
    put_points(out, middle.y);
    put_named(out, "w", mark->width);
    buf_puts(out, " \"");
    put_escaped(out, mark->text, strlen(mark->text));
    buf_puts(out, "\"\n");
}

static void put_page(struct buf *out, const struct pages *pages, size_t index)
{
    const struct page *page = &pages->at[index];
    buf_printf(out, "page %zu ", index + 1);
    put_points(out, page->width);
    buf_putc(out, 'x');
    put_points(out, page->height);
    buf_printf(out, " number %d section %d", page->number, page->section + 1);
    put_named(out, "lowest", page->lowest);
    put_named(out, "room", page->room);
    buf_putc(out, '\n');
    if (pages->watermark.text) put_watermark(out, &pages->watermark, page->middle);
    int tag = -1;
    for (size_t i = 0, end; i < page->n_items; i = end) {
        put_tag_change(out, pages, page->items[i].tag, &tag);
        end = line_end(page, i);
        if (end > i) {
            put_line(out, page, i, end);
            tag = page->items[end - 1].tag;
        } else {
            put_drawn(out, &page->items[i]);
            end = i + 1;
        }
    }
}

/* Parents stand before their children, so one pass gives each its depth. */
static void put_tags(struct buf *out, const struct pages *pages)
{
    int *depth = mem_alloc(pages->n_tags * sizeof *depth);
    buf_puts(out, "tags\n");
    for (size_t i = 1; i < pages->n_tags; i++) {
        const struct page_tag *tag = &pages->tags[i];
        depth[i] = i > 1 ? depth[tag->parent] + 1 : 1;
        buf_printf(out, "%*s%s #%zu", 2 * depth[i], "", role_name(tag->role), i);
        if (tag->page >= 0) buf_printf(out, " page %d", tag->page + 1);
        if (tag->note >= 0) buf_printf(out, " note %d", tag->note + 1);
        if (tag->id) buf_printf(out, " id %s", tag->id);
        if (tag->box.width) buf_puts(out, " box ");
        if (tag->box.width) put_box(out, tag->box);
        if (tag->alt) buf_puts(out, " \"");
        if (tag->alt) put_escaped(out, tag->alt, strlen(tag->alt));
        if (tag->alt) buf_putc(out, '"');
        if (tag->language) put_words(out, "language", tag->language);
        if (tag->spoken) put_words(out, "spoken", tag->spoken);
        if (tag->uri) put_words(out, "uri", tag->uri);
        if (tag->to) buf_printf(out, " to #%d", tag->to);
        buf_putc(out, '\n');
    }
    free(depth);
}

static void put_outline(struct buf *out, const struct pages *pages)
{
    buf_puts(out, "outline\n");
    for (size_t i = 1; i < pages->n_tags; i++) {
        const struct page_tag *tag = &pages->tags[i];
        if (!tag->title) continue;
        buf_printf(out, "%*s", 2 * tag->level, "");
        buf_printf(out, "page %d ", tag->page + 1);
        put_points(out, tag->y);
        buf_puts(out, " \"");
        put_escaped(out, tag->title, strlen(tag->title));
        buf_puts(out, "\"\n");
    }
}

void dump_write(const struct pages *pages, struct buf *out)
{
    for (size_t i = 0; i < pages->n; i++)
        put_page(out, pages, i);
    put_tags(out, pages);
    put_outline(out, pages);
}
