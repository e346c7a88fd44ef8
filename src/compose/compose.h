/* From report and layout sheet to flow. After this step nothing knows Decree 30. */
#ifndef VANTHU_COMPOSE_COMPOSE_H
#define VANTHU_COMPOSE_COMPOSE_H

#include "base/diag.h"
#include "compose/flow.h"

struct report;
struct sheet;
struct font_set;

/* Resolve a report by a sheet.
 *
 * shape   numbers, letter case, fixed texts, column widths, rule lengths and nudges are decided.
 * owns    all of *flow lives in `a`; strings of report and sheet are borrowed for as long, faces
 *         belong to `fonts`.
 * errors  false + DIAG_COMPOSE_*, DIAG_STYLE_TYPE* or DIAG_TEXT_*; *flow is then untouched. */
bool flow_compose(struct arena *a, const struct report *report, const struct sheet *sheet,
                  struct font_set *fonts, struct flow *flow, struct diag_list *diags);

/* The same for one part alone, as a file of its own: `part` is "document", or the name of an
 * element that follows it ("attachment", "appendix"), with its place where there are several:
 * "appendix-2". Numbers and references are those of the whole. NULL: all parts.
 *
 * errors  as above; DIAG_COMPOSE_PART when there is no such part. */
bool flow_compose_part(struct arena *a, const struct report *report, const struct sheet *sheet,
                       struct font_set *fonts, const char *part, struct flow *flow,
                       struct diag_list *diags);

#endif
