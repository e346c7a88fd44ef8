/* Greedy line breaking: each line takes what fits. */
#include "text/text_priv.h"

#include "base/vec.h"

static struct text_place place_of(const struct pieces *p, size_t i)
{
    if (i < p->n) return (struct text_place){p->at[i].run, p->at[i].at};
    return (struct text_place){(uint32_t)p->para->n_runs, 0};
}

static struct text_line line_of(const struct setting *s, const struct reach *end)
{
    return (struct text_line){
        .from = s->start ? place_of(s->p, s->start) : (struct text_place){0, 0},
        .to = place_of(s->p, end->to),
        .end = place_of(s->p, end->end),
        .width = (int)twips_of(end->need),
        .room = s->room,
        .blanks = end->blanks,
    };
}

bool text_break(struct arena *a, const struct text_para *para, struct text_lines *lines,
                struct diag_list *diags)
{
    VEC(struct text_line) found = {0};
    struct arena *scratch = arena_new();
    struct pieces pieces;
    bool is_good = pieces_collect(scratch, para, &pieces, diags);
    enum setting_stop stop = STOP_FORCED;
    for (size_t from = 0; is_good && (from < pieces.n || stop == STOP_FORCED);) {
        struct setting s;
        stop = setting_run(&s, &pieces, from, 0);
        struct setting_end end = setting_end(&s, stop);
        struct text_line *line = vec_push(a, &found);
        *line = line_of(&s, &end.reach);
        line->is_last = stop != STOP_FULL;
        line->is_cut = end.is_cut;
        from = end.reach.to;
    }
    arena_free(scratch);
    if (is_good) *lines = (struct text_lines){found.at, found.n};
    return is_good;
}
