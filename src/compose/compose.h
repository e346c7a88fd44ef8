/* From report and layout sheet to flow. After this step nothing knows Decree 30. */
#ifndef VANTHU_COMPOSE_COMPOSE_H
#define VANTHU_COMPOSE_COMPOSE_H

#include "base/diag.h"
#include "compose/flow.h"

struct report;
struct sheet;
struct font_set;
struct memo;

/* How a document is to be composed beside what the report and the sheet say. Zero: as usual. */
struct flow_choice {
    struct memo *memo; /* of words and paragraphs that were set before; NULL: none */
    const char *part; /* one part alone, as a file of its own: "document", or the name of an element
                         that follows it ("attachment", "appendix"), with its place where there are
                         several: "appendix-2". Numbers and references are those of the whole. NULL:
                         all parts */
    const struct style *styles; /* in place of the sheet's, as sheet_step_styles gives them */
    bool
        holds_end; /* a body's last paragraph goes with the foot even if it is long or has a note */
    bool pushes_foot; /* the foot stands a spacer's height lower, so that a page that it would fill
                         to the last has no room for it */
};

/* Resolve a report by a sheet.
 *
 * shape   numbers, letter case, fixed texts, column widths, rule lengths and nudges are decided.
 * owns    all of *flow lives in `a`; strings of report and sheet are borrowed for as long, faces
 *         belong to `fonts`.
 * errors  false + DIAG_COMPOSE_*, DIAG_STYLE_TYPE* or DIAG_TEXT_*; DIAG_COMPOSE_PART when there is
 *         no such part. *flow is then untouched. */
bool flow_compose(struct arena *a, const struct report *report, const struct sheet *sheet,
                  struct font_set *fonts, const struct flow_choice *choice, struct flow *flow,
                  struct diag_list *diags);

#endif
