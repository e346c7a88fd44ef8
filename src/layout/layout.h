/* From flow to pages: the only place that decides lines and pages. */
#ifndef VANTHU_LAYOUT_LAYOUT_H
#define VANTHU_LAYOUT_LAYOUT_H

#include "base/diag.h"
#include "layout/page.h"

struct flow;

/* Lay out a whole document.
 *
 * shape   at least one page. Every run of the flow stands on the pages exactly once; nothing lies
 *         outside its region; a note starts on the page of its mark.
 * owns    all of *pages lives in `a`; the flow's strings and faces are borrowed for as long.
 * errors  false + DIAG_LAYOUT_* at the block; *pages is then untouched. Too wide a word is cut and
 *         warned of (DIAG_LAYOUT_OVERFULL).
 * source  docs/TWINS.md: each rule with how it was measured. */
bool layout_pages(struct arena *a, const struct flow *flow, struct pages *pages,
                  struct diag_list *diags);

#endif
