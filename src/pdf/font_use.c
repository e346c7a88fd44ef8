/* Characters are met here first: each gets its CID and its width. The CID stands for a character
 * and not for a glyph, so that two characters with one glyph come back from the file as they were.
 */
#include "pdf/pdf_priv.h"

#include "base/utf8.h"

#include <stdio.h>

struct font *font_of(struct pdf *p, const struct font_face *face)
{
    struct font **at = &p->fonts;
    int number = 1;
    for (; *at; at = &(*at)->next, number++)
        if ((*at)->face == face) return *at;
    *at = arena_new_of(p->arena, struct font);
    (*at)->face = face;
    (*at)->number = number;
    return *at;
}

static const struct font_char *refuse(struct pdf *p, struct font *font, uint32_t cp)
{
    char character[5] = {0}, code[16];
    utf8_encode(cp, character);
    snprintf(code, sizeof code, "U+%04X", (unsigned)cp);
    if (!p->lacks_glyph)
        diag_add(p->diags, (struct pos){0}, DIAG_TEXT_NO_GLYPH, character, code,
                 font->face->postscript_name);
    p->lacks_glyph = true;
    return &font->notdef;
}

static const struct font_char *add_char(struct pdf *p, struct font *font, uint32_t cp)
{
    const struct font_face *face = font->face;
    uint32_t glyph = font_glyph(face, cp);
    if (glyph == 0 || font->used.n == UINT16_MAX) return refuse(p, font, cp);
    if (!font->pages[cp / 256])
        font->pages[cp / 256] = arena_array_of(p->arena, 256, struct font_char);
    struct font_char *c = &font->pages[cp / 256][cp % 256];
    int64_t advance = font_advance(face, glyph), em = face->units_per_em;
    *vec_push(p->arena, &font->used) = cp;
    c->cid = (uint16_t)font->used.n;
    c->advance = (uint16_t)advance;
    c->width = (int32_t)((2000000 * advance + em) / (2 * em));
    return c;
}

const struct font_char *font_use(struct pdf *p, struct font *font, uint32_t cp)
{
    const struct font_char *page = font->pages[cp / 256];
    if (page && page[cp % 256].cid) return &page[cp % 256];
    return add_char(p, font, cp);
}
