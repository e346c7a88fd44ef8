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
    {"exact", 0, 0},
    {"1/64 pt", 20.0 / 64, 0},
    {"1/20 pt", 1, 0},
    {"1/8 pt", 2.5, 0},
    {"10 twips wider", 0, 10},
    {"10 twips narrower", 0, -10},
};
enum { N_VARIATIONS = sizeof variations / sizeof *variations };

/* What was found in a document, or in several. */
struct tally {
    int paras, lines;
    int nudged, unsafe; /* paragraphs that the guard band moved, and those that it could not save */
    int differs[N_VARIATIONS];        /* paragraphs in which a line ends elsewhere ... */
    int unsafe_differs[N_VARIATIONS]; /* ... and those that the guard band had warned of */
};

struct document {
    struct arena *a;
    struct diag_list diags;
    struct font_set *fonts;
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

static struct document *document_of(struct arena *a, const void *description, size_t n)
{
    struct document *d = arena_new_of(a, struct document);
    struct report *report = arena_new_of(a, struct report);
    struct sheet *sheet = arena_new_of(a, struct sheet);
    size_t n_sheet = 0;
    const uint8_t *nd30 = read_file(a, "layouts/nd30.xml", &n_sheet);
    d->a = d->diags.arena = a;
    d->fonts = font_set_open(path_of(a, "VANTHU_DATA_DIR", "fonts"), &d->diags);
    ck_assert_ptr_nonnull(d->fonts);
    ck_assert(sheet_read(a, "nd30.xml", nd30, n_sheet, NULL, sheet, &d->diags));
    ck_assert(report_read(a, "r.xml", description, n, report, &d->diags));
    ck_assert(flow_compose(a, report, sheet, d->fonts, &d->flow, &d->diags));
    d->layout = (struct layout){.out = a, .scratch = a, .flow = &d->flow, .diags = &d->diags};
    return d;
}

static void document_free(struct document *d)
{
    font_set_close(d->fonts);
    arena_free(d->a);
}

/* ---- the second breaker ---- */

static double advance_of(const struct text_run *run, uint32_t at, double grid)
{
    const char *s = run->utf8 + at;
    uint32_t cp = utf8_next(&s, run->utf8 + run->n);
    int units = font_advance(run->face, font_glyph(run->face, cp));
    double twips = (double)units * run->size / run->face->units_per_em;
    return grid > 0 ? floor(twips / grid + 0.5) * grid : twips;
}

static double piece_advance(const struct pieces *p, size_t i, double grid)
{
    const struct text_run *run = &p->para->runs[p->at[i].run];
    bool has_ink = !(p->at[i].flags & (PIECE_TAB | PIECE_FORCED));
    ck_assert(!(p->at[i].flags & PIECE_TAB)); /* no paragraph of nd30 has one */
    return has_ink ? advance_of(run, p->at[i].at, grid) : 0;
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

static bool is_at(const struct pieces *p, size_t i, struct text_place place)
{
    if (i == p->n) return place.run == p->para->n_runs;
    return p->at[i].run == place.run && p->at[i].at == place.at;
}

/* Our lines' first that the other program would end elsewhere, from 1; 0: none. */
static size_t first_difference(const struct pieces *p, const struct text_lines *lines,
                               const struct variation *v)
{
    size_t from = 0;
    for (size_t i = 0; i < lines->n; i++) {
        if (from < p->n) from = next_line(p, from, v);
        if (!is_at(p, from, lines->at[i].to)) return i + 1;
    }
    return 0;
}

/* ---- all paragraphs of a document ---- */

/* Does the guard band promise that the paragraph, nudged as it is, breaks alike everywhere? */
static bool is_promised(struct document *d, const struct text_para *para)
{
    int unsafe_line = 0;
    ck_assert_int_eq(text_guard(d->a, para, &unsafe_line), 0);
    return unsafe_line == 0;
}

static void show(const char *what, const struct flow_para *para, size_t line)
{
    const char *text = para->n_runs && para->runs[0].text ? para->runs[0].text : "";
    printf("# %s, line %zu of \"%.60s\"\n", what, line, text);
    fflush(stdout);
}

static void compare(struct document *d, const struct flow_para *flow, const struct para *para)
{
    struct pieces pieces;
    struct tally *t = &d->tally;
    bool is_safe = is_promised(d, &para->text);
    ck_assert(pieces_collect(d->a, &para->text, &pieces, NULL));
    t->paras++;
    t->lines += (int)para->lines.n;
    t->nudged += flow->nudge != 0;
    t->unsafe += !is_safe;
    for (size_t i = 0; i < N_VARIATIONS; i++) {
        size_t line = first_difference(&pieces, &para->lines, &variations[i]);
        t->differs[i] += line > 0;
        t->unsafe_differs[i] += line > 0 && !is_safe;
        if (line > 0) show(variations[i].name, flow, line);
    }
}

static void visit_para(struct document *d, const struct flow_para *flow, int width)
{
    struct para_source source = {.flow = flow, .width = width};
    struct para para = {0};
    ck_assert(para_break(&d->layout, &source, &para));
    compare(d, flow, &para);
}

static void visit_blocks(struct document *d, const struct flow_block *blocks, size_t n, int width);

static void visit_row(struct document *d, const struct flow_table *table, const struct flow_row *row)
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

static struct tally visit(struct document *d)
{
    int width = region_of(&d->flow.sections[0].page).text_width;
    for (size_t i = 0; i < d->flow.n_sections; i++)
        visit_blocks(d, d->flow.sections[i].blocks, d->flow.sections[i].n_blocks, width);
    for (size_t i = 0; i < d->flow.n_notes; i++)
        visit_blocks(d, d->flow.notes[i].blocks, d->flow.notes[i].n_blocks, width);
    return d->tally;
}

static void add(struct tally *sum, const struct tally *t)
{
    sum->paras += t->paras;
    sum->lines += t->lines;
    sum->nudged += t->nudged;
    sum->unsafe += t->unsafe;
    for (size_t i = 0; i < N_VARIATIONS; i++) {
        sum->differs[i] += t->differs[i];
        sum->unsafe_differs[i] += t->unsafe_differs[i];
    }
}

static void report_tally(const char *what, const struct tally *t)
{
    printf("# %s: %d paragraphs, %d lines; %d nudged, %d unsafe\n", what, t->paras, t->lines,
           t->nudged, t->unsafe);
    for (size_t i = 0; i < N_VARIATIONS; i++)
        printf("# %s: %d differ, %d of them unsafe\n", variations[i].name, t->differs[i],
               t->unsafe_differs[i]);
    fflush(stdout);
}

START_TEST(the_report_has_the_same_lines_however_advances_are_rounded)
{
    struct arena *a = arena_new();
    size_t n = 0;
    const uint8_t *description = read_file(a, "samples/bao-cao-80.xml", &n);
    struct document *d = document_of(a, description, n);
    struct tally t = visit(d);
    report_tally("bao-cao-80", &t);
    for (size_t i = 0; i < N_VARIATIONS; i++)
        ck_assert_msg(t.differs[i] == 0, "%s: %d", variations[i].name, t.differs[i]);
    ck_assert_int_eq(t.unsafe, 0);
    document_free(d);
}
END_TEST

static struct tally visit_random(int seed)
{
    struct arena *a = arena_new();
    const char *script = path_of(a, "VANTHU_SOURCE", "tests/twins/random_report.py");
    struct run made = run(a, "python3", script, arena_printf(a, "%d", seed));
    ck_assert_msg(made.status == 0, "%s", made.err);
    struct document *d = document_of(a, made.out, made.n);
    struct tally t = visit(d);
    document_free(d);
    return t;
}

START_TEST(random_reports_have_the_same_lines_where_the_guard_band_says_so)
{
    struct tally sum = {0};
    for (int seed = 1; seed <= RANDOM_REPORTS; seed++) {
        struct tally t = visit_random(seed);
        add(&sum, &t);
    }
    report_tally("random", &sum);
    for (size_t i = 0; i < N_VARIATIONS; i++)
        ck_assert_msg(sum.differs[i] == sum.unsafe_differs[i], "%s: %d of %d were promised",
                      variations[i].name, sum.differs[i] - sum.unsafe_differs[i], sum.differs[i]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rounding");
    TCase *c = tcase_create("rounding");
    tcase_set_timeout(c, 120);
    tcase_add_test(c, the_report_has_the_same_lines_however_advances_are_rounded);
    tcase_add_test(c, random_reports_have_the_same_lines_where_the_guard_band_says_so);
    suite_add_tcase(suite, c);
    return suite_run(suite);
}
