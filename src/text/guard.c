/* The guard band. No two programs round advances alike, so a line that fits by a hair in one is
 * broken in another. The remedy is to move the paragraph's right edge by a hair so that no line is
 * near the limit.
 *
 *   line k:   need of its end          room            need of the next place
 *   ----------------|----- fit ----------|----- miss ----------|
 *
 * Moving the edge left by n takes n from each fit and adds it to each miss, so the nudges that suit
 * line k are miss + n >= GUARD and fit - n >= GUARD: an interval. One pass over the lines finds
 * where all of them meet. */
#include "text/text_priv.h"

#include <stdlib.h>
#include <string.h>

enum { FAR = 1 << 20 };
/* Twips by which our advances are off in a line: a twelfth for each of 160 characters. */
enum { DRIFT_MAX = 14 };

/* Nudges from `low` to `high` suit every line. */
struct range {
    int64_t low, high;
};

static int64_t floor_div(int64_t n, int64_t d)
{
    return n >= 0 ? n / d : -((-n + d - 1) / d);
}

/* Where the line would end elsewhere: the room in 1/6 twips, and the piece behind what takes it. */
struct next {
    int64_t need;
    size_t end;
};

static struct next next_of(struct setting *s, const struct setting_end *end)
{
    bool is_at_stuck = s->stuck.to > s->start && s->stuck.to == end->reach.to;
    if (end->hidden.to > s->start) return (struct next){end->hidden.need, end->hidden.end};
    if (is_at_stuck) return (struct next){s->stuck_need, s->stuck.end + 1};
    int64_t need = end->is_cut ? s->x * TEXT_ADV + s->sum : setting_next_need(s);
    return (struct next){need, s->i + 1};
}

/* Whether exact advances could matter: a nudge would have to bring the place near the edge. */
static bool is_near(int64_t slack)
{
    return slack <= TEXT_GUARD + TEXT_NUDGE_MAX + DRIFT_MAX;
}

/* How far the next possible end of the line is from fitting (low), and its own end from not fitting
 * (high): by our advances or by exact ones, whichever is nearer. */
static struct range slacks_of(struct setting *s, enum setting_stop stop,
                              const struct setting_end *end)
{
    const int64_t room = (int64_t)s->room * TEXT_ADV;
    struct range slack = {FAR, floor_div(room - end->reach.need, TEXT_ADV)};
    if (is_near(slack.high)) {
        int64_t need = exact_need(s->p, s->start, end->reach.end, end->reach.need);
        if (need > end->reach.need) slack.high = floor_div(room - need, TEXT_ADV);
    }
    if (stop != STOP_FULL) return slack;
    struct next next = next_of(s, end);
    slack.low = floor_div(next.need - room, TEXT_ADV);
    if (is_near(slack.low)) {
        int64_t need = exact_need(s->p, s->start, next.end, next.need);
        if (need < next.need) slack.low = floor_div(need - room, TEXT_ADV);
    }
    return slack;
}

/* The nudges that suit all lines so far, and the first line, from 1, that 0 does not suit, or 0. */
struct suiting {
    struct range range;
    int n_lines, tight;
};

static void look_at(struct setting *s, enum setting_stop stop, const struct setting_end *end,
                    void *data)
{
    struct suiting *suiting = data;
    struct range *range = &suiting->range;
    struct range slack = slacks_of(s, stop, end);
    suiting->n_lines++;
    if (TEXT_GUARD - slack.low > range->low) range->low = TEXT_GUARD - slack.low;
    if (slack.high - TEXT_GUARD < range->high) range->high = slack.high - TEXT_GUARD;
    bool is_tight = slack.low < TEXT_GUARD || slack.high < TEXT_GUARD;
    if (is_tight && !suiting->tight) suiting->tight = suiting->n_lines;
}

/* Do all lines end alike? It follows from the range but for effects that no slack shows, such as a
 * tab at the line's end. */
static bool end_alike(const struct text_lines *x, const struct text_lines *y)
{
    bool is_alike = x->n == y->n;
    for (size_t i = 0; is_alike && i < x->n; i++)
        is_alike = x->at[i].to.run == y->at[i].to.run && x->at[i].to.at == y->at[i].to.at;
    return is_alike;
}

/* The nudge of the range that moves least. When two lines leave no range between them, the middle,
 * which takes half of what is lacking from each; beyond TEXT_NUDGE_MAX when that is too much. */
static int64_t best_nudge(struct range range)
{
    int64_t lack = range.low - range.high;
    if (lack > 2 * (TEXT_GUARD - TEXT_GUARD_LEAST)) return TEXT_NUDGE_MAX + 1;
    if (lack > 0) return (range.low + range.high) / 2;
    return range.low > 0 ? range.low : range.high < 0 ? range.high : 0;
}

static struct text_guarded guard(struct arena *a, const struct pieces *p)
{
    struct suiting suiting = {.range = {-FAR, FAR}};
    struct text_lines lines = lines_set(a, p, 0, look_at, &suiting);
    int64_t nudge = best_nudge(suiting.range);
    if (!nudge) return (struct text_guarded){0, 0, lines};
    if (llabs(nudge) <= TEXT_NUDGE_MAX) {
        struct text_lines nudged = lines_set(a, p, (int)nudge, NULL, NULL);
        if (end_alike(&lines, &nudged)) return (struct text_guarded){(int)nudge, 0, nudged};
    }
    return (struct text_guarded){0, suiting.tight, lines};
}

/* ---- what is known ---- */

/* All that the answer hangs on. */
static void ask(struct memo *memo, const struct text_para *para)
{
    const int figures[] = {para->width, para->left,      para->right,
                           para->first, para->tab_every, (int)para->n_tabs};
    memo_ask(memo, "guard", 5);
    memo_ask(memo, figures, sizeof figures);
    memo_ask(memo, para->tabs, para->n_tabs * sizeof *para->tabs);
    for (size_t r = 0; r < para->n_runs; r++) {
        const struct text_run *run = &para->runs[r];
        const int format[] = {(int)run->kind, run->size, run->group, (int)run->n};
        memo_ask(memo, format, sizeof format);
        memo_ask(memo, &run->face, sizeof run->face);
        memo_ask(memo, run->utf8, run->n);
    }
}

/* An answer is a text_guarded with its lines behind it. */
static bool find_known(struct memo *memo, struct arena *a, struct text_guarded *guarded)
{
    size_t n;
    const struct text_guarded *known = memo_answer(memo, &n);
    if (!known) return false;
    *guarded = *known;
    guarded->lines.at = arena_array_of(a, known->lines.n, struct text_line);
    memcpy(guarded->lines.at, known + 1, known->lines.n * sizeof(struct text_line));
    return true;
}

static void keep(struct memo *memo, struct arena *scratch, const struct text_guarded *guarded)
{
    size_t n_lines = guarded->lines.n * sizeof(struct text_line);
    struct text_guarded *answer = arena_alloc(scratch, sizeof *answer + n_lines);
    *answer = *guarded;
    memcpy(answer + 1, guarded->lines.at, n_lines);
    memo_keep(memo, answer, sizeof *answer + n_lines);
}

struct text_guarded text_guard(struct arena *a, struct arena *scratch, struct memo *memo,
                               const struct text_para *para)
{
    struct text_guarded guarded = {0};
    struct arena_mark mark = arena_mark(scratch);
    struct pieces pieces;
    ask(memo, para);
    if (find_known(memo, a, &guarded)) return guarded;
    if (pieces_collect(scratch, para, &pieces, NULL)) {
        guarded = guard(a, &pieces);
        keep(memo, scratch, &guarded);
    }
    arena_rewind(scratch, mark);
    return guarded;
}
