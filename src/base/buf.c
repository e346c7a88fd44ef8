#include "base/buf.h"

#include "base/arena.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_free(struct buf *b)
{
    free(b->at);
    *b = (struct buf){0};
}

void buf_reserve(struct buf *b, size_t n)
{
    if (b->cap - b->n >= n) return;
    size_t cap = b->cap ? b->cap : 512;
    do
        cap = cap > SIZE_MAX / 2 ? SIZE_MAX : cap * 2;
    while (cap - b->n < n);
    b->at = mem_realloc(b->at, cap);
    b->cap = cap;
}

void buf_add(struct buf *b, const void *bytes, size_t n)
{
    if (!n) return;
    buf_reserve(b, n);
    memcpy(b->at + b->n, bytes, n);
    b->n += n;
}

void buf_puts(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_putc(struct buf *b, char c)
{
    buf_add(b, &c, 1);
}

void buf_printf(struct buf *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n > 0) {
        buf_reserve(b, (size_t)n + 1);
        vsnprintf((char *)b->at + b->n, (size_t)n + 1, format, again);
        b->n += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

void buf_decimal(struct buf *b, int64_t value, int places)
{
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value, unit = 1;
    for (int i = 0; i < places; i++)
        unit *= 10;
    if (value < 0) buf_putc(b, '-');
    buf_printf(b, "%" PRIu64, rest / unit);
    rest %= unit;
    if (rest) buf_putc(b, '.');
    while (rest) {
        unit /= 10;
        buf_putc(b, (char)('0' + rest / unit));
        rest %= unit;
    }
}
