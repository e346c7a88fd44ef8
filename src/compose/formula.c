/* Formulas of the body: read, set, and given a block whose height every writer takes. A numbered
 * one is the middle of three cells without lines, so that it stands in the middle of the page
 * whatever a word processor makes of it. */
#include "compose/compose_priv.h"

enum { TWIPS_OF_HALF_POINT = 10 };

const char *formula_number(struct composer *c, int n)
{
    return arena_printf(c->a, "(%d)", n);
}

/* The line of the text around it, or what word processors may need, if that is more. */
static int block_height(const struct style *style, const struct math_setting *set)
{
    int room = set->above + set->below;
    int line = style->line_rule == LINE_MULTIPLE ? 0 : len_to_twips(style->line);
    return line > room ? line : room;
}

static void refuse_width(struct composer *c, len width, len room, struct pos pos)
{
    diag_add(c->diags, pos, DIAG_COMPOSE_FORMULA_WIDE,
             arena_printf(c->a, "%d", (width + LEN_MM - 1) / LEN_MM),
             arena_printf(c->a, "%d", room / LEN_MM), NULL);
    c->ok = false;
}

static void check_width(struct composer *c, const struct flow_formula *formula, len region,
                        struct pos pos)
{
    const struct style *s = formula->style;
    len room = region - s->left - s->right, width = len_from_twips(formula->setting.width);
    if (width > room) refuse_width(c, width, room, pos);
}

static void add_block(struct composer *c, struct built *b, const struct report_block *block,
                      const struct math_node *nodes, len region)
{
    const struct style *style = composer_style(c, c->sheet->formulas.style);
    struct flow_formula formula = {
        .style = style,
        .nodes = nodes,
        .setting = math_set(c->a, nodes, style->size * TWIPS_OF_HALF_POINT),
        .alt = block->alt ? text_nfc(c->a, block->alt) : formula_words(c, nodes),
        .keep_next = style->keep_next,
    };
    const struct math_setting *set = &formula.setting;
    int height = block_height(style, set);
    formula.height = len_from_twips(height);
    formula.baseline = (height - set->above - set->below) / 2 + set->above;
    check_width(c, &formula, region, block->pos);
    struct flow_block *made = built_add(c, b, FLOW_FORMULA, ROLE_FORMULA, block->pos);
    made->formula = formula;
    made->id = block->id;
}

/* ---- numbered ones ---- */

static struct flow_para number_para(struct composer *c, const char *number, struct pos pos)
{
    struct draft p = {.c = c, .style = composer_style(c, c->sheet->formulas.number)};
    if (number) draft_text(&p, (struct format){.role = ROLE_P}, number, NULL, pos);
    return draft_finish(&p);
}

static struct flow_cell cell_of(const struct built *b)
{
    return (struct flow_cell){
        .span = 1, .blocks = b->blocks.at, .n_blocks = b->blocks.n, .valign = VALIGN_CENTER};
}

static void add_numbered(struct composer *c, struct built *b, const struct report_block *block,
                         const struct math_node *nodes)
{
    enum { COLUMNS = 3 };
    struct flow_para number = number_para(c, formula_number(c, ++c->next_formula), block->pos);
    int side = guard_natural_width(c, &number), width = len_to_twips(c->width);
    const int twips[COLUMNS] = {side, width - 2 * side, side};
    struct built cells[COLUMNS] = {0};
    len *widths = arena_array_of(c->a, COLUMNS, len);
    struct flow_cell *row = arena_array_of(c->a, COLUMNS, struct flow_cell);
    struct flow_row *rows = arena_new_of(c->a, struct flow_row);

    built_add(c, &cells[0], FLOW_PARA, ROLE_ARTIFACT, block->pos)->para =
        number_para(c, NULL, block->pos);
    add_block(c, &cells[1], block, nodes, len_from_twips(twips[1]));
    built_add(c, &cells[2], FLOW_PARA, ROLE_P, block->pos)->para = number;
    for (int i = 0; i < COLUMNS; i++) {
        widths[i] = len_from_twips(twips[i]);
        row[i] = cell_of(&cells[i]);
    }
    *rows = (struct flow_row){row, COLUMNS};
    built_add(c, b, FLOW_TABLE, ROLE_DIV, block->pos)->table = (struct flow_table){
        .widths = widths, .n_columns = COLUMNS, .rows = rows, .n_rows = 1, .title = "Công thức"};
}

void formula_add(struct composer *c, struct built *b, const struct report_block *block)
{
    const struct style *style = composer_style(c, c->sheet->formulas.style);
    const char *end = block == c->closed_block ? c->closing : NULL;
    const struct math_node *nodes = formula_read(c, style, block->content, end);
    if (!c->ok || !c->has_fonts) return;
    if (block->is_numbered)
        add_numbered(c, b, block, nodes);
    else
        add_block(c, b, block, nodes, c->width);
}
