/* Which characters the program of a font has: those in use, or, where documents share programs, the
 * letters of Vietnamese and the signs beside them. Which glyph stands for which character is the
 * document's own in both, so its widths and its map to characters are those in use. */
#include "pdf/pdf_priv.h"

/* The same for all documents, whatever they hold: their bytes must not depend on what was written
 * before. */
static const struct {
    uint32_t first, last;
} ranges[] = {
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

static struct letters all_letters(struct arena *a, const struct font_face *face)
{
    VEC(uint32_t) all = {0};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (uint32_t cp = ranges[i].first; cp <= ranges[i].last; cp++)
            *vec_push(a, &all) = cp;
    return (struct letters){face, all.at, all.n};
}

/* The place of a character among all letters; -1: it is none of them. */
static int place_of(uint32_t cp)
{
    int place = 0;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (cp >= ranges[i].first && cp <= ranges[i].last)
            return place + (int)(cp - ranges[i].first);
        place += (int)(ranges[i].last - ranges[i].first) + 1;
    }
    return -1;
}

/* The glyphs of the characters in use, taken from those of all letters. */
static bool pick_glyphs(struct pdf *p, const struct font *font, struct cut *cut)
{
    uint16_t *glyphs = arena_array_of(p->arena, font->used.n, uint16_t);
    for (size_t i = 0; i < font->used.n; i++) {
        int place = place_of(font->used.at[i]);
        if (place < 0) return false;
        glyphs[i] = cut->glyphs[place];
    }
    cut->glyphs = glyphs;
    return true;
}

static bool has_all(const struct font *font, const struct cut *cut)
{
    for (size_t i = 0; i < font->used.n; i++)
        if (!cut->glyphs[i]) return false;
    return cut->n > 0;
}

/* A face may be broken in letters that the document has not. */
static bool cut_shared(struct pdf *p, const struct font *font, struct cut *cut)
{
    const struct letters all = all_letters(p->arena, font->face);
    *cut = cut_of(p, &all);
    return cut->n && pick_glyphs(p, font, cut) && has_all(font, cut);
}

/* A file for the archive is made again to prove it, so it holds the same whoever makes it. */
bool font_subset(struct pdf *p, const struct font *font, struct cut *cut)
{
    bool is_shared = p->level == PDF_PRINT && p->writer->shares_fonts;
    if (is_shared && cut_shared(p, font, cut)) return true;
    *cut = cut_of(p, &(struct letters){font->face, font->used.at, font->used.n});
    if (has_all(font, cut)) return true;
    diag_add(p->diags, (struct pos){0}, DIAG_PDF_SUBSET, font->face->postscript_name, NULL, NULL);
    return false;
}
