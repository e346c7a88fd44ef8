/* Paragraphs measured as layout will measure them, so that what depends on a paragraph and its
 * width alone can be decided here, once, for all writers. */
#include "compose/compose_priv.h"

#include <string.h>

enum { TWIPS_OF_HALF_POINT = 10 };

static struct text_run measure_run(const struct flow_run *run)
{
    static const enum text_kind kinds[] = {
        [FLOW_TEXT] = TEXT_CHARS,        [FLOW_NOTE_MARK] = TEXT_MARK,
        [FLOW_NOTE_NUMBER] = TEXT_CHARS, [FLOW_LINE_BREAK] = TEXT_LINE_BREAK,
        [FLOW_TAB] = TEXT_TAB,           [FLOW_FILL] = TEXT_FILL,
        [FLOW_TICK] = TEXT_CHARS,        [FLOW_PAGE_NUMBER] = TEXT_CHARS,
        [FLOW_SEQUENCE] = TEXT_CHARS,
    };
    int size = run->size * TWIPS_OF_HALF_POINT;
    return (struct text_run){
        .kind = kinds[run->kind],
        .utf8 = run->text,
        .n = run->text ? strlen(run->text) : 0,
        .face = run->face,
        .size = run->is_raised || run->is_lowered ? text_raised_size(size) : size,
        .pos = run->pos,
    };
}

struct text_para guard_measure(const struct composer *c, const struct flow_para *para, len width)
{
    const struct style *s = para->style;
    size_t n_labels = para->label ? 1 : 0, n = n_labels + para->n_runs;
    struct text_run *runs = arena_array_of(c->scratch, n, struct text_run);
    if (para->label) {
        runs[0] = measure_run(&para->label->run);
        runs[0].kind = TEXT_LABEL;
    }
    for (size_t i = 0, group = 0; i < para->n_runs; i++) {
        group += i > 0 && flow_run_is_apart(&para->runs[i], &para->runs[i - 1]);
        runs[n_labels + i] = measure_run(&para->runs[i]);
        runs[n_labels + i].group = (int)group;
    }
    for (size_t i = 0; i < para->n_runs; i++)
        slots_fill_up(c, &para->runs[i], &runs[n_labels + i]);
    return (struct text_para){
        .runs = runs,
        .n_runs = n,
        .width = len_to_twips(width),
        .left = len_to_twips(s->left),
        .right = len_to_twips(s->right + para->nudge),
        .first = len_to_twips(s->first),
        .tab_every = len_to_twips(c->sheet->tab_every),
    };
}

struct text_lines guard_lines(struct composer *c, const struct flow_para *para, len width)
{
    struct text_lines lines = {0};
    if (!c->ok) return lines;
    struct text_para measured = guard_measure(c, para, width);
    if (text_is_broken_for(para->broken, &measured)) return para->broken->lines;
    if (!text_break(c->scratch, &measured, &lines, c->diags)) c->ok = false;
    return lines;
}

int guard_natural_width(struct composer *c, const struct flow_para *para)
{
    const struct style *s = para->style;
    int widest = 0;
    struct arena_mark mark = arena_mark(c->scratch);
    struct text_lines lines = guard_lines(c, para, c->width);
    for (size_t i = 0; i < lines.n; i++)
        if (lines.at[i].width > widest) widest = lines.at[i].width;
    arena_rewind(c->scratch, mark);
    if (blanks_has_fill(para)) widest += BLANKS_LEAST;
    widest += len_to_twips(para->slot_room);
    return widest + len_to_twips(s->left + s->right + (s->first > 0 ? s->first : 0)) +
           2 * TEXT_GUARD;
}

/* Room for a number was measured as more than what stands there now. */
static bool is_as_measured(const struct flow_para *para)
{
    for (size_t i = 0; i < para->n_runs; i++)
        if (para->runs[i].slot_room) return false;
    return true;
}

static const struct text_broken *broken_of(struct composer *c, const struct text_para *measured,
                                           const struct text_guarded *guarded)
{
    struct text_broken *broken = arena_new_of(c->a, struct text_broken);
    *broken =
        (struct text_broken){measured->width, measured->left, measured->right + guarded->nudge,
                             measured->first, guarded->lines};
    return broken;
}

/* [guard band] A line that stays tight is left so: only words could help it. */
static void nudge(struct composer *c, struct flow_para *para, len width)
{
    struct arena_mark mark = arena_mark(c->scratch);
    struct text_para measured = guard_measure(c, para, width);
    struct text_guarded guarded = text_guard(c->a, c->scratch, c->choice->memo, &measured);
    if (guarded.lines.n && is_as_measured(para)) para->broken = broken_of(c, &measured, &guarded);
    arena_rewind(c->scratch, mark);
    para->nudge = len_from_twips(guarded.nudge);
    if (blanks_has_fill(para)) para->fill_to = width - para->style->right - para->nudge;
}

/* A frame of the style's width: the right indent takes what it leaves. */
static void narrow(struct flow_para *para, len width)
{
    const struct style *s = para->style;
    len text = s->width - 2 * (s->border + s->padding);
    if (text < width - s->left - s->right) para->nudge = width - s->left - s->right - text;
}

void region_fit(struct composer *c, struct built *b, len width)
{
    if (!c->has_fonts) return;
    for (size_t i = 0; i < b->blocks.n; i++) {
        struct flow_block *block = &b->blocks.at[i];
        if (block->kind == FLOW_PARA) unbroken_hold(c, &block->para, width);
        if (block->kind == FLOW_PARA) balance_lines(c, &block->para, width);
        if (block->kind == FLOW_PARA) blanks_fit(c, &block->para, width);
        if (block->kind == FLOW_PARA && block->para.style->width)
            narrow(&block->para, width);
        else if (block->kind == FLOW_PARA)
            nudge(c, &block->para, width);
        if (block->kind == FLOW_IMAGE)
            image_fit(c, block, i + 1 < b->blocks.n ? block + 1 : NULL, width);
        if (block->kind == FLOW_RULE)
            rules_fit(c, block, b->origins.at[i].node, i ? &b->blocks.at[i - 1] : NULL, width);
    }
}
