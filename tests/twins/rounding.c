/* Other programs round advances otherwise, and their lines must end where ours do.
 *
 * Every paragraph of a document (of the body, of cells, of notes) is broken a second time by a
 * breaker that shares nothing with ours but the opportunities: plain greedy filling in floating
 * point, every opportunity taken alike, portions not rounded. Its advances are those of the fonts,
 * exact or rounded as some program might, and its lines may be a little wider or narrower. Where
 * the guard band found no fault the line ends must be the same [TWINS, "Guard band"]. */
#include "base/input.h"
#include "base/limits.h"
#include "compose/compose.h"
#include "layout/layout_priv.h"
#include "report/report.h"
#include "run.h"
#include "style/sheet.h"
#include "suite.h"
#include "text/text_priv.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_REPORTS = 30 };

/* How another program might measure: all in twips. */
struct variation {
    const char *name;
    double grid; /* advances are multiples of it; 0: exact */
    int wider;   /* by which the lines differ */
};

static const struct variation variations[] = {
    {"exact", 0, 0},    {"1/64 pt", 20.0 / 64, 0}, {"1/20 pt", 1, 0},
    {"1/8 pt", 2.5, 0}, {"10 twips wider", 0, 10}, {"10 twips narrower", 0, -10},
};
enum { N_VARIATIONS = sizeof variations / sizeof *variations };

/* What the guard band promises: that lines hold while each is off by so much and no more. */
enum { PROMISED = TEXT_GUARD_LEAST - 1 };

/* What was found in a document, or in several: paragraphs. */
struct tally {
    int paras, lines;
    int nudged, unsafe; /* those that the guard band moved, and those that it could not save */
    struct {
        int unsafe; /* a line of an unsafe paragraph ends elsewhere */
        int beyond; /* a line of a safe one does, that the rounding makes longer or shorter by more
                       than is promised */
        int broken; /* ... by no more than that */
    } differs[N_VARIATIONS];
};

struct document {
    struct arena *a;
    struct diag_list diags;
    struct flow flow;
    struct layout layout; /* what para_break needs of it */
    struct tally tally;
};

/* ---- a document as compose makes it ---- */

static const char *path_of(struct arena *a, const char *variable, const char *path)
{
    const char *root = getenv(variable);
    return arena_printf(a, "%s/%s", root ? root : ".", path);
}

static const uint8_t *read_file(struct arena *a, const char *path, size_t *n)
{
    uint8_t *bytes = NULL;
    const char *full = path_of(a, "VANTHU_SOURCE", path);
    ck_assert_int_eq(input_read(a, full, LIMIT_INPUT_BYTES, &bytes, n), 0);
    return bytes;
}

static struct font_set *fonts_open(struct arena *a)
{
    struct diag_list diags = {.arena = a};
    struct font_set *fonts = font_set_open(path_of(a, "VANTHU_DATA_DIR", "fonts"), &diags);
    ck_assert_ptr_nonnull(fonts);
    return fonts;
}

static struct document *document_of(struct arena *a, struct font_set *fonts,
                                    const void *description, size_t n)
{
    struct document *d = arena_new_of(a, struct document);
    struct report *report = arena_new_of(a, struct report);
    struct sheet *sheet = arena_new_of(a, struct sheet);
    size_t n_sheet = 0;
    const uint8_t *nd30 = read_file(a, "layouts/nd30.xml", &n_sheet);
    d->a = d->diags.arena = a;
    ck_assert(
        sheet_read(a, &(struct sheet_file){"nd30.xml", nd30, n_sheet}, NULL, sheet, &d->diags));
    ck_assert(report_read(a, "r.xml", description, n, report, &d->diags));
    ck_assert(flow_compose(a, report, sheet, fonts, &(struct flow_choice){0}, &d->flow, &d->diags));
    d->layout = (struct layout){.out = a, .scratch = a, .flow = &d->flow, .diags = &d->diags};
    return d;
}

/* ---- the second breaker ---- */

static double rounded(double twips, double grid)
{
    return grid > 0 ? floor(twips / grid + 0.5) * grid : twips;
}

static double piece_advance(const struct pieces *p, size_t i, double grid)
{
    const struct piece *piece = &p->at[i];
    const struct text_run *run = &p->para->runs[piece->run];
    if (piece->flags & PIECE_FORCED) return 0;
    ck_assert(!(piece->flags & PIECE_TAB)); /* the sheet has none */
    const char *s = run->utf8 + piece->at;
    int units = font_advance(run->face, font_glyph(run->face, utf8_next(&s, run->utf8 + run->n)));
    return rounded((double)units * run->size / run->face->units_per_em, grid);
}

/* The piece that the next line begins with. A blank hangs, so it is an opportunity wherever it
 * stands; other pieces must fit. */
static size_t next_line(const struct pieces *p, size_t from, const struct variation *v)
{
    const struct text_para *para = p->para;
    int indents = para->left + para->right + (from == 0 ? para->first : 0);
    double x = 0, room = para->width - indents + v->wider;
    size_t to = from;
    for (size_t i = from; i < p->n; i++) {
        uint32_t flags = p->at[i].flags;
        if (flags & PIECE_FORCED) return i + 1;
        x += piece_advance(p, i, v->grid);
        if (x > room && !(flags & PIECE_BLANK)) return to > from ? to : i;
        if (flags & (PIECE_BLANK | PIECE_BREAK)) to = i + 1;
    }
    return p->n;
}

static size_t piece_at(const struct pieces *p, struct text_place place)
{
    size_t i = 0;
    while (i < p->n && (p->at[i].run != place.run || p->at[i].at != place.at))
        i++;
    return i;
}

/* A line that ends in two places: the piece it begins with, and the one that the next line begins
 * with in the program in which it is longer. */
struct difference {
    size_t line, from, to; /* line: from 1; 0: none */
};

static struct difference first_difference(const struct pieces *p, const struct text_lines *lines,
                                          const struct variation *v)
{
    size_t from = 0;
    for (size_t i = 0; i < lines->n; i++) {
        size_t ours = piece_at(p, lines->at[i].to),
               theirs = from < p->n ? next_line(p, from, v) : from;
        if (ours != theirs) return (struct difference){i + 1, from, ours > theirs ? ours : theirs};
        from = ours;
    }
    return (struct difference){0};
}

/* By how much rounding makes the line longer or shorter. */
static double drift(const struct pieces *p, const struct difference *d, double grid)
{
    double sum = 0;
    size_t to = d->to;
    while (to > d->from && (p->at[to - 1].flags & PIECE_BLANK))
        to--;
    for (size_t i = d->from; i < to; i++)
        sum += piece_advance(p, i, grid) - piece_advance(p, i, 0);
    return fabs(sum);
}

/* ---- all paragraphs of a document ---- */

/* Does the guard band promise that the paragraph, nudged as it is, breaks alike everywhere? */
static bool is_promised(struct document *d, const struct text_para *para)
{
    struct arena *scratch = arena_new();
    struct text_guarded guarded = text_guard(d->a, scratch, NULL, para);
    arena_free(scratch);
    ck_assert_int_eq(guarded.nudge, 0);
    return guarded.unsafe_line == 0;
}

static void compare(struct document *d, const struct para *para, size_t v, bool is_safe)
{
    struct pieces pieces;
    double grid = variations[v].grid;
    ck_assert(pieces_collect(d->a, &para->text, &pieces, NULL));
    struct difference found = first_difference(&pieces, &para->lines, &variations[v]);
    if (found.line == 0) return;
    double off = drift(&pieces, &found, grid) + abs(variations[v].wider);
    if (!is_safe) {
        d->tally.differs[v].unsafe++;
    } else if (off > PROMISED) {
        d->tally.differs[v].beyond++;
    } else {
        d->tally.differs[v].broken++;
    }
}

static void visit_para(struct document *d, const struct flow_para *flow, int width)
{
    struct para_source source = {.flow = flow, .width = width};
    struct para para = {0};
    ck_assert(para_break(&d->layout, &source, &para));
    bool is_safe = is_promised(d, &para.text);
    d->tally.paras++;
    d->tally.lines += (int)para.lines.n;
    d->tally.nudged += flow->nudge != 0;
    d->tally.unsafe += !is_safe;
    for (size_t v = 0; v < N_VARIATIONS; v++)
        compare(d, &para, v, is_safe);
}

static void visit_blocks(struct document *d, const struct flow_block *blocks, size_t n, int width);

static void visit_row(struct document *d, const struct flow_table *table,
                      const struct flow_row *row)
{
    size_t column = 0;
    for (size_t i = 0; i < row->n_cells; i++) {
        int width = 0;
        for (int k = 0; k < row->cells[i].span; k++)
            width += len_to_twips(table->widths[column++]);
        visit_blocks(d, row->cells[i].blocks, row->cells[i].n_blocks, width);
    }
}

static void visit_blocks(struct document *d, const struct flow_block *blocks, size_t n, int width)
{
    for (size_t i = 0; i < n; i++) {
        if (blocks[i].kind == FLOW_PARA) visit_para(d, &blocks[i].para, width);
        for (size_t r = 0; blocks[i].kind == FLOW_TABLE && r < blocks[i].table.n_rows; r++)
            visit_row(d, &blocks[i].table, &blocks[i].table.rows[r]);
    }
}

static void visit(struct document *d)
{
    int width = region_of(&d->flow.sections[0].page).text_width;
    for (size_t i = 0; i < d->flow.n_sections; i++)
        visit_blocks(d, d->flow.sections[i].blocks, d->flow.sections[i].n_blocks, width);
    for (size_t i = 0; i < d->flow.n_notes; i++)
        visit_blocks(d, d->flow.notes[i].blocks, d->flow.notes[i].n_blocks, width);
}

static struct tally visit_text(struct font_set *fonts, const char *description, size_t n)
{
    struct arena *a = arena_new();
    struct document *d = document_of(a, fonts, description, n);
    visit(d);
    struct tally t = d->tally;
    arena_free(a);
    return t;
}

static void add(struct tally *sum, const struct tally *t)
{
    sum->paras += t->paras;
    sum->lines += t->lines;
    sum->nudged += t->nudged;
    sum->unsafe += t->unsafe;
    for (size_t v = 0; v < N_VARIATIONS; v++) {
        sum->differs[v].unsafe += t->differs[v].unsafe;
        sum->differs[v].beyond += t->differs[v].beyond;
        sum->differs[v].broken += t->differs[v].broken;
    }
}

/* The figures that docs/TWINS.md has; `meson test -v` shows them. */
static void say(const char *what, const struct tally *t)
{
    printf("# %s: %d paragraphs, %d lines; %d nudged, %d unsafe\n", what, t->paras, t->lines,
           t->nudged, t->unsafe);
    for (size_t v = 0; v < N_VARIATIONS; v++)
        printf("#   %s: elsewhere in %d unsafe, %d beyond, %d others\n", variations[v].name,
               t->differs[v].unsafe, t->differs[v].beyond, t->differs[v].broken);
    fflush(stdout);
}

START_TEST(the_report_keeps_all_its_lines)
{
    struct arena *a = arena_new();
    struct font_set *fonts = fonts_open(a);
    size_t n = 0;
    const uint8_t *description = read_file(a, "samples/bao-cao-80.xml", &n);
    struct tally t = visit_text(fonts, (const char *)description, n);
    say("bao-cao-80", &t);
    ck_assert_int_gt(t.lines, 250);
    ck_assert_int_eq(t.unsafe, 0);
    for (size_t v = 0; v < N_VARIATIONS; v++) {
        ck_assert_msg(t.differs[v].broken == 0, "%s", variations[v].name);
        ck_assert_msg(t.differs[v].beyond == 0, "%s", variations[v].name);
    }
    font_set_close(fonts);
    arena_free(a);
}
END_TEST

/* The reports of the seeds from 1 on, one behind the other. */
static const char *random_reports(struct arena *a)
{
    const char *argv[RANDOM_REPORTS + 3] = {"python3"};
    argv[1] = path_of(a, "VANTHU_SOURCE", "tests/twins/random_report.py");
    for (int i = 0; i < RANDOM_REPORTS; i++)
        argv[i + 2] = arena_printf(a, "%d", i + 1);
    struct run made = run_program(a, argv);
    ck_assert_msg(made.status == 0, "%s", made.err);
    return made.out;
}

/* Only the coarsest rounding, by up to 1.25 twips for each letter, may move a line beyond what is
 * promised. */
START_TEST(random_reports_keep_their_safe_lines)
{
    struct arena *a = arena_new();
    struct font_set *fonts = fonts_open(a);
    struct tally sum = {0};
    for (const char *at = random_reports(a), *next; *at; at = next) {
        next = strstr(at + 1, "<?xml");
        if (!next) next = at + strlen(at);
        struct tally t = visit_text(fonts, at, (size_t)(next - at));
        add(&sum, &t);
    }
    say("random", &sum);
    ck_assert_int_gt(sum.paras, 1000);
    ck_assert_int_lt(sum.unsafe * 100, sum.paras);
    for (size_t v = 0; v < N_VARIATIONS; v++) {
        ck_assert_msg(sum.differs[v].broken == 0, "%s", variations[v].name);
        ck_assert_msg(sum.differs[v].beyond == 0 || variations[v].grid > 1, "%s",
                      variations[v].name);
    }
    font_set_close(fonts);
    arena_free(a);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rounding");
    TCase *c = tcase_create("rounding");
    tcase_set_timeout(c, 120);
    tcase_add_test(c, the_report_keeps_all_its_lines);
    tcase_add_test(c, random_reports_keep_their_safe_lines);
    suite_add_tcase(suite, c);
    return suite_run(suite);
}
