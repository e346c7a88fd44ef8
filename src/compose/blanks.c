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

/* ---- the paragraph's runs ---- */

/* Gives the runs, which are the paragraph's own from now on. */
static struct flow_run *insert(struct composer *c, struct flow_para *para, size_t at,
                               struct flow_run run)
{
    struct flow_run *runs = arena_array_of(c->a, para->n_runs + 1, struct flow_run);
    memcpy(runs, para->runs, at * sizeof *runs);
    runs[at] = run;
    memcpy(runs + at + 1, para->runs + at, (para->n_runs - at) * sizeof *runs);
    para->runs = runs;
    para->n_runs++;
    return runs;
}

/* The run at `at` without the blank that it begins with, which is nothing at a line's start. */
static void trim_start(struct composer *c, struct flow_para *para, size_t at)
{
    struct flow_run *runs = arena_array_of(c->a, para->n_runs, struct flow_run);
    memcpy(runs, para->runs, para->n_runs * sizeof *runs);
    para->runs = runs;
    if (runs[at].kind != FLOW_TEXT || *runs[at].text != ' ') return;
    runs[at].text++;
    runs[at].raw++;
    if (*runs[at].text) return;
    memmove(&runs[at], &runs[at + 1], (para->n_runs - at - 1) * sizeof *runs);
    para->n_runs--;
}

static bool ends_line(const struct flow_para *para, size_t at)
{
    return at >= para->n_runs || para->runs[at].kind == FLOW_LINE_BREAK;
}

static bool has_another(const struct flow_para *para, size_t fill)
{
    for (size_t i = fill + 1; !ends_line(para, i); i++)
        if (para->runs[i].kind == FLOW_FILL) return true;
    return false;
}

/* A line break behind the blank; what follows begins a line. */
static struct flow_para broken_behind(struct composer *c, const struct flow_para *para, size_t fill)
{
    struct flow_para broken = *para;
    struct flow_run end = draft_run(c, para->style, (struct format){.role = ROLE_P},
                                    FLOW_LINE_BREAK, NULL, para->runs[fill].pos);
    if (ends_line(para, fill + 1)) return broken;
    trim_start(c, &broken, fill + 1);
    if (!ends_line(&broken, fill + 1)) insert(c, &broken, fill + 1, end);
    return broken;
}

static void put_dots_before(struct composer *c, struct flow_para *para, size_t fill)
{
    struct flow_run dots = blanks_dots(c, &para->runs[fill], len_from_twips(BLANKS_LEAST));
    struct flow_run *runs = insert(c, para, fill, dots);
    if (fill > 0) blanks_stick(c, &runs[fill - 1]);
}

/* ---- where it stands ---- */

struct place {
    int room;     /* what its line leaves, twips */
    bool is_last; /* nothing of the text behind it, up to the next break, stands on other lines */
};

static struct place place_of(struct composer *c, const struct flow_para *para, size_t fill,
                             len width)
{
    struct place place = {0};
    struct arena_mark mark = arena_mark(c->scratch);
    struct text_lines lines = guard_lines(c, para, width);
    uint32_t run = (uint32_t)(fill + (para->label ? 1 : 0));
    size_t i = 0;
    while (i + 1 < lines.n && lines.at[i].to.run <= run)
        i++;
    if (lines.n) place = (struct place){lines.at[i].room - lines.at[i].width, lines.at[i].is_last};
    arena_rewind(c->scratch, mark);
    return place;
}

static void fit_one(struct composer *c, struct flow_para *para, size_t fill, len width)
{
    struct flow_para broken = broken_behind(c, para, fill);
    if (place_of(c, &broken, fill, width).room < BLANKS_LEAST) {
        put_dots_before(c, para, fill++);
        broken = broken_behind(c, para, fill);
    }
    struct place whole = place_of(c, para, fill, width);
    bool fits = whole.is_last && whole.room >= LEAST_BEFORE_TEXT;
    if (has_another(para, fill) || (!fits && !ends_line(para, fill + 1))) *para = broken;
}

void blanks_fit(struct composer *c, struct flow_para *para, len width)
{
    for (size_t i = 0; i < para->n_runs && c->ok; i++) {
        if (para->runs[i].kind != FLOW_FILL) continue;
        size_t n = para->n_runs;
        fit_one(c, para, i, width);
        if (para->n_runs > n && para->runs[i].kind != FLOW_FILL) i++; /* dots before it */
    }
}
