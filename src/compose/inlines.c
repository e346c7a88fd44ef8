/* The report's text as runs. A note leaves its number here and becomes a paragraph of its own. */
#include "compose/compose_priv.h"

static struct format nested(struct format f, enum inline_kind kind)
{
    f.bold = f.bold || kind == INLINE_BOLD;
    f.italic = f.italic || kind == INLINE_ITALIC;
    f.underline = f.underline || kind == INLINE_UNDERLINE;
    if (kind == INLINE_RAISED || kind == INLINE_LOWERED) {
        f.is_raised = kind == INLINE_RAISED;
        f.is_lowered = kind == INLINE_LOWERED;
    }
    return f;
}

/* Reading notes in notes is refused by the report room, so this goes one deep. */
static void add_note(struct draft *p, struct format f, const struct inline_node *node)
{
    struct composer *c = p->c;
    int index = (int)c->notes.n;
    vec_push(c->a, &c->notes);
    *vec_push(c->a, &c->note_widths) = c->width;
    draft_number(p, f, FLOW_NOTE_MARK, index, node->pos);

    const struct sheet_notes *sheet = &c->sheet->notes;
    struct draft text = {.c = c, .style = composer_style(c, sheet->style)};
    struct format plain = {.role = ROLE_P};
    draft_number(&text, plain, FLOW_NOTE_NUMBER, index, node->pos);
    draft_text(&text, plain, sheet->gap, NULL, node->pos);
    inlines_add(&text, plain, node->first);

    struct flow_block *block = arena_new_of(c->a, struct flow_block);
    *block = (struct flow_block){FLOW_PARA, ROLE_P, .pos = node->pos, .para = draft_finish(&text)};
    c->notes.at[index] = (struct flow_note){block->para.runs[0].text, block, 1, .pos = node->pos,
                                            .anchor = anchors_take(c, node->pos)};
}

static struct format linked(struct composer *c, struct format f, struct flow_link to)
{
    struct flow_link *link = arena_new_of(c->a, struct flow_link);
    *link = to;
    if (to.target) vec_push(c->a, &c->links)->link = link;
    f.link = link;
    return f;
}

static void add_reference(struct draft *p, struct format f, const struct inline_node *node)
{
    const char *text = cite_text(p->c, node->text, node->form);
    if (text) {
        f = linked(p->c, f, (struct flow_link){.target = node->text});
        draft_text(p, f, text, NULL, node->pos);
        return;
    }
    diag_add(p->c->diags, node->pos, DIAG_COMPOSE_REFERENCE, node->text, NULL, NULL);
    p->c->ok = false;
}

/* A run-in heading keeps its own style. */
static void add_link(struct draft *p, struct format f, const struct inline_node *node)
{
    f = linked(p->c, f, (struct flow_link){.uri = node->text});
    if (!f.style) f.style = composer_style(p->c, p->c->sheet->link);
    inlines_add(p, f, node->first);
}

static void add_foreign(struct draft *p, struct format f, const struct inline_node *node)
{
    f.language = node->text;
    inlines_add(p, f, node->first);
}

/* Nesting is bounded by LIMIT_DEPTH. */
void inlines_add(struct draft *p, struct format f, const struct inline_node *content)
{
    for (const struct inline_node *n = content; n; n = n->next) {
        switch (n->kind) {
        case INLINE_TEXT:
            draft_text(p, f, n->text, n->raw, n->pos);
            break;
        case INLINE_BREAK:
            draft_break(p, n->pos);
            break;
        case INLINE_TAB:
            draft_tab(p, f, n->pos);
            break;
        case INLINE_TICK:
            draft_tick(p, f, n->is_checked, n->pos);
            break;
        case INLINE_BLANK:
            draft_blank(p, f, n->width, n->pos);
            break;
        case INLINE_LINK:
            add_link(p, f, n);
            break;
        case INLINE_FOREIGN:
            add_foreign(p, f, n);
            break;
        case INLINE_NOTE:
            add_note(p, f, n);
            break;
        case INLINE_REF:
            add_reference(p, f, n);
            break;
        default:
            inlines_add(p, nested(f, n->kind), n->first);
        }
    }
}
