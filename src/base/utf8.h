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
/* The next character of a string that is known to be valid; advances *s. 0 at the end. */
uint32_t utf8_next(const char **s, const char *end);

#endif
