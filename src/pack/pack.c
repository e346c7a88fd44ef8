#include "pack/pack.h"

#include "base/buf.h"
#include "base/memo.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_KEPT = 64 * 1024 };

struct packer {
    enum pack_format format;
    struct libdeflate_compressor *compressor;
    struct memo *memo; /* bytes: as they were packed, the CRC-32 before them */
    struct buf room;   /* for the longest answer that there may be */
};

struct packer *packer_new(enum pack_format format, int level, struct memo *memo)
{
    struct packer *p = mem_alloc(sizeof *p);
    *p = (struct packer){format, libdeflate_alloc_compressor(level), .memo = memo};
    /* It fails for want of memory only; this ends the program as any such failure does. */
    if (!p->compressor) mem_exhausted();
    return p;
}

void packer_free(struct packer *p)
{
    if (!p) return;
    buf_free(&p->room);
    libdeflate_free_compressor(p->compressor);
    free(p);
}

struct memo *packer_memo(const struct packer *p)
{
    return p->memo;
}

uint32_t pack_crc(const void *bytes, size_t n)
{
    return libdeflate_crc32(0, bytes, n);
}

static bool is_zlib(const struct packer *p)
{
    return p->format == PACK_ZLIB;
}

static void compress(struct packer *p, const void *bytes, size_t n)
{
    size_t bound = is_zlib(p) ? libdeflate_zlib_compress_bound(p->compressor, n)
                              : libdeflate_deflate_compress_bound(p->compressor, n);
    uint32_t crc = pack_crc(bytes, n);
    p->room.n = 0;
    buf_add(&p->room, &crc, sizeof crc);
    buf_reserve(&p->room, bound);
    uint8_t *out = p->room.at + p->room.n;
    p->room.n += is_zlib(p) ? libdeflate_zlib_compress(p->compressor, bytes, n, out, bound)
                            : libdeflate_deflate_compress(p->compressor, bytes, n, out, bound);
}

static struct packed take(struct arena *a, const uint8_t *answer, size_t n)
{
    struct packed packed = {.n = n - sizeof packed.crc};
    memcpy(&packed.crc, answer, sizeof packed.crc);
    packed.at = (uint8_t *)arena_strndup(a, (const char *)answer + sizeof packed.crc, packed.n);
    return packed;
}

/* The room for a large picture is given back. */
struct packed packer_pack_once(struct packer *p, struct arena *a, const void *bytes, size_t n)
{
    compress(p, bytes, n);
    struct packed packed = take(a, p->room.at, p->room.n);
    if (p->room.cap > 4 * LONGEST_KEPT) buf_free(&p->room);
    return packed;
}

struct packed packer_pack(struct packer *p, struct arena *a, const void *bytes, size_t n)
{
    if (!n || n > LONGEST_KEPT) return packer_pack_once(p, a, bytes, n);
    size_t n_known;
    memo_ask(p->memo, is_zlib(p) ? "zlib" : "deflate", 4);
    memo_ask(p->memo, bytes, n);
    const void *known = memo_answer(p->memo, &n_known);
    if (known) return take(a, known, n_known);
    compress(p, bytes, n);
    memo_keep(p->memo, p->room.at, p->room.n);
    return take(a, p->room.at, p->room.n);
}
