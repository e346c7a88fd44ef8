/* Centred names and titles on several lines: of about equal length, as a typist would break them,
 * instead of one word alone on the last. The breaks are set here, so every writer has the same. */
#include "compose/compose_priv.h"

#include <string.h>

enum { MAX_LINES = 6 }; /* more than that is no title */

static bool has_break(const struct flow_para *para)
{
    for (size_t i = 0; i < para->n_runs; i++)
        if (para->runs[i].kind == FLOW_LINE_BREAK) return true;
    return false;
}

/* A run is cut at the same byte with and without its capitals. */
static bool can_be_cut(const struct flow_para *para)
{
    for (size_t i = 0; i < para->n_runs; i++) {
        const struct flow_run *run = &para->runs[i];
        if (run->kind == FLOW_TEXT && strlen(run->text) != strlen(run->raw)) return false;
    }
    return true;
}

static bool break_within(struct composer *c, struct text_para para, int narrower,
                         struct text_lines *lines)
{
    para.right += narrower;
    if (!text_break(c->scratch, &para, lines, c->diags)) return c->ok = false;
    for (size_t i = 0; i < lines->n; i++)
        if (lines->at[i].is_cut) return false;
    return true;
}

/* The lines in the narrowest region that needs no more of them than the whole width. */
static bool narrowest(struct composer *c, const struct text_para *para, struct text_lines *lines)
{
    if (!break_within(c, *para, 0, lines) || lines->n < 2 || lines->n > MAX_LINES) return false;
    int fits = 0, fails = lines->at[0].room / 2;
    while (fails - fits > 1) {
        struct text_lines tried;
        int middle = (fits + fails) / 2;
        bool is_whole = break_within(c, *para, middle, &tried);
        if (!c->ok) return false;
        if (is_whole && tried.n == lines->n)
            fits = middle;
        else
            fails = middle;
    }
    return break_within(c, *para, fits, lines);
}

typedef VEC(struct flow_run) run_list;

/* What stands in a line, without the blanks that hang behind it. */
static void copy_line(struct composer *c, const struct flow_para *para,
                      const struct text_line *line, run_list *out)
{
    for (size_t r = line->from.run; r <= line->end.run && r < para->n_runs; r++) {
        struct flow_run run = para->runs[r];
        size_t from = r == line->from.run ? line->from.at : 0;
        if (run.kind == FLOW_TEXT) {
            size_t to = strlen(run.text);
            if (r == line->end.run && line->end.at < to) to = line->end.at;
            if (to <= from) continue;
            run.text = arena_strndup(c->a, run.text + from, to - from);
            run.raw = arena_strndup(c->a, run.raw + from, to - from);
        } else if (from || r == line->end.run) {
            continue;
        }
        *vec_push(c->a, out) = run;
    }
}

static void set_breaks(struct composer *c, struct flow_para *para, const struct text_lines *lines)
{
    run_list out = {0};
    for (size_t i = 0; i < lines->n; i++) {
        copy_line(c, para, &lines->at[i], &out);
        if (i + 1 == lines->n) break;
        *vec_push(c->a, &out) = draft_run(c, para->style, (struct format){.role = ROLE_P},
                                          FLOW_LINE_BREAK, NULL, para->runs[0].pos);
    }
    para->runs = out.at;
    para->n_runs = out.n;
}

void balance_lines(struct composer *c, struct flow_para *para, len width)
{
    if (!para->style->balance || para->label || has_break(para) || !can_be_cut(para)) return;
    struct arena_mark mark = arena_mark(c->scratch);
    struct text_para measured = guard_measure(c, para, width);
    struct text_lines lines;
    if (c->ok && narrowest(c, &measured, &lines)) set_breaks(c, para, &lines);
    arena_rewind(c->scratch, mark);
}
