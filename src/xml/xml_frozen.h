/* A tree as constant data: what xml_read gives of a file that is known when the program is built.
 */
#ifndef VANTHU_XML_XML_FROZEN_H
#define VANTHU_XML_XML_FROZEN_H

#include "xml/xml.h"

/* Strings are their places in xml_frozen.words; what a node lacks is at 0. */
struct xml_frozen_node {
    uint32_t name, ns, text;
    uint32_t parent; /* its number; that of the root is 0, its own */
    uint32_t line, column, from, to;
    uint32_t n_attrs, n_marks; /* the next ones of xml_frozen */
};

struct xml_frozen_attr {
    uint32_t name, value, line, column;
};

struct xml_frozen_mark {
    uint32_t at, line, column;
};

/* Nodes in the order of the file, and so their attributes and marks. */
struct xml_frozen {
    const char *source;
    size_t n_source;
    const char *words;
    const struct xml_frozen_node *nodes;
    size_t n_nodes;
    const struct xml_frozen_attr *attrs;
    size_t n_attrs;
    const struct xml_frozen_mark *marks;
    size_t n_marks;
};

/* The tree again, as xml_read(a, file, frozen->source) gives it.
 *
 * owns    its nodes live in `a`; its strings, and doc.source, are those of `frozen` */
struct xml_doc xml_thaw(struct arena *a, const char *file, const struct xml_frozen *frozen);

#endif
