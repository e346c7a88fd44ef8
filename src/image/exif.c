/* Which way up a photograph was taken (Exif 2.32, 4.6.4: tag 274 of the first directory of a TIFF
 * file inside the JPEG). */
#include "image/image_priv.h"

enum { TAG_ORIENTATION = 274, TYPE_SHORT = 3, ENTRY = 12 };

struct tiff {
    const uint8_t *bytes;
    size_t n;
    bool is_little; /* "II": the low byte first */
};

static uint32_t u16(const struct tiff *t, size_t at)
{
    const uint8_t *p = t->bytes + at;
    return t->is_little ? (uint32_t)p[1] << 8 | p[0] : read_u16(p);
}

static uint32_t u32(const struct tiff *t, size_t at)
{
    return t->is_little ? u16(t, at + 2) << 16 | u16(t, at) : read_u32(t->bytes + at);
}

int exif_orientation(const uint8_t *bytes, size_t n)
{
    struct tiff t = {bytes, n, n > 1 && bytes[0] == 'I'};
    if (n < 8 || u16(&t, 2) != 42) return 1;
    size_t at = u32(&t, 4);
    if (at > n - 2) return 1;
    size_t count = u16(&t, at), from = at + 2;
    for (size_t i = 0; i < count && n - from >= ENTRY; i++, from += ENTRY) {
        if (u16(&t, from) != TAG_ORIENTATION || u16(&t, from + 2) != TYPE_SHORT) continue;
        uint32_t value = u16(&t, from + 8);
        return value >= 1 && value <= 8 ? (int)value : 1;
    }
    return 1;
}
