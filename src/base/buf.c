#include "base/buf.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_free(struct buf *b)
{
    free(b->at);
    *b = (struct buf){0};
}

const char *buf_text(struct buf *b, struct arena *a)
{
    const char *text = arena_strndup(a, b->n ? (const char *)b->at : "", b->n);
    buf_free(b);
    return text;
}

void buf_grow(struct buf *b, size_t n)
{
    size_t cap = b->cap ? b->cap : 512;
    do
        cap = cap > SIZE_MAX / 2 ? SIZE_MAX : cap * 2;
    while (cap - b->n < n);
    b->at = mem_realloc(b->at, cap);
    b->cap = cap;
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    buf_reserve(b, 64);
    size_t room = b->cap - b->n;
    int n = vsnprintf((char *)b->at + b->n, room, format, args);
    if (n >= 0 && (size_t)n >= room) {
        buf_reserve(b, (size_t)n + 1);
        vsnprintf((char *)b->at + b->n, (size_t)n + 1, format, again);
    }
    if (n > 0) b->n += (size_t)n;
    va_end(again);
    va_end(args);
}

/* By hand: drawn pages are full of numbers, and printf would take most of the time they need. */
void buf_decimal(struct buf *b, int64_t value, int places)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    for (; places > 0 && rest % 10 == 0; places--)
        rest /= 10;
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
        if (--places == 0) digits[--at] = '.';
    } while (rest || places >= 0);
    if (value < 0) digits[--at] = '-';
    buf_add(b, digits + at, sizeof digits - at);
}
