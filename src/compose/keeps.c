/* Nothing is stranded on a document's last page. What follows the body stays together, with as
 * many lines of the body's end as the sheet says; where nothing follows it, its last line is not
 * alone. */
#include "compose/compose_priv.h"

#include <string.h>

/* A row stays with the next, or the last one with what follows the table, if the first paragraph of
 * its first cell does [parity rule 25]. */
static void keep_row(struct composer *c, struct flow_row *row)
{
    struct flow_cell *cells = arena_array_of(c->a, row->n_cells, struct flow_cell);
    memcpy(cells, row->cells, row->n_cells * sizeof *cells);
    struct flow_block *blocks = arena_array_of(c->a, cells->n_blocks, struct flow_block);
    memcpy(blocks, cells->blocks, cells->n_blocks * sizeof *blocks);
    if (blocks->kind == FLOW_PARA) blocks->para.keep_next = true;
    cells->blocks = blocks;
    row->cells = cells;
}

/* The rows from `from` to `to`. */
static void keep_rows(struct composer *c, struct flow_table *table, size_t from, size_t to)
{
    struct flow_row *rows = arena_array_of(c->a, table->n_rows, struct flow_row);
    memcpy(rows, table->rows, table->n_rows * sizeof *rows);
    for (size_t i = from; i < to; i++)
        keep_row(c, &rows[i]);
    table->rows = rows;
}

static void keep_with_next(struct composer *c, struct flow_block *block)
{
    if (block->kind == FLOW_PARA) block->para.keep_next = block->para.keep_lines = true;
    if (block->kind == FLOW_RULE) block->rule.keep_next = true;
    if (block->kind == FLOW_FORMULA) block->formula.keep_next = true;
    if (block->kind == FLOW_TABLE) keep_rows(c, &block->table, 0, block->table.n_rows);
}

static bool has_note(const struct flow_para *para)
{
    for (size_t i = 0; i < para->n_runs; i++)
        if (para->runs[i].kind == FLOW_NOTE_MARK) return true;
    return false;
}

/* White space is no line. */
static size_t count_lines(struct composer *c, const struct flow_para *para, len width)
{
    if (!para->n_runs && !para->label) return 0;
    struct arena_mark mark = arena_mark(c->scratch);
    size_t n = guard_lines(c, para, width).n;
    arena_rewind(c->scratch, mark);
    return n;
}

/* How many lines a block has; of white space none. */
static size_t lines_of(struct composer *c, const struct flow_block *block, len width)
{
    if (block->kind == FLOW_TABLE) return block->table.n_rows;
    return block->kind == FLOW_PARA ? count_lines(c, &block->para, width) : 1;
}

/* A long paragraph would leave a large hole at the page's end, and one with a note is split all the
 * same [parity rule 33]. */
static bool is_free(const struct flow_block *block, size_t lines, int keep_lines)
{
    if (block->kind != FLOW_PARA) return false;
    return lines > (size_t)keep_lines || has_note(&block->para);
}

/* The block and what follows it; of a table so many rows as make up the lines. Gives how many lines
 * were kept. */
static size_t keep_end(struct composer *c, struct flow_block *block, size_t lines, size_t wanted)
{
    if (block->kind != FLOW_TABLE) {
        keep_with_next(c, block);
        return lines;
    }
    size_t rows = lines < wanted ? lines : wanted;
    keep_rows(c, &block->table, lines - rows, lines);
    return rows;
}

/* Back from the body's end until enough lines stand together. */
static void keep_body_end(struct composer *c, struct built *b, const struct stretch *s)
{
    size_t kept = 0, wanted = (size_t)c->sheet->foot_lines;
    for (size_t i = s->from; i > s->body_from && kept < wanted; i--) {
        struct flow_block *block = &b->blocks.at[i - 1];
        size_t n = lines_of(c, block, s->width);
        bool is_last = i == s->to; /* nothing that it could stay with */
        bool is_held = is_last || c->choice->holds_end;
        if (!is_held && is_free(block, n, s->keep_lines)) return;
        kept += is_last ? n : keep_end(c, block, n, wanted - kept);
    }
}

/* A stretch reaches to where other pages begin, or another stretch that keeps together. */
static void bound(const struct composer *c, size_t index, struct stretch *s)
{
    /* pages that begin where the body ends are of its foot, or of another part */
    size_t end = s->to > s->from ? s->from : s->from - 1;
    for (size_t i = 0; i < c->starts.n; i++) {
        size_t at = c->starts.at[i].at;
        if (at <= end && at > s->body_from) s->body_from = at;
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
        bound(c, k, &s);
        if (s.body_from >= s.to) continue;
        keep_body_end(c, b, &s);
        for (size_t i = s.from; i < s.to; i++)
            b->blocks.at[i].is_foot = s.from > s.body_from;
        for (size_t i = s.from; i + 1 < s.to; i++)
            keep_with_next(c, &b->blocks.at[i]);
        struct flow_block *last = &b->blocks.at[s.to - 1];
        if (s.to > s.from && last->kind == FLOW_TABLE)
            keep_rows(c, &last->table, 0, last->table.n_rows - 1);
    }
}
