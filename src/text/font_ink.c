/* What a text covers of the paper: formulas are set by it, since a bar must keep clear of letters
 * and not of the room that a line of text leaves for them. Few texts are asked for, so the program
 * is opened anew for each and no face carries figures that most documents never need. */
#include "base/utf8.h"
#include "text/font_library_priv.h"
#include "text/font_priv.h"

static void widen(struct font_ink *ink, const FT_Glyph_Metrics *glyph, bool is_first)
{
    int above = (int)glyph->horiBearingY, below = (int)(glyph->height - glyph->horiBearingY);
    if (is_first || above > ink->above) ink->above = above;
    if (is_first || below > ink->below) ink->below = below;
}

static bool measure(FT_Face ft, const struct font_face *face, const char *utf8, size_t n,
                    struct font_ink *ink)
{
    bool is_first = true;
    for (const char *s = utf8, *end = utf8 + n; s < end;) {
        uint32_t glyph = font_glyph(face, utf8_next(&s, end));
        if (FT_Load_Glyph(ft, glyph, FT_LOAD_NO_SCALE) != 0) return false;
        const FT_Glyph_Metrics *m = &ft->glyph->metrics;
        int beyond = (int)(m->horiBearingX + m->width) - font_advance(face, glyph);
        ink->beyond = m->width && beyond > 0 ? beyond : 0;
        if (!m->height) continue;
        widen(ink, m, is_first);
        is_first = false;
    }
    return true;
}

struct font_ink font_ink(const struct font_face *face, const char *utf8, size_t n)
{
    const struct font_ink whole = {face->ascent, face->descent, 0};
    struct font_ink ink = {0};
    struct font_library library;
    FT_Face ft;
    font_library_open(&library);
    bool is_read =
        FT_New_Memory_Face(library.freetype, face->data, (FT_Long)face->n_data, 0, &ft) == 0 &&
        measure(ft, face, utf8, n, &ink);
    font_library_close(&library);
    return is_read ? ink : whole;
}
