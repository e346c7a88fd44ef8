/* Images of the body, each with its caption below it. How large one is: as the description says,
 * or as its file does, and then no larger than its region and the page. Lengths in between are
 * twips. */
#include "compose/compose_priv.h"

#include "image/image.h"

#include <string.h>

static const struct format plain = {.role = ROLE_P};

/* Dots to the metre that are far from all that is printed or photographed count as not said: then
 * there are 96 to the inch, each 15 twips. */
enum { PER_METRE_LEAST = 500, PER_METRE_MOST = 200000, TWIPS_OF_DOT = 15 };

enum { METRE = 1000 * LEN_MM, LARGEST = 10 * METRE / LEN_TWIP };

/* The file's own size, in 64ths of a twip: whole ones would bend the shape of a small picture. */
enum { FINE = 64 };
struct shape {
    int64_t across, down;
};

static int64_t natural(int pixels, int per_metre)
{
    if (per_metre < PER_METRE_LEAST || per_metre > PER_METRE_MOST)
        return (int64_t)pixels * TWIPS_OF_DOT * FINE;
    return (int64_t)pixels * METRE * FINE / ((int64_t)per_metre * LEN_TWIP);
}

static struct shape shape_of(const struct image *picture)
{
    return (struct shape){natural(picture->width, picture->per_metre_x),
                          natural(picture->height, picture->per_metre_y)};
}

/* One side in twips when the other, `known` of the shape, is `to` twips. */
static int64_t as_shaped(int64_t side, int64_t known, int64_t to)
{
    return (side * to + known / 2) / known;
}

struct size { /* twips */
    int64_t across, down;
    bool is_free; /* nobody asked for it */
};

/* What the description asks for, or the file's own. */
static struct size wanted(const struct flow_image *image, struct shape shape)
{
    int width = len_to_twips(image->width), height = len_to_twips(image->height);
    struct size size = {width, height, false};
    if (!width && !height)
        return (struct size){(shape.across + FINE / 2) / FINE, (shape.down + FINE / 2) / FINE,
                             true};
    if (!height) size.down = as_shaped(shape.down, shape.across, width);
    if (!width) size.across = as_shaped(shape.across, shape.down, height);
    return size;
}

static int bounded(int64_t twips)
{
    return twips > LARGEST ? LARGEST : twips > 0 ? (int)twips : 1;
}

int image_natural_width(const struct flow_image *image)
{
    struct size size = wanted(image, shape_of(image->picture));
    return bounded(size.across) + len_to_twips(image->style->left + image->style->right);
}

/* What must stand below a picture that would fill the page: its caption, or what a section ends
 * with. */
static int below(struct composer *c, const struct flow_image *image, const struct flow_block *next)
{
    if (!next) return len_to_twips(image->style->after + c->sheet->spacer->line);
    if (!image->keep_next || next->kind != FLOW_PARA) return 0;
    const struct style *s = next->para.style;
    struct arena_mark mark = arena_mark(c->scratch);
    int n = (int)guard_lines(c, &next->para, c->width).n;
    arena_rewind(c->scratch, mark);
    len gap = image->style->after > s->before ? image->style->after : s->before;
    return len_to_twips(gap) +
           n * (s->line_rule == LINE_MULTIPLE ? s->size * 20 : len_to_twips(s->line));
}

/* Millimetres, rounded up and down but for the half of a twip that rounding to twips may be worth.
 */
static void refuse(struct composer *c, struct pos pos, enum diag_code code, int length, int room)
{
    len mm = (len_from_twips(length - 1) + LEN_MM - 1) / LEN_MM;
    len free = (len_from_twips(room) + LEN_TWIP / 2) / LEN_MM;
    diag_add(c->diags, pos, code, arena_printf(c->a, "%d", mm), arena_printf(c->a, "%d", free),
             NULL);
    c->ok = false;
}

static struct size fitted(struct size size, struct shape shape, int room, int height)
{
    if (size.is_free && size.across > room) {
        size.across = room;
        size.down = as_shaped(shape.down, shape.across, room);
    }
    if (size.is_free && size.down > height) {
        size.down = height;
        size.across = as_shaped(shape.across, shape.down, height);
    }
    return size;
}

void image_fit(struct composer *c, struct flow_block *block, const struct flow_block *next,
               len width)
{
    struct flow_image *image = &block->image;
    struct shape shape = shape_of(image->picture);
    int room = len_to_twips(width - image->style->left - image->style->right);
    int height = len_to_twips(c->height);
    struct size size = fitted(wanted(image, shape), shape, room, height - below(c, image, next));
    int across = bounded(size.across), down = bounded(size.down);
    image->width = len_from_twips(across);
    image->height = len_from_twips(down);
    if (across > room) refuse(c, block->pos, DIAG_COMPOSE_IMAGE_WIDE, across, room);
    if (down > height) refuse(c, block->pos, DIAG_COMPOSE_IMAGE_HIGH, down, height);
}

static const char *with_number(struct composer *c, const char *pattern, const char *number)
{
    struct sheet_piece piece;
    const char *text = "";
    while (sheet_pattern_next(&pattern, &piece))
        text = piece.is_name ? arena_printf(c->a, "%s%s", text, number)
                             : arena_printf(c->a, "%s%.*s", text, (int)piece.n, piece.at);
    return text_nfc(c->a, text);
}

void image_count(struct composer *c, const struct report_block *block)
{
    const char *number = numbers_text(c->a, COUNT_DECIMAL, ++c->n_figures);
    if (!block->id) return;
    *vec_push(c->a, &c->targets) =
        (struct target){block->id, -1, with_number(c, c->sheet->images.cite, number), number};
}

/* "Hình" of "Hình {n}. ": what Word's fields call the count, a word without blanks. */
static const char *sequence_name(struct composer *c, const char *pattern)
{
    size_t n = strcspn(pattern, "{ ");
    return n ? text_nfc(c->a, arena_strndup(c->a, pattern, n)) : "Figure";
}

static void add_label(struct draft *p, struct pos pos)
{
    struct composer *c = p->c;
    const char *pattern = c->sheet->images.label, *sequence = sequence_name(c, pattern);
    struct sheet_piece piece;
    const char *number = numbers_text(c->a, COUNT_DECIMAL, ++c->next_figure);
    while (sheet_pattern_next(&pattern, &piece)) {
        if (piece.is_name)
            draft_sequence(p, plain, number, sequence, pos);
        else
            draft_text(p, plain, arena_strndup(c->a, piece.at, piece.n), NULL, pos);
    }
}

static void add_caption(struct composer *c, struct built *b, const struct report_block *block)
{
    struct draft p = {.c = c, .style = composer_style(c, c->sheet->images.caption)};
    if (c->sheet->images.label) add_label(&p, block->pos);
    inlines_add(&p, plain, block->image->caption);
    struct flow_block *made = built_add(c, b, FLOW_PARA, ROLE_P, block->pos);
    made->para = draft_finish(&p);
    made->para.keep_lines = true;
}

void image_add(struct composer *c, struct built *b, const struct report_block *block, bool in_cell)
{
    const struct report_image *from = block->image;
    const struct sheet_images *styles = &c->sheet->images;
    if (!styles->style) {
        diag_add(c->diags, block->pos, DIAG_COMPOSE_IMAGES, c->sheet->name, NULL, NULL);
        c->ok = false;
        return;
    }
    built_add(c, b, FLOW_IMAGE, ROLE_FIGURE, block->pos)->image = (struct flow_image){
        .picture = from->picture,
        .style = composer_style(c, in_cell ? styles->cell : styles->style),
        .width = from->width,
        .height = from->height,
        .alt = text_nfc(c->a, from->alt),
        .keep_next = from->caption != NULL,
    };
    b->blocks.at[b->blocks.n - 1].id = block->id;
    if (from->caption) add_caption(c, b, block);
}
