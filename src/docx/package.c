/* The zip file (ISO/IEC 29500-2, annex B), built in memory:
 *
 *   [Content_Types].xml     what each part is; first, as readers of streams like it
 *   _rels/.rels             leads to the document and its properties
 *   word/document.xml ...   the parts in the order in which they were made
 *
 * Times and attributes are fixed, so that the bytes depend on the parts alone. */
#include "docx/docx.h"

#include "docx/docx_priv.h"
#include "docx/zip_priv.h"

#include <string.h>

enum {
    DOS_MIDNIGHT = 0,
    DOS_1980_01_01 = 1 << 5 | 1, /* years since 1980, month, day */
    /* The fastest, as in the PDF: of the report's DOCX an eighth less time than level 4 takes, and
     * 8 % more bytes, of all samples 4 %. */
    DEFLATE_LEVEL = 1,
};

struct packer *docx_packer_new(struct memo *memo)
{
    return packer_new(PACK_PLAIN, DEFLATE_LEVEL, memo);
}

static bool fail(struct diag_list *diags, zip_error_t *error)
{
    diag_add(diags, (struct pos){0}, DIAG_DOCX_ZIP, zip_error_strerror(error), NULL, NULL);
    return false;
}

/* libzip takes parts as what is compressed already. */
static zip_uint16_t method_of(const struct docx_packed *p)
{
    return p->is_stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
}

static zip_int64_t tell(const struct docx_packed *p, void *data, zip_uint64_t n)
{
    zip_stat_t *stat = data;
    if (n < sizeof *stat) return -1;
    zip_stat_init(stat);
    stat->size = p->n_raw;
    stat->comp_size = p->n;
    stat->crc = p->crc;
    stat->comp_method = method_of(p);
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
    return sizeof *stat;
}

static zip_int64_t give(struct docx_packed *p, void *data, zip_uint64_t n)
{
    size_t left = p->n - p->done, some = left < n ? left : (size_t)n;
    memcpy(data, p->at + p->done, some);
    p->done += some;
    return (zip_int64_t)some;
}

static zip_int64_t answer(void *state, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
    struct docx_packed *p = state;
    switch (command) {
    case ZIP_SOURCE_OPEN:
        p->done = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return give(p, data, n);
    case ZIP_SOURCE_STAT:
        return tell(p, data, n);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE,
                                              ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                                              -1);
    default:
        return -1;
    }
}

static bool add_part(zip_t *zip, const char *name, struct docx_packed *packed)
{
    zip_source_t *source = zip_source_function(zip, answer, packed);
    if (!source) return false;
    zip_int64_t i = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8);
    if (i < 0) zip_source_free(source);
    if (i < 0) return false;
    zip_uint64_t entry = (zip_uint64_t)i;
    return !zip_set_file_compression(zip, entry, method_of(packed), 0) &&
           !zip_file_set_dostime(zip, entry, DOS_MIDNIGHT, DOS_1980_01_01, 0) &&
           !zip_file_set_external_attributes(zip, entry, 0, ZIP_OPSYS_DOS, 0);
}

/* By libdeflate, in half the time that libzip's own zlib takes. */
static struct docx_packed *packed_of(struct packer *packer, struct arena *a,
                                     const struct docx_part *part)
{
    const struct buf *body = &part->body;
    struct docx_packed *p = arena_new_of(a, struct docx_packed);
    *p = (struct docx_packed){.at = body->at, .n = body->n, .n_raw = body->n};
    p->is_stored = part->is_packed;
    if (part->is_packed) {
        p->crc = pack_crc(body->at, body->n);
        return p;
    }
    struct packed packed = part->is_common ? packer_pack(packer, a, body->at, body->n)
                                           : packer_pack_once(packer, a, body->at, body->n);
    p->at = packed.at;
    p->n = packed.n;
    p->crc = packed.crc;
    return p;
}

static bool add_parts(zip_t *zip, const struct docx *d, struct packer *packer)
{
    for (size_t i = 0; i < d->parts.n; i++) {
        const struct docx_part *part = &d->parts.at[i];
        if (!add_part(zip, part->name, packed_of(packer, d->arena, part))) return false;
    }
    return true;
}

/* Everything into `target`, which the archive takes one reference of. */
static bool fill(const struct docx *d, struct packer *packer, zip_source_t *target,
                 struct diag_list *diags)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_t *zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!zip) {
        zip_source_free(target);
        return fail(diags, &error);
    }
    if (add_parts(zip, d, packer) && zip_close(zip) == 0) return true;
    fail(diags, zip_get_error(zip));
    zip_discard(zip);
    return false;
}

static bool take(zip_source_t *target, struct buf *out)
{
    zip_stat_t stat;
    if (zip_source_open(target)) return false;
    bool is_read = zip_source_stat(target, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE);
    if (is_read) {
        buf_reserve(out, stat.size);
        is_read = zip_source_read(target, out->at + out->n, stat.size) == (zip_int64_t)stat.size;
        if (is_read) out->n += stat.size;
    }
    zip_source_close(target);
    return is_read;
}

bool docx_package(const struct docx *d, struct packer *packer, struct buf *out,
                  struct diag_list *diags)
{
    zip_error_t error;
    if (!zip_load(diags)) return false;
    zip_error_init(&error);
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    if (!target) return fail(diags, &error);
    zip_source_keep(target);
    bool is_done = fill(d, packer, target, diags);
    if (is_done && !take(target, out)) is_done = fail(diags, zip_source_error(target));
    zip_source_free(target);
    return is_done;
}
