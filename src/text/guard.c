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

/* The nudges that suit the whole paragraph; *tight is its first line, from 1, that 0 does not suit,
 * or 0. */
static struct range suiting_range(const struct pieces *p, int *tight)
{
    struct range range = {-FAR, FAR};
    enum setting_stop stop = STOP_FORCED;
    *tight = 0;
    for (size_t from = 0, line = 1; from < p->n || stop == STOP_FORCED; line++) {
        struct setting s;
        stop = setting_run(&s, p, from, 0);
        struct setting_end end = setting_end(&s, stop);
        struct range slack = slacks_of(&s, stop, &end);
        if (TEXT_GUARD - slack.low > range.low) range.low = TEXT_GUARD - slack.low;
        if (slack.high - TEXT_GUARD < range.high) range.high = slack.high - TEXT_GUARD;
        if (!*tight && (slack.low < TEXT_GUARD || slack.high < TEXT_GUARD)) *tight = (int)line;
        from = end.reach.to;
    }
    return range;
}

/* Do all lines end alike with the nudge? It follows from the range but for effects that no slack
 * shows, such as a tab at the line's end. */
static bool is_same_with(const struct pieces *p, int nudge)
{
    enum setting_stop stop = STOP_FORCED;
    for (size_t from = 0; from < p->n || stop == STOP_FORCED;) {
        struct setting s;
        enum setting_stop nudged_stop = setting_run(&s, p, from, nudge);
        size_t nudged_to = setting_end(&s, nudged_stop).reach.to;
        stop = setting_run(&s, p, from, 0);
        size_t to = setting_end(&s, stop).reach.to;
        if (nudged_to != to) return false;
        from = to;
    }
    return true;
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

int text_guard(struct arena *a, const struct text_para *para, int *unsafe_line)
{
    struct arena_mark mark = arena_mark(a);
    struct pieces pieces;
    int64_t nudge = 0;
    *unsafe_line = 0;
    if (pieces_collect(a, para, &pieces, NULL)) {
        int tight;
        nudge = best_nudge(suiting_range(&pieces, &tight));
        bool is_small = llabs(nudge) <= TEXT_NUDGE_MAX;
        if (!is_small || (nudge && !is_same_with(&pieces, (int)nudge))) {
            nudge = 0;
            *unsafe_line = tight;
        }
    }
    arena_rewind(a, mark);
    return (int)nudge;
}
