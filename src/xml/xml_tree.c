/* Looking things up in a tree that has been read. */
#include "xml/xml.h"

#include <string.h>

const struct xml_attr *xml_attr_find(const struct xml_node *node, const char *name)
{
    for (const struct xml_attr *attr = node->attrs; attr; attr = attr->next)
        if (strcmp(attr->name, name) == 0) return attr;
    return NULL;
}

const char *xml_attr_value(const struct xml_node *node, const char *name)
{
    const struct xml_attr *attr = xml_attr_find(node, name);
    return attr ? attr->value : NULL;
}

struct pos xml_pos_after(struct pos pos, const char *text, size_t bytes)
{
    const char *end = text + bytes;
    for (const char *lf; (lf = memchr(text, '\n', (size_t)(end - text))); text = lf + 1) {
        pos.line++;
        pos.column = 1;
    }
    for (; text < end; text++)
        pos.column += ((unsigned char)*text & 0xC0) != 0x80;
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
