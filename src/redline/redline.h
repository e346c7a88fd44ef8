/* Two versions of a document, and what changed between them.
 *
 *   old flow, new flow --redline_merge--> one flow that shows both: docx writes its changes as
 *   tracked ones, redline_text as lines of text. Accepting all changes gives the new document,
 *   rejecting all the old one. */
#ifndef VANTHU_REDLINE_REDLINE_H
#define VANTHU_REDLINE_REDLINE_H

#include "base/buf.h"
#include "compose/flow.h"

/* The new flow with what the old one had besides, each run, row and paragraph marked as what it is.
 *
 * shape   Paragraphs are paired where they are alike, and compared word by word; tables row by row.
 *         What stands elsewhere in the same words is moved. Pages, margins and headers are the new
 *         version's. The flow is made for docx_write and redline_text, not for layout: runs hold
 *         words as they were written, before any capitals.
 * owns    what is new lives in `a`; both flows are borrowed for as long. */
void redline_merge(struct arena *a, const struct flow *old, const struct flow *new,
                   struct flow *merged);

/* The changed paragraphs of a merged flow as text: what is gone as [-old-], what is new as {+new+},
 * or, with `colors`, struck in red and underlined in green as terminals show it. */
void redline_text(const struct flow *merged, bool colors, struct buf *out);

#endif
