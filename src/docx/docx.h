/* Flow as a DOCX package (ISO/IEC 29500, transitional). */
#ifndef VANTHU_DOCX_DOCX_H
#define VANTHU_DOCX_DOCX_H

#include "base/buf.h"
#include "base/diag.h"

struct flow;

/* Write `flow` to `out`.
 *
 * shape   the bytes depend on the flow alone.
 * errors  false + DIAG_DOCX_ZIP; *out is then to be thrown away. */
bool docx_write(struct arena *a, const struct flow *flow, struct buf *out, struct diag_list *diags);

#endif
