/* Slots: number and date of a document are given when it is issued, after it has been signed
 * [ND30 Điều 15]. Until then a <blank> of the sheet leaves room for them. What stands around them
 * has its place already and keeps it: columns and balanced lines are made for the room, whatever is
 * in it. */
#include "compose/compose_priv.h"

#include <string.h>

static const char no_break[] = "\xC2\xA0"; /* U+00A0 */

static int width_of(struct draft *p, const char *text, size_t n)
{
    struct flow_run run = draft_run(p->c, p->style, (struct format){.role = ROLE_P}, FLOW_TEXT,
                                    NULL, (struct pos){0});
    return run.face ? text_width(run.face, text, n, run.size * 10) : 0;
}

/* What a blank of the sheet prints, as far as it is text. */
static int width_of_room(struct draft *p, const struct sheet_node *blank)
{
    int width = 0;
    for (const struct sheet_node *n = blank->first; n; n = n->next)
        if (n->kind == SHEET_TEXT) width += width_of(p, n->text, strlen(n->text));
    return width;
}

/* Lines that are balanced are broken by hand: the run must tell how much wider it was. Elsewhere
 * the paragraph tells it, and runs stay whole. */
void slots_note(struct draft *p, const struct sheet_node *blank)
{
    size_t n = p->n_value;
    if (p->open.n < n) return;
    const char *value = n ? p->open.at + p->open.n - n : ""; /* nothing stands at NULL */
    int left = width_of_room(p, blank) - width_of(p, value, n);
    if (left <= 0) return;
    struct flow_run *run = p->style->balance ? draft_part(p, n) : NULL;
    if (run)
        run->slot_room = len_from_twips(left);
    else
        p->slot_room += left;
}

void slots_fill_up(const struct composer *c, const struct flow_run *run, struct text_run *measured)
{
    int room = len_to_twips(run->slot_room);
    int blank = room && run->face ? text_width(run->face, no_break, 2, measured->size) : 0;
    for (; blank > 0 && room > 0; room -= blank) {
        measured->utf8 = arena_printf(c->scratch, "%s%s", measured->utf8, no_break);
        measured->n += strlen(no_break);
    }
}
