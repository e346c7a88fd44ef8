/* The file as a whole: cross references and trailer, and from a number to an object (7.5). */
#include "base/ascii.h"
#include "pdffile/pdffile.h"

#include <libdeflate.h>
#include <string.h>

/* Tables of one file: its own, and one for each signature. */
enum { MAX_TABLES = 64 };

/* The start of the last table stands in the last bytes of the file (7.5.5). */
enum { TAIL_BYTES = 1024 };

/* How often each byte of a file may be looked at; ours take fewer than ten. */
enum { LOOKS = 64 };

static const char *find_last(const char *from, const char *to, const char *word)
{
    size_t n = strlen(word);
    for (const char *p = to - n; p >= from; p--)
        if (memcmp(p, word, n) == 0) return p;
    return NULL;
}

static bool read_number(const char **at, const char *end, size_t *number)
{
    struct value v = {.at = syntax_skip_blank(*at, end)};
    for (v.end = v.at; v.end < end && ascii_is_digit(*v.end);)
        v.end++;
    *at = v.end;
    return value_whole(v, number);
}

static bool find_table(const struct file *f, size_t *offset)
{
    const char *end = f->bytes + f->n, *from = f->n > TAIL_BYTES ? end - TAIL_BYTES : f->bytes;
    const char *word = f->n > 16 ? find_last(from, end, "startxref") : NULL;
    if (!word) return false;
    word += strlen("startxref");
    return read_number(&word, end, offset) && *offset < f->n;
}

/* Room for numbers below `n`; a table's entries take 20 bytes each, so the file bounds it. */
static bool make_room(struct file *f, size_t n)
{
    if (n > f->n / 20 + 1) return false;
    if (n <= f->n_places) return true;
    f->places = arena_grow(f->a, f->places, f->n_places * sizeof *f->places, n * sizeof *f->places);
    f->n_places = n;
    return true;
}

/* "0000000017 00000 n". What a newer table said stands, also that there is no such object any more.
 * Numbers are never used again (7.3.10), so that a generation other than 0 is not of our form. */
static bool read_entry(struct file *f, const char **at, size_t number)
{
    size_t offset, generation;
    const char *end = f->bytes + f->n;
    if (!read_number(at, end, &offset) || !read_number(at, end, &generation)) return false;
    *at = syntax_skip_blank(*at, end);
    if (*at >= end || (**at != 'n' && **at != 'f')) return false;
    bool is_free = *(*at)++ == 'f', is_told = f->places[number].is_told;
    f->places[number].is_told = true;
    if (is_free || is_told) return true;
    if (offset >= f->n || generation) return false;
    f->places[number].offset = offset;
    return true;
}

static bool read_table(struct file *f, size_t offset, struct value *trailer)
{
    const char *end = f->bytes + f->n, *at = f->bytes + offset;
    if (end - at < 4 || memcmp(at, "xref", 4) != 0) return false;
    at = syntax_skip_blank(at + 4, end);
    while (at < end && *at != 't') {
        size_t first, n;
        if (!read_number(&at, end, &first) || !read_number(&at, end, &n)) return false;
        if (first > f->n || n > f->n || !make_room(f, first + n)) return false;
        for (size_t i = 0; i < n; i++)
            if (!read_entry(f, &at, first + i)) return false;
        at = syntax_skip_blank(at, end);
    }
    if (end - at < 7 || memcmp(at, "trailer", 7) != 0) return false;
    trailer->at = syntax_skip_blank(at + 7, end);
    trailer->end = syntax_skip_value(trailer->at, end);
    return trailer->end != NULL;
}

bool file_open(struct arena *a, const uint8_t *bytes, size_t n, struct file *file)
{
    *file = (struct file){.a = a, .bytes = (const char *)bytes, .n = n};
    file->left = arena_new_of(a, size_t);
    *file->left = n * LOOKS;
    size_t offset;
    if (n < 8 || memcmp(bytes, "%PDF-1.", 7) != 0 || !find_table(file, &offset)) return false;
    file->first_table = offset;
    for (int i = 0; i < MAX_TABLES; i++) {
        struct value trailer;
        if (!read_table(file, offset, &trailer)) return false;
        if (i == 0) file->trailer = trailer;
        struct value before = dict_get(trailer, "/Prev");
        if (!before.at) return true;
        if (!value_whole(before, &offset) || offset >= n) return false;
    }
    return false;
}

/* "12 0 obj": behind it, or NULL. */
static const char *skip_head(const struct file *f, size_t number)
{
    const char *end = f->bytes + f->n;
    size_t is, generation;
    if (number >= f->n_places || !f->places[number].offset) return NULL;
    const char *at = f->bytes + f->places[number].offset;
    if (!read_number(&at, end, &is) || is != number || !read_number(&at, end, &generation))
        return NULL;
    at = syntax_skip_blank(at, end);
    return end - at > 3 && memcmp(at, "obj", 3) == 0 ? at + 3 : NULL;
}

struct value file_object(const struct file *file, size_t number)
{
    const char *end = file->bytes + file->n, *at = skip_head(file, number);
    if (!at) return (struct value){0};
    struct value v = {.at = syntax_skip_blank(at, end)};
    v.end = *file->left ? syntax_skip_value(v.at, end) : NULL;
    if (!v.end) return (struct value){0};
    size_t n = (size_t)(v.end - v.at);
    *file->left = n < *file->left ? *file->left - n : 0;
    return v;
}

/* An object is never a reference itself. */
struct value file_follow(const struct file *file, struct value value)
{
    size_t number = value_reference(value);
    return number ? file_object(file, number) : value;
}

struct value file_get(const struct file *file, struct value dict, const char *key)
{
    return file_follow(file, dict_get(dict, key));
}

struct value file_root(const struct file *file)
{
    return file_get(file, file->trailer, "/Root");
}

struct value file_stream(const struct file *file, struct value dict)
{
    const char *end = file->bytes + file->n;
    const struct value none = {0};
    size_t n;
    if (!dict.at || !value_whole(file_get(file, dict, "/Length"), &n)) return none;
    const char *at = syntax_skip_blank(dict.end, end);
    if (end - at < 8 || memcmp(at, "stream", 6) != 0) return none;
    at += 6;
    if (*at == '\r') at++;
    if (*at++ != '\n' || n > (size_t)(end - at)) return none;
    return (struct value){at, at + n};
}

/* The room for what comes out grows with what goes in: deflate makes 1032 of one at the most. */
static bool inflate(struct arena *a, struct value packed, size_t most, const uint8_t **bytes,
                    size_t *n)
{
    size_t in = (size_t)(packed.end - packed.at);
    size_t room = in < 1024 ? 8192 : in > most / 8 ? most : in * 8;
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    if (!d) mem_exhausted(); /* it fails for nothing else */
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    uint8_t *out = NULL;
    while (result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= most) {
        struct arena_mark mark = arena_mark(a);
        out = arena_alloc(a, room);
        result = libdeflate_zlib_decompress(d, packed.at, in, out, room, n);
        if (result == LIBDEFLATE_INSUFFICIENT_SPACE) arena_rewind(a, mark);
        room = room == most ? most + 1 : room > most / 4 ? most : room * 4;
    }
    libdeflate_free_decompressor(d);
    *bytes = out;
    return result == LIBDEFLATE_SUCCESS;
}

bool file_data(const struct file *file, struct value dict, size_t most, const uint8_t **bytes,
               size_t *n)
{
    struct value stream = file_stream(file, dict);
    struct value filter = file_get(file, dict, "/Filter");
    if (!stream.at || (filter.at && !value_is(filter, "/FlateDecode"))) return false;
    if (filter.at) return inflate(file->a, stream, most, bytes, n);
    *n = (size_t)(stream.end - stream.at);
    *bytes = (const uint8_t *)stream.at;
    return *n <= most;
}

struct value file_span(const struct file *file, size_t number)
{
    struct value v = file_object(file, number);
    if (!v.at) return v;
    struct value stream = file_stream(file, v);
    return (struct value){file->bytes + file->places[number].offset,
                          stream.at ? stream.end : v.end};
}
