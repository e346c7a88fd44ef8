/* Where fields of forms begin: {{ in a text or the value of an attribute, written as it is. */
#include "xml/xml_priv.h"

#include <string.h>

static const char *find_braces(const char *from, const char *end)
{
    return xml_find(from, end, "{{");
}

/* Behind the comment, instruction or CDATA that begins at `at`; `at` itself where none does. The
 * XML is well-formed. */
static const char *skip_marked(const char *at, const char *end)
{
    static const struct {
        const char *from, *to;
    } marks[] = {{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i].from);
        if ((size_t)(end - at) < n || memcmp(at, marks[i].from, n) != 0) continue;
        const char *to = xml_find(at + n, end, marks[i].to);
        return to ? to + strlen(marks[i].to) : end;
    }
    return at;
}

/* Behind all that is marked and begins before `braces`; `braces` where none of it goes beyond. */
static const char *behind_marked(const char *at, const char *braces, const char *end)
{
    while (at < braces && (at = memchr(at, '<', (size_t)(braces - at)))) {
        const char *behind = skip_marked(at, end);
        if (behind > braces) return behind;
        at = behind > at ? behind : at + 1;
    }
    return braces;
}

bool xml_braces_find(const char *source, size_t n, size_t *at, struct pos *pos)
{
    const char *from = source + *at, *end = source + n, *behind = from;
    const char *braces = find_braces(from, end);
    while (braces && (behind = behind_marked(behind, braces, end)) != braces)
        braces = find_braces(behind, end);
    if (!braces) return false;
    *pos = xml_pos_after(*pos, from, (size_t)(braces - from));
    *at = (size_t)(braces - source);
    return true;
}
