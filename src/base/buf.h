/* A growing run of bytes on the heap, for outputs. Zero-initialise; release with buf_free. */
#ifndef VANTHU_BASE_BUF_H
#define VANTHU_BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

struct buf {
    uint8_t *at;
    size_t n, cap;
};

void buf_free(struct buf *b);
void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Room for `n` more bytes; the caller writes at b->at + b->n and then adds to b->n. */
void buf_reserve(struct buf *b, size_t n);
/* `value` as a decimal with `places` digits behind the point, trailing zeros dropped: locale-free
 * and without floats. buf_decimal(b, 12345, 3) writes 12.345. */
void buf_decimal(struct buf *b, int64_t value, int places);

#endif
