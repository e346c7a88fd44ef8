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

static size_t count_lines(struct composer *c, const struct flow_para *para, len width)
{
    struct arena_mark mark = arena_mark(c->scratch);
    size_t n = guard_lines(c, para, width).n;
    arena_rewind(c->scratch, mark);
    return n;
}

/* Back from the body's end until two lines are kept. A long paragraph would leave a large hole at
 * the page's end, and one with a note is split all the same [parity rule 33]. */
static void keep_body_end(struct composer *c, struct built *b, const struct stretch *s)
{
    size_t kept = 0;
    for (size_t i = s->from; i > s->body_from && kept < LINES_WITH_FOOT; i--) {
        struct flow_block *block = &b->blocks.at[i - 1];
        if (block->kind != FLOW_PARA || has_note(&block->para)) return;
        size_t n = count_lines(c, &block->para, s->width);
        if (n > (size_t)s->keep_lines) return;
        keep_with_next(block);
        kept += n;
    }
}

/* A stretch reaches to where other pages begin, or another stretch that keeps together. */
static void bound(const struct composer *c, const struct built *b, size_t index, struct stretch *s)
{
    if (!s->to) s->to = b->blocks.n;
    for (size_t i = 0; i < c->starts.n; i++) {
        size_t at = c->starts.at[i].at;
        if (at <= s->from && at > s->body_from) s->body_from = at;
        if (at > s->from && at < s->to) s->to = at;
    }
    for (size_t i = index + 1; i < c->stretches.n; i++) {
        const struct stretch *other = &c->stretches.at[i];
        if (other->body_from < s->to) s->to = other->body_from;
    }
}

void keeps_apply(struct composer *c, struct built *b)
{
    for (size_t k = 0; k < c->stretches.n; k++) {
        struct stretch s = c->stretches.at[k];
        bound(c, b, k, &s);
        if (s.from >= s.to) continue;
        keep_body_end(c, b, &s);
        for (size_t i = s.from; i + 1 < s.to; i++)
            keep_with_next(&b->blocks.at[i]);
    }
}
