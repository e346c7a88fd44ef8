/* What changed, for a terminal. */
#include "redline/redline_priv.h"

#include <string.h>

/* How a change begins and ends, in signs and in colours (ECMA-48, 8.3.117). */
static const char *const signs[][2] = {
    [CHANGE_NONE] = {"", ""},           [CHANGE_INSERTED] = {"{+", "+}"},
    [CHANGE_DELETED] = {"[-", "-]"},    [CHANGE_MOVED_TO] = {"{>", ">}"},
    [CHANGE_MOVED_FROM] = {"[<", "<]"},
};
static const char *const colours[][2] = {
    [CHANGE_NONE] = {"", ""},
    [CHANGE_INSERTED] = {"\x1b[4;32m", "\x1b[0m"},
    [CHANGE_DELETED] = {"\x1b[9;31m", "\x1b[0m"},
    [CHANGE_MOVED_TO] = {"\x1b[4;36m", "\x1b[0m"},
    [CHANGE_MOVED_FROM] = {"\x1b[9;35m", "\x1b[0m"},
};

struct printer {
    const struct flow *flow;
    const char *const (*marks)[2];
    struct buf *out;
    struct buf heading; /* the last heading, until it is printed */
};

/* A terminal breaks lines where it likes: blanks and hyphens that hold words together are plain. */
static void put_plain(struct buf *b, const char *text)
{
    static const char blank[] = "\u00a0", hyphen[] = "\u2011";
    while (*text) {
        bool is_blank = !strncmp(text, blank, sizeof blank - 1);
        bool is_hyphen = !strncmp(text, hyphen, sizeof hyphen - 1);
        buf_putc(b, is_blank ? ' ' : is_hyphen ? '-' : *text);
        text += is_blank ? sizeof blank - 1 : is_hyphen ? sizeof hyphen - 1 : 1;
    }
}

static void put_run(struct buf *b, const struct flow_run *run)
{
    if (run->kind == FLOW_TEXT) {
        put_plain(b, run->raw);
    } else if (run->kind == FLOW_SEQUENCE || run->kind == FLOW_TICK) {
        buf_puts(b, run->text);
    } else if (run->kind == FLOW_NOTE_MARK) {
        buf_printf(b, "[%s]", run->text);
    } else if (run->kind != FLOW_NOTE_NUMBER) {
        buf_putc(b, ' ');
    }
}

static bool has_changed(const struct flow_block *block)
{
    for (size_t i = 0; block->kind == FLOW_PARA && i < block->para.n_runs; i++)
        if (block->para.runs[i].change) return true;
    return false;
}

static void put_label(struct buf *b, const struct flow_para *para)
{
    const struct flow_label *label = para->label;
    const struct flow_label *old = para->old ? para->old->label : NULL;
    if (label) buf_printf(b, "%s ", label->text);
    if (label && old && strcmp(label->text, old->text) != 0) buf_printf(b, "(%s) ", old->text);
}

static void put_para(struct printer *p, const struct flow_block *block)
{
    const struct flow_para *para = &block->para;
    enum flow_change open = CHANGE_NONE;
    buf_puts(p->out, "  ");
    put_label(p->out, para);
    for (size_t i = 0; i < para->n_runs; i++) {
        const struct flow_run *run = &para->runs[i];
        if (run->change != open) buf_puts(p->out, p->marks[open][1]);
        if (run->change != open) buf_puts(p->out, p->marks[run->change][0]);
        open = run->change;
        put_run(p->out, run);
    }
    buf_puts(p->out, p->marks[open][1]);
    buf_putc(p->out, '\n');
}

/* The heading that a change stands below, once. */
static void put_heading(struct printer *p)
{
    if (!p->heading.n) return;
    buf_puts(p->out, "@ ");
    buf_add(p->out, p->heading.at, p->heading.n);
    buf_putc(p->out, '\n');
    p->heading.n = 0;
}

static void keep_heading(struct printer *p, const struct flow_block *block)
{
    if (block->kind != FLOW_PARA || block->role < ROLE_H1 || block->role > ROLE_H6) return;
    p->heading.n = 0;
    put_label(&p->heading, &block->para);
    for (size_t i = 0; i < block->para.n_runs; i++)
        if (block->para.runs[i].change != CHANGE_DELETED)
            put_run(&p->heading, &block->para.runs[i]);
}

static void put_blocks(struct printer *p, const struct flow_block *blocks, size_t n);

static void put_notes(struct printer *p, const struct flow_para *para)
{
    for (size_t i = 0; i < para->n_runs; i++) {
        if (para->runs[i].kind != FLOW_NOTE_MARK) continue;
        const struct flow_note *note = &p->flow->notes[para->runs[i].note];
        put_blocks(p, note->blocks, note->n_blocks);
    }
}

static void put_other(struct printer *p, const struct flow_block *block)
{
    const char *words = block->kind == FLOW_IMAGE     ? block->image.alt
                        : block->kind == FLOW_FORMULA ? block->formula.alt
                                                      : NULL;
    if (!words) return;
    put_heading(p);
    buf_printf(p->out, "  %s%s%s\n", p->marks[block->change][0], words, p->marks[block->change][1]);
}

static void put_blocks(struct printer *p, const struct flow_block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct flow_block *block = &blocks[i];
        keep_heading(p, block);
        if (block->kind == FLOW_PARA && block->para.n_runs && has_changed(block)) {
            put_heading(p);
            put_para(p, block);
        }
        if (block->kind == FLOW_PARA) put_notes(p, &block->para);
        if (block->kind != FLOW_PARA && block->change) put_other(p, block);
        for (size_t r = 0; block->kind == FLOW_TABLE && r < block->table.n_rows; r++)
            for (size_t c = 0; c < block->table.rows[r].n_cells; c++)
                put_blocks(p, block->table.rows[r].cells[c].blocks,
                           block->table.rows[r].cells[c].n_blocks);
    }
}

void redline_text(const struct flow *merged, bool colors, struct buf *out)
{
    struct printer p = {.flow = merged, .marks = colors ? colours : signs, .out = out};
    for (size_t s = 0; s < merged->n_sections; s++)
        put_blocks(&p, merged->sections[s].blocks, merged->sections[s].n_blocks);
    buf_free(&p.heading);
}
