/* What the files of the xml room share. */
#ifndef VANTHU_XML_XML_PRIV_H
#define VANTHU_XML_XML_PRIV_H

#include "xml/xml.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlversion.h>

/* A document's text as all positions count it: valid UTF-8 with LF line ends, without byte order
 * mark and without NUL but for the one behind its end. */
struct xml_source {
    const char *file;
    const char *text;
    size_t n;
};

/* The first `mark` in a stretch of text, or NULL. (strstr measures the whole rest of the text at
 * each call under a sanitizer.) */
const char *xml_find(const char *from, const char *end, const char *mark);

/* Bytes to text.
 *
 * owns    out->text lives in `a`; `file` is borrowed.
 * errors  false + DIAG_XML_OTHER, _ENCODING, _ENCODING_UNKNOWN, _NUL or _EMPTY at the first bad
 *         character.
 * source  XML 1.0, 2.11 (line ends), 4.3.3 and appendix F (how an encoding shows). */
bool xml_decode(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                struct xml_source *out, struct diag_list *diags);

/* One place in a file, in its bytes and in the text that xml_decode made of them. Zero is before
 * the first; it moves forward to the byte `to` of the text, so that places in rising order cost one
 * walk. A line end of two characters is not divided. */
struct xml_place {
    size_t at;   /* in the bytes */
    size_t text; /* in the text */
};
void xml_place_move(struct xml_place *place, const uint8_t *bytes, size_t n, size_t to);
/* `text` as the file would have it: its encoding, its line ends. */
void xml_encode(const uint8_t *bytes, size_t n, const char *text, struct buf *out);

/* Refuse what libxml2 shall not see.
 *
 * errors  false + DIAG_XML_DOCTYPE, or DIAG_XML_ATTRIBUTES: libxml2 compares each attribute of an
 *         element with all others. Markup that is not well-formed is left to libxml2. */
bool xml_scan(const struct xml_source *source, struct diag_list *diags);

/* Follows the source in step with the parser's events. It relies on the parser for what is
 * well-formed and only looks for where things begin and end; when they are not where they should
 * be (the parser gives an element whose tag the file's end cuts off) it is lost and stands still.
 */
struct xml_track {
    const struct xml_source *source;
    size_t at;      /* byte */
    struct pos pos; /* of `at` */
    bool is_lost;
    bool in_cdata;
    bool is_empty_tag; /* the last start tag was <name/> */
};

#if LIBXML_VERSION >= 21200
typedef const xmlError *xml_error;
#else
typedef xmlErrorPtr xml_error;
#endif

/* Say what libxml2 found at the byte `at`: DIAG_XML_SYNTAX, in its words, or one that knows what is
 * to be done. */
void xml_tell_syntax(const struct xml_source *source, size_t at, xml_error error,
                     struct diag_list *diags);

/* A name in a tag, as written with its prefix. */
struct xml_track_name {
    const char *at;
    size_t n;
    struct pos pos;
};

void xml_track_begin(struct xml_track *t, const struct xml_source *source);
/* Go to the '<' of the next start tag. */
void xml_track_to_tag(struct xml_track *t);
/* From the '<' past the element's name. */
struct xml_track_name xml_track_tag_name(struct xml_track *t);
/* Past the next attribute of the start tag; false: past the tag's end, as there is none (or lost).
 */
bool xml_track_attr(struct xml_track *t, struct xml_track_name *name);
/* Past the end tag of the element that is open. */
void xml_track_end(struct xml_track *t);

/* A piece of character data: characters that stand in the source as they are, or one reference. */
struct xml_piece {
    size_t n; /* bytes of parsed text */
    size_t from, to;
    struct pos pos;
    bool is_reference;
};
/* Past the next piece of the parsed text, which has `n` > 0 bytes to go. */
struct xml_piece xml_track_piece(struct xml_track *t, const char *parsed, size_t n);

#endif
