/* A paragraph: its runs as text takes them, broken once, each line with its box.
 *
 * How high a line is depends on what stands in it and on the style's line rule; how far lines are
 * from the paragraphs around them is the business of gaps (collect.c). */
#include "layout/layout_priv.h"

#include <string.h>

/* A lowered run hangs so many thousandths of its text's size below the line: 42 % of the descent of
 * 443 of 2048 units, as it is raised by 42 % of the ascent. [TWINS rule 29] */
enum { LOWERED = 91 };

static int twips_of_size(int half_points)
{
    return half_points * 10;
}

static enum text_kind text_kind_of(enum flow_run_kind kind)
{
    switch (kind) {
    case FLOW_NOTE_MARK:
        return TEXT_MARK;
    case FLOW_LINE_BREAK:
        return TEXT_LINE_BREAK;
    case FLOW_TAB:
        return TEXT_TAB;
    case FLOW_FILL:
        return TEXT_FILL;
    case FLOW_TEXT:
    case FLOW_TICK:
    case FLOW_NOTE_NUMBER:
    case FLOW_PAGE_NUMBER:
    case FLOW_SEQUENCE:
        break;
    }
    return TEXT_CHARS;
}

static bool is_raised(const struct flow_run *run)
{
    return run->is_raised || run->kind == FLOW_NOTE_MARK || run->kind == FLOW_NOTE_NUMBER;
}

static struct text_run text_run_of(const struct flow_run *run)
{
    int size = twips_of_size(run->size);
    return (struct text_run){
        .kind = text_kind_of(run->kind),
        .utf8 = run->text,
        .n = run->text ? strlen(run->text) : 0,
        .face = run->face,
        .size = is_raised(run) || run->is_lowered ? text_raised_size(size) : size,
        .pos = run->pos,
    };
}

/* A second mark of one note brings no second copy of it. */
static int claim_note(struct layout *l, const struct para_source *source, int note)
{
    if (!source->has_notes || note < 0 || (size_t)note >= l->flow->n_notes) return -1;
    if (l->is_noted[note]) return -1;
    l->is_noted[note] = true;
    return note;
}

static struct look look_of(struct layout *l, const struct para_source *source,
                           const struct flow_run *run)
{
    int size = twips_of_size(run->size);
    struct look look = {.size = size, .underline = run->underline, .color = run->color, .note = -1};
    if (is_raised(run)) look.raise = text_raise(size);
    if (run->is_lowered) look.raise = -len_from_twips((size * LOWERED + 500) / 1000);
    if (run->kind == FLOW_NOTE_MARK) look.note = claim_note(l, source, run->note);
    return look;
}

static void gather_runs(struct layout *l, const struct para_source *source, struct para *para)
{
    const struct flow_para *flow = source->flow;
    size_t n_labels = flow->label ? 1 : 0, n = n_labels + flow->n_runs;
    struct text_run *runs = arena_array_of(l->scratch, n, struct text_run);
    struct look *looks = arena_array_of(l->scratch, n, struct look);
    for (size_t i = 0, group = 0; i < n; i++) {
        const struct flow_run *run = i < n_labels ? &flow->label->run : &flow->runs[i - n_labels];
        group += i > n_labels && flow_run_is_apart(run, run - 1);
        runs[i] = text_run_of(run);
        runs[i].group = (int)group;
        looks[i] = look_of(l, source, run);
        if (source->tags) looks[i].tag = source->tags[i];
    }
    if (n_labels) runs[0].kind = TEXT_LABEL;
    para->looks = looks;
    para->style = flow->style;
    para->has_slot = flow->has_slot;
    para->signature = flow->signature;
    para->seal = flow->seal;
    para->signature_ink = flow->signature_ink;
    para->seal_ink = flow->seal_ink;
    para->text.runs = runs;
    para->text.n_runs = n;
}

static void set_indents(const struct layout *l, const struct para_source *source, struct para *para)
{
    const struct style *style = source->flow->style;
    para->align = style->align;
    para->text.width = source->width;
    para->text.left = len_to_twips(style->left);
    para->text.right = len_to_twips(style->right + source->flow->nudge);
    para->text.first = len_to_twips(style->first);
    para->text.tab_every = len_to_twips(l->flow->tab_every);
}

static void widen(struct text_box *box, struct text_box run)
{
    int descent = box->height - box->baseline, run_descent = run.height - run.baseline;
    if (run.baseline > box->baseline) box->baseline = run.baseline;
    box->height = box->baseline + (run_descent > descent ? run_descent : descent);
}

static struct text_box run_box(const struct para *para, size_t run)
{
    return text_box(para->text.runs[run].face, para->looks[run].size);
}

/* A line with nothing in it is as high as the run before it, or as the style says; a style has no
 * face, so the document's first serves. */
static struct text_box empty_box(const struct layout *l, const struct para_source *source,
                                 const struct para *para)
{
    if (para->text.n_runs) return run_box(para, para->text.n_runs - 1);
    int size = twips_of_size(source->flow->style->size);
    return l->face ? text_box(l->face, size) : (struct text_box){size, size};
}

/* Greatest ascent and greatest descent of the formats in a line; raised and lowered runs count with
 * their full size, so they never change it [TWINS rule 13]. */
static struct text_box natural_box(const struct layout *l, const struct para_source *source,
                                   const struct para *para, const struct text_line *line)
{
    struct text_box box = {0};
    for (size_t r = line->from.run; r < para->text.n_runs && r <= line->to.run; r++) {
        const struct text_run *run = &para->text.runs[r];
        bool is_behind = r == line->from.run && line->from.at > 0 && line->from.at >= run->n;
        if (is_behind || (r == line->to.run && line->to.at == 0)) continue;
        widen(&box, run_box(para, r));
    }
    return box.height ? box : empty_box(l, source, para);
}

/* [TWINS rules 14 to 16] */
static struct part line_part(const struct style *style, struct text_box box, bool is_first)
{
    struct part part = {.height = box.height, .baseline = box.baseline};
    int value = len_to_twips(style->line);
    switch (style->line_rule) {
    case LINE_MULTIPLE:
        if (!is_first) part.extra = box.height * (style->line - 100) / 100;
        break;
    case LINE_EXACT:
        part.height = value;
        part.baseline = value * 4 / 5;
        break;
    case LINE_AT_LEAST:
        if (value <= box.height) break;
        part.height = value;
        part.baseline = box.baseline + value - box.height;
        break;
    }
    return part;
}

/* The marks that stand in a line, in the order of its runs. */
static void take_marks(struct layout *l, const struct para *para, const struct text_line *line,
                       struct part *part)
{
    part->mark_from = l->marks.n;
    for (size_t r = line->from.run; r < para->text.n_runs && r <= line->to.run; r++) {
        bool starts_here =
            (r > line->from.run || line->from.at == 0) && (r < line->to.run || line->to.at > 0);
        if (!starts_here || para->looks[r].note < 0) continue;
        struct mark mark = {.note = para->looks[r].note, .tag = para->looks[r].tag};
        *vec_push(l->scratch, &l->marks) = mark;
    }
    part->mark_to = l->marks.n;
}

/* A frame stands in the paragraph's own height [TWINS rule 33]. */
static void make_room_for_frame(const struct style *style, struct part *parts, size_t n)
{
    int room = style->border ? len_to_twips(style->border + style->padding) : 0;
    parts[0].height += room;
    parts[0].baseline += room;
    parts[n - 1].height += room;
}

static void measure_lines(struct layout *l, const struct para_source *source, struct para *para)
{
    struct part *parts = arena_array_of(l->scratch, para->lines.n, struct part);
    bool is_warned = false;
    for (size_t i = 0; i < para->lines.n; i++) {
        const struct text_line *line = &para->lines.at[i];
        struct text_box box = natural_box(l, source, para, line);
        parts[i] = line_part(source->flow->style, box, i == 0);
        take_marks(l, para, line, &parts[i]);
        if (!line->is_cut || is_warned) continue;
        is_warned = true;
        diag_add(l->diags, para->text.runs[line->from.run].pos, DIAG_LAYOUT_OVERFULL, NULL, NULL,
                 NULL);
    }
    make_room_for_frame(source->flow->style, parts, para->lines.n);
    para->parts = parts;
}

bool para_break(struct layout *l, const struct para_source *source, struct para *para)
{
    gather_runs(l, source, para);
    set_indents(l, source, para);
    if (text_is_broken_for(source->flow->broken, &para->text))
        para->lines = source->flow->broken->lines;
    else if (!text_break(l->scratch, &para->text, &para->lines, l->diags))
        return false;
    measure_lines(l, source, para);
    return true;
}
