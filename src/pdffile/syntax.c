#include "base/ascii.h"
#include "pdffile/pdffile.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <string.h>

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return c && strchr("()<>[]{}/%", c);
}

const char *syntax_skip_blank(const char *at, const char *end)
{
    for (; at < end; at++) {
        if (*at == '%')
            while (at < end && *at != '\n' && *at != '\r')
                at++;
        if (at < end && !is_blank(*at)) break;
    }
    return at;
}

/* A name, number or word: `at` stands on its first character. */
static const char *skip_word(const char *at, const char *end)
{
    if (at < end && *at == '/') at++;
    while (at < end && !is_blank(*at) && !is_delimiter(*at))
        at++;
    return at;
}

static const char *skip_literal(const char *at, const char *end)
{
    size_t depth = 0;
    for (; at < end; at++) {
        if (*at == '\\')
            at++;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return at + 1;
    }
    return NULL;
}

static bool is_two(const char *at, const char *end, char c)
{
    return end - at >= 2 && at[0] == c && at[1] == c;
}

static const char *skip_hex(const char *at, const char *end)
{
    const char *close = memchr(at, '>', (size_t)(end - at));
    return close ? close + 1 : NULL;
}

/* One token; *depth counts the brackets that are open. */
static const char *skip_token(const char *at, const char *end, size_t *depth)
{
    if (*at == '(') return skip_literal(at, end);
    if (is_two(at, end, '<') || *at == '[') {
        ++*depth;
        return at + (*at == '[' ? 1 : 2);
    }
    if (is_two(at, end, '>') || *at == ']') {
        if (!*depth) return NULL;
        --*depth;
        return at + (*at == ']' ? 1 : 2);
    }
    if (*at == '<') return skip_hex(at, end);
    const char *behind = skip_word(at, end);
    return behind > at ? behind : NULL;
}

static bool is_digits(const char *at, const char *end)
{
    for (const char *p = at; p < end; p++)
        if (!ascii_is_digit(*p)) return false;
    return at < end;
}

/* Behind "0 R", when that follows a whole number. */
static const char *skip_reference(const char *at, const char *end)
{
    const char *generation = syntax_skip_blank(at, end);
    const char *behind = skip_word(generation, end);
    if (!is_digits(generation, behind)) return at;
    const char *r = syntax_skip_blank(behind, end);
    return r < end && *r == 'R' && skip_word(r, end) == r + 1 ? r + 1 : at;
}

const char *syntax_skip_value(const char *at, const char *end)
{
    size_t depth = 0;
    at = syntax_skip_blank(at, end);
    const char *from = at;
    do {
        at = syntax_skip_blank(at, end);
        if (at >= end || !(at = skip_token(at, end, &depth))) return NULL;
    } while (depth);
    return is_digits(from, at) ? skip_reference(at, end) : at;
}

/* Where the elements of a dictionary or array begin and end. */
static bool open_brackets(struct value v, size_t n, const char *open, const char **at,
                          const char **end)
{
    if (!v.at || (size_t)(v.end - v.at) < 2 * n || memcmp(v.at, open, n) != 0) return false;
    if (!*at) *at = v.at + n;
    *end = v.end - n;
    return true;
}

static bool next_value(const char **at, const char *end, struct value *value)
{
    value->at = syntax_skip_blank(*at, end);
    if (value->at >= end) return false;
    value->end = syntax_skip_value(value->at, end);
    if (!value->end) return false;
    *at = value->end;
    return true;
}

bool dict_next(struct value dict, const char **at, struct value *key, struct value *value)
{
    const char *end;
    return open_brackets(dict, 2, "<<", at, &end) && next_value(at, end, key) &&
           next_value(at, end, value);
}

bool array_next(struct value array, const char **at, struct value *element)
{
    const char *end;
    return open_brackets(array, 1, "[", at, &end) && next_value(at, end, element);
}

struct value dict_get(struct value dict, const char *key)
{
    struct value found, value;
    for (const char *at = NULL; dict_next(dict, &at, &found, &value);)
        if (value_is(found, key)) return value;
    return (struct value){0};
}

bool value_is(struct value value, const char *text)
{
    size_t n = strlen(text);
    return value.at && (size_t)(value.end - value.at) == n && memcmp(value.at, text, n) == 0;
}

bool value_same(struct value x, struct value y)
{
    if (!x.at || !y.at) return !x.at && !y.at;
    size_t n = (size_t)(x.end - x.at);
    return (size_t)(y.end - y.at) == n && memcmp(x.at, y.at, n) == 0;
}

static bool read_digits(const char **at, const char *end, size_t *number)
{
    const char *from = *at;
    *number = 0;
    for (; *at < end && ascii_is_digit(**at); ++*at) {
        if (*at - from >= 15) return false;
        *number = *number * 10 + (size_t)(**at - '0');
    }
    return *at > from;
}

bool value_whole(struct value value, size_t *number)
{
    const char *at = value.at;
    return at && read_digits(&at, value.end, number) && at == value.end;
}

size_t value_reference(struct value value)
{
    size_t number;
    const char *at = value.at;
    if (!at || value.end - at < 5 || value.end[-1] != 'R') return 0;
    return read_digits(&at, value.end, &number) ? number : 0;
}

/* ---- text strings (7.9.2) ---- */

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* "<FEFF0042>": the next unit of 16 bits. */
static bool next_unit(const char **at, const char *end, uint32_t *unit)
{
    if (end - *at < 4) return false;
    *unit = 0;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(*(*at)++);
        if (digit < 0) return false;
        *unit = *unit << 4 | (uint32_t)digit;
    }
    return true;
}

static bool put_units(struct buf *b, const char *at, const char *end)
{
    uint32_t unit, low;
    char bytes[4];
    while (at < end) {
        if (!next_unit(&at, end, &unit) || unit == 0) return false;
        if (unit >= 0xD800 && unit < 0xDC00) {
            if (!next_unit(&at, end, &low) || low < 0xDC00 || low > 0xDFFF) return false;
            unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        } else if (unit >= 0xDC00 && unit < 0xE000) {
            return false;
        }
        buf_add(b, bytes, utf8_encode(unit, bytes));
    }
    return true;
}

static bool put_plain(struct buf *b, const char *at, const char *end)
{
    for (; at < end; at++) {
        if (*at == '\\') at++;
        if (at >= end || *at < ' ' || *at > '~') return false;
        buf_putc(b, *at);
    }
    return true;
}

const char *value_text(struct arena *a, struct value value)
{
    struct buf b = {0};
    bool ok = false;
    if (value.at && value.end - value.at >= 2 && *value.at == '(')
        ok = put_plain(&b, value.at + 1, value.end - 1);
    else if (value.at && value.end - value.at >= 6 && memcmp(value.at, "<FEFF", 5) == 0)
        ok = put_units(&b, value.at + 5, value.end - 1);
    const char *text = ok ? arena_strndup(a, b.n ? (const char *)b.at : "", b.n) : NULL;
    buf_free(&b);
    return text;
}
