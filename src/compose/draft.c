/* A paragraph being written: pieces of text come in, runs of one format come out. */
#include "compose/compose_priv.h"

#include <string.h>

static const char blanks_spoken[] = "....";

const struct style *composer_style(const struct composer *c, const struct style *style)
{
    return style ? &c->styles[style - c->sheet->styles] : NULL;
}

static const struct font_face *face_of(struct composer *c, const char *family, bool bold,
                                       bool italic, struct pos pos)
{
    static const enum font_style styles[2][2] = {{FONT_REGULAR, FONT_ITALIC},
                                                 {FONT_BOLD, FONT_BOLD_ITALIC}};
    (void)pos;
    if (!c->has_fonts) return NULL;
    const struct font_face *face = font_set_face(c->fonts, family, styles[bold][italic], c->diags);
    if (!face) c->ok = c->has_fonts = false;
    return face;
}

struct flow_run draft_run(struct composer *c, const struct style *style, struct format f,
                          enum flow_run_kind kind, const char *text, struct pos pos)
{
    const struct style *own = f.style;
    struct flow_run run = {
        .kind = kind,
        .text = text,
        .raw = text,
        .style = own,
        .size = style->size,
        .bold = style->bold || f.bold || (own && own->bold),
        .italic = style->italic || f.italic || (own && own->italic),
        .underline = style->underline || f.underline || (own && own->underline),
        .is_raised = style->is_raised || f.is_raised || (own && own->is_raised),
        .is_lowered = f.is_lowered,
        .color = own && own->color ? own->color : style->color,
        .language = f.language,
        .link = f.link,
        .control = f.control,
        .role = f.role,
        .pos = pos,
    };
    run.face = face_of(c, style->family, run.bold, run.italic, pos);
    if (text && style->letter_case == CASE_UPPER) run.text = text_upper(c->a, text);
    return run;
}

static bool is_same_format(const struct format *x, const struct format *y)
{
    return x->style == y->style && x->bold == y->bold && x->italic == y->italic &&
           x->underline == y->underline && x->is_raised == y->is_raised &&
           x->is_lowered == y->is_lowered && x->language == y->language && x->link == y->link &&
           x->control == y->control && x->role == y->role;
}

/* Capitals that the face lacks although it has the small letters. */
static void check_capitals(struct composer *c, const struct flow_run *run)
{
    if (run->text == run->raw || !run->face) return;
    if (!text_check_glyphs(run->face, run->text, run->pos, c->diags)) c->ok = false;
}

static void flush(struct draft *p)
{
    if (!p->open.n) return;
    const char *text = text_nfc(p->c->a, arena_strndup(p->c->a, p->open.at, p->open.n));
    struct flow_run run = draft_run(p->c, p->style, p->format, FLOW_TEXT, text, p->pos);
    if (p->c->ok) check_capitals(p->c, &run);
    *vec_push(p->c->a, &p->runs) = run;
    p->open.n = 0;
}

struct flow_run *draft_part(struct draft *p, size_t n)
{
    if (!n || p->open.n < n) return NULL;
    const char *last = arena_strndup(p->c->a, p->open.at + p->open.n - n, n);
    p->open.n -= n;
    flush(p);
    draft_text(p, p->format, last, NULL, p->pos);
    flush(p);
    return &p->runs.at[p->runs.n - 1];
}

/* Whether a blank here would stand at a line's start or behind a blank. */
static bool swallows_blank(const struct draft *p)
{
    if (p->open.n) return p->open.at[p->open.n - 1] == ' ';
    if (!p->runs.n) return true;
    const struct flow_run *last = &p->runs.at[p->runs.n - 1];
    if (last->kind == FLOW_TEXT) return last->raw[strlen(last->raw) - 1] == ' ';
    return last->kind == FLOW_LINE_BREAK || last->kind == FLOW_TAB;
}

static bool has_glyphs(struct composer *c, const struct font_face *face, const char *raw,
                       struct pos pos)
{
    struct memo *memo = c->choice->memo;
    size_t n;
    memo_ask(memo, "glyphs", 6);
    memo_ask(memo, &face, sizeof face);
    memo_ask(memo, raw, strlen(raw));
    if (memo_answer(memo, &n)) return true;
    if (!text_check_glyphs(face, raw, pos, c->diags)) return false;
    memo_keep(memo, NULL, 0);
    return true;
}

static void check_glyphs(struct draft *p, struct format f, const char *raw, struct pos pos)
{
    struct flow_run run = draft_run(p->c, p->style, f, FLOW_TEXT, NULL, pos);
    if (run.face && !has_glyphs(p->c, run.face, raw, pos)) p->c->ok = false;
}

/* How many bytes there are to the end, or to behind the first of several blanks. */
static size_t until_two_blanks(const char *text)
{
    const char *two = strstr(text, "  ");
    return two ? (size_t)(two - text) + 1 : strlen(text);
}

void draft_text(struct draft *p, struct format f, const char *text, const char *raw, struct pos pos)
{
    f.control = p->control;
    if (raw) check_glyphs(p, f, raw, pos);
    if (p->open.n && !is_same_format(&p->format, &f)) flush(p);
    for (size_t n; *text; text += n) {
        n = 1;
        if (*text == ' ' && swallows_blank(p)) continue;
        if (!p->open.n) {
            p->format = f;
            p->pos = pos;
        }
        n = until_two_blanks(text);
        vec_add(p->c->a, &p->open, text, n);
    }
}

static void trim_end(struct draft *p)
{
    while (p->open.n && p->open.at[p->open.n - 1] == ' ')
        p->open.n--;
    flush(p);
}

void draft_break(struct draft *p, struct pos pos)
{
    trim_end(p);
    *vec_push(p->c->a, &p->runs) =
        draft_run(p->c, p->style, (struct format){.role = ROLE_P}, FLOW_LINE_BREAK, NULL, pos);
}

void draft_tab(struct draft *p, struct format f, struct pos pos)
{
    trim_end(p);
    *vec_push(p->c->a, &p->runs) = draft_run(p->c, p->style, f, FLOW_TAB, NULL, pos);
}

/* Boxes that every face of a word processor has, as wide as each other: a tick moves no line. */
static const char empty_box[] = "\xE2\x96\xA1", full_box[] = "\xE2\x96\xA0"; /* U+25A1, U+25A0 */

static const char *spoken_tick(const struct composer *c, bool is_checked)
{
    static const char *const words[2][2] = {{"not checked", "checked"}, {"chưa chọn", "đã chọn"}};
    return words[strncmp(c->report->language, "vi", 2) == 0][is_checked];
}

void draft_tick(struct draft *p, struct format f, bool is_checked, struct pos pos)
{
    const char *box = is_checked ? full_box : empty_box;
    check_glyphs(p, f, box, pos);
    flush(p);
    struct flow_run run = draft_run(p->c, p->style, f, FLOW_TICK, box, pos);
    run.is_checked = is_checked;
    run.spoken = spoken_tick(p->c, is_checked);
    *vec_push(p->c->a, &p->runs) = run;
}

void draft_blank(struct draft *p, struct format f, len width, struct pos pos)
{
    flush(p);
    struct flow_run run = draft_run(p->c, p->style, f, FLOW_FILL, NULL, pos);
    run.spoken = blanks_spoken;
    if (width) {
        if (p->runs.n) blanks_stick(p->c, &p->runs.at[p->runs.n - 1]);
        run = blanks_dots(p->c, &run, width);
    } else if (p->style->align != ALIGN_LEFT && p->style->align != ALIGN_JUSTIFY) {
        diag_add(p->c->diags, pos, DIAG_COMPOSE_BLANK, NULL, NULL, NULL);
        p->c->ok = false;
    }
    *vec_push(p->c->a, &p->runs) = run;
}

void draft_number(struct draft *p, struct format f, enum flow_run_kind kind, int note,
                  struct pos pos)
{
    const char *number = numbers_text(p->c->a, COUNT_DECIMAL, note + 1);
    flush(p);
    f.style = composer_style(p->c, p->c->sheet->notes.mark_style);
    struct flow_run run = draft_run(p->c, p->style, f, kind, number, pos);
    run.note = note;
    *vec_push(p->c->a, &p->runs) = run;
}

void draft_sequence(struct draft *p, struct format f, const char *number, const char *sequence,
                    struct pos pos)
{
    flush(p);
    struct flow_run run = draft_run(p->c, p->style, f, FLOW_SEQUENCE, number, pos);
    run.sequence = sequence;
    *vec_push(p->c->a, &p->runs) = run;
}

bool draft_is_empty(const struct draft *p)
{
    return !p->runs.n && !p->open.n;
}

/* A blank that a later format left at the end of a finished run. */
static void trim_last_run(struct draft *p)
{
    struct flow_run *last = p->runs.n ? &p->runs.at[p->runs.n - 1] : NULL;
    if (!last || last->kind != FLOW_TEXT) return;
    size_t n = strlen(last->raw);
    if (last->raw[n - 1] != ' ') return;
    last->raw = arena_strndup(p->c->a, last->raw, n - 1);
    last->text = arena_strndup(p->c->a, last->text, strlen(last->text) - 1);
    if (n == 1) p->runs.n--;
}

/* A tab would reach for the stop of the blank. */
static void refuse_tab_beside_fill(struct draft *p)
{
    const struct flow_run *tab = NULL, *fill = NULL;
    for (size_t i = 0; i < p->runs.n; i++) {
        if (p->runs.at[i].kind == FLOW_TAB) tab = &p->runs.at[i];
        if (p->runs.at[i].kind == FLOW_FILL) fill = &p->runs.at[i];
    }
    if (!tab || !fill) return;
    diag_add(p->c->diags, tab->pos, DIAG_COMPOSE_TAB, NULL, NULL, NULL);
    p->c->ok = false;
}

/* LibreOffice drops a tab that ends the paragraph of a cell, so the last dot is text. */
static void end_fill(struct draft *p)
{
    if (!p->runs.n || p->runs.at[p->runs.n - 1].kind != FLOW_FILL) return;
    struct flow_run dot = blanks_dots(p->c, &p->runs.at[p->runs.n - 1], 0);
    *vec_push(p->c->a, &p->runs) = dot;
}

struct flow_para draft_finish(struct draft *p)
{
    trim_end(p);
    trim_last_run(p);
    /* In cells and lists, whose lines are not filled, a break leaves no hole; in titles it is ugly.
     */
    bool is_joined = p->style->align == ALIGN_JUSTIFY || p->style->balance;
    if (is_joined) together_runs(p->c, p->style, p->runs.at, p->runs.n);
    end_fill(p);
    refuse_tab_beside_fill(p);
    return (struct flow_para){
        .style = p->style,
        .runs = p->runs.at,
        .n_runs = p->runs.n,
        .keep_next = p->style->keep_next,
        .keep_lines = p->style->keep_lines,
        .has_slot = p->has_slot,
        .slot_room = len_from_twips(p->slot_room),
    };
}
