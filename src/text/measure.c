/* Widths: what one character, one portion, and a raised mark take. */
#include "text/text.h"

#include "text/font_priv.h"
#include "text/text_priv.h"

/* A mark is set at 58 % and raised until its top is where the text's is: by the 42 % that it lost
 * of the ascent, which is with the gap 0.934 em in Times New Roman. [LO] */
enum { RAISED_PERCENT = 58, RAISE_PER_MILLE = 392 };

int text_raised_size(int size)
{
    return size * RAISED_PERCENT / 100;
}

len text_raise(int size)
{
    return len_from_twips((size * RAISE_PER_MILLE + 500) / 1000);
}

adv text_advance(const struct font_face *face, uint32_t cp, int size)
{
    struct font_scale scale = font_scale_of(face, size);
    return font_scaled_advance(&scale, cp);
}

int text_width(const struct font_face *face, const char *utf8, size_t n, int size)
{
    const struct font_scale scale = font_scale_of(face, size);
    int64_t sum = 0;
    for (const char *end = utf8 + n; utf8 < end;) {
        sum += font_scaled_advance(&scale, utf8_next(&utf8, end));
    }
    return (int)twips_of(sum);
}
