/* The room pdf has names of its own for what the room text calls the same. */
#include "fuzz_font.h"

#include "pdf/pdf_priv.h"

void fuzz_cut_font(struct arena *a, const struct font_face *face, const char *words)
{
    struct diag_list diags = {.arena = a};
    struct pdf_writer *writer = pdf_writer_new(NULL);
    struct pdf p = {.arena = a, .diags = &diags, .writer = writer};
    struct cut cut = {0};
    struct font *font = font_of(&p, face);
    for (const char *s = words; *s; s++)
        if (font_glyph(face, (unsigned char)*s)) font_use(&p, font, (unsigned char)*s);
    if (font->used.n) fuzz_expect(font_subset(&p, font, &cut) ? cut.n > 0 : diags.n > 0);
    pdf_writer_free(writer);
}
