/* Bytes to UTF-8 before the parser sees them, so that every position is a position in text that we
 * hold, and a bad byte is named by line and column instead of by a parser's guess. */
#include "base/utf8.h"
#include "xml/xml_priv.h"

#include <string.h>
#include <strings.h>

/* One character at `p` (`n` > 0 bytes left): its length in bytes, 0 if it is invalid. */
typedef size_t next_character(const uint8_t *p, size_t n, uint32_t *cp);

struct encoding {
    const char *name;
    next_character *next;
    size_t unit, low; /* bytes of a code unit, and which of them holds an ASCII character */
};

static size_t next_utf8(const uint8_t *p, size_t n, uint32_t *cp)
{
    return utf8_decode((const char *)p, n, cp);
}

static size_t next_ascii(const uint8_t *p, size_t n, uint32_t *cp)
{
    (void)n;
    *cp = p[0];
    return p[0] < 0x80 ? 1 : 0;
}

static size_t next_utf16(const uint8_t *p, size_t n, size_t low, uint32_t *cp)
{
    if (n < 2) return 0;
    uint32_t c = (uint32_t)p[1 - low] << 8 | p[low];
    *cp = c;
    if (c < 0xD800 || c >= 0xE000) return 2;
    if (c >= 0xDC00 || n < 4) return 0;
    uint32_t d = (uint32_t)p[3 - low] << 8 | p[2 + low];
    if (d < 0xDC00 || d >= 0xE000) return 0;
    *cp = 0x10000 + ((c - 0xD800) << 10) + (d - 0xDC00);
    return 4;
}

static size_t next_utf16le(const uint8_t *p, size_t n, uint32_t *cp)
{
    return next_utf16(p, n, 0, cp);
}

static size_t next_utf16be(const uint8_t *p, size_t n, uint32_t *cp)
{
    return next_utf16(p, n, 1, cp);
}

static const struct encoding utf8 = {"UTF-8", next_utf8, 1, 0};
static const struct encoding ascii = {"US-ASCII", next_ascii, 1, 0};
static const struct encoding utf16le = {"UTF-16LE", next_utf16le, 2, 0};
static const struct encoding utf16be = {"UTF-16BE", next_utf16be, 2, 1};

static bool starts(const uint8_t *bytes, size_t n, const char *with, size_t n_with)
{
    return n >= n_with && memcmp(bytes, with, n_with) == 0;
}

/* The family of encodings that the first bytes show (XML 1.0, F.1), and the length of the mark. */
static const struct encoding *detect(const uint8_t *bytes, size_t n, size_t *mark)
{
    *mark = 0;
    if (starts(bytes, n, "\xEF\xBB\xBF", 3)) {
        *mark = 3;
    } else if (starts(bytes, n, "\xFF\xFE", 2)) {
        *mark = 2;
        return &utf16le;
    } else if (starts(bytes, n, "\xFE\xFF", 2)) {
        *mark = 2;
        return &utf16be;
    } else if (starts(bytes, n, "<\0?\0", 4)) {
        return &utf16le;
    } else if (starts(bytes, n, "\0<\0?", 4)) {
        return &utf16be;
    }
    return &utf8;
}

enum { HEAD = 256 }; /* an XML declaration with room to spare */

/* The first characters, one byte each; what is not ASCII cannot be part of the declaration. */
static void narrow(const uint8_t *bytes, size_t n, const struct encoding *family, char head[HEAD])
{
    size_t unit = family->unit, low = family->low;
    memset(head, 0, HEAD);
    for (size_t i = 0; i < HEAD - 1 && (i + 1) * unit <= n; i++) {
        uint8_t c = bytes[i * unit + low];
        bool is_ascii = c && c < 0x80 && (unit == 1 || bytes[i * unit + 1 - low] == 0);
        head[i] = is_ascii ? (char)c : '?';
    }
}

/* Where the name of the encoding stands in the declaration, and its length; NULL: none given. */
static const char *declared(const char *head, size_t *length)
{
    static const char blanks[] = " \t\r\n";
    if (memcmp(head, "<?xml", 5) != 0 || !head[5] || !strchr(blanks, head[5])) return NULL;
    const char *end = strstr(head, "?>");
    const char *p = strstr(head, "encoding");
    if (!end || !p || p > end) return NULL;
    p += strlen("encoding");
    p += strspn(p, blanks);
    if (*p++ != '=') return NULL;
    p += strspn(p, blanks);
    if (*p != '"' && *p != '\'') return NULL;
    const char *close = strchr(p + 1, *p);
    if (!close || close > end) return NULL;
    *length = (size_t)(close - p - 1);
    return p + 1;
}

static bool is_name(const char *s, size_t n, const char *name)
{
    return strlen(name) == n && strncasecmp(s, name, n) == 0;
}

/* The encoding that a document of this family with this declared name has; NULL with *expected set
 * to the name whose bytes these are not, or to NULL when the name is not one of ours. */
static const struct encoding *settle(const struct encoding *family, const char *name, size_t n,
                                     const char **expected)
{
    static const struct {
        const char *name;
        const struct encoding *is[2];
    } known[] = {
        {"UTF-8", {&utf8, &utf8}},          {"US-ASCII", {&ascii, &ascii}},
        {"ASCII", {&ascii, &ascii}},        {"UTF-16", {&utf16le, &utf16be}},
        {"UTF-16LE", {&utf16le, &utf16le}}, {"UTF-16BE", {&utf16be, &utf16be}},
    };
    *expected = NULL;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!is_name(name, n, known[i].name)) continue;
        *expected = known[i].name;
        for (size_t k = 0; k < 2; k++) {
            const struct encoding *e = known[i].is[k];
            if (e == family || (e == &ascii && family == &utf8)) return e;
        }
    }
    return NULL;
}

/* The encoding of the whole, NULL + message. */
static const struct encoding *choose(struct arena *a, struct pos start,
                                     const struct encoding *family, const char *head,
                                     struct diag_list *diags)
{
    size_t n = 0;
    const char *name = declared(head, &n), *expected;
    if (!name) return family;
    const struct encoding *e = settle(family, name, n, &expected);
    if (e) return e;
    struct pos pos = xml_pos_after(start, head, (size_t)(name - head));
    diag_add(diags, pos, expected ? DIAG_XML_ENCODING : DIAG_XML_ENCODING_UNKNOWN,
             expected ? expected : arena_strndup(a, name, n), NULL, NULL);
    return NULL;
}

/* ASCII without NUL and CR, eight at a time. */
static bool are_copied(const uint8_t *p)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    uint64_t eight;
    memcpy(&eight, p, sizeof eight);
    uint64_t not_cr = eight ^ ones * '\r';
    return !((eight | ((eight - ones) & ~eight) | ((not_cr - ones) & ~not_cr)) & high);
}

/* Most of most texts, and often all: the bytes from `p` on that are the same in and out. */
static size_t copied_bytes(const struct encoding *e, const uint8_t *p, size_t n)
{
    size_t i = 0, step = e->unit == 1;
    uint32_t cp;
    while (step) {
        while (n - i >= 8 && are_copied(p + i))
            i += 8;
        while (i < n && p[i] < 0x80 && p[i] && p[i] != '\r')
            i++;
        step = i < n && p[i] >= 0x80 ? e->next(p + i, n - i, &cp) : 0;
        i += step;
    }
    return i;
}

/* Decode into `text`, which has room; gives the bytes written, and in *used the bytes read: all of
 * them, or those before a character that is invalid or NUL. */
static size_t convert(const struct encoding *e, const uint8_t *bytes, size_t n, char *text,
                      size_t *used)
{
    size_t i = 0, out = 0;
    bool after_cr = false;
    while (i < n) {
        size_t copied = after_cr ? 0 : copied_bytes(e, bytes + i, n - i);
        memcpy(text + out, bytes + i, copied);
        out += copied;
        i += copied;
        if (i == n) break;
        uint32_t cp;
        size_t step = e->next(bytes + i, n - i, &cp);
        if (!step || !cp) break;
        if (cp != '\n' || !after_cr) out += utf8_encode(cp == '\r' ? '\n' : cp, text + out);
        i += step;
        after_cr = cp == '\r';
    }
    *used = i;
    return out;
}

static bool is_nul(const struct encoding *e, const uint8_t *bytes, size_t n)
{
    uint32_t cp;
    return e->next(bytes, n, &cp) && !cp;
}

/* What is picked by mistake: files of Word and Excel, new and old, RTF, PDF. */
static bool is_other_document(const uint8_t *bytes, size_t n)
{
    static const char marks[][5] = {"PK\3\4", "\xD0\xCF\x11\xE0", "{\\rt", "%PDF"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (n >= 4 && memcmp(bytes, marks[i], 4) == 0) return true;
    return false;
}

bool xml_decode(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                struct xml_source *out, struct diag_list *diags)
{
    struct pos start = {file, 1, 1};
    if (is_other_document(bytes, n)) {
        diag_add(diags, (struct pos){file, 0, 0}, DIAG_XML_OTHER, NULL, NULL, NULL);
        return false;
    }
    size_t mark, used;
    const struct encoding *family = detect(bytes, n, &mark);
    bytes += mark;
    n -= mark;
    char head[HEAD];
    narrow(bytes, n, family, head);
    const struct encoding *e = choose(a, start, family, head, diags);
    if (!e) return false;

    /* A code unit of two bytes is at most three bytes of UTF-8. */
    char *text = arena_room(a, n / e->unit * (e->unit == 1 ? 1 : 3) + 1);
    size_t length = convert(e, bytes, n, text, &used);
    text[length] = '\0';
    if (used < n) {
        enum diag_code code = is_nul(e, bytes + used, n - used) ? DIAG_XML_NUL : DIAG_XML_ENCODING;
        diag_add(diags, xml_pos_after(start, text, length), code, e->name, NULL, NULL);
        return false;
    }
    /* Joined files leave a second mark, which libxml2 would pass over without a word. */
    while (strncmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    if (strspn(text, " \t\n") == length) {
        diag_add(diags, (struct pos){file, 0, 0}, DIAG_XML_EMPTY, NULL, NULL, NULL);
        return false;
    }
    *out = (struct xml_source){file, text, length};
    return true;
}

/* ---- back from text to bytes ---- */

/* Bytes of UTF-8 up to the next carriage return, whole characters of at most `most` bytes: the same
 * in both. */
static size_t same_bytes(const uint8_t *bytes, size_t n, size_t most)
{
    size_t same = most < n ? most : n;
    const uint8_t *end = memchr(bytes, '\r', same);
    if (end) same = (size_t)(end - bytes);
    while (same && same < n && (bytes[same] & 0xC0) == 0x80)
        same--;
    return same;
}

void xml_place_move(struct xml_place *place, const uint8_t *bytes, size_t n, size_t to)
{
    size_t mark;
    const struct encoding *e = detect(bytes, n, &mark);
    bool is_start = place->at == 0;
    if (is_start) place->at = mark;
    while (place->at < n) {
        uint32_t cp, next;
        size_t step = e->next(bytes + place->at, n - place->at, &cp);
        bool is_mark = cp == 0xFEFF && place->text == 0; /* a second one, of joined files */
        if (!step || (place->text >= to && !is_mark)) return;
        place->at += step;
        if (is_mark) continue;
        char character[4];
        place->text += utf8_encode(cp == '\r' ? '\n' : cp, character);
        size_t second = place->at < n ? e->next(bytes + place->at, n - place->at, &next) : 0;
        if (cp == '\r' && second && next == '\n') place->at += second;
        if (e != &utf8 || place->text >= to) continue;
        size_t same = same_bytes(bytes + place->at, n - place->at, to - place->text);
        place->at += same;
        place->text += same;
    }
}

static void put_unit(const struct encoding *e, uint32_t unit, struct buf *out)
{
    const uint8_t low = unit & 0xFF, high = (uint8_t)(unit >> 8);
    buf_putc(out, (char)(e->low ? high : low));
    if (e->unit == 2) buf_putc(out, (char)(e->low ? low : high));
}

static void put_character(const struct encoding *e, uint32_t cp, struct buf *out)
{
    char text[4];
    if (e->unit == 1) {
        buf_add(out, text, utf8_encode(cp, text));
    } else if (cp < 0x10000) {
        put_unit(e, cp, out);
    } else {
        put_unit(e, 0xD800 + ((cp - 0x10000) >> 10), out);
        put_unit(e, 0xDC00 + ((cp - 0x10000) & 0x3FF), out);
    }
}

/* The first line end is taken for all. */
static bool ends_lines_with_cr(const struct encoding *e, const uint8_t *bytes, size_t n,
                               bool *has_lf)
{
    *has_lf = true;
    for (size_t i = 0; i + e->unit <= n; i += e->unit) {
        uint32_t cp;
        if (!e->next(bytes + i, n - i, &cp) || (cp != '\r' && cp != '\n')) continue;
        size_t after = i + e->unit;
        uint32_t next = 0;
        if (after < n) e->next(bytes + after, n - after, &next);
        *has_lf = cp == '\n' || next == '\n';
        return cp == '\r';
    }
    return false;
}

void xml_encode(const uint8_t *bytes, size_t n, const char *text, struct buf *out)
{
    size_t mark;
    const struct encoding *e = detect(bytes, n, &mark);
    bool has_lf, has_cr = ends_lines_with_cr(e, bytes, n, &has_lf);
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t cp = utf8_next(&text, end);
        if (cp == '\n' && has_cr) put_character(e, '\r', out);
        if (cp != '\n' || has_lf) put_character(e, cp, out);
    }
}
