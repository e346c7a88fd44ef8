/* Pages as plain text: the format of the golden files. */
#ifndef VANTHU_DUMP_DUMP_H
#define VANTHU_DUMP_DUMP_H

#include "base/buf.h"

struct pages;

/* Write the dump of `pages` to `out`: a line for each page, line of text, rule and tag, positions
 * in points with two decimals. docs/DUMP.md describes it. Never fails. */
void dump_write(const struct pages *pages, struct buf *out);

#endif
