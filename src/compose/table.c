/* Tables of the body: the cells' text first, then the widths of columns, some of which depend on
 * it, then what depends on the widths. */
#include "compose/table_priv.h"

static const struct format plain = {.role = ROLE_P};

static const struct style *cell_style(const struct composer *c, enum report_align align)
{
    static const enum style_align as[] = {
        [CELL_LEFT] = ALIGN_LEFT,       [CELL_CENTER] = ALIGN_CENTER, [CELL_RIGHT] = ALIGN_RIGHT,
        [CELL_JUSTIFY] = ALIGN_JUSTIFY, [CELL_DECIMAL] = ALIGN_RIGHT,
    };
    return composer_style(c, c->sheet->tables.text[as[align]]);
}

static void add_para(struct composer *c, struct built *b, const struct style *style,
                     const struct inline_node *content, struct pos pos)
{
    struct draft p = {.c = c, .style = style};
    inlines_add(&p, plain, content);
    built_add(c, b, FLOW_PARA, ROLE_P, pos)->para = draft_finish(&p);
}

/* A cell holds at least one paragraph (ISO 29500-1, 17.4.65). */
static void add_empty(struct composer *c, struct built *b, const struct style *style,
                      struct pos pos)
{
    built_add(c, b, FLOW_PARA, ROLE_ARTIFACT, pos)->para = (struct flow_para){.style = style};
}

static enum report_align align_of(const struct table *t, const struct merged_cell *from)
{
    if (from->cell->align != CELL_AS_COLUMN) return from->cell->align;
    return t->source->columns[from->column].align;
}

static void read_cell(struct composer *c, struct table *t, const struct merged_cell *from,
                      bool is_head)
{
    static const enum flow_valign valigns[] = {VALIGN_TOP, VALIGN_CENTER, VALIGN_BOTTOM};
    const struct report_block *paras = from->is_covered ? NULL : from->cell->paras;
    struct cell cell = {
        .pos = from->cell->pos,
        .column = from->column,
        .span = from->span,
        .more_rows = from->is_covered ? 0 : from->more_rows,
        .is_covered = from->is_covered,
        .align = is_head ? CELL_CENTER : align_of(t, from),
        .valign = is_head ? VALIGN_CENTER : valigns[from->cell->valign],
    };
    const struct style *style =
        is_head ? composer_style(c, c->sheet->tables.head) : cell_style(c, cell.align);
    for (const struct report_block *p = paras; p; p = p->next) {
        if (p->kind == REPORT_IMAGE)
            image_add(c, &cell.built, p, true);
        else
            add_para(c, &cell.built, style, p->content, p->pos);
    }
    if (paras && paras->kind == REPORT_IMAGE) cell.align = CELL_LEFT; /* no figure */
    if (!paras) add_empty(c, &cell.built, style, cell.pos);
    *vec_push(c->a, &t->cells) = cell;
}

static bool has_note(const struct cell *cell)
{
    for (size_t i = 0; i < cell->built.blocks.n; i++) {
        const struct flow_block *block = &cell->built.blocks.at[i];
        for (size_t r = 0; block->kind == FLOW_PARA && r < block->para.n_runs; r++)
            if (block->para.runs[r].kind == FLOW_NOTE_MARK) return true;
    }
    return false;
}

/* A row that shares cells stays with its neighbours. Notes in several cells would leave their order
 * when one cell's go to the next page. */
static bool can_split(const struct table *t, size_t from)
{
    int n_noted = 0;
    for (size_t i = from; i < t->cells.n; i++) {
        const struct cell *cell = &t->cells.at[i];
        if (cell->more_rows || cell->is_covered) return false;
        n_noted += has_note(cell);
    }
    return n_noted < 2;
}

static void keep_with_next(struct cell *cell)
{
    struct flow_block *first = &cell->built.blocks.at[0];
    if (first->kind == FLOW_IMAGE) first->image.keep_next = true;
    if (first->kind == FLOW_PARA) first->para.keep_next = first->para.keep_lines = true;
}

static void end_row(struct composer *c, struct table *t, size_t from, bool is_shared,
                    bool may_split)
{
    for (size_t i = from; is_shared && i < t->cells.n; i++)
        keep_with_next(&t->cells.at[i]);
    may_split = may_split && can_split(t, from);
    *vec_push(c->a, &t->rows) = (struct row){t->cells.n, may_split};
}

/* The row (1) (2) ... below the head. */
static void add_numbers(struct composer *c, struct table *t, struct pos pos)
{
    const struct style *style = cell_style(c, CELL_CENTER);
    size_t from = t->cells.n;
    for (size_t i = 0; i < t->source->n_columns; i++) {
        struct cell cell = {
            .pos = pos, .column = i, .span = 1, .align = CELL_CENTER, .valign = VALIGN_CENTER};
        struct draft p = {.c = c, .style = style};
        draft_text(&p, plain, arena_printf(c->a, "(%zu)", i + 1), NULL, pos);
        built_add(c, &cell.built, FLOW_PARA, ROLE_P, pos)->para = draft_finish(&p);
        *vec_push(c->a, &t->cells) = cell;
    }
    end_row(c, t, from, false, false);
}

static void read_rows(struct composer *c, struct table *t, struct pos pos)
{
    struct merged merged = {0};
    merged_resolve(c, t->source, &merged);
    if (!c->ok) return;
    size_t i = 0, n = 0;
    for (const struct report_row *row = t->source->rows; row; row = row->next, n++) {
        if (n == t->source->n_heads && t->source->is_numbered) add_numbers(c, t, pos);
        size_t from = t->cells.n;
        bool is_shared = false;
        for (; i < merged.row_ends.at[n]; i++) {
            is_shared = is_shared || merged.cells.at[i].more_rows;
            read_cell(c, t, &merged.cells.at[i], n < t->source->n_heads);
        }
        end_row(c, t, from, is_shared, row->may_split);
    }
}

static struct flow_cell finish_cell(struct composer *c, const struct table *t, struct cell *cell)
{
    int width = -len_to_twips(t->border);
    for (int i = 0; i < cell->span; i++)
        width += t->widths[cell->column + (size_t)i];
    struct flow_para *figure = is_figure(cell) ? &cell->built.blocks.at[0].para : NULL;
    len nudge = figure ? figure->nudge : 0;
    if (figure) figure->nudge = 0;
    region_fit(c, &cell->built, len_from_twips(width));
    if (figure) figure_place(c, figure, nudge, width);
    return (struct flow_cell){.span = cell->span,
                              .more_rows = cell->more_rows,
                              .is_covered = cell->is_covered,
                              .blocks = cell->built.blocks.at,
                              .n_blocks = cell->built.blocks.n,
                              .valign = cell->valign};
}

static const struct flow_row *finish_rows(struct composer *c, struct table *t)
{
    struct flow_row *rows = arena_array_of(c->a, t->rows.n, struct flow_row);
    struct flow_cell *cells = arena_array_of(c->a, t->cells.n, struct flow_cell);
    for (size_t row = 0, i = 0; row < t->rows.n; row++) {
        rows[row] =
            (struct flow_row){&cells[i], t->rows.at[row].end - i, t->rows.at[row].may_split};
        for (; i < t->rows.at[row].end; i++)
            cells[i] = finish_cell(c, t, &t->cells.at[i]);
    }
    return rows;
}

static const len *finish_widths(struct composer *c, const struct table *t)
{
    len *widths = arena_array_of(c->a, t->source->n_columns, len);
    for (size_t i = 0; i < t->source->n_columns; i++)
        widths[i] = len_from_twips(t->widths[i]);
    return widths;
}

/* The last paragraph with words. */
static struct flow_para *last_words(const struct table *t)
{
    for (size_t i = t->cells.n; i-- > 0;) {
        const struct built *built = &t->cells.at[i].built;
        for (size_t b = built->blocks.n; b-- > 0;) {
            struct flow_block *block = &built->blocks.at[b];
            if (block->kind == FLOW_PARA && block->para.n_runs) return &block->para;
        }
    }
    return NULL;
}

/* A table without words is closed in its last cell. */
static struct flow_para *last_cell(struct composer *c, const struct table *t)
{
    size_t i = t->cells.n - 1;
    while (t->cells.at[i].is_covered)
        i--;
    struct built *built = &t->cells.at[i].built;
    struct flow_block *last = &built->blocks.at[built->blocks.n - 1];
    if (last->kind != FLOW_PARA) {
        add_empty(c, built, cell_style(c, CELL_LEFT), t->cells.at[i].pos);
        last = &built->blocks.at[built->blocks.n - 1];
    }
    last->role = ROLE_P;
    return &last->para;
}

static void close_quote(struct composer *c, const struct table *t)
{
    struct flow_para *last = last_words(t);
    quotes_close_cell(c, last ? last : last_cell(c, t));
}

static void add_caption(struct composer *c, struct built *b, const struct report_block *block)
{
    const struct style *style = composer_style(c, c->sheet->tables.caption);
    add_para(c, b, style, block->table->caption, block->pos);
    struct flow_para *para = &b->blocks.at[b->blocks.n - 1].para;
    para->keep_next = para->keep_lines = true;
}

static void add_end(struct composer *c, struct built *b, struct pos pos)
{
    if (c->sheet->tables.end) add_empty(c, b, composer_style(c, c->sheet->tables.end), pos);
}

void table_add(struct composer *c, struct built *b, const struct report_block *block)
{
    struct table t = {.source = block->table};
    t.border = t.source->has_borders ? c->sheet->tables.border : 0;
    if (t.source->n_columns > SHEET_MAX_COLUMNS) {
        diag_add(c->diags, block->pos, DIAG_COMPOSE_TABLE_COLUMNS,
                 arena_printf(c->a, "%d", SHEET_MAX_COLUMNS), NULL, NULL);
        c->ok = false;
        return;
    }
    if (t.source->caption) add_caption(c, b, block);
    read_rows(c, &t, block->pos);
    if (!c->ok) return;
    if (block == c->closed_block && t.cells.n) close_quote(c, &t);
    if (!c->has_fonts) return;
    figures_align(c, &t);
    columns_set(c, &t, block->pos);
    if (!c->ok) return;
    size_t n_numbers = t.source->is_numbered ? 1 : 0;
    const len *widths = finish_widths(c, &t);
    const struct flow_row *rows = finish_rows(c, &t);
    built_add(c, b, FLOW_TABLE, ROLE_TABLE, block->pos)->table = (struct flow_table){
        .widths = widths,
        .n_columns = t.source->n_columns,
        .rows = rows,
        .n_rows = t.rows.n,
        .n_heads = t.source->n_heads + n_numbers,
        .border = t.border,
    };
    add_end(c, b, block->pos);
}
