/* A growing run of bytes on the heap, for outputs. Zero-initialise; release with buf_free. */
#ifndef VANTHU_BASE_BUF_H
#define VANTHU_BASE_BUF_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct buf {
    uint8_t *at;
    size_t n, cap;
};

void buf_free(struct buf *b);
/* What it holds as a string in `a`; the buffer is released. */
const char *buf_text(struct buf *b, struct arena *a);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_grow(struct buf *b, size_t n);

/* Here, since writers come by for every name and sign. */

/* Room for `n` more bytes; the caller writes at b->at + b->n and then adds to b->n. */
static inline void buf_reserve(struct buf *b, size_t n)
{
    if (b->cap - b->n < n) buf_grow(b, n);
}

static inline void buf_add(struct buf *b, const void *bytes, size_t n)
{
    if (!n) return;
    buf_reserve(b, n);
    memcpy(b->at + b->n, bytes, n);
    b->n += n;
}

static inline void buf_puts(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

static inline void buf_putc(struct buf *b, char c)
{
    buf_reserve(b, 1);
    b->at[b->n++] = (uint8_t)c;
}

/* `value` as a decimal with `places` digits behind the point, trailing zeros dropped: locale-free
 * and without floats. buf_decimal(b, 12345, 3) writes 12.345. */
void buf_decimal(struct buf *b, int64_t value, int places);

#endif
