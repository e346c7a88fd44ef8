/* Widths of columns: lengths as they are given; "auto" as wide as the text, if there is room, and
 * shares of what is left. No column is narrower than its longest word while there is room. */
#include "compose/table_priv.h"

#include <string.h>

/* Room that a column keeps in any case, twips. */
enum { LEAST_WIDTH = 400 };

/* What the text of a column asks for. */
struct wish {
    int least; /* its longest word */
    int whole; /* its longest line */
};

struct widths {
    const struct report_column *columns;
    size_t n;
    struct wish wishes[SHEET_MAX_COLUMNS];
    int *at;
};

/* The widest stretch between blanks, over the borders of runs. */
static int longest_word(const struct flow_para *para)
{
    int longest = 0, width = 0;
    for (size_t i = 0; i < para->n_runs; i++) {
        const struct flow_run *run = &para->runs[i];
        const char *text = run->kind == FLOW_LINE_BREAK || !run->text ? " " : run->text;
        int size = run->size * 10;
        if (run->is_raised || run->is_lowered) size = text_raised_size(size);
        while (*text) {
            size_t n = strcspn(text, " ");
            if (n && run->face) width += text_width(run->face, text, n, size);
            if (width > longest) longest = width;
            text += n;
            if (*text) width = 0;
            text += strspn(text, " ");
        }
    }
    return longest;
}

static void widen(struct composer *c, struct wish *wish, const struct flow_block *block, int border)
{
    if (block->kind == FLOW_IMAGE) {
        int width = image_natural_width(&block->image) + border;
        if (width > wish->whole) wish->whole = width;
        return;
    }
    const struct flow_para *para = &block->para;
    int nudge = len_to_twips(para->nudge) + border;
    int whole = guard_natural_width(c, para) + nudge;
    const struct style *s = para->style;
    int around = len_to_twips(s->left + s->right + (s->first > 0 ? s->first : 0)) + 2 * TEXT_GUARD;
    int least = longest_word(para) + around + nudge;
    if (least > wish->least) wish->least = least;
    if (whole > wish->whole) wish->whole = whole;
}

static void make_wishes(struct composer *c, const struct table *t, struct widths *w)
{
    for (size_t i = 0; i < w->n; i++)
        w->wishes[i] = (struct wish){LEAST_WIDTH, LEAST_WIDTH};
    for (size_t i = 0; i < t->cells.n; i++) {
        const struct cell *cell = &t->cells.at[i];
        if (cell->span != 1 || w->columns[cell->column].kind == WIDTH_FIXED) continue;
        for (size_t b = 0; b < cell->built.blocks.n; b++)
            widen(c, &w->wishes[cell->column], &cell->built.blocks.at[b], len_to_twips(t->border));
    }
}

/* What the columns of one kind ask for at the least. */
static int least_of(const struct widths *w, enum report_width_kind kind)
{
    int sum = 0;
    for (size_t i = 0; i < w->n; i++)
        if (w->columns[i].kind == kind) sum += w->wishes[i].least;
    return sum;
}

/* What falls to one of several parts that come to `whole` to the twip: `with` and `before` are the
 * sums of the parts with it and before it. */
static int portion(int64_t before, int64_t with, int64_t sum, int64_t whole)
{
    return sum ? (int)(with * whole / sum - before * whole / sum) : 0;
}

/* Where even the longest words have no room, all suffer alike. */
static void squeeze(struct widths *w, int room)
{
    int sum = least_of(w, WIDTH_AUTO) + least_of(w, WIDTH_SHARE), before = 0;
    for (size_t i = 0; i < w->n && sum > room; i++) {
        if (w->columns[i].kind == WIDTH_FIXED) continue;
        int least = w->wishes[i].least;
        w->wishes[i].least = portion(before, before + least, sum, room);
        before += least;
    }
}

/* Columns as wide as their text; where that is too much, the least and a part of the rest. */
static int set_auto(struct widths *w, int room)
{
    int wanted = 0, given = 0, before = 0;
    int left = room - least_of(w, WIDTH_AUTO);
    for (size_t i = 0; i < w->n; i++)
        if (w->columns[i].kind == WIDTH_AUTO) wanted += w->wishes[i].whole - w->wishes[i].least;
    for (size_t i = 0; i < w->n; i++) {
        if (w->columns[i].kind != WIDTH_AUTO) continue;
        int more = w->wishes[i].whole - w->wishes[i].least;
        w->at[i] = w->wishes[i].least +
                   (wanted <= left ? more : portion(before, before + more, wanted, left));
        before += more;
        given += w->at[i];
    }
    return given;
}

/* A share that is less than the longest word; -1: none. */
static int too_narrow(const struct widths *w, const bool *is_set)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->columns[i].kind == WIDTH_SHARE && !is_set[i] && w->at[i] < w->wishes[i].least)
            return (int)i;
    return -1;
}

static void divide(struct widths *w, const bool *is_set, int room)
{
    int shares = 0, before = 0;
    for (size_t i = 0; i < w->n; i++)
        if (w->columns[i].kind == WIDTH_SHARE && !is_set[i]) shares += w->columns[i].share;
    for (size_t i = 0; i < w->n; i++) {
        if (w->columns[i].kind != WIDTH_SHARE || is_set[i]) continue;
        w->at[i] = portion(before, before + w->columns[i].share, shares, room);
        before += w->columns[i].share;
    }
}

/* The columns that would be too narrow get their least, the others divide the rest. */
static void set_shares(struct widths *w, int room)
{
    bool is_set[SHEET_MAX_COLUMNS] = {0};
    divide(w, is_set, room);
    for (int i; (i = too_narrow(w, is_set)) >= 0;) {
        is_set[i] = true;
        w->at[i] = w->wishes[i].least;
        room -= w->at[i];
        divide(w, is_set, room);
    }
}

/* Whole millimetres, a part of one counted as one when rounded up. */
static const char *millimetres(struct composer *c, int twips, int round_up)
{
    return arena_printf(c->a, "%d", (int)(((int64_t)twips * LEN_TWIP + round_up) / LEN_MM));
}

static void refuse(struct composer *c, int needed, int room, struct pos pos)
{
    diag_add(c->diags, pos, DIAG_COMPOSE_TABLE_WIDE, millimetres(c, needed, LEN_MM - 1),
             millimetres(c, room, 0), NULL);
    c->ok = false;
}

void columns_set(struct composer *c, struct table *t, struct pos pos)
{
    struct widths w = {.columns = t->source->columns, .n = t->source->n_columns, .at = t->widths};
    int page = len_to_twips(c->width), room = page, n_free = 0;
    for (size_t i = 0; i < w.n; i++) {
        if (w.columns[i].kind == WIDTH_FIXED) t->widths[i] = len_to_twips(w.columns[i].length);
        if (w.columns[i].kind == WIDTH_FIXED) room -= t->widths[i];
        n_free += w.columns[i].kind != WIDTH_FIXED;
    }
    if (room < n_free * LEAST_WIDTH) {
        refuse(c, page - room + n_free * LEAST_WIDTH, page, pos);
        return;
    }
    make_wishes(c, t, &w);
    squeeze(&w, room);
    room -= set_auto(&w, room - least_of(&w, WIDTH_SHARE));
    set_shares(&w, room);
}
