/* Looking things up in a tree that has been read, and putting one together. */
#include "base/word.h"
#include "xml/xml.h"

#include <string.h>

void xml_append(struct xml_node *parent, struct xml_node *node)
{
    node->next = NULL;
    node->parent = parent;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
}

const struct xml_attr *xml_attr_find(const struct xml_node *node, const char *name)
{
    for (const struct xml_attr *attr = node->attrs; attr; attr = attr->next)
        if (word_same(attr->name, name)) return attr;
    return NULL;
}

const char *xml_attr_value(const struct xml_node *node, const char *name)
{
    const struct xml_attr *attr = xml_attr_find(node, name);
    return attr ? attr->value : NULL;
}

/* Eight bytes at a time, since every position costs a walk to it: how many of them begin a
 * character, or -1 where a line ends among them. */
static int starts_of_eight(const char *text)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
    uint64_t eight;
    memcpy(&eight, text, sizeof eight);
    uint64_t not_lf = eight ^ ones * '\n';
    if ((not_lf - ones) & ~not_lf & high) return -1;
    uint64_t is_inner = eight >> 7 & ~(eight >> 6) & ones;
    return 8 - (int)(is_inner * ones >> 56);
}

struct pos xml_pos_after(struct pos pos, const char *text, size_t bytes)
{
    for (const char *end = text + bytes; text < end;) {
        int starts = end - text >= 8 ? starts_of_eight(text) : -1;
        if (starts >= 0) {
            pos.column += starts;
            text += 8;
            continue;
        }
        size_t n = end - text < 8 ? (size_t)(end - text) : 8;
        for (; n > 0; n--, text++) {
            bool is_lf = *text == '\n';
            pos.line += is_lf;
            pos.column = is_lf ? 1 : pos.column + (((unsigned char)*text & 0xC0) != 0x80);
        }
    }
    return pos;
}

struct pos xml_text_pos(const struct xml_node *node, size_t bytes)
{
    size_t from = 0;
    struct pos pos = node->pos;
    for (const struct xml_mark *mark = node->marks; mark && mark->at <= bytes; mark = mark->next) {
        from = mark->at;
        pos = mark->pos;
    }
    return xml_pos_after(pos, node->text + from, bytes - from);
}
