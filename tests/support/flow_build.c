#include "flow_build.h"

#include "base/buf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MARGIN = 100 };

/* What labels count by, unless a test has its own. */
static const struct flow_level level = {"arabic", NUMBER_DECIMAL, "%1.", " ", NULL};
static const struct flow_numbering numbering = {"ladder", &level, 1};

struct flow_build *flow_build_new(void)
{
    struct arena *a = arena_new();
    struct flow_build *b = arena_new_of(a, struct flow_build);
    const char *data = getenv("VANTHU_DATA_DIR");
    b->a = a;
    b->diags.arena = a;
    b->fonts = font_set_open(arena_printf(a, "%s/fonts", data ? data : "."), &b->diags);
    if (!b->fonts) abort();
    b->face = font_set_face(b->fonts, "Times New Roman", FONT_REGULAR, &b->diags);
    if (!b->face) abort();
    b->target = &b->body;
    b->flow.notes_area = (struct flow_notes_area){T(20), T(10), T(20), T(1000)};
    b->flow.tab_every = T(720);
    b->flow.numberings = &numbering;
    b->flow.n_numberings = 1;
    b->section.first_number = 1;
    build_page(b, 4000, 1000);
    return b;
}

void build_free(struct flow_build *b)
{
    font_set_close(b->fonts);
    arena_free(b->a);
}

struct style build_style(void)
{
    return (struct style){
        .id = "test",
        .size = 10,
        .line_rule = LINE_EXACT,
        .line = T(100),
        .widow = true,
    };
}

void build_page(struct flow_build *b, int width, int height)
{
    b->section.page = (struct style_page){
        .width = T(width + 2 * MARGIN),
        .height = T(height + 2 * MARGIN),
        .top = T(MARGIN),
        .bottom = T(MARGIN),
        .left = T(MARGIN),
        .right = T(MARGIN),
        .header = T(40),
    };
}

static struct flow_run run_of(const struct flow_build *b, const struct style *style)
{
    return (struct flow_run){.face = b->face, .size = style->size, .role = ROLE_P};
}

struct flow_run *build_run(struct flow_build *b, struct flow_block *block, const char *text)
{
    struct flow_para *para = &block->para;
    size_t n = para->n_runs;
    struct flow_run *runs = arena_grow(b->a, NULL, 0, (n + 1) * sizeof *runs);
    if (n) memcpy(runs, para->runs, n * sizeof *runs);
    runs[n] = run_of(b, para->style);
    runs[n].text = runs[n].raw = text;
    para->runs = runs;
    para->n_runs = n + 1;
    return &runs[n];
}

static void add_special(struct flow_build *b, struct flow_block *block, char c)
{
    struct flow_run *run = build_run(b, block, NULL);
    if (c == '|') run->kind = FLOW_LINE_BREAK;
    if (c == '\t') run->kind = FLOW_TAB;
    if (c == '#') run->kind = FLOW_PAGE_NUMBER;
    if (c != '^') return;
    run->kind = FLOW_NOTE_MARK;
    run->is_raised = true;
    run->note = b->n_marks++;
    run->text = arena_printf(b->a, "%d", b->n_marks);
}

static void add_runs(struct flow_build *b, struct flow_block *block, const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "|^\t#");
        if (n) build_run(b, block, arena_strndup(b->a, text, n));
        text += n;
        if (*text) add_special(b, block, *text++);
    }
}

static struct flow_block para_block(struct flow_build *b, struct style style, const char *text)
{
    struct style *kept = arena_new_of(b->a, struct style);
    *kept = style;
    struct flow_block block = {.kind = FLOW_PARA, .role = ROLE_P};
    block.para = (struct flow_para){
        .style = kept, .keep_next = style.keep_next, .keep_lines = style.keep_lines};
    add_runs(b, &block, text);
    return block;
}

struct flow_block *build_para(struct flow_build *b, struct style style, const char *text)
{
    struct flow_block block = para_block(b, style, text);
    block.pos = (struct pos){"test.xml", (int)b->target->n + 1, 1};
    struct flow_block *added = vec_push(b->a, b->target);
    *added = block;
    return added;
}

struct flow_block *build_rule(struct flow_build *b, struct flow_rule rule)
{
    struct flow_block *added = vec_push(b->a, b->target);
    *added = (struct flow_block){.kind = FLOW_RULE, .role = ROLE_ARTIFACT, .rule = rule};
    return added;
}

void build_note(struct flow_build *b, int n)
{
    struct style style = build_style();
    style.line = T(50);
    int number = (int)b->notes.n + 1;
    struct flow_block *block = arena_new_of(b->a, struct flow_block);
    *block = para_block(b, style, "");
    struct flow_run *mark = build_run(b, block, arena_printf(b->a, "%d", number));
    mark->kind = FLOW_NOTE_NUMBER;
    mark->is_raised = true;
    for (int i = 1; i <= n; i++)
        add_runs(b, block, arena_printf(b->a, "%sn%d.%d", i == 1 ? " " : "|", number, i));
    *vec_push(b->a, &b->notes) = (struct flow_note){
        .number = mark->text, .blocks = block, .n_blocks = 1, .pos = {"note.xml", number, 1}};
}

struct flow_block *build_table(struct flow_build *b, int n_columns, const int *widths)
{
    len *lens = arena_array_of(b->a, (size_t)n_columns, len);
    for (int i = 0; i < n_columns; i++)
        lens[i] = T(widths[i]);
    struct flow_block *block = vec_push(b->a, &b->body);
    *block = (struct flow_block){.kind = FLOW_TABLE, .role = ROLE_DIV};
    block->table.widths = lens;
    block->table.n_columns = (size_t)n_columns;
    memset(&b->rows, 0, sizeof b->rows);
    memset(&b->cells, 0, sizeof b->cells);
    memset(&b->cell, 0, sizeof b->cell);
    return block;
}

static void cell_end(struct flow_build *b)
{
    if (!b->cells.n) return;
    struct flow_cell *cell = &b->cells.at[b->cells.n - 1];
    cell->blocks = b->cell.at;
    cell->n_blocks = b->cell.n;
    memset(&b->cell, 0, sizeof b->cell);
}

void build_cell(struct flow_build *b)
{
    cell_end(b);
    vec_push(b->a, &b->cells)->span = 1;
    b->target = &b->cell;
}

void build_row_end(struct flow_build *b)
{
    cell_end(b);
    *vec_push(b->a, &b->rows) = (struct flow_row){b->cells.at, b->cells.n};
    memset(&b->cells, 0, sizeof b->cells);
}

void build_table_end(struct flow_build *b)
{
    struct flow_table *table = &b->body.at[b->body.n - 1].table;
    table->rows = b->rows.at;
    table->n_rows = b->rows.n;
    b->target = &b->body;
}

bool build_layout(struct flow_build *b)
{
    b->section.blocks = b->body.at;
    b->section.n_blocks = b->body.n;
    if (!b->flow.n_sections) {
        b->flow.sections = &b->section;
        b->flow.n_sections = 1;
    }
    b->flow.notes = b->notes.at;
    b->flow.n_notes = b->notes.n;
    return layout_pages(b->a, &b->flow, &b->pages, &b->diags);
}

static void put_page(struct buf *out, const struct page *page)
{
    bool begins_line = true;
    for (size_t i = 0; i < page->n_items; i++) {
        const struct page_text *t = &page->items[i].text;
        if (page->items[i].kind != PAGE_TEXT) continue;
        if (begins_line && out->n && out->at[out->n - 1] != ' ') buf_putc(out, ' ');
        buf_add(out, t->utf8, t->n);
        begins_line = t->ends_line;
        if (begins_line) buf_printf(out, "@%d", len_to_twips(t->baseline) - MARGIN);
    }
}

const char *build_pages(struct flow_build *b)
{
    if (!build_layout(b)) return "error";
    struct buf out = {0};
    for (size_t i = 0; i < b->pages.n; i++) {
        if (i) buf_puts(&out, " / ");
        put_page(&out, &b->pages.at[i]);
    }
    return buf_text(&out, b->a);
}
