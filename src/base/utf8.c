#include "base/utf8.h"

#include <stdbool.h>

/* Of a character, but not its first. */
static bool is_next(uint8_t byte)
{
    return (byte & 0xC0) == 0x80;
}

size_t utf8_decode(const char *s, size_t n, uint32_t *cp)
{
    const uint8_t *p = (const uint8_t *)s;
    /* Vietnamese is nearly all of these, which cannot be overlong or surrogates. */
    if (p[0] >= 0xE1 && p[0] <= 0xEC && n >= 3 && is_next(p[1]) && is_next(p[2])) {
        *cp = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
        return 3;
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t need = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
    if (need == 1) {
        *cp = p[0];
        return 1;
    }
    if (!need || need > n || p[0] > 0xF4) return 0;
    uint32_t c = p[0] & (0x7Fu >> need);
    for (size_t i = 1; i < need; i++) {
        if (!is_next(p[i])) return 0;
        c = c << 6 | (p[i] & 0x3Fu);
    }
    if (c < least[need] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return 0;
    *cp = c;
    return need;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (cp & 0x3F));
        cp >>= 6;
    }
    out[0] = (char)((0xF00 >> n & 0xFF) | cp);
    return n;
}

struct utf8_character utf8_next_rare(const char *s, const char *end)
{
    uint32_t cp = 0;
    if (s >= end) return (struct utf8_character){0, 0};
    size_t n = utf8_decode(s, (size_t)(end - s), &cp);
    return n ? (struct utf8_character){cp, (uint32_t)n} : (struct utf8_character){0xFFFD, 1};
}
