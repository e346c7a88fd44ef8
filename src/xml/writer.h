/* XML out: elements into a buffer, escaped, without line breaks or indentation.
 *
 *     struct xml_writer w = {.out = &buf};
 *     xml_declaration(&w);
 *     xml_open(&w, "w:p");
 *     xml_attr(&w, "w:val", "x");      only directly after xml_open or another xml_attr
 *     xml_text(&w, "a < b");
 *     xml_close(&w);                   an element without content becomes <w:p/>
 *
 * Names are string literals of the caller (not copied), shorter than XML_WRITER_NAME. Nesting is at
 * most XML_WRITER_DEPTH; characters that XML 1.0 cannot hold must not be passed (the reader never
 * gives any). */
#ifndef VANTHU_XML_WRITER_H
#define VANTHU_XML_WRITER_H

#include "base/buf.h"

#include <stdbool.h>

enum { XML_WRITER_DEPTH = 80, XML_WRITER_NAME = 64 };

struct xml_writer {
    struct buf *out;
    const char *open[XML_WRITER_DEPTH];
    int depth;
    bool in_tag;
};

void xml_declaration(struct xml_writer *w);
void xml_open(struct xml_writer *w, const char *name);
void xml_attr(struct xml_writer *w, const char *name, const char *value);
void xml_attr_int(struct xml_writer *w, const char *name, long value);
void xml_text(struct xml_writer *w, const char *text);
void xml_text_n(struct xml_writer *w, const char *text, size_t n);
void xml_close(struct xml_writer *w);
/* <name attr="value"/>, with NULL after the last pair. */
void xml_empty(struct xml_writer *w, const char *name, ...) __attribute__((sentinel));

#endif
