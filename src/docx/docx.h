/* Flow as a DOCX package (ISO/IEC 29500, transitional). */
#ifndef VANTHU_DOCX_DOCX_H
#define VANTHU_DOCX_DOCX_H

#include "base/buf.h"
#include "base/diag.h"

struct flow;

/* Compresses the parts of one document after the other, and keeps those that came before.
 *
 * owns    4.5 MB at most.
 * errors  none; one thread at a time. */
struct docx_packer;
struct docx_packer *docx_packer_new(void);
void docx_packer_free(struct docx_packer *packer); /* NULL is fine */

/* Write `flow` to `out`.
 *
 * shape   the bytes depend on the flow alone, not on what the packer met before.
 * errors  false + DIAG_DOCX_ZIP; *out is then to be thrown away. */
bool docx_write(struct arena *a, const struct flow *flow, struct docx_packer *packer,
                struct buf *out, struct diag_list *diags);

#endif
