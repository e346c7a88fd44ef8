/* Flow as a DOCX package (ISO/IEC 29500, transitional). */
#ifndef VANTHU_DOCX_DOCX_H
#define VANTHU_DOCX_DOCX_H

#include "base/buf.h"
#include "base/diag.h"
#include "pack/pack.h"

struct flow;

/* For one document after the other, with a memo that lives as long; NULL: nothing is remembered. */
struct packer *docx_packer_new(struct memo *memo);

/* Write `flow` to `out`.
 *
 * shape   the bytes depend on the flow alone, not on what the packer met before.
 * errors  false + DIAG_DOCX_ZIP; *out is then to be thrown away. */
bool docx_write(struct arena *a, const struct flow *flow, struct packer *packer, struct buf *out,
                struct diag_list *diags);

#endif
