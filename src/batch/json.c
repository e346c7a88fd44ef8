/* JSON as rows and the manifest need it: numbers keep their digits, which a double would not. */
#include "batch/batch_priv.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

enum { MAX_DEPTH = 8 };

struct reader {
    struct arena *arena;
    const char *line, *at, *end;
    int depth;
};

static struct json *read_value(struct reader *r);

static void skip_blanks(struct reader *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\r'))
        r->at++;
}

static bool take(struct reader *r, char c)
{
    skip_blanks(r);
    if (r->at == r->end || *r->at != c) return false;
    r->at++;
    return true;
}

static bool read_hex(struct reader *r, uint32_t *value)
{
    *value = 0;
    for (int i = 0; i < 4; i++, r->at++) {
        static const char digits[] = "0123456789abcdef";
        char c = r->at < r->end ? *r->at : '\0';
        if (c >= 'A' && c <= 'F') c = (char)(c - 'A' + 'a');
        const char *digit = c ? strchr(digits, c) : NULL;
        if (!digit) return false;
        *value = *value << 4 | (uint32_t)(digit - digits);
    }
    return true;
}

/* Behind "\u": also the second half of a character beyond the first 65536. */
static bool read_character(struct reader *r, struct buf *out)
{
    uint32_t cp, low;
    char bytes[4];
    if (!read_hex(r, &cp)) return false;
    if (cp >= 0xD800 && cp < 0xDC00) {
        if (r->end - r->at < 2 || r->at[0] != '\\' || r->at[1] != 'u') return false;
        r->at += 2;
        if (!read_hex(r, &low) || low < 0xDC00 || low > 0xDFFF) return false;
        cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
    } else if (cp == 0 || (cp >= 0xDC00 && cp <= 0xDFFF)) {
        return false;
    }
    buf_add(out, bytes, utf8_encode(cp, bytes));
    return true;
}

static bool read_escape(struct reader *r, struct buf *out)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (r->at == r->end) return false;
    char c = *r->at++;
    if (c == 'u') return read_character(r, out);
    const char *letter = c ? strchr(letters, c) : NULL;
    if (letter) buf_putc(out, meant[letter - letters]);
    return letter;
}

/* Behind the opening quote. */
static const char *read_string(struct reader *r)
{
    struct buf out = {0};
    const char *text = NULL;
    while (r->at < r->end && (unsigned char)*r->at >= ' ') {
        char c = *r->at++;
        if (c == '"') {
            text = arena_strndup(r->arena, out.n ? (const char *)out.at : "", out.n);
            break;
        }
        if (c != '\\')
            buf_putc(&out, c);
        else if (!read_escape(r, &out))
            break;
    }
    buf_free(&out);
    return text;
}

static size_t count_digits(struct reader *r)
{
    const char *from = r->at;
    while (r->at < r->end && ascii_is_digit(*r->at))
        r->at++;
    return (size_t)(r->at - from);
}

static const char *read_number(struct reader *r)
{
    const char *from = r->at;
    if (*r->at == '-') r->at++;
    bool has_zero = r->at < r->end && *r->at == '0';
    size_t n = count_digits(r);
    if (!n || (has_zero && n > 1)) return NULL;
    if (r->at < r->end && *r->at == '.') {
        r->at++;
        if (!count_digits(r)) return NULL;
    }
    if (r->at < r->end && (*r->at == 'e' || *r->at == 'E')) {
        r->at++;
        if (r->at < r->end && (*r->at == '+' || *r->at == '-')) r->at++;
        if (!count_digits(r)) return NULL;
    }
    return arena_strndup(r->arena, from, (size_t)(r->at - from));
}

static bool read_member(struct reader *r, bool is_object, struct json ***last)
{
    const char *key = NULL;
    size_t at = 0;
    if (is_object) {
        skip_blanks(r);
        at = (size_t)(r->at - r->line);
        key = take(r, '"') ? read_string(r) : NULL;
        if (!key || !take(r, ':')) return false;
    }
    struct json *value = read_value(r);
    if (!value) return false;
    value->key = key;
    if (is_object) value->at = at;
    **last = value;
    *last = &value->next;
    return true;
}

static bool read_members(struct reader *r, struct json *all)
{
    bool is_object = all->kind == JSON_OBJECT;
    char close = is_object ? '}' : ']';
    struct json **last = &all->first;
    if (take(r, close)) return true;
    do {
        if (!read_member(r, is_object, &last)) return false;
    } while (take(r, ','));
    return take(r, close);
}

static bool read_word(struct reader *r, struct json *value)
{
    static const struct {
        const char *word;
        enum json_kind kind;
    } words[] = {{"null", JSON_NULL}, {"true", JSON_TRUE}, {"false", JSON_FALSE}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i].word);
        if ((size_t)(r->end - r->at) < n || memcmp(r->at, words[i].word, n) != 0) continue;
        value->kind = words[i].kind;
        value->text = words[i].kind == JSON_NULL ? "" : words[i].word;
        r->at += n;
        return true;
    }
    return false;
}

static bool read_into(struct reader *r, struct json *value)
{
    char c = *r->at;
    if (c == '{' || c == '[') {
        value->kind = c == '{' ? JSON_OBJECT : JSON_LIST;
        r->at++;
        if (r->depth == MAX_DEPTH) return false;
        r->depth++;
        bool done = read_members(r, value);
        r->depth--;
        return done;
    }
    if (c == '"') {
        r->at++;
        value->kind = JSON_STRING;
        return (value->text = read_string(r));
    }
    if (c != '-' && !ascii_is_digit(c)) return read_word(r, value);
    value->kind = JSON_NUMBER;
    return (value->text = read_number(r));
}

static struct json *read_value(struct reader *r)
{
    skip_blanks(r);
    if (r->at == r->end) return NULL;
    struct json *value = arena_new_of(r->arena, struct json);
    value->at = (size_t)(r->at - r->line);
    return read_into(r, value) ? value : NULL;
}

struct json *json_read(struct arena *a, const char *line, size_t n, size_t *bad)
{
    struct reader r = {a, line, line, line + n, 0};
    struct json *value = read_value(&r);
    skip_blanks(&r);
    *bad = (size_t)(r.at - line);
    return r.at == r.end ? value : NULL;
}

const struct json *json_member(const struct json *object, const char *key, enum json_kind kind)
{
    if (!object || object->kind != JSON_OBJECT) return NULL;
    for (const struct json *m = object->first; m; m = m->next)
        if (!strcmp(m->key, key)) return m->kind == kind ? m : NULL;
    return NULL;
}

static void write_ascii(struct buf *out, char c)
{
    if (c == '"' || c == '\\')
        buf_printf(out, "\\%c", c);
    else if (c == '\n')
        buf_puts(out, "\\n");
    else if ((unsigned char)c < ' ')
        buf_printf(out, "\\u%04x", (unsigned)c);
    else
        buf_putc(out, c);
}

void json_write(struct buf *out, const char *text)
{
    static const char unknown[] = "\xEF\xBF\xBD";
    uint32_t cp;
    buf_putc(out, '"');
    for (size_t n = strlen(text); n;) {
        size_t length = utf8_decode(text, n, &cp);
        if (length == 1)
            write_ascii(out, *text);
        else
            buf_add(out, length ? text : unknown, length ? length : sizeof unknown - 1);
        length += !length;
        text += length;
        n -= length;
    }
    buf_putc(out, '"');
}
