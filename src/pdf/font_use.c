/* Characters are met here first: each gets its CID and its width. The CID stands for a character
 * and not for a glyph, so that two characters with one glyph come back from the file as they were.
 */
#include "pdf/pdf_priv.h"

#include "base/utf8.h"

#include <stdio.h>

static int shift_of(int units_per_em)
{
    int shift = 0;
    while (shift < 30 && 1 << shift < units_per_em)
        shift++;
    return 1 << shift == units_per_em ? shift : -1;
}

struct font *font_of(struct pdf *p, const struct font_face *face)
{
    struct font **at = &p->fonts;
    int number = 1;
    for (; *at; at = &(*at)->next, number++)
        if ((*at)->face == face) return *at;
    *at = arena_new_of(p->arena, struct font);
    (*at)->face = face;
    (*at)->number = number;
    (*at)->em_shift = shift_of(face->units_per_em);
    return *at;
}

static struct font_char *refuse(struct pdf *p, struct font *font, uint32_t cp)
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

/* Two bytes of a literal string. A backslash keeps parentheses and itself from being read as
 * syntax, and a carriage return from being read as a line feed (ISO 32000-1, 7.3.4.2). */
static void show(struct font_char *c)
{
    const uint8_t bytes[2] = {(uint8_t)(c->cid >> 8), (uint8_t)(c->cid & 0xFF)};
    for (int i = 0; i < 2; i++) {
        bool is_return = bytes[i] == '\r';
        if (is_return || bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
            c->shown[c->n_shown++] = '\\';
        c->shown[c->n_shown++] = is_return ? 'r' : bytes[i];
    }
}

/* Few documents have characters beyond U+FFFF. */
static struct font_char *place_of(struct arena *a, struct font *font, uint32_t cp)
{
    enum { N_PAGES = 0x1000 };
    if (cp >= 0x10000 && !font->planes)
        font->planes = arena_array_of(a, N_PAGES, struct font_char *);
    struct font_char **page =
        cp < 0x10000 ? &font->pages[cp / 256] : &font->planes[cp / 256 - 0x100];
    if (!*page) *page = arena_array_of(a, 256, struct font_char);
    return &(*page)[cp % 256];
}

struct font_char *font_add(struct pdf *p, struct font *font, uint32_t cp)
{
    struct font_char *c = place_of(p->arena, font, cp);
    if (c->cid) return c;
    const struct font_face *face = font->face;
    uint32_t glyph = font_glyph(face, cp);
    int cid = glyph ? letters_cid(cp, font->n_others) : 0;
    if (!cid) return refuse(p, font, cp);
    int advance = font_advance(face, glyph);
    *vec_push(p->arena, &font->used) = cp;
    if (letters_place(cp) < 0) font->n_others++;
    c->cid = (uint16_t)cid;
    c->advance = (uint16_t)advance;
    c->width = (int32_t)font_width(face, advance);
    show(c);
    return c;
}

void font_sort(struct arena *a, struct font *font)
{
    int max = 0;
    for (size_t i = 0; i < font->used.n; i++) {
        int cid = font_char(font, font->used.at[i])->cid;
        if (cid > max) max = cid;
    }
    uint32_t *by_cid = arena_array_of(a, (size_t)max + 1, uint32_t);
    for (size_t i = 0; i < font->used.n; i++)
        by_cid[font_char(font, font->used.at[i])->cid] = font->used.at[i];
    font->used.n = 0;
    for (int cid = 1; cid <= max; cid++)
        if (by_cid[cid]) *vec_push(a, &font->used) = by_cid[cid];
}
