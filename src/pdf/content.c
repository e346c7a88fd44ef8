/* A page's items as a content stream.
 *
 *   /P <</MCID 0>> BDC            one sequence for items of one tag that follow each other
 *   BT /F1 14 Tf 85.05 728.9 Td [(...)-35(...)]TJ ET
 *   EMC
 *   /Artifact <</Type /Layout>> BDC 85.05 700 120 .5 re f EMC
 *   /Figure <</MCID 1>> BDC q 340 0 0 200 85.05 450 cm /I1 Do Q EMC
 *
 * Viewers add up exact advances, layout adds up rounded ones (docs/TWINS.md); a number in TJ after
 * each blank takes the pen to where layout begins the next word, so that no difference grows beyond
 * a word. Tw cannot widen blanks: it acts on the single byte 32 only (ISO 32000-1, 9.3.3). */
#include "pdf/pdf_priv.h"

#include "base/utf8.h"

#include <string.h>

/* What a marked-content sequence belongs to: a tag, or one of these. */
enum { IN_NOTHING = -1, IN_PAGINATION = 0, IN_RULES = -2 };

/* The line under portions that follow each other. */
struct underline {
    struct page_rule rule;
    int size;     /* twips: of the largest portion, which says where it lies and how thick it is */
    len baseline; /* of that portion */
};

struct content {
    struct pdf *pdf;
    const struct page *page;
    size_t index; /* of the page */
    struct buf *b;
    bool is_repeat; /* of a page that is there already: all of it is an artifact */
    int sequence;
    bool in_text; /* between BT and ET */
    struct font *font;
    int size; /* twips; 0: none set */
    uint32_t color;
    int64_t x, y; /* thousandths of a point: where Td counts from */
    VEC(int) tags;
    VEC(struct underline) underlines;
    VEC(size_t) pictures; /* numbers, each once */
};

static void begin_text(struct content *c)
{
    if (c->in_text) return;
    c->in_text = true;
    buf_puts(c->b, "BT\n");
    c->x = c->y = 0;
}

/* Nothing is drawn inside a text object (8.2, figure 9). */
static void end_text(struct content *c)
{
    if (c->in_text) buf_puts(c->b, "ET\n");
    c->in_text = false;
}

static void close_sequence(struct content *c)
{
    if (c->sequence == IN_NOTHING) return;
    end_text(c);
    if (!c->is_repeat) buf_puts(c->b, "EMC\n");
    c->sequence = IN_NOTHING;
}

static void open_sequence(struct content *c, int sequence)
{
    if (c->sequence == sequence) return;
    close_sequence(c);
    c->sequence = sequence;
    if (c->is_repeat) return;
    if (sequence > 0) {
        put_name(c->b, tag_type(c->pdf->pages->tags[sequence].role));
        buf_puts(c->b, " <</MCID ");
        put_int(c->b, (int64_t)c->tags.n);
        buf_puts(c->b, ">> BDC\n");
        *vec_push(c->pdf->arena, &c->tags) = sequence;
    } else {
        buf_puts(c->b, sequence == IN_RULES ? "/Artifact <</Type /Layout>> BDC\n"
                                            : "/Artifact <</Type /Pagination>> BDC\n");
    }
}

/* 8.6.8. A page begins with black. */
static void set_color(struct content *c, uint32_t color)
{
    if (c->color == color) return;
    c->color = color;
    for (int shift = 16; shift >= 0; shift -= 8) {
        buf_decimal(c->b, (int64_t)((color >> shift) & 0xFF) * 1000 / 255, 3);
        buf_putc(c->b, ' ');
    }
    buf_puts(c->b, "rg\n");
}

static void put_rule(struct content *c, const struct page_rule *rule)
{
    set_color(c, rule->color);
    put_points(c->b, points_of(rule->x));
    buf_putc(c->b, ' ');
    put_points(c->b, points_of(c->page->height - rule->y - rule->thickness));
    buf_putc(c->b, ' ');
    put_points(c->b, points_of(rule->length));
    buf_putc(c->b, ' ');
    put_points(c->b, points_of(rule->thickness));
    buf_puts(c->b, " re f\n");
}

/* "x y op\n", y turned over. */
static void put_point(struct content *c, struct page_point point, const char *op)
{
    put_points(c->b, points_of(point.x));
    buf_putc(c->b, ' ');
    put_points(c->b, points_of(c->page->height - point.y));
    buf_puts(c->b, op);
}

static void put_shape(struct content *c, const struct page_shape *shape)
{
    for (size_t i = 0; i < shape->n; i++)
        put_point(c, shape->points[i], i ? " l\n" : " m\n");
    buf_puts(c->b, "h f\n");
}

static void note_picture(struct content *c, size_t number)
{
    for (size_t i = 0; i < c->pictures.n; i++)
        if (c->pictures.at[i] == number) return;
    *vec_push(c->pdf->arena, &c->pictures) = number;
}

/* The unit square is the picture (8.9.5.1). */
static void put_image(struct content *c, const struct page_image *image)
{
    const struct page_box *box = &image->box;
    size_t number = picture_number(c->pdf, image->picture);
    buf_puts(c->b, "q ");
    put_points(c->b, points_of(box->width));
    buf_puts(c->b, " 0 0 ");
    put_points(c->b, points_of(box->height));
    buf_putc(c->b, ' ');
    put_points(c->b, points_of(box->x));
    buf_putc(c->b, ' ');
    put_points(c->b, points_of(c->page->height - box->y - box->height));
    buf_printf(c->b, " cm /I%zu Do Q\n", number);
    note_picture(c, number);
}

static void set_font(struct content *c, const struct font_face *face, int size)
{
    if (c->font && c->font->face == face && c->size == size) return;
    c->font = font_of(c->pdf, face);
    c->size = size;
    buf_puts(c->b, "/F");
    put_int(c->b, c->font->number);
    buf_putc(c->b, ' ');
    buf_decimal(c->b, (int64_t)size * 5, 2);
    buf_puts(c->b, " Tf\n");
}

static void move_to(struct content *c, len x, len baseline)
{
    int64_t to_x = points_of(x), to_y = points_of(c->page->height - baseline);
    put_points(c->b, to_x - c->x);
    buf_putc(c->b, ' ');
    put_points(c->b, to_y - c->y);
    buf_puts(c->b, " Td\n");
    c->x = to_x;
    c->y = to_y;
}

/* An advance as layout rounds it, 12 times the size being `unit`: parity rule 1. A shift where it
 * can be, as in layout. */
static inline int64_t rounded_advance(const struct font *font, int64_t unit, int advance)
{
    int64_t em = font->face->units_per_em, twice = advance * unit + em;
    return font->em_shift >= 0 ? twice >> (font->em_shift + 1) : twice / (2 * em);
}

/* Where the character behind a blank begins, in millionths of the size: the advances so far, in
 * 1/8640 inch, and the share of the slack (page.h) of so many blanks. */
static int64_t pen_target(const struct page_text *t, int64_t sum, int64_t blanks)
{
    if (blanks > t->blanks) blanks = t->blanks;
    int64_t slack = blanks && t->slack ? t->slack * blanks / t->blanks : 0;
    int64_t sixths = sum * LEN_TWIP + slack * 6; /* of an EMU */
    return sixths * 1000000 / (6 * (int64_t)LEN_TWIP * t->size);
}

/* The number in TJ, in thousandths of the size, for a pen that is off by so many millionths;
 * positive moves back. */
static int64_t pen_correction(int64_t off)
{
    return (off + (off < 0 ? -500 : 500)) / 1000;
}

/* What writes a string has room for all of it: a character takes up to four bytes, and a number
 * between brackets up to 22. */
enum { MOST_OF_CHAR = 4 + 22, MOST_OF_ENDS = 16 };

static uint8_t *put_char(uint8_t *out, const struct font_char *c)
{
    memcpy(out, c->shown, sizeof c->shown);
    return out + c->n_shown;
}

/* ")-35(" */
static uint8_t *put_gap(uint8_t *out, int64_t number)
{
    uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    uint8_t digits[20];
    size_t n = 0;
    do
        digits[n++] = (uint8_t)('0' + rest % 10);
    while (rest /= 10);
    *out++ = ')';
    if (number < 0) *out++ = '-';
    while (n)
        *out++ = digits[--n];
    *out++ = '(';
    return out;
}

static void put_shown(struct content *c, const struct page_text *t, bool blank_after)
{
    /* The pen as viewers count, in millionths of the size, and as layout does, in 1/8640 inch. */
    int64_t pen = 0, sum = 0, blanks = 0, unit = 12 * (int64_t)t->size;
    const uint16_t stamp = (uint16_t)(c->index + 1);
    buf_reserve(c->b, (t->n + 1) * MOST_OF_CHAR + MOST_OF_ENDS);
    uint8_t *out = c->b->at + c->b->n;
    *out++ = '[';
    *out++ = '(';
    for (const char *s = t->utf8, *end = s + t->n; s < end;) {
        uint32_t cp = utf8_next(&s, end);
        struct font_char *ch = font_use(c->pdf, c->font, cp);
        ch->page = stamp;
        out = put_char(out, ch);
        pen += ch->width;
        sum += rounded_advance(c->font, unit, ch->advance);
        if (cp != ' ' || s == end) continue;
        int64_t number = pen_correction(pen - pen_target(t, sum, ++blanks));
        pen -= number * 1000;
        if (number) out = put_gap(out, number);
    }
    if (blank_after) {
        struct font_char *blank = font_use(c->pdf, c->font, ' ');
        blank->page = stamp;
        out = put_char(out, blank);
    }
    c->b->n = (size_t)(out - c->b->at);
    buf_puts(c->b, ")]TJ\n");
}

/* Whether a reader must see a blank behind a portion that has none: at the end of a line, and where
 * a tab left a gap. Otherwise text that is read by its tags would run together. */
static bool needs_blank(const struct page_text *t, const struct page_item *next)
{
    if (t->n && t->utf8[t->n - 1] == ' ') return false;
    if (t->ends_line) return !t->cuts_word;
    return next && next->kind == PAGE_TEXT && next->text.x > t->x + t->width + LEN_TWIP;
}

static struct underline underline_of(const struct page_text *t)
{
    const struct font_face *face = t->face;
    int64_t size = (int64_t)t->size * LEN_TWIP;
    struct page_rule rule = {
        .x = t->x,
        .y = t->baseline - (len)(face->underline_position * size / face->units_per_em),
        .length = t->width,
        .color = t->color,
        .thickness = (len)(face->underline_thickness * size / face->units_per_em),
    };
    return (struct underline){rule, t->size, t->baseline};
}

/* Whether a portion stands directly behind the underlined one, on its line. */
static bool goes_on(const struct underline *u, const struct page_text *t)
{
    len gap = t->x - u->rule.x - u->rule.length, step = t->baseline - u->baseline;
    len half = len_from_twips((t->size > u->size ? t->size : u->size) / 2);
    return gap >= -LEN_TWIP && gap <= LEN_TWIP && step > -half && step < half &&
           t->color == u->rule.color;
}

/* One line under all: bold and italic have other lines of their own, and raised marks higher ones.
 */
static void widen_underline(struct underline *u, const struct page_text *t)
{
    struct underline own = underline_of(t);
    own.rule.x = u->rule.x;
    own.rule.length = u->rule.length = t->x + t->width - u->rule.x;
    if (t->size > u->size) *u = own;
}

static void note_underline(struct content *c, const struct page_text *t)
{
    size_t n = c->underlines.n;
    if (n && goes_on(&c->underlines.at[n - 1], t))
        widen_underline(&c->underlines.at[n - 1], t);
    else
        *vec_push(c->pdf->arena, &c->underlines) = underline_of(t);
}

/* The bar of a fraction belongs to its formula; other rules to nothing. */
static void put_drawn(struct content *c, const struct page_item *item)
{
    open_sequence(c, item->tag ? item->tag : IN_RULES);
    end_text(c);
    if (item->kind == PAGE_RULE) put_rule(c, &item->rule);
    if (item->kind == PAGE_SHAPE) put_shape(c, &item->shape);
    if (item->kind == PAGE_IMAGE) put_image(c, &item->image);
}

static void put_item(struct content *c, const struct page_item *item, const struct page_item *next)
{
    if (item->kind != PAGE_TEXT) {
        put_drawn(c, item);
        return;
    }
    const struct page_text *t = &item->text;
    if (!t->n) return;
    open_sequence(c, item->tag);
    begin_text(c);
    set_font(c, t->face, t->size);
    set_color(c, t->color);
    move_to(c, t->x, t->baseline);
    put_shown(c, t, needs_blank(t, next));
    if (t->underline) note_underline(c, t);
    if (!c->is_repeat) links_note(c->pdf, c->index, item);
}

/* Text that rises by 45 degrees around the middle of the page's text (9.4.2), half as far above it
 * as capitals are high. An artifact of pagination (14.8.2.2.2), which readers pass over. */
static void put_watermark(struct content *c)
{
    enum { CAPITALS = 33, COSINE = 70711, WHOLE = 100000 }; /* half their height, hundredths */
    const struct page_watermark *mark = &c->pdf->pages->watermark;
    if (!mark->text) return;
    struct page_text text = {.face = mark->face, .size = mark->size, .utf8 = mark->text};
    text.n = strlen(mark->text);
    int64_t along = points_of(mark->width / 2);
    int64_t across = points_of((len)((int64_t)mark->size * LEN_TWIP * CAPITALS / 100));
    int64_t x = points_of(c->page->middle.x), y = points_of(c->page->height - c->page->middle.y);
    buf_puts(c->b, "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\nBT\n");
    set_font(c, mark->face, mark->size);
    set_color(c, mark->color);
    buf_puts(c->b, ".70711 .70711 -.70711 .70711 ");
    put_points(c->b, x - (along - across) * COSINE / WHOLE);
    buf_putc(c->b, ' ');
    put_points(c->b, y - (along + across) * COSINE / WHOLE);
    buf_puts(c->b, " Tm\n");
    put_shown(c, &text, false);
    buf_puts(c->b, "ET\nEMC\n");
}

static void put_page(struct content *c)
{
    const struct page *page = c->page;
    put_watermark(c);
    if (c->is_repeat) buf_puts(c->b, "/Artifact <</Type /Page>> BDC\n");
    for (size_t i = 0; i < page->n_items; i++)
        put_item(c, &page->items[i], i + 1 < page->n_items ? &page->items[i + 1] : NULL);
    for (size_t i = 0; i < c->underlines.n; i++) {
        open_sequence(c, IN_RULES);
        put_rule(c, &c->underlines.at[i].rule);
    }
    close_sequence(c);
    if (c->is_repeat) buf_puts(c->b, "EMC\n");
}

static void put_pictures(struct content *c)
{
    struct buf *b = &c->pdf->entries;
    if (!c->pictures.n) return;
    buf_puts(b, " /XObject <<");
    for (size_t i = 0; i < c->pictures.n; i++) {
        buf_printf(b, "/I%zu ", c->pictures.at[i]);
        put_ref(b, c->pdf->pictures.at[c->pictures.at[i] - 1].object);
    }
    buf_puts(b, ">>");
}

/* The sheet, and what its content needs. */
static void put_look(struct content *c)
{
    struct pdf *p = c->pdf;
    buf_puts(&p->entries, "/MediaBox [0 0 ");
    put_points(&p->entries, points_of(c->page->width));
    buf_putc(&p->entries, ' ');
    put_points(&p->entries, points_of(c->page->height));
    buf_puts(&p->entries, "]\n/Resources <</Font ");
    put_ref(&p->entries, p->font_resources);
    put_pictures(c);
    buf_puts(&p->entries, ">>\n");
}

static void add_page(struct content *c, size_t index, struct packed packed)
{
    struct pdf *p = c->pdf;
    int stream, object = haru_page(p->haru, packed.at, packed.n, &stream);
    buf_puts(&p->entries, "/Filter /FlateDecode\n");
    pdf_fill(p, stream);
    put_look(c);
    buf_puts(&p->entries, "/Tabs /S\n/StructParents ");
    put_int(&p->entries, (int64_t)index);
    buf_putc(&p->entries, '\n');
    links_put_page(p, index);
    pdf_fill(p, object);
    p->drawn[index].object = object;
}

static struct packed draw(struct content *c)
{
    struct pdf *p = c->pdf;
    c->b->n = 0;
    put_page(c);
    p->drawn[c->index] = (struct drawn_page){.tags = c->tags.at, .n_tags = c->tags.n};
    return again_is_plain(p, c->index)
               ? packer_pack_once(p->writer->packer, p->arena, c->b->at, c->b->n)
               : packer_pack(p->writer->packer, p->arena, c->b->at, c->b->n);
}

void page_write(struct pdf *p, size_t page)
{
    struct content c = {.pdf = p, .page = &p->pages->at[page], .index = page, .b = &p->content};
    struct packed packed;
    c.sequence = IN_NOTHING;
    if (!again_find(p, page, &packed)) {
        packed = draw(&c);
        again_keep(p, page, packed);
    }
    add_page(&c, page, packed);
}

const char *page_repeat(struct pdf *p, size_t page)
{
    struct content c = {.pdf = p, .page = &p->pages->at[page], .b = &p->content, .is_repeat = true};
    c.b->n = 0;
    c.sequence = IN_NOTHING;
    put_page(&c);
    int stream = pdf_stream(p, c.b->at, c.b->n);
    put_look(&c);
    put_ref_entry(&p->entries, "/Contents", stream);
    const char *entries = arena_strndup(p->arena, (const char *)p->entries.at, p->entries.n);
    p->entries.n = 0;
    return entries;
}
