/* XML in: a tree in which every node knows where it was written.
 *
 * libxml2 decides what is well-formed; positions come from the source text itself, since libxml2's
 * tree keeps no columns and its pull reader runs ahead of the node it reports. */
#ifndef VANTHU_XML_XML_H
#define VANTHU_XML_XML_H

#include "base/buf.h"
#include "base/diag.h"

#include <stddef.h>
#include <stdint.h>

struct xml_attr {
    const char *name; /* as written: with the prefix if it has one ("xml:id"); no xmlns */
    const char *value;
    struct pos pos; /* of its name */
    struct xml_attr *next;
};

/* Text bytes from `at` on stand in the source from `pos` on: behind a reference, a CDATA mark or a
 * comment, where text and source go apart. In rising order. */
struct xml_mark {
    size_t at;
    struct pos pos;
    struct xml_mark *next;
};

/* An element, or a piece of text. */
struct xml_node {
    const char *name; /* local name; NULL for text */
    const char *ns;   /* namespace, "" for none; NULL for text */
    const char *text; /* text nodes: as written, entities resolved, CDATA opened; never empty */
    struct pos pos;   /* of its first character: '<' of an element */
    size_t from, to;  /* bytes of xml_doc.source that it covers, tags included */
    struct xml_mark *marks; /* text nodes: NULL when the text stands in the source as it is */
    uint64_t note;          /* of whoever reads the tree: what it knows of an element; 0: nothing */
    struct xml_attr *attrs;
    struct xml_node *parent, *first, *last, *next;
};

struct xml_doc {
    const char *file;
    const char *source; /* the input as UTF-8 with LF line ends and no byte order mark */
    size_t n_source;
    struct xml_node *root;
};

/* Parse a whole document.
 *
 * shape   comments and processing instructions are left out; neighbouring text is one node.
 *         UTF-8, UTF-16 (declared or with a byte order mark), ISO 646 are read.
 * owns    all of *doc lives in `a`; bytes and file are borrowed for the call.
 * errors  false + one DIAG_XML_* (or DIAG_FILE_TOO_LARGE); *doc is then untouched. A DOCTYPE is
 * refused before libxml2 sees the text, so no entity is ever expanded and nothing outside is read.
 * source  XML 1.0 (5th ed.), Namespaces in XML 1.0. */
bool xml_read(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
              struct xml_doc *doc, struct diag_list *diags);

/* A change of a file's text: bytes `from` up to `to` of xml_doc.source become `text`, UTF-8. */
struct xml_edit {
    size_t from, to;
    const char *text;
};

/* The file that xml_read has read, with these changes, in its own encoding and with its own
 * line ends; all else is byte for byte as it was.
 *
 * shape   edits in the order of the file, none over another; those of one place as they are given.
 * owns    the bytes are added to `out`. */
void xml_edit(const uint8_t *bytes, size_t n, const struct xml_edit *edits, size_t n_edits,
              struct buf *out);

/* The next {{ of a source (xml_doc.source) from byte *at on, which is at *pos: where a field of a
 * form may begin. Comments, processing instructions and CDATA hold none, and neither do braces that
 * are written as references. Both are moved to it; false: there is none. */
bool xml_braces_find(const char *source, size_t n, size_t *at, struct pos *pos);

/* A file that is read once and then again and again with other words in it. */
struct xml_form {
    const uint8_t *bytes; /* lent as long */
    size_t n;
    struct xml_doc doc; /* what xml_read gives of them */
    bool is_as_source;  /* they are doc.source */
    bool is_ascii;      /* doc.source is, and its declaration may say that it is to stay so */
};
bool xml_form_read(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                   struct xml_form *form, struct diag_list *diags);

/* What became of a form: bytes as xml_edit gives them, and of these what xml_read gives. */
struct xml_filled {
    const uint8_t *bytes;
    size_t n;
    struct xml_doc doc;
};
/* Fill a form. Changes within texts and values of attributes cost no parsing: all that they leave
 * alone is moved, and elements without a change in them keep their notes. Others are read as a new
 * file.
 *
 * owns    all of *filled lives in `a`, but for strings of its tree that are those of the form
 * errors  as xml_read */
bool xml_form_fill(struct arena *a, const struct xml_form *form, const struct xml_edit *edits,
                   size_t n_edits, struct xml_filled *filled, struct diag_list *diags);

/* Make `node` the last child of an element. */
void xml_append(struct xml_node *parent, struct xml_node *node);

/* The value of an attribute without namespace, NULL if there is none. */
const char *xml_attr_value(const struct xml_node *node, const char *name);
const struct xml_attr *xml_attr_find(const struct xml_node *node, const char *name);

/* Where the character stands that is `bytes` into a text node, through references and comments. */
struct pos xml_text_pos(const struct xml_node *node, size_t bytes);

/* The position `bytes` into a piece of text that starts at `pos`. */
struct pos xml_pos_after(struct pos pos, const char *text, size_t bytes);

/* Of `n` known words the one nearest to `word` (at most a third of its letters wrong), or NULL. */
const char *xml_nearest(const char *word, const char *const *known, size_t n);

#endif
