/* A row whose lines come apart: each cell sets as many of them as the page holds, whatever stands
 * in the others, and the row goes on on the next page with what is left.
 *
 *   ----------------      as LibreOffice 7.4 does it, there is no widow control in cells, and
 *   a1      | b1          nothing is kept together; a row begins on a page only when all its cells
 *   a2      | b2          can set a line [TWINS rule 24a]
 *   ----------------
 *   (next page)           Only one cell of such a row has notes, so that notes stay in their order.
 *   ----------------
 *   a3      |
 *   ---------------- */
#include "layout/layout_priv.h"

#include <string.h>

struct splitting {
    struct layout *l;
    struct plan *plan;
    const struct row *row;
    int y;     /* of the text's top on the page */
    int limit; /* what text and notes must not pass: the lower line's place */
    struct note_area *notes;
    size_t marks; /* up to which they have been taken */
    bool is_forced;
};

/* How far the text of a cell comes on this page. */
struct cut {
    size_t box, part; /* the first that is left */
    int height;       /* of what is set */
    int y;            /* of `part`, as box.y */
};

/* Whether a line that ends at `bottom` may stand on the page, with its notes. */
static bool take_line(struct splitting *s, const struct part *part, int bottom, bool has_notes,
                      bool is_first)
{
    int room = s->limit - s->y - bottom;
    bool fits = s->notes->height <= room &&
                (!has_notes || notes_take(s->l, s->plan, s->notes, part->mark_to, room));
    if (!fits && !(s->is_forced && is_first)) return false;
    if (!fits && has_notes) notes_force(s->l, s->plan, s->notes, part->mark_to, room);
    if (has_notes) s->marks = part->mark_to;
    return true;
}

static struct cut cut_cell(struct splitting *s, const struct row_cell *cell, bool has_notes)
{
    struct cut cut = {0};
    for (; cut.box < cell->boxes.n; cut.box++, cut.part = 0) {
        const struct box *box = &cell->boxes.at[cut.box];
        cut.y = box->y;
        for (; cut.part < box->n_parts; cut.part++) {
            const struct part *part = &box->parts[cut.part];
            bool is_last = cut.part + 1 == box->n_parts, is_first = !cut.box && !cut.part;
            int y = cut.y + (cut.part ? part->extra : 0), bottom = y + part->height - cell->top;
            if (is_last) bottom += box->after + box->carry;
            if (!take_line(s, part, bottom, has_notes, is_first)) {
                cut.y = y;
                return cut;
            }
            cut.height = bottom;
            cut.y = y + part->height;
        }
    }
    return cut;
}

/* What stands on this page; a paragraph that was cut has nothing below it. */
static struct boxes boxes_before(struct layout *l, const struct boxes *boxes, struct cut cut)
{
    if (!cut.part) return (struct boxes){boxes->at, cut.box, cut.box};
    size_t n = cut.box + 1;
    struct box *at = arena_array_of(l->scratch, n, struct box);
    memcpy(at, boxes->at, n * sizeof *at);
    at[cut.box].n_parts = cut.part;
    at[cut.box].after = at[cut.box].carry = 0;
    return (struct boxes){at, n, n};
}

/* What is left. The cut paragraph is changed in place: what is set of it has a copy. Its space
 * before counts again, as LibreOffice counts it. */
static void leave_rest(struct row_cell *cell, struct cut cut)
{
    int end = cell->top + cell->height;
    cell->boxes.at += cut.box;
    cell->boxes.n -= cut.box;
    cell->boxes.cap = cell->boxes.n;
    cell->height = 0;
    if (!cell->boxes.n) return;
    struct box *first = &cell->boxes.at[0];
    if (cut.part) {
        first->parts += cut.part;
        first->n_parts -= cut.part;
        first->first_line += cut.part;
        first->y = cut.y;
    }
    cell->top = first->y - first->before;
    cell->height = end - cell->top;
}

static struct box row_box(struct layout *l, const struct row *row, const struct box *from)
{
    struct row *kept = arena_new_of(l->scratch, struct row);
    struct box box = *from;
    *kept = *row;
    int height = 0;
    for (size_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].height > height) height = row->cells[i].height;
    row_align(kept, height);
    kept->bottom = row->border + height;
    struct part *part = arena_new_of(l->scratch, struct part);
    *part = from->parts[0];
    part->height = kept->bottom + row->border - part->below;
    box.parts = part;
    box.row = kept;
    return box;
}

static struct row copy_row(struct layout *l, const struct row *row)
{
    struct row copy = *row;
    copy.cells = arena_array_of(l->scratch, row->n_cells, struct row_cell);
    memcpy(copy.cells, row->cells, row->n_cells * sizeof *copy.cells);
    return copy;
}

/* The cell with notes first: they take from the room of the others. */
static bool cut_cells(struct splitting *s, struct cut *cuts)
{
    const struct row *row = s->row;
    if (row->noted < row->n_cells) cuts[row->noted] = cut_cell(s, &row->cells[row->noted], true);
    for (size_t i = 0; i < row->n_cells; i++) {
        if (i != row->noted) cuts[i] = cut_cell(s, &row->cells[i], false);
        if (row->cells[i].boxes.n && !cuts[i].box && !cuts[i].part) return false;
    }
    return true;
}

bool row_split(struct layout *l, struct plan *plan, const struct box *box, int y, int height,
               struct note_area *notes, bool is_forced, struct box *head, struct box *tail)
{
    const struct row *row = box->row;
    struct note_area taken = *notes;
    struct splitting s = {.l = l,
                          .plan = plan,
                          .row = row,
                          .y = y + row->border,
                          .limit = height - row->border,
                          .notes = &taken,
                          .marks = box->parts[0].mark_from,
                          .is_forced = is_forced};
    struct cut *cuts = arena_array_of(l->scratch, row->n_cells, struct cut);
    if (!cut_cells(&s, cuts)) return false;
    struct row first = copy_row(l, row), rest = copy_row(l, row);
    for (size_t i = 0; i < row->n_cells; i++) {
        first.cells[i].boxes = boxes_before(l, &row->cells[i].boxes, cuts[i]);
        first.cells[i].height = cuts[i].height;
        leave_rest(&rest.cells[i], cuts[i]);
    }
    struct part whole = box->parts[0], part = whole;
    struct box from = *box;
    from.parts = &part;
    part.below = row->border;
    part.mark_to = s.marks;
    *head = row_box(l, &first, &from);
    for (size_t i = 0; i < row->n_cells; i++)
        head->row->cells[i].y = row->border;
    part = whole;
    part.mark_from = s.marks;
    from.repeat = row->repeat;
    *tail = row_box(l, &rest, &from);
    *notes = taken;
    return true;
}
