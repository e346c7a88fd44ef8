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

static const struct pdf_frozen_cut *find_known(const struct pdf *p, const struct font_face *face)
{
    const struct pdf_writer *writer = p->writer;
    for (size_t i = 0; i < writer->n_known; i++)
        if (writer->known[i]->face->tables == face->tables) return writer->known[i];
    return NULL;
}

static struct cut cut_known(const struct pdf_frozen_cut *known)
{
    return (struct cut){
        .n = known->n,
        .packed = {.at = (uint8_t *)known->packed, .n = known->n_packed},
        .glyphs = (uint16_t *)known->glyphs,
    };
}

static struct cut cut_to_letters(struct pdf *p, const struct font_face *face)
{
    const struct letters all = letters_all(p->arena, face);
    return cut_of(p, &all);
}

/* A face may be broken in letters that the document has not. */
static bool serves(struct pdf *p, const struct font *font, struct cut *shared)
{
    return shared->n && pick_glyphs(p, font, shared) && has_all(font, shared);
}

/* A file for the archive is made again to prove it, so it holds the same whoever makes it. */
bool font_subset(struct pdf *p, const struct font *font, struct cut *cut)
{
    bool is_shared = p->level == PDF_PRINT && p->writer->shares_fonts;
    const struct pdf_frozen_cut *known = is_shared ? find_known(p, font->face) : NULL;
    if (known) *cut = cut_known(known);
    if (known && serves(p, font, cut)) return true;
    if (!hb_load(p->diags)) return false;
    if (is_shared && !known) *cut = cut_to_letters(p, font->face);
    if (is_shared && !known && serves(p, font, cut)) return true;
    *cut = cut_of(p, &(struct letters){font->face, font->used.at, font->used.n});
    if (has_all(font, cut)) return true;
    diag_add(p->diags, (struct pos){0}, DIAG_PDF_SUBSET, font->face->postscript_name, NULL, NULL);
    return false;
}
