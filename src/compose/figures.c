/* Figures that stand one below the other by their comma: set flush right, each with as much room
 * behind it as its decimals are narrower than the widest of the column. An indent, which every
 * writer has, where tab stops of this kind do not work alike in all word processors. */
#include "base/ascii.h"
#include "compose/table_priv.h"

#include <string.h>

/* Where the whole part of a figure ends: at its comma, else behind its last digit ("12 %", "(40)").
 * The text's end when it has no digit: "-", "Chưa có". */
static size_t whole_part(const char *text)
{
    size_t end = strlen(text), last = 0;
    for (size_t i = end; i-- > 0;) {
        if (text[i] == ',' && ascii_is_digit(text[i + 1])) return i;
        if (ascii_is_digit(text[i]) && !last) last = i + 1;
    }
    return last ? last : end;
}

/* How much of a figure stands behind its whole part: comma and decimals, a sign, a note's mark. */
static int decimals_width(struct composer *c, const struct flow_para *para)
{
    for (size_t i = 0; i < para->n_runs; i++)
        if (para->runs[i].kind == FLOW_LINE_BREAK) return 0;
    if (!para->n_runs || para->runs[0].kind != FLOW_TEXT) return 0;
    struct flow_run run = para->runs[0];
    struct flow_para part = *para;
    size_t n = whole_part(run.text);
    bool has_digits = strpbrk(run.text, "0123456789") != NULL;
    if (!has_digits) return 0;
    run.text = arena_strndup(c->a, run.text, n);
    part.runs = &run;
    part.n_runs = n ? 1 : 0;
    return guard_natural_width(c, para) - guard_natural_width(c, &part);
}

/* The nudge is the figure's room: the guard band has nothing to say about a single word. */
void figures_align(struct composer *c, struct table *t)
{
    int widest[SHEET_MAX_COLUMNS] = {0};
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < t->cells.n; i++) {
            struct cell *cell = &t->cells.at[i];
            if (!is_figure(cell)) continue;
            struct flow_para *para = &cell->built.blocks.at[0].para;
            int width = decimals_width(c, para), *most = &widest[cell->column];
            if (pass == 0 && width > *most) *most = width;
            if (pass == 1) para->nudge = len_from_twips(*most - width);
        }
    }
}

/* The room behind a figure; less where the column is too narrow for it and for the text, none for
 * text of several lines. */
void figure_place(struct composer *c, struct flow_para *para, len nudge, int width)
{
    len guard_nudge = para->nudge;
    para->nudge = 0;
    len left = len_from_twips(width - guard_natural_width(c, para));
    para->nudge = left < 0 ? guard_nudge : nudge < left ? nudge : left;
}
