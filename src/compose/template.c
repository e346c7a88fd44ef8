/* A template's nodes as blocks. */
#include "compose/compose_priv.h"

#include <string.h>

struct flow_block *built_add(struct composer *c, struct built *b, enum flow_kind kind,
                             enum role role, struct pos pos)
{
    struct flow_block *block = vec_push(c->a, &b->blocks);
    vec_push(c->a, &b->origins);
    block->kind = kind;
    block->role = role;
    block->pos = pos;
    return block;
}

/* The heading of a part stands for it in the outline and in references. */
static void mark_part(struct composer *c, struct flow_block *block)
{
    const struct report_field *f = c->part->field;
    const struct report_field *title = f ? report_field_find(f->first, "title") : NULL;
    block->id = f ? f->id : NULL;
    if (f) anchors_add(c, block, f->pos);
    if (!c->part->label || !title) return;
    block->bookmark = text_nfc(c->a, arena_printf(c->a, "%s. %s", c->part->label, title->value));
}

/* A paragraph without nodes is white space; one whose fields are all missing is not set. */
static void add_p(struct composer *c, struct built *b, const struct sheet_node *node,
                  const struct report_field *item)
{
    struct draft p = {.c = c, .style = composer_style(c, node->style)};
    size_t n_placed = c->placed.n;
    fields_add(&p, node->first, item);
    bool is_empty = draft_is_empty(&p);
    if (is_empty && node->first) return;
    struct flow_para para = draft_finish(&p);
    struct pos pos = is_empty ? node->pos : para.runs[0].pos;
    enum role role = is_empty ? ROLE_ARTIFACT : node->role;
    struct flow_block *block = built_add(c, b, FLOW_PARA, role, pos);
    block->para = para;
    block->para.signature = node->signature;
    block->para.seal = node->seal;
    block->para.signature_ink = node->signature_ink;
    block->para.seal_ink = node->seal_ink;
    block->lock = node->lock;
    for (size_t i = c->placed.n; i-- > n_placed;)
        anchors_add(c, block, c->placed.at[i].field->pos);
    if (role == ROLE_H1) mark_part(c, block);
}

static bool ends_in_words(const struct built *b)
{
    const struct flow_block *last = b->blocks.n ? &b->blocks.at[b->blocks.n - 1] : NULL;
    return last && last->kind == FLOW_PARA && last->para.n_runs;
}

/* A rule under words that are not there is not drawn. Its length needs the width of the region:
 * rules_fit. */
static void add_rule(struct composer *c, struct built *b, const struct sheet_node *node)
{
    if (!node->of_region && !ends_in_words(b)) return;
    struct flow_block *block = built_add(c, b, FLOW_RULE, ROLE_ARTIFACT, node->pos);
    b->origins.at[b->origins.n - 1].node = node;
    block->rule.thickness = node->thickness;
    block->rule.height = node->height;
}

static bool ends_in_mark(const struct flow_para *para)
{
    for (size_t i = para->n_runs; i-- > 0;) {
        const struct flow_run *run = &para->runs[i];
        if (run->spoken) return false;
        if (run->kind == FLOW_TEXT) return strchr(".;:,", run->raw[strlen(run->raw) - 1]);
    }
    return true;
}

/* `mark` behind the paragraph's last word, in that word's format. */
static void append_mark(struct composer *c, struct flow_para *para, const char *mark)
{
    if (!*mark || ends_in_mark(para)) return;
    const struct flow_run *last = &para->runs[para->n_runs - 1];
    struct flow_run *runs = arena_array_of(c->a, para->n_runs + 1, struct flow_run);
    memcpy(runs, para->runs, para->n_runs * sizeof *runs);
    if (last->kind == FLOW_TEXT && !last->spoken) {
        struct flow_run *run = &runs[para->n_runs - 1];
        run->raw = arena_printf(c->a, "%s%s", run->raw, mark);
        run->text = arena_printf(c->a, "%s%s", run->text, mark);
    } else {
        runs[para->n_runs++] =
            draft_run(c, para->style, (struct format){.role = ROLE_P}, FLOW_TEXT, mark, last->pos);
    }
    para->runs = runs;
}

static void add_series(struct composer *c, struct built *b, const struct sheet_node *node,
                       const struct report_field *item)
{
    size_t from = b->blocks.n;
    template_add(c, b, node->first, item);
    for (size_t i = from; i < b->blocks.n; i++) {
        bool is_last = i == b->blocks.n - 1;
        append_mark(c, &b->blocks.at[i].para, is_last ? node->last : node->between);
    }
}

static void add_body(struct composer *c, struct built *b, const struct sheet_node *node)
{
    if (c->part->has_body || !c->part->body) return;
    c->part->has_body = true;
    size_t from = b->blocks.n;
    sections_add(c, b);
    *vec_push(c->a, &c->stretches) = (struct stretch){
        .body_from = from, .from = b->blocks.n, .keep_lines = node->keep_lines, .width = c->width};
}

static void add_each(struct composer *c, struct built *b, const struct sheet_node *node,
                     const struct report_field *item)
{
    const struct report_field *f = fields_find(c, item, node->path);
    for (; f; f = report_field_same(f))
        template_add(c, b, node->first, f);
}

static void add_node(struct composer *c, struct built *b, const struct sheet_node *n,
                     const struct report_field *item)
{
    switch (n->kind) {
    case SHEET_P:
        add_p(c, b, n, item);
        break;
    case SHEET_GRID:
        grid_add(c, b, n, item);
        break;
    case SHEET_RULE:
        add_rule(c, b, n);
        break;
    case SHEET_SERIES:
        add_series(c, b, n, item);
        break;
    case SHEET_BODY:
        add_body(c, b, n);
        break;
    case SHEET_USE:
        template_add(c, b, n->use, item);
        break;
    case SHEET_IF:
        if (fields_holds(c, n, item)) template_add(c, b, n->first, item);
        break;
    default: /* the sheet's schema leaves only <each> */
        add_each(c, b, n, item);
    }
}

void template_add(struct composer *c, struct built *b, const struct sheet_node *nodes,
                  const struct report_field *item)
{
    for (const struct sheet_node *n = nodes; n; n = n->next)
        add_node(c, b, n, item);
}
