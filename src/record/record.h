/* What goes with a document into the archive and the registers, as files of their own. */
#ifndef VANTHU_RECORD_RECORD_H
#define VANTHU_RECORD_RECORD_H

#include "base/buf.h"
#include "base/meta.h"

#define RECORD_NAMESPACE "urn:vanthu:record:1"

/* The items that have a value, of a document of `pages` pages, as XML (record.rng):
 * <record xmlns="..."><CodeNumber>80</CodeNumber>...</record>; added to `out`. */
void record_write_xml(const struct meta *meta, size_t pages, struct buf *out);

/* The register of documents that are sent, as CSV (RFC 4180) in UTF-8: a byte order mark, by which
 * spreadsheets know the letters, and a line that names the columns; then a line for each document.
 * Both are added to `out`. */
void record_write_head(const struct meta *meta, struct buf *out);
void record_write_line(const struct meta *meta, size_t pages, struct buf *out);

#endif
