/* The foot is never stranded: what follows the body stays together, with at least two lines of the
 * body's end. [ND30-G-08] */
#include "compose/compose_priv.h"

enum { LINES_WITH_FOOT = 2 };

static void keep_with_next(struct flow_block *block)
{
    if (block->kind == FLOW_PARA) block->para.keep_next = block->para.keep_lines = true;
    if (block->kind == FLOW_RULE) block->rule.keep_next = true;
}

static bool has_note(const struct flow_para *para)
{
    for (size_t i = 0; i < para->n_runs; i++)
        if (para->runs[i].kind == FLOW_NOTE_MARK) return true;
    return false;
}

static size_t count_lines(struct composer *c, const struct flow_para *para)
{
    struct arena_mark mark = arena_mark(c->scratch);
    size_t n = guard_lines(c, para, c->width).n;
    arena_rewind(c->scratch, mark);
    return n;
}

/* Back from the body's end until two lines are kept. A long paragraph would leave a large hole at
 * the page's end, and one with a note is split all the same [parity rule 33]. */
static void keep_body_end(struct composer *c, struct built *b)
{
    size_t kept = 0;
    for (size_t i = c->body_to; i > c->body_from && kept < LINES_WITH_FOOT; i--) {
        struct flow_block *block = &b->blocks.at[i - 1];
        if (block->kind != FLOW_PARA || has_note(&block->para)) return;
        size_t n = count_lines(c, &block->para);
        if (n > (size_t)c->keep_lines) return;
        keep_with_next(block);
        kept += n;
    }
}

void keeps_apply(struct composer *c, struct built *b)
{
    if (!c->has_body || c->body_to == b->blocks.n) return;
    keep_body_end(c, b);
    for (size_t i = c->body_to; i + 1 < b->blocks.n; i++)
        keep_with_next(&b->blocks.at[i]);
}
