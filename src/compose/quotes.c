/* What is quoted of another document, an amended law: its parts have their own numbers, which stand
 * in no count of this document, and quotation marks stand around the whole. */
#include "compose/compose_priv.h"

#include <string.h>

/* The mark is part of the label, so that nothing comes between them. */
static void open_label(struct composer *c, struct flow_para *para, const char *mark)
{
    struct flow_label *label = arena_new_of(c->a, struct flow_label);
    *label = *para->label;
    label->text = arena_printf(c->a, "%s%s", mark, label->text);
    label->run.text = label->run.raw = arena_printf(c->a, "%s%s", mark, label->run.text);
    para->label = label;
}

/* A run of `mark` in the format of `like`. */
static struct flow_run mark_run(const struct flow_run *like, const char *mark)
{
    struct flow_run run = *like;
    run.kind = FLOW_TEXT;
    run.text = run.raw = mark;
    return run;
}

static void add_run(struct composer *c, struct flow_para *para, struct flow_run run, size_t at)
{
    struct flow_run *runs = arena_array_of(c->a, para->n_runs + 1, struct flow_run);
    memcpy(runs, para->runs, at * sizeof *runs);
    runs[at] = run;
    memcpy(runs + at + 1, para->runs + at, (para->n_runs - at) * sizeof *runs);
    para->runs = runs;
    para->n_runs++;
}

/* The format of the paragraph's own words: a note's mark would raise the sign. */
static const struct flow_run *last_words(const struct flow_para *para)
{
    size_t i = para->n_runs - 1;
    while (i > 0 && para->runs[i].kind != FLOW_TEXT)
        i--;
    return &para->runs[i];
}

static struct flow_para *words_of(struct built *b, size_t i)
{
    if (i >= b->blocks.n) return NULL;
    struct flow_block *block = &b->blocks.at[i];
    return block->kind == FLOW_PARA && block->para.n_runs ? &block->para : NULL;
}

static const char *closing_mark(struct composer *c, const char *end)
{
    return arena_printf(c->a, "%s%s", c->part->scheme->sheet->quote_close, end ? end : "");
}

static void close_para(struct flow_para *para, struct composer *c, const char *mark)
{
    add_run(c, para, mark_run(last_words(para), mark), para->n_runs);
}

/* What takes the closing mark into itself. */
static bool closes_itself(const struct report_block *block)
{
    return block->kind == REPORT_TABLE || block->kind == REPORT_FORMULA;
}

/* The table or formula that a quote ends with; NULL: it ends otherwise. */
static const struct report_block *last_whole(const struct report_block *quote)
{
    const struct report_block *last = quote;
    while (!closes_itself(last) && last->first) {
        last = last->first;
        while (last->next)
            last = last->next;
    }
    return closes_itself(last) ? last : NULL;
}

void quotes_begin(struct composer *c, const struct report_block *quote)
{
    const struct report_block *last = last_whole(quote);
    if (!last) return;
    /* Of a quote in a quote the inner one closes first. */
    const char *outer = last == c->closed_block ? c->closing : "";
    c->closed_block = last;
    c->closing = arena_printf(c->a, "%s%s", closing_mark(c, quote->end), outer);
}

void quotes_close_cell(struct composer *c, struct flow_para *para)
{
    if (para->n_runs) {
        close_para(para, c, c->closing);
        return;
    }
    struct draft p = {.c = c, .style = para->style};
    draft_text(&p, (struct format){.role = ROLE_P}, c->closing, NULL, c->closed_block->pos);
    *para = draft_finish(&p);
}

void quotes_mark(struct composer *c, struct built *b, size_t from, const struct report_block *quote)
{
    struct flow_para *first = words_of(b, from), *last = words_of(b, b->blocks.n - 1);
    if (!first) return;
    if (first->label)
        open_label(c, first, c->part->scheme->sheet->quote_open);
    else
        add_run(c, first, mark_run(&first->runs[0], c->part->scheme->sheet->quote_open), 0);
    if (last_whole(quote)) return;
    if (last) {
        close_para(last, c, closing_mark(c, quote->end));
        return;
    }
    diag_add(c->diags, quote->pos, DIAG_COMPOSE_QUOTE_END, NULL, NULL, NULL);
    c->ok = false;
}
