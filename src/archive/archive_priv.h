/* The syntax of PDF (ISO 32000-1, 7.2 to 7.5), as far as src/pdf uses it. */
#ifndef VANTHU_ARCHIVE_PRIV_H
#define VANTHU_ARCHIVE_PRIV_H

#include "archive/archive.h"
#include "base/vec.h"
#include "xml/xml.h"

/* A value as it is written; nothing is copied. `at` NULL: there is none. */
struct value {
    const char *at, *end;
};

/* An object's place in the file. */
struct place {
    size_t offset; /* of its number; 0: there is none */
};

struct file {
    struct arena *a;
    const char *bytes;
    size_t n;
    struct place *places; /* by object number */
    size_t n_places;
    size_t first_table; /* where the newest table of cross references begins */
    struct value trailer;
    size_t *left; /* bytes that may still be looked at: many references to one long object cost no
                     more than a long file */
};

/* -- syntax.c */

/* Behind white space and comments. */
const char *syntax_skip_blank(const char *at, const char *end);
/* Behind the value that begins at `at`; NULL: none does. Nesting takes no stack. */
const char *syntax_skip_value(const char *at, const char *end);
/* The value of a key ("/Type") of a dictionary; of several the first. */
struct value dict_get(struct value dict, const char *key);
/* The next key and value of a dictionary, from *at on, which is NULL at first. */
bool dict_next(struct value dict, const char **at, struct value *key, struct value *value);
/* The next element of an array, from *at on, which is NULL at first. */
bool array_next(struct value array, const char **at, struct value *element);
bool value_is(struct value value, const char *text);
bool value_whole(struct value value, size_t *number);
/* "12 0 R": its number, 0: no reference. */
size_t value_reference(struct value value);
/* A text string as UTF-8; NULL: none. */
const char *value_text(struct arena *a, struct value value);

/* -- file.c */

/* errors  false: not of our form. */
bool file_open(struct arena *a, const uint8_t *bytes, size_t n, struct file *file);
/* The value of an object; none when there is no such object. */
struct value file_object(const struct file *file, size_t number);
/* A value, or the object that it refers to. */
struct value file_follow(const struct file *file, struct value value);
struct value file_get(const struct file *file, struct value dict, const char *key);
/* The catalog. */
struct value file_root(const struct file *file);
/* The bytes of a stream as they stand in the file; none: it is no stream, or longer than the file.
 */
struct value file_stream(const struct file *file, struct value dict);
/* The same without its filter; at most `most` bytes. errors  false. */
bool file_data(const struct file *file, struct value dict, size_t most, const uint8_t **bytes,
               size_t *n);
/* The bytes of an object from its number to "endobj". */
struct value file_span(const struct file *file, size_t number);

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
