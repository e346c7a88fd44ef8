/* Blanks to write on: dots. Those of a given width are text, since a word of dots is set alike by
 * every program. Those to the end of a line are a tab with a leader to the right edge, which grows
 * and shrinks with what is typed. So that no program has a choice, its line is made sure of here:
 *
 *   |Họ và tên: .....................................;|    what follows fits behind it
 *   |Họ và tên: ......................................|    what follows does not: it begins a line
 *   |Nơi đăng ký thường trú của người đề nghị cấp mới  |
 *   |thẻ: ............................................|    no room: a few dots are text and wrap
 */
#include "compose/compose_priv.h"

#include <string.h>

/* Twips that a blank keeps at least where text stands behind it. */
enum { LEAST_BEFORE_TEXT = 283 };

static const char no_break[] = "\xC2\xA0"; /* U+00A0 */

bool blanks_has_fill(const struct flow_para *para)
{
    for (size_t i = 0; i < para->n_runs; i++)
        if (para->runs[i].kind == FLOW_FILL) return true;
    return false;
}

struct flow_run blanks_dots(struct composer *c, const struct flow_run *like, len width)
{
    struct flow_run run = *like;
    int size = run.size * 10, dot = run.face ? text_width(run.face, ".", 1, size) : 0;
    if (width > c->width) width = c->width;
    int n = dot > 0 ? len_to_twips(width) / dot : 1;
    if (n < 1) n = 1;
    char *dots = arena_alloc(c->a, (size_t)n + 1);
    memset(dots, '.', (size_t)n);
    dots[n] = 0;
    run.kind = FLOW_TEXT;
    run.text = run.raw = dots;
    return run;
}

void blanks_stick(struct composer *c, struct flow_run *run)
{
    if (run->kind != FLOW_TEXT) return;
    size_t n = strlen(run->text), n_raw = strlen(run->raw);
    if (!n || run->text[n - 1] != ' ') return;
    run->text = arena_printf(c->a, "%.*s%s", (int)(n - 1), run->text, no_break);
    run->raw = arena_printf(c->a, "%.*s%s", (int)(n_raw - 1), run->raw, no_break);
}

/* ---- a paragraph with fills ---- */

/* Runs go from the old list to the new one, line by line as far as breaks and fills part it, so
 * that the work grows with the paragraph and not with the square of its blanks. */
struct fitting {
    struct composer *c;
    const struct flow_para *para;
    len width;
    VEC(struct flow_run) runs; /* the new ones */
    size_t line;               /* of them, the first since the last break */
};

static void put(struct fitting *f, struct flow_run run)
{
    *vec_push(f->c->a, &f->runs) = run;
    if (run.kind == FLOW_LINE_BREAK) f->line = f->runs.n;
}

/* `n` runs, without the blank that they begin with at a line's start. */
static void put_all(struct fitting *f, const struct flow_run *runs, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct flow_run run = runs[i];
        bool is_start = f->runs.n == f->line && f->line > 0 && run.kind == FLOW_TEXT;
        if (is_start && *run.text == ' ') {
            run.text++;
            run.raw++;
        }
        if (run.kind != FLOW_TEXT || *run.text) put(f, run);
    }
}

static void put_break(struct fitting *f, struct pos pos)
{
    put(f, draft_run(f->c, f->para->style, (struct format){.role = ROLE_P}, FLOW_LINE_BREAK, NULL,
                     pos));
}

/* What the last line leaves of the runs since the break; -1: the fill stands on a line before it.
 */
static int room_behind(struct fitting *f, size_t fill)
{
    int room = -1;
    bool is_first = f->line == 0;
    struct flow_para part = *f->para;
    struct arena_mark mark = arena_mark(f->c->scratch);
    struct text_lines lines = {0};
    part.label = is_first ? part.label : NULL;
    part.runs = f->runs.at + f->line;
    part.n_runs = f->runs.n - f->line;
    struct text_para measured = guard_measure(f->c, &part, f->width);
    if (!is_first) measured.first = 0;
    if (!text_break(f->c->scratch, &measured, &lines, f->c->diags)) f->c->ok = false;
    if (f->c->ok) {
        const struct text_line *last = &lines.at[lines.n - 1];
        bool is_on_last = fill - f->line + (part.label ? 1 : 0) >= last->from.run;
        if (is_on_last) room = last->room - last->width;
    }
    arena_rewind(f->c->scratch, mark);
    return room;
}

/* The fill itself: with dots before it, which wrap, when its line has no room. */
static size_t put_fill(struct fitting *f, const struct flow_run *fill)
{
    put(f, *fill);
    if (room_behind(f, f->runs.n - 1) >= BLANKS_LEAST || !f->c->ok) return f->runs.n - 1;
    f->runs.n--;
    if (f->runs.n > f->line) blanks_stick(f->c, &f->runs.at[f->runs.n - 1]);
    put(f, blanks_dots(f->c, fill, len_from_twips(BLANKS_LEAST)));
    put(f, *fill);
    return f->runs.n - 1;
}

/* What stands behind the line's last fill: there, or on lines of its own. */
static void put_rest(struct fitting *f, size_t fill, const struct flow_run *rest, size_t n)
{
    size_t n_before = f->runs.n;
    put_all(f, rest, n);
    if (room_behind(f, fill) >= LEAST_BEFORE_TEXT) return;
    f->runs.n = n_before;
    put_break(f, f->runs.at[fill].pos);
    put_all(f, rest, n);
}

/* The next break or fill. */
static size_t next_of(const struct flow_para *para, size_t from)
{
    while (from < para->n_runs && para->runs[from].kind != FLOW_LINE_BREAK &&
           para->runs[from].kind != FLOW_FILL)
        from++;
    return from;
}

static bool is_fill(const struct flow_para *para, size_t i)
{
    return i < para->n_runs && para->runs[i].kind == FLOW_FILL;
}

/* From one fill to the next, to a break, or to the end; gives where the next begins. */
static size_t fit_stretch(struct fitting *f, size_t from)
{
    const struct flow_para *para = f->para;
    size_t at = next_of(para, from);
    put_all(f, para->runs + from, at - from);
    if (!is_fill(para, at)) return at;
    size_t fill = put_fill(f, &para->runs[at]), next = next_of(para, at + 1);
    if (is_fill(para, next)) {
        put_break(f, para->runs[at].pos);
        return at + 1;
    }
    if (next > at + 1) put_rest(f, fill, para->runs + at + 1, next - at - 1);
    return next;
}

void blanks_fit(struct composer *c, struct flow_para *para, len width)
{
    struct fitting f = {.c = c, .para = para, .width = width};
    if (!blanks_has_fill(para)) return;
    for (size_t at = 0; at < para->n_runs && c->ok;) {
        at = fit_stretch(&f, at);
        if (at < para->n_runs && para->runs[at].kind == FLOW_LINE_BREAK)
            put_all(&f, &para->runs[at++], 1);
    }
    para->runs = f.runs.at;
    para->n_runs = f.runs.n;
}
