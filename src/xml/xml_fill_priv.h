/* The words of a form that changes touch, read without the parser; xml_fill.c. */
#ifndef VANTHU_XML_XML_FILL_PRIV_H
#define VANTHU_XML_XML_FILL_PRIV_H

#include "xml/xml.h"

/* Whether a change is characters of XML, from one character of the source to another. */
bool xml_edit_is_plain(const struct xml_doc *doc, const struct xml_edit *edit);

/* The text of node->from up to node->to, from node->pos on: sets text and marks.
 * errors  false: there is more in it than characters and references, or it is not well-formed */
bool xml_fill_text(struct arena *a, const char *source, struct xml_node *node);

/* The value that stands at `from` up to `to` of the source, between two quotes.
 * errors  NULL: as above */
const char *xml_fill_value(struct arena *a, const char *source, size_t from, size_t to);

#endif
