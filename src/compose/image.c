/* Images of the body, each with its caption below it. How large one is: as the description says,
 * or as its file does, and then no larger than its region and the page. Lengths in between are
 * twips. */
#include "compose/compose_priv.h"

#include "image/image.h"

#include <string.h>

static const struct format plain = {.role = ROLE_P};

/* Dots to the metre of a file that does not say: 96 to the inch. What is far from all that is
 * printed or photographed counts as not said. */
enum { PER_METRE = 3780, PER_METRE_LEAST = 500, PER_METRE_MOST = 200000 };

enum { METRE = 1000 * LEN_MM, LARGEST = 10 * METRE / LEN_TWIP };

static int64_t natural(int pixels, int per_metre)
{
    bool is_said = per_metre >= PER_METRE_LEAST && per_metre <= PER_METRE_MOST;
    int64_t twips =
        (int64_t)pixels * METRE / ((int64_t)(is_said ? per_metre : PER_METRE) * LEN_TWIP);
    return twips > 0 ? twips : 1;
}

/* Make one side `to`, and the other as the shape wants it. */
static void scale(int64_t *side, int64_t *other, int64_t to)
{
    *other = (*other * to + *side / 2) / *side;
    *side = to;
}

/* The size that the description asks for, or the file's own; *is_free says which. */
static void wanted(const struct flow_image *image, int64_t *across, int64_t *down, bool *is_free)
{
    int width = len_to_twips(image->width), height = len_to_twips(image->height);
    *across = natural(image->picture->width, image->picture->per_metre_x);
    *down = natural(image->picture->height, image->picture->per_metre_y);
    *is_free = !width && !height;
    if (width) scale(across, down, width);
    if (height && width) *down = height;
    if (height && !width) scale(down, across, height);
}

int image_natural_width(const struct flow_image *image)
{
    int64_t across, down;
    bool is_free;
    wanted(image, &across, &down, &is_free);
    int sides = len_to_twips(image->style->left + image->style->right);
    return (int)(across < LARGEST ? across : LARGEST) + sides;
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

static void refuse(struct composer *c, struct pos pos, enum diag_code code, int length, int room)
{
    len mm = len_from_twips(length) / LEN_MM + 1;
    diag_add(c->diags, pos, code, arena_printf(c->a, "%d", mm),
             arena_printf(c->a, "%d", len_from_twips(room) / LEN_MM), NULL);
    c->ok = false;
}

void image_fit(struct composer *c, struct flow_block *block, const struct flow_block *next,
               len width)
{
    struct flow_image *image = &block->image;
    int room = len_to_twips(width - image->style->left - image->style->right);
    int height = len_to_twips(c->height), free_height = height - below(c, image, next);
    int64_t across, down;
    bool is_free;
    wanted(image, &across, &down, &is_free);
    if (is_free && across > room) scale(&across, &down, room);
    if (is_free && down > free_height) scale(&down, &across, free_height);
    if (across > LARGEST) across = LARGEST;
    if (down > LARGEST) down = LARGEST;
    image->width = len_from_twips(across > 0 ? (int)across : 1);
    image->height = len_from_twips(down > 0 ? (int)down : 1);
    if (across > room) refuse(c, block->pos, DIAG_COMPOSE_IMAGE_WIDE, (int)across, room);
    if (down > height) refuse(c, block->pos, DIAG_COMPOSE_IMAGE_HIGH, (int)down, height);
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
