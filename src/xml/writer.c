#include "xml/writer.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

static void end_tag(struct xml_writer *w)
{
    if (w->in_tag) buf_putc(w->out, '>');
    w->in_tag = false;
}

/* Blanks in attributes as references, since a reader turns them into spaces (XML 1.0, 3.3.3); CR
 * always, since a reader turns it into LF (2.11). */
static const char *escape(char c, bool in_attr)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r':
        return "&#13;";
    case '"':
        return in_attr ? "&quot;" : NULL;
    case '\t':
        return in_attr ? "&#9;" : NULL;
    case '\n':
        return in_attr ? "&#10;" : NULL;
    default:
        return NULL;
    }
}

/* What escape() may have an answer for. */
static const uint8_t is_rare[256] = {
    ['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1, ['\r'] = 1, ['\t'] = 1, ['\n'] = 1};

/* The next such byte from `at` on, or `end`: four at a time, as most are passed over. */
static const char *next_rare(const char *at, const char *end)
{
    const uint8_t *p = (const uint8_t *)at, *last = (const uint8_t *)end;
    while (last - p >= 4 && !(is_rare[p[0]] | is_rare[p[1]] | is_rare[p[2]] | is_rare[p[3]]))
        p += 4;
    while (p < last && !is_rare[*p])
        p++;
    return (const char *)p;
}

static void put_escaped(struct buf *out, const char *text, size_t n, bool in_attr)
{
    const char *done = text, *end = text + n;
    for (const char *at = next_rare(text, end); at < end; at = next_rare(at + 1, end)) {
        const char *escaped = escape(*at, in_attr);
        if (!escaped) continue;
        buf_add(out, done, (size_t)(at - done));
        buf_puts(out, escaped);
        done = at + 1;
    }
    buf_add(out, done, (size_t)(end - done));
}

void xml_declaration(struct xml_writer *w)
{
    buf_puts(w->out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

/* Where to write a name and as many bytes besides. */
static char *room_for(struct xml_writer *w, size_t besides)
{
    buf_reserve(w->out, XML_WRITER_NAME + besides);
    return (char *)w->out->at + w->out->n;
}

static void written_to(struct xml_writer *w, const char *end)
{
    w->out->n = (size_t)(end - (char *)w->out->at);
    assert(w->out->n <= w->out->cap);
}

void xml_open(struct xml_writer *w, const char *name)
{
    assert(w->depth < XML_WRITER_DEPTH);
    char *at = room_for(w, sizeof "><");
    if (w->in_tag) *at++ = '>';
    *at++ = '<';
    written_to(w, stpcpy(at, name));
    w->open[w->depth++] = name;
    w->in_tag = true;
}

void xml_attr(struct xml_writer *w, const char *name, const char *value)
{
    assert(w->in_tag);
    size_t n = strlen(value);
    char *at = room_for(w, sizeof " =\"\"" + n);
    *at++ = ' ';
    at = stpcpy(at, name);
    *at++ = '=';
    *at++ = '"';
    written_to(w, at);
    put_escaped(w->out, value, n, true);
    buf_putc(w->out, '"');
}

void xml_attr_int(struct xml_writer *w, const char *name, long value)
{
    assert(w->in_tag);
    char *at = room_for(w, sizeof " =\"");
    *at++ = ' ';
    at = stpcpy(at, name);
    *at++ = '=';
    *at++ = '"';
    written_to(w, at);
    buf_decimal(w->out, value, 0);
    buf_putc(w->out, '"');
}

void xml_text(struct xml_writer *w, const char *text)
{
    xml_text_n(w, text, strlen(text));
}

void xml_text_n(struct xml_writer *w, const char *text, size_t n)
{
    end_tag(w);
    put_escaped(w->out, text, n, false);
}

void xml_close(struct xml_writer *w)
{
    assert(w->depth > 0);
    const char *name = w->open[--w->depth];
    char *at = room_for(w, sizeof "</>");
    if (w->in_tag) {
        *at++ = '/';
    } else {
        *at++ = '<';
        *at++ = '/';
        at = stpcpy(at, name);
    }
    *at++ = '>';
    written_to(w, at);
    w->in_tag = false;
}

void xml_empty(struct xml_writer *w, const char *name, ...)
{
    va_list pairs;
    va_start(pairs, name);
    xml_open(w, name);
    for (const char *attr; (attr = va_arg(pairs, const char *));) {
        const char *value = va_arg(pairs, const char *);
        assert(value);
        xml_attr(w, attr, value);
    }
    va_end(pairs);
    xml_close(w);
}
