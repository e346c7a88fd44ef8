/* Compression of streams (FlateDecode, ISO 32000-1, 7.4.4). */
#ifndef VANTHU_PDF_DEFLATE_H
#define VANTHU_PDF_DEFLATE_H

#include "base/buf.h"

struct deflate;

struct deflate *deflate_new(void);
void deflate_free(struct deflate *d); /* NULL is fine */

/* `bytes` in the zlib format; lent until the next call. */
const struct buf *deflate_bytes(struct deflate *d, const void *bytes, size_t n);

#endif
