/* Characters and references, as libxml2 gives them. What is anything else, or wrong, is left to it
 * and to its messages. */
#include "xml/xml_fill_priv.h"

#include "base/utf8.h"
#include "xml/xml_priv.h"

#include <string.h>

/* XML 1.0, 2.2. */
static bool is_character(uint32_t cp)
{
    if (cp < 0x20) return cp == '\t' || cp == '\n' || cp == '\r';
    return cp < 0xD800 || (cp >= 0xE000 && cp < 0xFFFE) || (cp >= 0x10000 && cp < 0x110000);
}

static bool starts_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

bool xml_edit_is_plain(const struct xml_doc *doc, const struct xml_edit *edit)
{
    if (edit->from > edit->to || edit->to > doc->n_source) return false;
    if (!starts_character(doc->source[edit->from]) || !starts_character(doc->source[edit->to]))
        return false;
    for (const char *at = edit->text, *end = at + strlen(at); at < end;) {
        uint32_t cp;
        size_t n = utf8_decode(at, (size_t)(end - at), &cp);
        /* A carriage return becomes a line end when it is read. */
        if (!n || !is_character(cp) || cp == '\r') return false;
        at += n;
    }
    return true;
}

static int digit(char c, uint32_t base)
{
    int value = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : 16;
    return value < (int)base ? value : -1;
}

/* Behind "&#", up to the semicolon; 0: no character. */
static uint32_t numbered(const char *at, const char *end)
{
    uint32_t base = at < end && *at == 'x' ? 16 : 10, cp = 0;
    at += base == 16;
    if (at == end) return 0;
    for (; at < end; at++) {
        int value = digit(*at, base);
        if (value < 0 || cp > 0x10FFFF) return 0;
        cp = cp * base + (uint32_t)value;
    }
    return is_character(cp) ? cp : 0;
}

static uint32_t named(const char *name, size_t n)
{
    static const struct {
        const char *name;
        uint32_t cp;
    } known[] = {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == n && !memcmp(known[i].name, name, n)) return known[i].cp;
    return 0;
}

/* The character that the reference at *at stands for, which moves behind it; 0: it is none. */
static uint32_t take_reference(const char **at, const char *end)
{
    const char *name = *at + 1, *to = memchr(name, ';', (size_t)(end - name));
    if (!to) return 0;
    *at = to + 1;
    return *name == '#' ? numbered(name + 1, to) : named(name, (size_t)(to - name));
}

static size_t plain_bytes(const char *at, const char *end)
{
    const char *reference = memchr(at, '&', (size_t)(end - at));
    return (size_t)((reference ? reference : end) - at);
}

bool xml_fill_text(struct arena *a, const char *source, struct xml_node *node)
{
    const char *at = source + node->from, *end = source + node->to;
    struct xml_mark **last = &node->marks;
    struct pos pos = node->pos;
    char *text = arena_alloc(a, node->to - node->from + 1);
    size_t n = 0;
    if (memchr(at, '<', (size_t)(end - at)) || xml_find(at, end, "]]>")) return false;
    for (bool is_first = true; at < end; is_first = false) {
        const char *piece = at;
        if (!is_first) {
            *last = arena_new_of(a, struct xml_mark);
            **last = (struct xml_mark){.at = n, .pos = pos};
            last = &(*last)->next;
        }
        size_t plain = plain_bytes(at, end);
        uint32_t cp = plain ? 0 : take_reference(&at, end);
        if (!plain && !cp) return false;
        memcpy(text + n, at, plain);
        at += plain;
        n += plain ? plain : utf8_encode(cp, text + n);
        pos = xml_pos_after(pos, piece, (size_t)(at - piece));
    }
    node->text = text;
    return true;
}

/* XML 1.0, 3.3.3: without a DTD all values are CDATA. */
const char *xml_fill_value(struct arena *a, const char *source, size_t from, size_t to)
{
    const char *at = source + from, *end = source + to;
    char *value = arena_alloc(a, to - from + 1);
    size_t n = 0;
    if (memchr(at, '<', to - from) || memchr(at, at[-1], to - from)) return NULL;
    while (at < end) {
        if (*at == '&') {
            uint32_t cp = take_reference(&at, end);
            if (!cp) return NULL;
            n += utf8_encode(cp, value + n);
        } else {
            value[n++] = *at == '\n' || *at == '\t' ? ' ' : *at;
            at++;
        }
    }
    return value;
}
