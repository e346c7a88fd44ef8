/* Compression (deflate, RFC 1951) that remembers what it packed: in a batch most pages, fonts and
 * parts of a document are those of the one before.
 *
 * shape   what comes out depends on the bytes alone, not on what was packed before.
 * errors  none; one thread at a time. */
#ifndef VANTHU_PACK_PACK_H
#define VANTHU_PACK_PACK_H

#include "base/arena.h"

#include <stdint.h>

enum pack_format {
    PACK_PLAIN, /* as zip files have it */
    PACK_ZLIB,  /* RFC 1950, as PDF has it */
};

struct packer;
struct memo;
/* `level` is libdeflate's: 1 is the fastest. The memo must live as long; NULL: nothing is
 * remembered. */
struct packer *packer_new(enum pack_format format, int level, struct memo *memo);
/* That memo, for what else comes again. */
struct memo *packer_memo(const struct packer *packer);
void packer_free(struct packer *packer); /* NULL is fine */

struct packed {
    const uint8_t *at;
    size_t n;
    uint32_t crc; /* of the bytes as they were */
};

/* The result lives in `a`. */
struct packed packer_pack(struct packer *packer, struct arena *a, const void *bytes, size_t n);
/* For what no other document is likely to have: it is not remembered. */
struct packed packer_pack_once(struct packer *packer, struct arena *a, const void *bytes, size_t n);

/* CRC-32, as zip files have it. */
uint32_t pack_crc(const void *bytes, size_t n);

#endif
