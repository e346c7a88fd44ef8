/* What the files of this room share. */
#ifndef VANTHU_ARCHIVE_PRIV_H
#define VANTHU_ARCHIVE_PRIV_H

#include "archive/archive.h"
#include "base/vec.h"
#include "pdffile/pdffile.h"
#include "xml/xml.h"

/* -- packet.c: the XMP of a file. errors  false: there is none, or it is no XML. */
struct packet {
    const struct xml_node *root;
};
bool packet_read(const struct file *file, struct packet *packet);
/* The text of a property, which may be the first of a list; NULL: it has none. */
const char *packet_get(const struct packet *packet, const char *space, const char *name);
#define SPACE_PDFA "http://www.aiim.org/pdfa/ns/id/"
#define SPACE_PDFUA "http://www.aiim.org/pdfua/ns/id/"
#define SPACE_DC "http://purl.org/dc/elements/1.1/"
#define SPACE_PDF "http://ns.adobe.com/pdf/1.3/"
#define SPACE_XMP "http://ns.adobe.com/xap/1.0/"
#define SPACE_OWN "urn:vanthu:record:1#"

/* -- pages.c: the pages in their order. `visit` gives false to end it.
 *
 * errors  false: it was ended, or the tree is none. */
bool pages_each(const struct file *file, bool (*visit)(void *context, size_t number, size_t index),
                void *context);

#endif
