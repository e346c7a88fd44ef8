/* Setting one line: pieces go on it one by one until one does not fit.
 *
 *   | portion, whole twips | portion, whole twips | sum in 1/6 twips ->      | room
 *   ^ 0                                           ^ x
 */
#include "text/text_priv.h"

/* A tab reaches to the next stop, counted from the region's edge. [parity rule 9] */
static int64_t next_stop(const struct text_para *para, int64_t pos)
{
    for (size_t i = 0; i < para->n_tabs; i++) {
        if (para->tabs[i] > pos) return para->tabs[i];
    }
    if (para->tab_every <= 0) return pos;
    int64_t n = pos >= 0 ? pos / para->tab_every : -((-pos - 1) / para->tab_every) - 1;
    return (n + 1) * para->tab_every;
}

static struct reach reach_at(const struct setting *s, size_t end)
{
    return (struct reach){end, end, s->x * TEXT_ADV + s->sum, s->blanks};
}

/* Close the portion behind and begin another. */
static void open_portion(struct setting *s)
{
    s->x += twips_of(s->sum);
    s->sum = 0;
    s->portion = s->i;
    s->earlier = s->inner;
    s->limit = TEXT_ADV * (s->room - s->x);
}

/* Blanks in a row are one opportunity: the line would end before the first, the next one begins
 * behind the last. */
static void set_blank(struct setting *s)
{
    if (s->after_ink) s->blank = reach_at(s, s->i);
    s->blank.to = s->i + 1;
    s->inner.to = s->slash.to = s->earlier.to = s->start;
    s->after_ink = false;
    s->sum += s->p->at[s->i].advance;
    s->blanks++;
}

/* A blank before a sign that must not begin a line, as in `báo cáo ./.`, or behind an opening
 * bracket. LibreOffice looks for an opportunity only where the text overflows: on the blank itself
 * it needs none, behind it this is none. [LO] */
static void set_stuck_blank(struct setting *s)
{
    s->stuck = reach_at(s, s->i);
    s->stuck.to = s->i + 1;
    s->stuck_need = s->x * TEXT_ADV + s->sum + s->p->at[s->i].advance;
    if (s->sum + s->p->at[s->i].advance > s->limit) {
        set_blank(s);
    } else {
        s->sum += s->p->at[s->i].advance;
        s->blanks++;
        s->after_ink = true;
    }
}

/* Blanks before a tab do not stretch, or it would miss its stop. */
static void set_tab(struct setting *s)
{
    int64_t pos = s->indent + s->x;
    int64_t width = next_stop(s->p->para, pos) - pos;
    int64_t left = s->room > s->x ? s->room - s->x : 0;
    s->sum = TEXT_ADV * (s->i == s->start && width > left ? left : width);
    s->blanks = 0;
    s->after_ink = true;
}

/* What stands before it does not stretch. */
static void set_fill(struct setting *s)
{
    s->blanks = 0;
    s->after_ink = true;
}

static void set_piece(struct setting *s)
{
    const struct piece *piece = &s->p->at[s->i];
    if (piece->flags & PIECE_PORTION) open_portion(s);
    if (piece->flags & PIECE_STUCK) {
        set_stuck_blank(s);
    } else if (piece->flags & PIECE_BLANK) {
        set_blank(s);
    } else if (piece->flags & PIECE_TAB) {
        set_tab(s);
    } else if (piece->flags & PIECE_FILL) {
        set_fill(s);
    } else {
        s->sum += piece->advance;
        s->after_ink = true;
    }
}

static void begin(struct setting *s, const struct pieces *p, size_t start, int room)
{
    *s = (struct setting){.p = p, .start = start, .i = start, .room = room};
    s->indent = p->para->left + (start == 0 ? p->para->first : 0);
    s->blank.to = s->blank.end = s->inner.to = s->slash.to = s->stuck.to = start;
    if (start < p->n) open_portion(s);
}

/* Letters with nothing special about them, which most pieces are. */
static void set_plain(struct setting *s)
{
    const struct piece *at = s->p->at;
    size_t i = s->i, n = s->p->n;
    int64_t sum = s->sum;
    for (; i < n && at[i].flags == 0 && sum + at[i].advance <= s->limit; i++)
        sum += at[i].advance;
    if (i > s->i) s->after_ink = true;
    s->sum = sum;
    s->i = i;
}

enum setting_stop setting_run(struct setting *s, const struct pieces *p, size_t start, int nudge)
{
    const struct text_para *para = p->para;
    int indents = para->left + (start == 0 ? para->first : 0) + para->right;
    begin(s, p, start, para->width - indents - nudge);
    for (set_plain(s); s->i < p->n; s->i++, set_plain(s)) {
        uint32_t flags = p->at[s->i].flags;
        if (flags == PIECE_BLANK) {
            set_blank(s);
            continue;
        }
        if (flags & PIECE_FORCED) return STOP_FORCED;
        set_piece(s);
        if (s->after_ink && s->sum > s->limit) return STOP_FULL;
        if (flags & PIECE_SLASH) s->slash = reach_at(s, s->i + 1);
        if ((flags & PIECE_BREAK) && s->after_ink) {
            s->inner = reach_at(s, s->i + 1);
            s->slash.to = start;
        }
    }
    return STOP_END;
}

/* The first pieces up to `end` as a line, whatever the room. */
static struct reach set_up_to(const struct setting *s, size_t end)
{
    struct setting again;
    begin(&again, s->p, s->start, s->room);
    for (; again.i < end; again.i++)
        set_piece(&again);
    return reach_at(&again, end);
}

/* A word wider than the line ends where it overflows [parity rule 11], behind one character at
 * least; a label stays whole, and a mark with the character before it. */
static struct reach cut_word(const struct setting *s)
{
    const struct pieces *p = s->p;
    size_t least = s->start, end = s->i;
    while (least < p->n && (p->at[least].flags & PIECE_LABEL))
        least++;
    if (least < p->n && !(p->at[least].flags & PIECE_FORCED)) least++;
    if (end < least) end = least;
    while (end > least && end < p->n && (p->at[end].flags & PIECE_MARK))
        end--;
    struct reach cut = set_up_to(s, end);
    while (cut.to < p->n && (p->at[cut.to].flags & PIECE_BLANK))
        cut.to++;
    return cut;
}

static bool is_place(const struct setting *s, const struct reach *reach)
{
    return reach->to > s->start;
}

/* LibreOffice first sees a break behind the slash once two characters behind it are there to be
 * set, even if only the first fits; then it refuses it and looks for a blank instead. [parity rule
 * 7] What it does next was tried:
 *
 *   a blank on the line          the line ends there, and hyphens behind it are hidden,
 *   ... but in another portion   save those before the slash's portion;
 *   none, but on a line before   the word is cut where it overflows;
 *   none at all                  it takes the break behind the slash. */
static struct setting_end end_at_slash(const struct setting *s)
{
    struct setting_end end = {.hidden = s->inner};
    if (is_place(s, &s->blank)) {
        bool is_apart = s->blank.to < s->portion && s->slash.to > s->portion;
        end.reach = is_apart && is_place(s, &s->earlier) ? s->earlier : s->blank;
    } else {
        end.reach = s->start > 0 ? cut_word(s) : s->slash;
        end.is_cut = true;
    }
    return end;
}

static struct reach end_of_text(const struct setting *s, enum setting_stop stop)
{
    struct reach end = s->after_ink ? reach_at(s, s->i) : s->blank;
    end.to = stop == STOP_FORCED ? s->i + 1 : s->i;
    return end;
}

struct setting_end setting_end(const struct setting *s, enum setting_stop stop)
{
    struct setting_end end = {.hidden.to = s->start};
    if (stop != STOP_FULL) {
        end.reach = end_of_text(s, stop);
    } else if (is_place(s, &s->slash) && s->i > s->slash.to) {
        end = end_at_slash(s);
    } else if (is_place(s, &s->inner)) {
        end.reach = s->inner;
    } else if (is_place(s, &s->blank)) {
        end.reach = s->blank;
    } else {
        end.reach = cut_word(s);
        end.is_cut = true;
    }
    if (stop == STOP_FULL && s->stuck.to > end.reach.to) end.hidden = s->stuck;
    return end;
}

/* One character more behind the slash, and it would hide the hyphen at which the line ends. */
static bool is_before_hiding(const struct setting *s)
{
    return is_place(s, &s->slash) && is_place(s, &s->inner) && s->i == s->slash.to;
}

int64_t setting_next_need(struct setting *s)
{
    const struct pieces *p = s->p;
    for (;;) {
        if (p->at[s->i].flags & PIECE_SLASH) s->slash.to = s->i + 1;
        size_t next = s->i + 1;
        if ((p->at[s->i].flags & PIECE_BREAK) || is_before_hiding(s)) break;
        if (next == p->n || (p->at[next].flags & (PIECE_BLANK | PIECE_FORCED))) break;
        s->i = next;
        set_piece(s);
    }
    return s->x * TEXT_ADV + s->sum;
}
