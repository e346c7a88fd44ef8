/* Filling pages: one pass over the boxes, each page taking what fits.
 *
 *   place --fits--> next box
 *     | part of it fits, and may stand alone --> split, next page
 *     | not, and boxes before it asked to stay with it --> take them back, next page
 *     ' not at all --> next page; on an empty page: split it where it must
 *
 * What is taken back never reaches beyond one page, since a chain that starts at a page's top stays
 * there; so every box is tried a bounded number of times, however long the document. */
#include "layout/layout_priv.h"

/* Lines that stand together on each side of a break under widow control [TWINS rule 21]. */
enum { TOGETHER = 2 };

/* Notes leave so many hundredths of a page's height to the text, however long they are [measured in
 * LibreOffice 7.4 with notes of 130 and 200 lines]. */
enum { TEXT_PERCENT = 20 };

/* How a page began: the space before its first block counts only where somebody asked for the page
 * [TWINS rule 17]. */
enum page_top { TOP_ASKED, TOP_AUTOMATIC };

/* The page being filled: a value, so that it can be tried out and taken back. */
struct state {
    int y;                          /* below what stands on it */
    const struct box *above;        /* the last box on it; NULL: none */
    const struct flow_table *table; /* whose row the last box is; NULL: it is none ... */
    bool is_carried;                /* ... and it began on an earlier page */
    size_t n_slices;
    struct note_area notes;
};

/* Boxes at the end of the page, each of which must be on the page of the next [TWINS rule 22]. */
struct chain {
    bool is_open, is_at_top;
    size_t first;
    struct state before;
};

struct filler {
    struct layout *l;
    const struct boxes *boxes;
    struct plan *plan;
    int height;
    struct state now;
    size_t page_slices, page_notes; /* where this page's slices start */
    enum page_top top;
    struct chain chain, tail; /* the part of it behind a table's last row */
    size_t box, from;         /* what comes next */
    const struct box *rest;   /* in place of `box`: what is left of a row that was split; or NULL */
};

static const struct box *next_box(const struct filler *f)
{
    return f->rest ? f->rest : &f->boxes->at[f->box];
}

static bool is_empty(const struct filler *f)
{
    return f->now.n_slices == f->page_slices;
}

/* The space above a box at the top of a page [TWINS rule 17]; never so much that the box has no
 * room. */
static int gap_at_top(const struct filler *f, const struct box *box)
{
    if (f->top == TOP_AUTOMATIC) return 0;
    int room = f->height - box->parts[0].height;
    if (room < 0) room = 0; /* a row that will be split */
    return box->before > room ? room : box->before;
}

static int gap_above(const struct filler *f, const struct box *box)
{
    if (f->from) return 0;
    if (!f->now.above && box->repeat) return box->repeat->height;
    return f->now.above ? box_gap(f->now.above, box) : gap_at_top(f, box);
}

/* Place parts up to `to` as far as they and their notes fit; gives the first that does not. */
static size_t try_parts(const struct filler *f, size_t to, struct state *s)
{
    const struct box *box = next_box(f);
    int gap = gap_above(f, box);
    size_t p = f->from;
    for (; p < to; p++) {
        const struct part *part = &box->parts[p];
        int bottom = s->y + (p == f->from ? gap : part->extra) + part->height;
        int room = f->height - bottom - part->below;
        if (s->notes.height > room) break;
        if (!notes_take(f->l, f->plan, &s->notes, part->mark_to, room)) break;
        s->y = bottom;
    }
    return p;
}

/* Of the parts that fit, how many may stand on this page without the rest [TWINS rules 21, 22]. */
static size_t legal_end(const struct filler *f, size_t fit, bool may_keep)
{
    const struct box *box = next_box(f);
    if (fit == box->n_parts) return fit;
    if (may_keep && box->keep_lines) return f->from;
    if (!box->widow) return fit;
    size_t rest = box->n_parts - f->from, n = fit - f->from;
    if (rest <= TOGETHER) return f->from;
    if (n > rest - TOGETHER) n = rest - TOGETHER;
    return n < TOGETHER ? f->from : f->from + n;
}

static void end_page(struct filler *f)
{
    f->plan->slices.n = f->now.n_slices;
    f->plan->notes.n = f->now.notes.n_slices;
    *vec_push(f->l->scratch, &f->plan->pages) = (struct plan_page){
        .slice_from = f->page_slices,
        .slice_to = f->now.n_slices,
        .note_from = f->page_notes,
        .note_to = f->now.notes.n_slices,
        .notes_height = f->now.notes.height,
        .room = f->height - f->now.y - f->now.notes.height,
    };
}

static void begin_page(struct filler *f, enum page_top top)
{
    f->top = top;
    f->now.y = 0;
    f->now.above = NULL;
    f->page_slices = f->now.n_slices;
    f->page_notes = f->now.notes.n_slices;
    f->chain.is_open = f->tail.is_open = false;
    notes_continue(f->l, f->plan, &f->now.notes, f->height);
}

static void next_page(struct filler *f, enum page_top top)
{
    end_page(f);
    begin_page(f, top);
}

static void open_chain(const struct filler *f, struct chain *chain, const struct state *before)
{
    if (chain->is_open) return;
    *chain = (struct chain){
        .is_open = true,
        .is_at_top = before->n_slices == f->page_slices,
        .first = f->box,
        .before = *before,
    };
}

/* The last row of a table that came over from another page keeps nothing [TWINS rule 25]. */
static bool keeps_next(const struct filler *f, const struct box *box)
{
    if (!box->keep_next || box->kind != FLOW_TABLE) return box->keep_next;
    const struct flow_table *table = box->row->table;
    bool is_last = box->row->flow == &table->rows[table->n_rows - 1];
    return !(is_last && f->now.is_carried);
}

/* A whole box that asks for the next opens a chain; one that does not closes it. */
static void follow_chain(struct filler *f, const struct state *before)
{
    const struct box *box = next_box(f);
    if (!keeps_next(f, box)) {
        f->chain.is_open = f->tail.is_open = false;
        return;
    }
    open_chain(f, &f->chain, before);
    if (box->kind == FLOW_TABLE)
        f->tail.is_open = false;
    else
        open_chain(f, &f->tail, before);
}

/* The head of the table that goes on with this row [TWINS rule 24]. */
static void repeat_heads(struct filler *f, const struct repeat *repeat)
{
    int y = 0;
    for (size_t i = 0; i < repeat->n; i++) {
        *vec_push(f->l->scratch, &f->plan->slices) =
            (struct slice){&repeat->heads[i], 0, 1, y, .is_repeated = true};
        y += repeat->heads[i].parts[0].height;
    }
}

/* A slice on the page, in the state after it. */
static void put_slice(struct filler *f, const struct box *box, size_t to, int y,
                      const struct state *after)
{
    f->plan->slices.n = f->now.n_slices;
    if (!f->now.above && box->repeat) repeat_heads(f, box->repeat);
    *vec_push(f->l->scratch, &f->plan->slices) = (struct slice){box, f->from, to, y};
    const struct flow_table *table = box->kind == FLOW_TABLE ? box->row->table : NULL;
    bool is_carried = table && table == f->now.table && (f->now.is_carried || !f->now.above);
    f->now = *after;
    f->now.table = table;
    f->now.is_carried = is_carried;
    f->now.above = box;
    f->now.n_slices = f->plan->slices.n;
}

/* Put the parts up to `to` on the page, as try_parts found them to fit. */
static void commit(struct filler *f, size_t to, const struct state *after)
{
    const struct box *box = next_box(f);
    struct state before = f->now;
    put_slice(f, box, to, f->now.y + gap_above(f, box), after);
    if (to < box->n_parts) {
        f->from = to;
        next_page(f, TOP_AUTOMATIC);
        return;
    }
    follow_chain(f, &before);
    f->box++;
    f->from = 0;
    f->rest = NULL;
}

/* A row that may be split, as far as it fits. False: nothing of it does, or it may not. One that
 * stays with what follows is split only where no page can hold it [TWINS rule 24a]. */
static bool split(struct filler *f, bool is_forced)
{
    const struct box *box = next_box(f);
    if (box->kind != FLOW_TABLE || !box->row->flow->may_split) return false;
    if (box->keep_next && !is_empty(f)) return false;
    struct box *pieces = arena_array_of(f->l->scratch, 2, struct box);
    struct state s = f->now;
    int y = s.y + gap_above(f, box);
    if (!row_split(f->l, f->plan, box, y, f->height, &s.notes, is_forced, &pieces[0], &pieces[1]))
        return false;
    s.y = y + pieces[0].parts[0].height;
    put_slice(f, &pieces[0], 1, y, &s);
    f->rest = &pieces[1];
    next_page(f, TOP_AUTOMATIC);
    return true;
}

/* Nothing legal fits on an empty page: split as if nothing were to be kept; a part whose notes do
 * not fit comes all the same, and its notes as they can. */
static void force(struct filler *f, size_t fit)
{
    const struct box *box = next_box(f);
    size_t to = legal_end(f, fit, false);
    if (to == f->from) to = fit;
    struct state s = f->now;
    if (to > f->from) {
        try_parts(f, to, &s);
    } else {
        to = f->from + 1;
        s.y += gap_above(f, box) + box->parts[f->from].height;
        notes_force(f->l, f->plan, &s.notes, box->parts[f->from].mark_to, f->height - s.y);
    }
    commit(f, to, &s);
}

/* The box goes to the next page, and with it those that asked to stay with it; when they fill the
 * page, those behind the rows of a table [TWINS rule 22]. */
static void move_on(struct filler *f)
{
    const struct chain *chain = f->chain.is_open && f->chain.is_at_top ? &f->tail : &f->chain;
    if (chain->is_open && !chain->is_at_top) {
        f->now = chain->before;
        f->box = chain->first;
    }
    next_page(f, TOP_AUTOMATIC);
}

static void place_next(struct filler *f)
{
    const struct box *box = next_box(f);
    if (box->break_before && !f->from && !is_empty(f)) next_page(f, TOP_ASKED);
    struct state s = f->now;
    size_t fit = try_parts(f, box->n_parts, &s), to = legal_end(f, fit, true);
    if (to == f->from) {
        bool may_force = is_empty(f) && !f->now.notes.height;
        if (split(f, false) || (may_force && split(f, true))) return;
        if (may_force) {
            force(f, fit);
        } else {
            move_on(f);
        }
        return;
    }
    if (to < fit) {
        s = f->now;
        try_parts(f, to, &s);
    }
    commit(f, to, &s);
}

void fill_pages(struct layout *l, const struct boxes *boxes, int height, struct plan *plan)
{
    struct filler f = {.l = l, .boxes = boxes, .plan = plan, .height = height};
    size_t due = boxes->n ? boxes->at[0].parts[0].mark_from : l->marks.n;
    f.now.notes = (struct note_area){
        .limit = height - height * TEXT_PERCENT / 100, .due = due, .cursor = due};
    begin_page(&f, TOP_ASKED);
    while (f.box < boxes->n)
        place_next(&f);
    while (f.now.notes.cursor < f.now.notes.due)
        next_page(&f, TOP_AUTOMATIC);
    end_page(&f);
}
