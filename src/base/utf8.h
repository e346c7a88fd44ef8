/* UTF-8, strict (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef VANTHU_BASE_UTF8_H
#define VANTHU_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Decode one character of `s` (`n` > 0 bytes left). Gives its length in bytes, 0 if it is invalid.
 */
size_t utf8_decode(const char *s, size_t n, uint32_t *cp);
/* Write `cp` (a valid scalar value) to `out`; gives the length, 1 to 4. */
size_t utf8_encode(uint32_t cp, char out[4]);
/* The next character of a string that is known to be valid; advances *s. 0 at the end. Here, and
 * with the lengths that Vietnamese takes first, since every step walks over every character. */
struct utf8_character {
    uint32_t cp, n;
};
struct utf8_character utf8_next_rare(const char *s, const char *end);
static inline uint32_t utf8_next(const char **s, const char *end)
{
    const uint8_t *p = (const uint8_t *)*s;
    if (end - *s >= 1 && p[0] < 0x80) {
        *s += 1;
        return p[0];
    }
    if (end - *s >= 2 && p[0] < 0xE0) {
        *s += 2;
        return (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    }
    if (end - *s >= 3 && p[0] < 0xF0) {
        *s += 3;
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    /* By value: were the address of *s known elsewhere, no loop could hold it in a register. */
    struct utf8_character next = utf8_next_rare(*s, end);
    *s += next.n;
    return next.cp;
}

#endif
