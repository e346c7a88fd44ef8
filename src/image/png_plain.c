/* A PNG file without what is not the picture: texts, times, profiles, gamma (ISO/IEC 15948, 11.2
 * and 11.3). libpng then reads no chunk that the picture does not need. */
#include "image/image_priv.h"

#include <string.h>

enum { SIGNATURE = 8, AROUND = 12 /* length, type and checksum of a chunk */ };

static bool is_chunk(const uint8_t *chunk, const char *type)
{
    return memcmp(chunk + 4, type, 4) == 0;
}

static bool is_of_picture(const uint8_t *chunk)
{
    static const char *const types[] = {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (is_chunk(chunk, types[i])) return true;
    return false;
}

/* 11.3.5.3; unit 1 is the metre. */
static void read_size(const uint8_t *chunk, uint32_t n, struct png_plain *plain)
{
    const uint8_t *data = chunk + 8;
    if (n != 9 || data[8] != 1) return;
    uint32_t x = read_u32(data), y = read_u32(data + 4);
    if (x > INT32_MAX || y > INT32_MAX) return;
    plain->per_metre_x = (int)x;
    plain->per_metre_y = (int)y;
}

bool png_plain(const struct source *s, struct png_plain *plain)
{
    if (!source_check_room(s, s->n)) return false;
    *plain = (struct png_plain){.file = arena_alloc(s->arena, s->n), .n = SIGNATURE};
    memcpy(plain->file, s->bytes, SIGNATURE);
    for (size_t at = SIGNATURE; s->n - at >= AROUND;) {
        const uint8_t *chunk = s->bytes + at;
        uint32_t length = read_u32(chunk);
        if (length > s->n - at - AROUND) break;
        size_t whole = (size_t)length + AROUND;
        if (is_of_picture(chunk)) {
            memcpy(plain->file + plain->n, chunk, whole);
            plain->n += whole;
        }
        if (is_chunk(chunk, "pHYs")) read_size(chunk, length, plain);
        if (is_chunk(chunk, "IEND")) return true;
        at += whole;
    }
    return source_broken(s);
}
