/* The box of a line. [parity rule 12] */
#include "text/text.h"

#include "text/text_priv.h"

static int64_t scaled(const struct font_face *face, int figure, int size)
{
    int64_t upem = face->units_per_em;
    return ((int64_t)figure * size * TEXT_ADV * 2 + upem) / (2 * upem);
}

/* The three figures are rounded apart to 1/8640 inch, and the gap apart to twips; it lies above the
 * ascent. */
struct text_box text_box(const struct font_face *face, int size)
{
    int64_t ascent = scaled(face, face->ascent, size);
    int64_t descent = scaled(face, face->descent, size);
    int64_t gap = twips_of(scaled(face, face->line_gap, size));
    return (struct text_box){
        .height = (int)(twips_of(ascent + descent) + gap),
        .baseline = (int)(twips_of(ascent) + gap),
    };
}
