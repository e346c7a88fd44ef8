/* Setting one line: pieces go on it one by one until one does not fit.
 *
 *   | portion, whole twips | portion, whole twips | sum in 1/6 twips ->      | room
 *   ^ 0                                           ^ x                  italic margin
 */
#include "text/text_priv.h"

static const struct text_run *run_at(const struct setting *s, size_t i)
{
    return &s->p->para->runs[s->p->at[i].run];
}

static bool is_lone_blank(const struct pieces *p, size_t i)
{
    bool ends = i + 1 == p->n || (p->at[i + 1].flags & PIECE_PORTION);
    return ends && (p->at[i].flags & PIECE_BLANK);
}

/* LibreOffice keeps a twelfth of the height free behind an italic portion, except behind a blank
 * that stands alone in italics. [parity rule 5] */
static int64_t italic_margin(const struct setting *s, size_t i)
{
    const struct text_run *run = run_at(s, i);
    if (!run->face || !(run->face->style & FONT_ITALIC)) return 0;
    return is_lone_blank(s->p, i) ? 0 : text_box(run->face, run->size).height / 12;
}

static bool fits(const struct setting *s)
{
    return s->sum <= TEXT_ADV * (s->room - s->x - s->italic);
}

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
    int64_t width = s->x + twips_of(s->sum);
    int64_t need = width + s->italic;
    return (struct reach){.to = end,
                          .end = end,
                          .width = width,
                          .need = need > s->need ? need : s->need,
                          .blanks = s->blanks};
}

/* Close the portion behind and begin another. That the closed one does not fit can show so late
 * only through blanks at the end of italics, which count once text follows. */
static void open_portion(struct setting *s)
{
    if (s->italic) {
        int64_t need = s->x + twips_of(s->sum) + s->italic;
        if (need > s->need) s->need = need;
        if (!fits(s)) s->is_full = true;
    }
    s->x += twips_of(s->sum);
    s->sum = 0;
    s->italic = italic_margin(s, s->i);
}

static void set_blank(struct setting *s)
{
    if (s->after_ink) s->ink = reach_at(s, s->i);
    s->after_ink = false;
    s->sum += s->p->at[s->i].advance;
    s->blanks++;
}

static void set_tab(struct setting *s)
{
    int64_t pos = s->indent + s->x;
    int64_t width = next_stop(s->p->para, pos) - pos;
    bool is_first = s->i == s->start;
    if (is_first && s->x + width > s->room) width = s->room > s->x ? s->room - s->x : 0;
    s->sum = width * TEXT_ADV;
    s->blanks = 0;
    s->after_ink = true;
}

static void set_piece(struct setting *s, const struct piece *piece)
{
    if (s->i == s->start || (piece->flags & PIECE_PORTION)) open_portion(s);
    if (piece->flags & PIECE_BLANK) {
        set_blank(s);
    } else if (piece->flags & PIECE_TAB) {
        set_tab(s);
    } else {
        s->sum += piece->advance;
        s->after_ink = true;
    }
}

static void note_opportunity(struct setting *s, bool is_blank)
{
    s->best = is_blank ? s->ink : reach_at(s, s->i + 1);
    s->best.to = s->i + 1;
    s->best.is_blank = is_blank;
    if (is_blank) s->best_blank = s->best;
    s->slash = SIZE_MAX;
}

static void setting_begin(struct setting *s, const struct pieces *p, size_t start, int nudge)
{
    const struct text_para *para = p->para;
    int indent = para->left + (start == 0 ? para->first : 0);
    *s = (struct setting){.p = p, .start = start, .i = start, .indent = indent};
    s->room = para->width - indent - para->right - nudge;
    s->slash = SIZE_MAX;
    s->ink.to = s->ink.end = s->best.to = s->best_blank.to = start;
}

enum setting_stop setting_run(struct setting *s, const struct pieces *p, size_t start, int nudge)
{
    setting_begin(s, p, start, nudge);
    for (; s->i < p->n; s->i++) {
        const struct piece *piece = &p->at[s->i];
        if (piece->flags & PIECE_FORCED) return STOP_FORCED;
        set_piece(s, piece);
        bool is_blank = piece->flags & PIECE_BLANK;
        if (!is_blank && (s->is_full || !fits(s))) return STOP_FULL;
        if (piece->flags & PIECE_BREAK) note_opportunity(s, is_blank);
        if (piece->flags & PIECE_SLASH) s->slash = s->i;
    }
    return STOP_END;
}

/* The first pieces[start..end) as a line, whatever the room. */
static struct reach set_up_to(const struct setting *s, size_t end)
{
    struct setting again;
    setting_begin(&again, s->p, s->start, 0);
    again.room = s->room;
    for (; again.i < end; again.i++)
        set_piece(&again, &s->p->at[again.i]);
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
    return set_up_to(s, end);
}

/* Does a slash behind the hyphen hide it? When two letters or more behind the slash still fit but
 * for the last, LibreOffice takes the break that it first saw behind the slash, refuses it, and
 * goes back to the blank. [parity rule 7] */
static bool is_hidden(const struct setting *s)
{
    return !s->best.is_blank && s->slash != SIZE_MAX && s->i >= s->slash + 2 &&
           s->best_blank.to > s->start;
}

static struct reach end_of_text(const struct setting *s, enum setting_stop stop)
{
    struct reach end = s->after_ink ? reach_at(s, s->i) : s->ink;
    end.to = stop == STOP_FORCED ? s->i + 1 : s->i;
    return end;
}

struct reach setting_end(const struct setting *s, enum setting_stop stop, bool *is_cut,
                         struct reach *hidden)
{
    *is_cut = false;
    hidden->to = s->start;
    if (stop != STOP_FULL) return end_of_text(s, stop);
    if (is_hidden(s)) {
        *hidden = s->best;
        return s->best_blank;
    }
    if (s->best.to > s->start) return s->best;
    *is_cut = true;
    return cut_word(s);
}

/* One letter more behind the slash, and the line would go back to the blank. */
static bool is_before_hiding(const struct setting *s)
{
    return s->slash != SIZE_MAX && s->i == s->slash + 1 && !s->best.is_blank &&
           s->best_blank.to > s->start;
}

int64_t setting_next_need(struct setting *s)
{
    const struct pieces *p = s->p;
    for (;;) {
        if (p->at[s->i].flags & PIECE_SLASH) s->slash = s->i;
        size_t next = s->i + 1;
        if ((p->at[s->i].flags & PIECE_BREAK) || is_before_hiding(s)) break;
        if (next == p->n || (p->at[next].flags & (PIECE_BLANK | PIECE_FORCED))) break;
        s->i = next;
        set_piece(s, &p->at[next]);
    }
    return s->x * TEXT_ADV + s->sum;
}
