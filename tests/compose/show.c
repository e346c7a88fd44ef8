/* Flows as text to compare with. */
#include "base/buf.h"
#include "compose_test.h"

#include <string.h>

static void put_format(struct buf *b, const struct flow_run *run, const struct style *style,
                       bool is_end)
{
    char marks[5] = "";
    size_t n = 0;
    if (run->bold && !style->bold) marks[n++] = '*';
    if (run->italic && !style->italic) marks[n++] = '_';
    if (run->underline) marks[n++] = '~';
    if (run->is_raised || run->is_lowered) marks[n++] = is_end ? '}' : '{';
    for (size_t i = 0; i < n; i++)
        buf_putc(b, marks[is_end ? n - 1 - i : i]);
}

static void put_run(struct buf *b, const struct flow_run *run, const struct style *style)
{
    switch (run->kind) {
    case FLOW_TEXT:
        put_format(b, run, style, false);
        buf_puts(b, run->text);
        put_format(b, run, style, true);
        break;
    case FLOW_LINE_BREAK:
        buf_putc(b, '/');
        break;
    case FLOW_NOTE_MARK:
    case FLOW_NOTE_NUMBER:
        buf_printf(b, "^%s", run->text);
        break;
    case FLOW_FILL:
        buf_puts(b, "<fill>");
        break;
    case FLOW_TICK:
        buf_puts(b, run->is_checked ? "[x]" : "[ ]");
        break;
    case FLOW_TAB:
    case FLOW_PAGE_NUMBER:
        buf_putc(b, '#');
        break;
    case FLOW_SEQUENCE:
        buf_printf(b, "[%s %s]", run->sequence, run->text);
        break;
    }
}

static void put_para(struct buf *b, const struct flow_para *para)
{
    buf_printf(b, "%s \"", para->style->id);
    if (para->label) buf_printf(b, "%s|", para->label->text);
    for (size_t i = 0; i < para->n_runs; i++)
        put_run(b, &para->runs[i], para->style);
    buf_putc(b, '"');
}

static void put_block(struct buf *b, const struct flow_block *block)
{
    switch (block->kind) {
    case FLOW_PARA:
        put_para(b, &block->para);
        break;
    case FLOW_RULE:
        buf_printf(b, "rule %d+%d+%d/%d", twips(block->rule.left), twips(block->rule.length),
                   twips(block->rule.right), twips(block->rule.height));
        break;
    case FLOW_TABLE:
        buf_puts(b, "table");
        break;
    case FLOW_IMAGE:
        buf_printf(b, "image %dx%d \"%s\"", twips(block->image.width), twips(block->image.height),
                   block->image.alt);
        break;
    case FLOW_FORMULA:
        buf_printf(b, "%s %d \"%s\"", block->formula.style->id, twips(block->formula.height),
                   block->formula.alt);
        break;
    }
}

static const char *take(struct arena *a, struct buf *b)
{
    const char *text = arena_strndup(a, (const char *)b->at, b->n);
    buf_free(b);
    return text;
}

const char *show_block(struct arena *a, const struct flow_block *block)
{
    struct buf b = {0};
    put_block(&b, block);
    return take(a, &b);
}

const char *show_blocks(struct arena *a, const struct flow_block *blocks, size_t n)
{
    struct buf b = {0};
    for (size_t i = 0; i < n; i++) {
        put_block(&b, &blocks[i]);
        buf_putc(&b, '\n');
    }
    return take(a, &b);
}

static bool is_of_body(const struct flow_block *block)
{
    if (block->kind != FLOW_PARA || block->role == ROLE_ARTIFACT) return false;
    const char *id = block->para.style->id;
    static const char *const others[] = {"body",        "part",    "chapter", "division",
                                         "subdivision", "article", "clause",  "point"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(id, others[i]) == 0) return true;
    return strncmp(id, "heading", 7) == 0;
}

const char *show_body(struct composed *c)
{
    struct buf b = {0};
    ck_assert_str_eq(messages_of(c), "");
    for (size_t i = 0; i < c->flow.sections[0].n_blocks; i++) {
        const struct flow_block *block = &c->flow.sections[0].blocks[i];
        if (!is_of_body(block)) continue;
        put_block(&b, block);
        buf_putc(&b, '\n');
    }
    return take(c->arena, &b);
}

const struct flow_table *table_of(const struct composed *c, int i)
{
    for (size_t k = 0; k < c->flow.sections[0].n_blocks; k++) {
        const struct flow_block *block = &c->flow.sections[0].blocks[k];
        if (block->kind == FLOW_TABLE && i-- == 0) return &block->table;
    }
    ck_abort_msg("no such table");
    return NULL;
}

const char *show_cell(struct composed *c, int table, int row, int cell)
{
    ck_assert_str_eq(messages_of(c), "");
    const struct flow_cell *found = &table_of(c, table)->rows[row].cells[cell];
    return show_blocks(c->arena, found->blocks, found->n_blocks);
}

const struct flow_block *block_of(const struct composed *c, const char *style)
{
    for (size_t i = 0; i < c->flow.sections[0].n_blocks; i++) {
        const struct flow_block *block = &c->flow.sections[0].blocks[i];
        if (block->kind == FLOW_PARA && strcmp(block->para.style->id, style) == 0) return block;
    }
    ck_abort_msg("no block of style %s", style);
    return NULL;
}
