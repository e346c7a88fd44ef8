/* Which characters the program of a font has: those in use, or, where documents share programs, the
 * letters of Vietnamese and the signs beside them. Which glyph stands for which character is the
 * document's own in both, so its widths and its map to characters are those in use. */
#include "pdf/pdf_priv.h"

/* The glyphs of the characters in use, taken from those of all letters. */
static bool pick_glyphs(struct pdf *p, const struct font *font, struct cut *cut)
{
    uint16_t *glyphs = arena_array_of(p->arena, font->used.n, uint16_t);
    for (size_t i = 0; i < font->used.n; i++) {
        int place = letters_place(font->used.at[i]);
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
    const struct letters all = letters_all(p->arena, font->face);
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
