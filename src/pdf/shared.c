/* A face cut once, to the letters of Vietnamese and the signs beside them, and packed once: what
 * takes a third of the time of a short document. Which glyph stands for which character is still
 * the document's own, so its widths and its map to characters are those of the letters in use. */
#include "pdf/pdf_priv.h"

#include <hb-subset.h>
#include <stdlib.h>

/* The same for all documents, whatever they hold: their bytes must not depend on what was written
 * before. */
static const struct {
    hb_codepoint_t first, last;
} letters[] = {
    {0x20, 0x7E},     /* Basic Latin */
    {0xA0, 0xFF},     /* Latin-1: à á â ã è ... */
    {0x102, 0x103},   /* ă */
    {0x110, 0x111},   /* đ */
    {0x128, 0x129},   /* ĩ */
    {0x168, 0x169},   /* ũ */
    {0x1A0, 0x1A1},   /* ơ */
    {0x1AF, 0x1B0},   /* ư */
    {0x1EA0, 0x1EF9}, /* letters with two marks, or a dot below */
    {0x2010, 0x2026}, /* dashes, quotation marks, the ellipsis */
    {0x20AB, 0x20AB}, /* the đồng */
};

static hb_subset_plan_t *plan_of(hb_face_t *face)
{
    hb_subset_input_t *input = subset_input();
    if (!input) return NULL;
    hb_set_t *set = hb_subset_input_unicode_set(input);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        hb_set_add_range(set, letters[i].first, letters[i].last);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(face, input);
    hb_subset_input_destroy(input);
    return plan;
}

struct shared *shared_new(struct pdf *p, hb_face_t *face)
{
    struct shared *s = mem_alloc(sizeof *s);
    *s = (struct shared){.plan = plan_of(face)};
    hb_face_t *made = s->plan ? hb_subset_plan_execute_or_fail(s->plan) : NULL;
    hb_blob_t *blob = hb_face_reference_blob(made);
    unsigned n = 0;
    const char *bytes = hb_blob_get_data(blob, &n);
    s->n = n;
    if (n) {
        const struct buf *packed = deflate_bytes(p->deflate, bytes, n);
        buf_add(&s->packed, packed->at, packed->n);
    }
    hb_blob_destroy(blob);
    hb_face_destroy(made);
    return s;
}

void shared_free(struct shared *s)
{
    if (!s) return;
    hb_subset_plan_destroy(s->plan);
    buf_free(&s->packed);
    free(s);
}

bool shared_covers(const struct shared *s, const struct font *font)
{
    if (!s->n) return false;
    const hb_map_t *map = hb_subset_plan_unicode_to_old_glyph_mapping(s->plan);
    for (size_t i = 0; i < font->used.n; i++)
        if (!hb_map_has(map, font_drawn_as(font->face, font->used.at[i]))) return false;
    return true;
}
