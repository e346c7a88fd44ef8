/* Widths: what one character, one portion, and a raised mark take. */
#include "text/text.h"

#include "base/utf8.h"
#include "text/font_priv.h"
#include "text/text_priv.h"

/* parity rules 13 and 29 */
enum { RAISED_PERCENT = 58, RAISE_PERCENT = 33 };

int text_raised_size(int size)
{
    return size * RAISED_PERCENT / 100;
}

len text_raise(int size)
{
    return len_from_twips(size * RAISE_PERCENT / 100);
}

/* advance * size * 6 / units_per_em, halves up: parity rule 1, whose size * 60 in half-points is
 * size * 6 in twips. A power of two, as every common font has, is worth the shift: this runs for
 * each character of a document. */
adv text_advance(const struct font_face *face, uint32_t cp, int size)
{
    const struct font_tables *tables = face->tables;
    uint64_t units = tables->advances[font_glyph(face, cp)];
    if (cp > 0 && font_glyph(face, cp) == 0) return 0;
    uint64_t twice = units * (uint64_t)size * (2 * TEXT_ADV) + (uint64_t)face->units_per_em;
    if (tables->shift >= 0) return (adv)(twice >> (tables->shift + 1));
    return (adv)(twice / (2 * (uint64_t)face->units_per_em));
}

int text_width(const struct font_face *face, const char *utf8, size_t n, int size)
{
    const char *end = utf8 + n;
    int64_t sum = 0;
    while (utf8 < end)
        sum += text_advance(face, utf8_next(&utf8, end), size);
    return (int)twips_of(sum);
}
