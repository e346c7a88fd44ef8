/* libharu's documented calls cannot write what a tagged PDF needs, but its object layer can: every
 * dictionary has a write_fn, called between << and >>. Ours puts out bytes that were made
 * elsewhere, found by the object's number. This leans on struct layouts of libharu 2.3.0, so no
 * other version is let in, and no other file includes its headers. docs/PDF.md lists its traps. */
#include "pdf/haru.h"

#include "base/hash.h"
#include "base/vec.h"

#include <hpdf.h>
#include <hpdf_encrypt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Pages of one node of the page tree, so that no /Kids array grows with the document. */
enum { PAGES_PER_NODE = 64 };

static const char known_version[] = "2.3.0";
_Static_assert(HPDF_VERSION_ID == 20300, "haru.c leans on structures of libharu 2.3.0");

#define OBJECT_NUMBER 0x00FFFFFF /* in HPDF_Obj_Header.obj_id; the rest are flags */

struct body {
    const char *bytes;
    size_t n;
};

struct haru {
    struct arena *arena;
    HPDF_Doc doc;
    HPDF_STATUS error, detail; /* the first that was seen; HPDF_OK: none */
    VEC(struct body) bodies;   /* by object number */
    struct buf *out;           /* while saving */
    size_t begin;              /* of this file in *out */
    const char *version;
};

static void record(struct haru *h, HPDF_STATUS error, HPDF_STATUS detail)
{
    if (h->error != HPDF_OK || error == HPDF_OK) return;
    h->error = error;
    h->detail = detail;
}

/* libharu goes on after this returns; its own error state makes later calls fail too. */
static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *data)
{
    record(data, error, detail);
}

/* Object calls only set the document's error, and some return nothing but NULL. */
static bool is_ok(struct haru *h, HPDF_STATUS status)
{
    record(h, h->doc->error.error_no, h->doc->error.detail_no);
    record(h, status, 0);
    return h->error == HPDF_OK;
}

static bool is_made(struct haru *h, const void *object)
{
    return is_ok(h, object ? HPDF_OK : HPDF_INVALID_OBJECT);
}

static void report(const struct haru *h, struct diag_list *diags)
{
    char code[16], detail[16];
    snprintf(code, sizeof code, "0x%04lX", (unsigned long)h->error);
    snprintf(detail, sizeof detail, "%lu", (unsigned long)h->detail);
    diag_add(diags, (struct pos){0}, DIAG_PDF_LIBRARY, code, detail, NULL);
}

static void *allocate(HPDF_UINT n)
{
    return mem_alloc(n);
}

static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
    const struct haru *h = dict->error->user_data;
    const struct body *body = &h->bodies.at[dict->header.obj_id & OBJECT_NUMBER];
    if (!body->n) return HPDF_OK;
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->bytes, (HPDF_UINT)body->n);
}

/* Make room for the body of a dictionary that stands in the cross references. */
static int adopt(struct haru *h, HPDF_Dict dict)
{
    int number = (int)(dict->header.obj_id & OBJECT_NUMBER);
    while (h->bodies.n <= (size_t)number)
        vec_push(h->arena, &h->bodies);
    dict->write_fn = write_body;
    return number;
}

static bool start(struct haru *h)
{
    h->doc = HPDF_NewEx(on_error, allocate, free, 0, h);
    if (!h->doc) {
        record(h, HPDF_INVALID_DOCUMENT, 0);
        return false;
    }
    /* Its own name as the producer, which PDF/A would have to find in the metadata too. */
    HPDF_Dict_RemoveElement(h->doc->info, "Producer");
    adopt(h, h->doc->catalog);
    adopt(h, h->doc->info);
    return is_ok(h, HPDF_SetPagesConfiguration(h->doc, PAGES_PER_NODE));
}

struct haru *haru_open(struct arena *a, struct diag_list *diags)
{
    const char *version = HPDF_GetVersion();
    if (strcmp(version, known_version) != 0) {
        diag_add(diags, (struct pos){0}, DIAG_PDF_LIBRARY, version, known_version, NULL);
        return NULL;
    }
    struct haru *h = arena_new_of(a, struct haru);
    h->arena = a;
    h->version = "1.7";
    if (start(h)) return h;
    report(h, diags);
    haru_close(h);
    return NULL;
}

void haru_close(struct haru *h)
{
    if (h && h->doc) HPDF_Free(h->doc);
}

void haru_set_version(struct haru *h, const char *version)
{
    h->version = version;
}

/* The table of objects grows by blocks of one size and is copied each time, byte by byte: a block
 * as large as itself keeps that linear. */
static void make_room(struct haru *h)
{
    HPDF_List entries = h->doc->xref->entries;
    if (entries->count > entries->items_per_block) entries->items_per_block = entries->count;
}

static HPDF_Dict new_dict(struct haru *h)
{
    if (h->error != HPDF_OK) return NULL;
    make_room(h);
    HPDF_Dict dict = HPDF_Dict_New(h->doc->mmgr);
    return is_made(h, dict) && is_ok(h, HPDF_Xref_Add(h->doc->xref, dict)) ? dict : NULL;
}

int haru_dict(struct haru *h)
{
    HPDF_Dict dict = new_dict(h);
    return dict ? adopt(h, dict) : 0;
}

/* What libharu reads a stream's bytes from, in place of its own memory, which it copies byte by
 * byte into pieces of 4 KB and out again. */
struct source {
    const uint8_t *bytes;
    size_t n, at;
};

static HPDF_STATUS read_source(HPDF_Stream stream, HPDF_BYTE *out, HPDF_UINT *n)
{
    struct source *source = stream->attr;
    size_t left = source->n - source->at;
    bool is_end = left <= *n;
    if (is_end) *n = (HPDF_UINT)left;
    memcpy(out, source->bytes + source->at, *n);
    source->at += *n;
    return is_end ? HPDF_STREAM_EOF : HPDF_OK;
}

static HPDF_STATUS seek_source(HPDF_Stream stream, HPDF_INT pos, HPDF_WhenceMode mode)
{
    struct source *source = stream->attr;
    if (mode != HPDF_SEEK_SET || pos < 0) return HPDF_INVALID_PARAMETER;
    source->at = (size_t)pos;
    return HPDF_OK;
}

static HPDF_INT32 tell_source(HPDF_Stream stream)
{
    const struct source *source = stream->attr;
    return (HPDF_INT32)source->at;
}

static HPDF_UINT32 size_of_source(HPDF_Stream stream)
{
    const struct source *source = stream->attr;
    return (HPDF_UINT32)source->n;
}

static HPDF_Stream new_source(struct haru *h, const void *bytes, size_t n)
{
    struct source *source = arena_new_of(h->arena, struct source);
    source->bytes = bytes;
    source->n = n;
    if (n > INT32_MAX) record(h, HPDF_INVALID_PARAMETER, 0);
    return HPDF_CallbackReader_New(h->doc->mmgr, read_source, seek_source, tell_source,
                                   size_of_source, source);
}

/* /Length is an object of its own, since it is known when the stream has been written. */
static HPDF_Dict new_stream(struct haru *h, const void *bytes, size_t n)
{
    HPDF_Dict dict = new_dict(h);
    HPDF_Number length = dict ? HPDF_Number_New(h->doc->mmgr, 0) : NULL;
    if (!dict || !is_made(h, length)) return NULL;
    make_room(h);
    if (!is_ok(h, HPDF_Xref_Add(h->doc->xref, length)) ||
        !is_ok(h, HPDF_Dict_Add(dict, "Length", length)))
        return NULL;
    dict->stream = new_source(h, bytes, n);
    return is_made(h, dict->stream) ? dict : NULL;
}

int haru_stream(struct haru *h, const void *bytes, size_t n)
{
    HPDF_Dict dict = new_stream(h, bytes, n);
    return dict ? adopt(h, dict) : 0;
}

/* The node of the page tree that the next page goes to, as HPDF_AddPage finds it. */
static HPDF_Pages node_with_room(struct haru *h)
{
    HPDF_Doc doc = h->doc;
    if (doc->cur_page_num < doc->page_per_pages) return doc->cur_pages;
    doc->cur_pages = HPDF_Doc_AddPagesTo(doc, doc->root_pages);
    doc->cur_page_num = 0;
    return doc->cur_pages;
}

/* Not HPDF_AddPage, which also makes what ours do without: a stream for each, a MediaBox of floats,
 * and a list of procedures that readers have ignored since PDF 1.4. The class is set last: what has
 * it would need the attributes of a page of libharu's. */
static int add_page(struct haru *h, HPDF_Dict page, HPDF_Dict content)
{
    HPDF_Pages node = page ? node_with_room(h) : NULL;
    if (!page || !is_made(h, node) || !is_ok(h, HPDF_Dict_AddName(page, "Type", "Page")) ||
        (content && !is_ok(h, HPDF_Dict_Add(page, "Contents", content))) ||
        !is_ok(h, HPDF_Pages_AddKids(node, page)))
        return 0;
    page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
    h->doc->cur_page_num++;
    return adopt(h, page);
}

int haru_page(struct haru *h, const void *bytes, size_t n, int *content)
{
    HPDF_Dict page = new_dict(h), stream = page ? new_stream(h, bytes, n) : NULL;
    *content = stream ? adopt(h, stream) : 0;
    return stream ? add_page(h, page, stream) : 0;
}

int haru_bare_page(struct haru *h)
{
    return add_page(h, new_dict(h), NULL);
}

int haru_catalog(const struct haru *h)
{
    return (int)(h->doc->catalog->header.obj_id & OBJECT_NUMBER);
}

int haru_info(const struct haru *h)
{
    return (int)(h->doc->info->header.obj_id & OBJECT_NUMBER);
}

void haru_fill(struct haru *h, int number, const struct buf *entries)
{
    if (h->error != HPDF_OK) return;
    const char *bytes = arena_strndup(h->arena, (const char *)entries->at, entries->n);
    h->bodies.at[number] = (struct body){bytes, entries->n};
}

static HPDF_STATUS write_out(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    struct haru *h = stream->attr;
    buf_add(h->out, bytes, n);
    return HPDF_OK;
}

void haru_md5(const void *bytes, size_t n, uint8_t digest[16])
{
    struct HPDF_MD5Context md5;
    HPDF_MD5Init(&md5);
    HPDF_MD5Update(&md5, bytes, (HPDF_UINT32)n);
    HPDF_MD5Final(digest, &md5);
}

/* The trailer is written last, so the bytes before it are those of the whole file: equal files have
 * equal identifiers (ISO 32000-1, 14.4). */
static HPDF_STATUS write_id(HPDF_Dict trailer, HPDF_Stream stream)
{
    struct haru *h = trailer->error->user_data;
    struct hash hash = hash_of(h->out->at + h->begin, h->out->n - h->begin);
    char hex[33], id[128];
    snprintf(hex, sizeof hex, "%016" PRIX64 "%016" PRIX64, hash.high, hash.low);
    snprintf(id, sizeof id, "/ID [<%s> <%s>]\n", hex, hex);
    return HPDF_Stream_WriteStr(stream, id);
}

/* Not HPDF_SaveToStream, which makes a copy of the file in pieces of 4 KB first. */
static void write_file(struct haru *h, HPDF_Stream stream)
{
    /* Four bytes above 127 tell programs that the file is binary (7.5.2). */
    bool is_fine = is_ok(h, HPDF_Stream_WriteStr(stream, "%PDF-")) &&
                   is_ok(h, HPDF_Stream_WriteStr(stream, h->version)) &&
                   is_ok(h, HPDF_Stream_WriteStr(stream, "\n%\xE2\xE3\xCF\xD3\n")) &&
                   is_ok(h, HPDF_Dict_Add(h->doc->trailer, "Root", h->doc->catalog)) &&
                   is_ok(h, HPDF_Dict_Add(h->doc->trailer, "Info", h->doc->info));
    h->doc->trailer->write_fn = write_id;
    if (is_fine) is_ok(h, HPDF_Xref_WriteToStream(h->doc->xref, stream, NULL));
}

bool haru_save(struct haru *h, struct buf *out, struct diag_list *diags)
{
    h->out = out;
    h->begin = out->n;
    HPDF_Stream stream =
        h->error == HPDF_OK ? HPDF_CallbackWriter_New(h->doc->mmgr, write_out, h) : NULL;
    if (stream && is_made(h, stream)) write_file(h, stream);
    if (stream) HPDF_Stream_Free(stream);
    if (h->error == HPDF_OK) return true;
    report(h, diags);
    return false;
}
