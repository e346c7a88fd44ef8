/* Pages as PDF 1.7 (ISO 32000-1): tagged, with exact text. */
#ifndef VANTHU_PDF_PDF_H
#define VANTHU_PDF_PDF_H

#include "base/buf.h"
#include "base/diag.h"

struct pages;

/* Write `pages` to `out`.
 *
 * shape   the bytes depend on the pages alone: no clock, no address, no locale.
 * errors  false + DIAG_PDF_*; *out is then to be thrown away. */
bool pdf_write(struct arena *a, const struct pages *pages, struct buf *out,
               struct diag_list *diags);

#endif
