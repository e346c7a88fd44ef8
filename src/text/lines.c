/* Greedy line breaking: each line takes what fits. */
#include "text/text_priv.h"

#include "base/vec.h"

static struct text_place place_of(const struct pieces *p, size_t i)
{
    if (i < p->n) return (struct text_place){p->at[i].run, p->at[i].at};
    return (struct text_place){(uint32_t)p->para->n_runs, 0};
}

static struct text_line line_of(const struct setting *s, enum setting_stop stop,
                                const struct setting_end *end)
{
    const struct reach *reach = &end->reach;
    return (struct text_line){
        .from = s->start ? place_of(s->p, s->start) : (struct text_place){0, 0},
        .to = place_of(s->p, reach->to),
        .end = place_of(s->p, reach->end),
        .width = (int)twips_of(reach->need),
        .room = s->room,
        .blanks = reach->blanks,
        .is_last = stop != STOP_FULL || reach->to == s->p->n,
        .is_cut = end->is_cut,
    };
}

struct text_lines lines_set(struct arena *a, const struct pieces *p, int nudge, lines_look *look,
                            void *data)
{
    VEC(struct text_line) found = {0};
    enum setting_stop stop = STOP_FORCED;
    for (size_t from = 0; from < p->n || stop == STOP_FORCED;) {
        struct setting s;
        stop = setting_run(&s, p, from, nudge);
        struct setting_end end = setting_end(&s, stop);
        *vec_push(a, &found) = line_of(&s, stop, &end);
        if (look) look(&s, stop, &end, data);
        from = end.reach.to;
    }
    return (struct text_lines){found.at, found.n};
}

bool text_break(struct arena *a, const struct text_para *para, struct text_lines *lines,
                struct diag_list *diags)
{
    struct arena *scratch = arena_new();
    struct pieces pieces;
    bool is_good = pieces_collect(scratch, para, &pieces, diags);
    if (is_good) *lines = lines_set(a, &pieces, 0, NULL, NULL);
    arena_free(scratch);
    return is_good;
}
