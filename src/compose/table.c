/* Tables of the body: the cells' text first, then the widths of columns, some of which depend on
 * it, then what depends on the widths.
 *
 * Figures that stand one below the other by their comma are set flush right, each with as much room
 * behind it as its decimals are narrower than the widest of the column: an indent, which every
 * writer has, where tab stops of this kind do not work alike in all word processors. */
#include "compose/compose_priv.h"

#include <string.h>

static const struct format plain = {.role = ROLE_P};

/* Room that a column keeps however wide its neighbours want to be, twips. */
enum { LEAST_WIDTH = 400 };

struct cell {
    struct built built;
    struct pos pos;
    size_t column;
    int span;
    enum report_align align;
    enum flow_valign valign;
};

struct table {
    const struct report_table *source;
    VEC(struct cell) cells;
    VEC(size_t) row_ends; /* index into cells behind each row's last */
    int widths[SHEET_MAX_COLUMNS];
};

/* ---- cells ---- */

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

static void read_cell(struct composer *c, struct table *t, const struct report_cell *from,
                      size_t column, bool is_head)
{
    static const enum flow_valign valigns[] = {VALIGN_TOP, VALIGN_CENTER, VALIGN_BOTTOM};
    const struct style *style =
        is_head ? composer_style(c, c->sheet->tables.head) : cell_style(c, from->align);
    struct cell cell = {.pos = from->pos, .column = column, .span = from->span};
    cell.align = is_head ? CELL_CENTER : from->align;
    cell.valign = is_head ? VALIGN_CENTER : valigns[from->valign];
    for (const struct report_block *p = from->paras; p; p = p->next) {
        if (p->kind == REPORT_IMAGE)
            image_add(c, &cell.built, p, true);
        else
            add_para(c, &cell.built, style, p->content, p->pos);
    }
    if (from->paras && from->paras->kind == REPORT_IMAGE) cell.align = CELL_LEFT; /* no figure */
    if (!from->paras) add_empty(c, &cell.built, style, from->pos);
    *vec_push(c->a, &t->cells) = cell;
}

static void read_row(struct composer *c, struct table *t, const struct report_row *row,
                     bool is_head)
{
    size_t column = 0;
    for (const struct report_cell *cell = row->cells; cell; cell = cell->next) {
        read_cell(c, t, cell, column, is_head);
        column += (size_t)cell->span;
    }
    *vec_push(c->a, &t->row_ends) = t->cells.n;
    if (column == t->source->n_columns) return;
    diag_add(c->diags, row->pos, DIAG_COMPOSE_TABLE_ROW, arena_printf(c->a, "%zu", column),
             arena_printf(c->a, "%zu", t->source->n_columns), NULL);
    c->ok = false;
}

/* The row (1) (2) ... below the head. */
static void add_numbers(struct composer *c, struct table *t, struct pos pos)
{
    const struct style *style = cell_style(c, CELL_CENTER);
    for (size_t i = 0; i < t->source->n_columns; i++) {
        struct cell cell = {
            .pos = pos, .column = i, .span = 1, .align = CELL_CENTER, .valign = VALIGN_CENTER};
        struct draft p = {.c = c, .style = style};
        draft_text(&p, plain, arena_printf(c->a, "(%zu)", i + 1), NULL, pos);
        built_add(c, &cell.built, FLOW_PARA, ROLE_P, pos)->para = draft_finish(&p);
        *vec_push(c->a, &t->cells) = cell;
    }
    *vec_push(c->a, &t->row_ends) = t->cells.n;
}

static void read_rows(struct composer *c, struct table *t, struct pos pos)
{
    size_t i = 0;
    for (const struct report_row *row = t->source->rows; row; row = row->next, i++) {
        if (i == t->source->n_heads && t->source->is_numbered) add_numbers(c, t, pos);
        read_row(c, t, row, i < t->source->n_heads);
    }
}

/* ---- figures ---- */

/* How wide the comma and the decimals of a figure are; 0 when it is not plain text. */
static int decimals_width(struct composer *c, const struct flow_para *para)
{
    if (para->n_runs != 1 || para->runs[0].kind != FLOW_TEXT) return 0;
    const char *comma = strrchr(para->runs[0].text, ',');
    if (!comma) return 0;
    struct flow_run run = para->runs[0];
    struct flow_para whole = *para, part = *para;
    run.text = arena_strndup(c->a, run.text, (size_t)(comma - run.text));
    part.runs = &run;
    if (!*run.text) return guard_natural_width(c, &whole);
    return guard_natural_width(c, &whole) - guard_natural_width(c, &part);
}

/* The nudge is the figure's room: the guard band has nothing to say about a single word. */
static void align_column(struct composer *c, struct table *t, size_t column)
{
    int widest = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < t->cells.n; i++) {
            struct cell *cell = &t->cells.at[i];
            if (cell->column != column || cell->align != CELL_DECIMAL) continue;
            struct flow_para *para = &cell->built.blocks.at[0].para;
            int width = decimals_width(c, para);
            if (pass == 0 && width > widest) widest = width;
            if (pass == 1) para->nudge = len_from_twips(widest - width);
        }
    }
}

/* ---- widths ---- */

static int block_width(struct composer *c, const struct flow_block *block)
{
    if (block->kind == FLOW_IMAGE) return image_natural_width(&block->image);
    return guard_natural_width(c, &block->para) + len_to_twips(block->para.nudge);
}

static int needed_width(struct composer *c, const struct table *t, size_t column)
{
    int needed = LEAST_WIDTH;
    for (size_t i = 0; i < t->cells.n; i++) {
        const struct cell *cell = &t->cells.at[i];
        if (cell->column != column || cell->span != 1) continue;
        for (size_t b = 0; b < cell->built.blocks.n; b++) {
            int width = block_width(c, &cell->built.blocks.at[b]);
            if (width > needed) needed = width;
        }
    }
    return needed;
}

/* What the columns of one kind come to; shares count as the least that they must have. */
static int sum_of(const struct table *t, enum report_width_kind kind)
{
    int sum = 0;
    for (size_t i = 0; i < t->source->n_columns; i++)
        if (t->source->columns[i].kind == kind) sum += t->widths[i];
    return sum;
}

/* Scale the columns of one kind so that they come to `room` to the twip. */
static void scale(struct table *t, enum report_width_kind kind, int room)
{
    int sum = sum_of(t, kind), before = 0, given = 0;
    if (!sum) return;
    for (size_t i = 0; i < t->source->n_columns; i++) {
        if (t->source->columns[i].kind != kind) continue;
        before += t->widths[i];
        int end = (int)((int64_t)before * room / sum);
        t->widths[i] = end - given;
        given = end;
    }
}

static void refuse_width(struct composer *c, int needed, int room, struct pos pos)
{
    int mm = LEN_MM / LEN_TWIP; /* 56 twips, which is near enough for a message */
    diag_add(c->diags, pos, DIAG_COMPOSE_TABLE_WIDE,
             arena_printf(c->a, "%d", (needed + mm - 1) / mm), arena_printf(c->a, "%d", room / mm),
             NULL);
    c->ok = false;
}

static void set_widths(struct composer *c, struct table *t, struct pos pos)
{
    const struct report_table *source = t->source;
    int room = len_to_twips(c->width), n_auto = 0, shares = 0, n_shares = 0;
    for (size_t i = 0; i < source->n_columns; i++) {
        const struct report_column *column = &source->columns[i];
        if (column->kind == WIDTH_FIXED) t->widths[i] = len_to_twips(column->length);
        if (column->kind == WIDTH_AUTO) t->widths[i] = needed_width(c, t, i);
        if (column->kind == WIDTH_SHARE) t->widths[i] = column->share;
        n_auto += column->kind == WIDTH_AUTO;
        n_shares += column->kind == WIDTH_SHARE;
        shares += column->kind == WIDTH_SHARE ? column->share : 0;
    }
    int fixed = sum_of(t, WIDTH_FIXED), least = fixed + (n_auto + n_shares) * LEAST_WIDTH;
    if (least > room) {
        refuse_width(c, least, room, pos);
        return;
    }
    int for_auto = sum_of(t, WIDTH_AUTO), left = room - fixed - n_shares * LEAST_WIDTH;
    if (for_auto > left) scale(t, WIDTH_AUTO, left);
    if (shares) scale(t, WIDTH_SHARE, room - fixed - sum_of(t, WIDTH_AUTO));
}

/* ---- the finished table ---- */

static struct flow_cell finish_cell(struct composer *c, const struct table *t, struct cell *cell)
{
    int width = 0;
    for (int i = 0; i < cell->span; i++)
        width += t->widths[cell->column + (size_t)i];
    bool is_figure = cell->align == CELL_DECIMAL;
    len nudge = is_figure ? cell->built.blocks.at[0].para.nudge : 0;
    region_fit(c, &cell->built, len_from_twips(width));
    if (is_figure) cell->built.blocks.at[0].para.nudge = nudge;
    return (struct flow_cell){.span = cell->span,
                              .blocks = cell->built.blocks.at,
                              .n_blocks = cell->built.blocks.n,
                              .valign = cell->valign};
}

static const struct flow_row *finish_rows(struct composer *c, struct table *t)
{
    struct flow_row *rows = arena_array_of(c->a, t->row_ends.n, struct flow_row);
    struct flow_cell *cells = arena_array_of(c->a, t->cells.n, struct flow_cell);
    for (size_t row = 0, i = 0; row < t->row_ends.n; row++) {
        rows[row] = (struct flow_row){&cells[i], t->row_ends.at[row] - i};
        for (; i < t->row_ends.at[row]; i++)
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
    if (t.source->n_columns > SHEET_MAX_COLUMNS) {
        diag_add(c->diags, block->pos, DIAG_COMPOSE_TABLE_COLUMNS,
                 arena_printf(c->a, "%d", SHEET_MAX_COLUMNS), NULL, NULL);
        c->ok = false;
        return;
    }
    if (t.source->caption) add_caption(c, b, block);
    read_rows(c, &t, block->pos);
    if (!c->ok || !c->has_fonts) return;
    for (size_t i = 0; i < t.source->n_columns; i++)
        align_column(c, &t, i);
    set_widths(c, &t, block->pos);
    if (!c->ok) return;
    size_t n_numbers = t.source->is_numbered ? 1 : 0;
    const len *widths = finish_widths(c, &t);
    const struct flow_row *rows = finish_rows(c, &t);
    built_add(c, b, FLOW_TABLE, ROLE_TABLE, block->pos)->table = (struct flow_table){
        .widths = widths,
        .n_columns = t.source->n_columns,
        .rows = rows,
        .n_rows = t.row_ends.n,
        .n_heads = t.source->n_heads + n_numbers,
        .border = t.source->has_borders ? c->sheet->tables.border : 0,
    };
    add_end(c, b, block->pos);
}
