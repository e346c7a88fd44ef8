/* The notes at the foot of a page.
 *
 *   text
 *   (gap)
 *   ------------   the area grows upwards from the bottom margin;
 *   (gap)          no gaps between notes [TWINS rule 28]
 *   1 note
 *   2 note, of which lines may be left for the next page's area
 *
 * Notes are set strictly in the order of their marks, so the whole state is a place in that order:
 * what is due, and how far it has been set. A value to copy when a page is tried and taken back. */
#include "layout/layout_priv.h"

/* A note comes to the page of its mark with so many lines at least, if it has them [TWINS rule 31].
 */
enum { LEAST_LINES = 2 };

int notes_separator(const struct flow_notes_area *area)
{
    return len_to_twips(area->gap_above) + len_to_twips(area->rule) + len_to_twips(area->gap_below);
}

/* Slices behind area->n_slices were taken back; they are overwritten. */
static struct note_slice *new_slice(struct layout *l, struct plan *plan, struct note_area *area)
{
    plan->notes.n = area->n_slices++;
    return vec_push(l->scratch, &plan->notes);
}

static int line_height(const struct layout *l, const struct note_area *area,
                       const struct note_line *line)
{
    if (!area->height) return notes_separator(&l->flow->notes_area) + line->height;
    return (area->line ? line->above : 0) + line->height;
}

/* Set what is due, as far as it fits. */
static void set_lines(struct layout *l, struct plan *plan, struct note_area *area, int room)
{
    if (room > area->limit) room = area->limit;
    for (; area->cursor < area->due; area->cursor++, area->line = 0) {
        const struct mark *mark = &l->marks.at[area->cursor];
        struct note_slice *slice = NULL;
        for (; area->line < mark->n_lines; area->line++) {
            int height = line_height(l, area, &mark->lines[area->line]);
            if (area->height + height > room) return;
            if (!slice) {
                slice = new_slice(l, plan, area);
                *slice = (struct note_slice){mark, area->line, area->line};
            }
            slice->to++;
            area->height += height;
        }
    }
}

bool notes_take(struct layout *l, struct plan *plan, struct note_area *area, size_t to, int room)
{
    if (to <= area->due) return true;
    if (area->cursor < area->due) return false;
    struct note_area tried = *area;
    tried.due = to;
    set_lines(l, plan, &tried, room);
    bool is_last = tried.cursor + 1 == to;
    if (tried.cursor < to && !(is_last && tried.line >= LEAST_LINES)) return false;
    *area = tried;
    return true;
}

void notes_force(struct layout *l, struct plan *plan, struct note_area *area, size_t to, int room)
{
    if (to > area->due) area->due = to;
    set_lines(l, plan, area, room);
}

void notes_continue(struct layout *l, struct plan *plan, struct note_area *area, int room)
{
    area->height = 0;
    set_lines(l, plan, area, room);
    if (area->height || area->cursor == area->due) return;
    /* A single line higher than the area may be: without it no page would get further. */
    const struct mark *mark = &l->marks.at[area->cursor];
    *new_slice(l, plan, area) = (struct note_slice){mark, area->line, area->line + 1};
    area->height = line_height(l, area, &mark->lines[area->line]);
    area->line++;
    if (area->line < mark->n_lines) return;
    area->cursor++;
    area->line = 0;
}
