/* Compressing parts. In a batch most parts of a document are those of the one before, such as the
 * styles; these are kept as they were packed. */
#include "docx/docx.h"

#include "docx/docx_priv.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

enum {
    /* The fastest, as in the PDF: of the report's DOCX an eighth less time than level 4 takes, and
     * 8 % more bytes, of all samples 4 %. */
    DEFLATE_LEVEL = 1,
    N_KEPT = 32,
    LONGEST_KEPT = 64 * 1024,
};

/* A part that was met. */
struct kept {
    size_t n, n_packed;
    uint32_t crc;
    uint8_t *bytes;    /* as they were and, behind those, as they were packed; NULL: none yet */
    unsigned long met; /* when, last; 0: never */
};

struct docx_packer {
    struct libdeflate_compressor *compressor;
    struct memo *memo;
    struct kept kept[N_KEPT];
    unsigned long now;
};

struct docx_packer *docx_packer_new(void)
{
    struct docx_packer *packer = mem_alloc(sizeof *packer);
    *packer = (struct docx_packer){.compressor = libdeflate_alloc_compressor(DEFLATE_LEVEL),
                                   .memo = memo_new()};
    /* It fails for want of memory only; this ends the program as any such failure does. */
    if (!packer->compressor) mem_exhausted();
    return packer;
}

void docx_packer_free(struct docx_packer *packer)
{
    if (!packer) return;
    for (size_t i = 0; i < N_KEPT; i++)
        free(packer->kept[i].bytes);
    libdeflate_free_compressor(packer->compressor);
    memo_free(packer->memo);
    free(packer);
}

struct memo *docx_packer_memo(struct docx_packer *packer)
{
    return packer->memo;
}

/* The part's place, or that of the one not met for longest, which gives way. */
static struct kept *find_place(struct docx_packer *packer, const struct buf *part, uint32_t crc)
{
    struct kept *oldest = packer->kept;
    for (struct kept *k = packer->kept; k < packer->kept + N_KEPT; k++) {
        if (k->met && k->crc == crc && k->n == part->n) return k;
        if (k->met < oldest->met) oldest = k;
    }
    free(oldest->bytes);
    *oldest = (struct kept){.n = part->n, .crc = crc};
    return oldest;
}

static void compress(struct docx_packer *packer, struct arena *a, const struct buf *part,
                     struct docx_packed *p)
{
    size_t room = libdeflate_deflate_compress_bound(packer->compressor, part->n);
    uint8_t *out = arena_alloc(a, room);
    p->n = libdeflate_deflate_compress(packer->compressor, part->at, part->n, out, room);
    p->at = out;
}

static void hold(struct kept *k, const struct buf *part, const struct docx_packed *p)
{
    k->n_packed = p->n;
    k->bytes = mem_alloc(part->n + p->n);
    memcpy(k->bytes, part->at, part->n);
    memcpy(k->bytes + part->n, p->at, p->n);
}

/* Copied, since the place may be given away before the archive is written. */
static void pack_again(struct docx_packer *packer, struct arena *a, const struct buf *part,
                       struct docx_packed *p)
{
    struct kept *k = find_place(packer, part, p->crc);
    if (k->bytes && memcmp(k->bytes, part->at, part->n) == 0) {
        p->n = k->n_packed;
        p->at = memcpy(arena_alloc(a, p->n), k->bytes + k->n, p->n);
    } else {
        compress(packer, a, part, p);
        if (!k->bytes) hold(k, part, p);
    }
    k->met = ++packer->now;
}

struct docx_packed *docx_pack(struct docx_packer *packer, struct arena *a,
                              const struct docx_part *part)
{
    const struct buf *body = &part->body;
    struct docx_packed *p = arena_new_of(a, struct docx_packed);
    *p = (struct docx_packed){
        .at = body->at,
        .n = body->n,
        .n_raw = body->n,
        .crc = libdeflate_crc32(0, body->at, body->n),
        .is_stored = part->is_packed,
    };
    if (part->is_packed) return p;
    if (part->is_common && body->n <= LONGEST_KEPT)
        pack_again(packer, a, body, p);
    else
        compress(packer, a, body, p);
    return p;
}
