/* What holds for every flow: random documents from fixed seeds. */
#include "cases.h"
#include "flow_build.h"

#include "base/buf.h"
#include "dump/dump.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 4000, HEIGHT = 3000, MARGIN = 100, MOST_BEFORE = 120, SEEDS = 60 };

/* Numerical Recipes' 32-bit generator: the same everywhere. */
static unsigned roll(unsigned *seed, unsigned n)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % n;
}

static const char *random_text(struct flow_build *b, unsigned *seed, unsigned most_words,
                               bool marks)
{
    static const char *const syllables[] = {"ủy",   "ban",   "nhân", "dân",    "xã-hội", "2024",
                                            "Nghị", "quyết", "–",    "TT-BXD", "a",      "nghiêng"};
    struct buf out = {0};
    unsigned n = 1 + roll(seed, most_words);
    for (unsigned i = 0; i < n; i++) {
        if (i) buf_putc(&out, ' ');
        buf_puts(&out, syllables[roll(seed, 12)]);
        if (marks && roll(seed, 40) == 0) buf_putc(&out, '^');
    }
    return buf_text(&out, b->a);
}

static struct style random_style(unsigned *seed)
{
    struct style s = build_style();
    s.size = 16 + (int)roll(seed, 13);
    s.line_rule = (enum style_line)roll(seed, 3);
    s.line =
        s.line_rule == LINE_MULTIPLE ? 100 + (int)roll(seed, 80) : T(200 + (int)roll(seed, 200));
    s.before = T((int)roll(seed, 3) * 60);
    s.after = T((int)roll(seed, 3) * 60);
    s.align = (enum style_align)roll(seed, 4);
    s.left = T((int)roll(seed, 3) * 200);
    s.first = T((int)roll(seed, 2) * 300);
    s.widow = roll(seed, 5) > 0;
    s.keep_lines = roll(seed, 8) == 0;
    return s;
}

static struct flow_block *add_para(struct flow_build *b, unsigned *seed, struct style style,
                                   unsigned most_words, bool marks)
{
    const char *text = random_text(b, seed, most_words, marks);
    struct flow_block *block = build_para(b, style, text);
    for (unsigned n = roll(seed, 4); n; n--) {
        struct flow_run *run = build_run(b, block, random_text(b, seed, 3, false));
        run->face =
            font_set_face(b->fonts, "Times New Roman", (enum font_style)roll(seed, 4), &b->diags);
        if (roll(seed, 4) == 0) run->size += 3;
        run->underline = roll(seed, 4) == 0;
    }
    return block;
}

/* A few words in lines of 300 twips at the most, so that no row is as high as a page. */
static struct style cell_style(unsigned *seed)
{
    struct style style = random_style(seed);
    if (style.line_rule == LINE_MULTIPLE) style.line = 100 + (int)roll(seed, 10);
    if (style.line_rule != LINE_MULTIPLE && style.line > T(300)) style.line = T(300);
    return style;
}

static void add_cell_para(struct flow_build *b, unsigned *seed, bool marks)
{
    struct style style = cell_style(seed);
    build_para(b, style, random_text(b, seed, 3, marks));
}

static void add_table(struct flow_build *b, unsigned *seed)
{
    static const int widths[] = {1700, 2300};
    bool may_split = roll(seed, 2) == 0;
    build_table(b, 2, widths);
    for (unsigned rows = 1 + roll(seed, 4); rows; rows--) {
        build_cell(b);
        add_cell_para(b, seed, true);
        build_cell(b);
        add_cell_para(b, seed, false);
        add_cell_para(b, seed, !may_split);
        if (may_split) build_para(b, cell_style(seed), random_text(b, seed, 90, false));
        build_row_end(b);
        b->rows.at[b->rows.n - 1].may_split = may_split;
    }
    build_table_end(b);
}

static void add_random_block(struct flow_build *b, unsigned *seed, bool *was_heading)
{
    bool is_heading = !*was_heading && roll(seed, 5) == 0;
    struct style style = random_style(seed);
    *was_heading = is_heading;
    if (is_heading) {
        style.keep_next = style.keep_lines = true;
        add_para(b, seed, style, 10, false);
    } else if (roll(seed, 8) == 0) {
        add_table(b, seed);
    } else {
        struct flow_block *block = add_para(b, seed, style, 90, true);
        block->para.break_before = roll(seed, 20) == 0;
    }
}

/* The notes of the marks just added. Now and then one longer than a page, where it is the only one:
 * behind a note that goes on for pages no other could start. */
static void add_notes(struct flow_build *b, unsigned *seed)
{
    bool is_alone = (size_t)b->n_marks == b->notes.n + 1;
    while (b->notes.n < (size_t)b->n_marks)
        build_note(b, 1 + (int)roll(seed, is_alone && roll(seed, 4) == 0 ? 120 : 5));
}

static struct flow_build *random_flow(unsigned seed)
{
    struct flow_build *b = flow_build_new();
    bool was_heading = false;
    build_page(b, WIDTH, HEIGHT);
    for (unsigned n = 5 + roll(&seed, 30); n; n--) {
        add_random_block(b, &seed, &was_heading);
        add_notes(b, &seed);
    }
    ck_assert_msg(build_layout(b), "layout failed");
    return b;
}

/* -- every run's text once, in order */

static void add_without_blanks(struct buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] != ' ') buf_putc(out, s[i]);
}

static void add_blocks(struct buf *out, const struct flow_block *blocks, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const struct flow_block *block = &blocks[i];
        for (size_t r = 0; block->kind == FLOW_PARA && r < block->para.n_runs; r++) {
            const struct flow_run *run = &block->para.runs[r];
            if (run->kind == FLOW_TEXT) add_without_blanks(out, run->text, strlen(run->text));
        }
        for (size_t r = 0; block->kind == FLOW_TABLE && r < block->table.n_rows; r++) {
            const struct flow_row *row = &block->table.rows[r];
            for (size_t c = 0; c < row->n_cells; c++)
                add_blocks(out, row->cells[c].blocks, row->cells[c].n_blocks);
        }
    }
}

static void check_same(const struct buf *expected, const struct buf *got)
{
    ck_assert_uint_eq(expected->n, got->n);
    ck_assert(expected->n == 0 || memcmp(expected->at, got->at, got->n) == 0);
}

static bool is_in_note(const struct pages *pages, int tag)
{
    return pages->tags[pages->tags[tag].parent].role == ROLE_NOTE;
}

/* The text of each tag, in the order of pages. */
static struct buf *tag_texts(const struct pages *pages)
{
    struct buf *texts = calloc(pages->n_tags, sizeof *texts);
    for (size_t p = 0; p < pages->n; p++) {
        for (size_t i = 0; i < pages->at[p].n_items; i++) {
            const struct page_item *item = &pages->at[p].items[i];
            if (item->kind == PAGE_TEXT)
                add_without_blanks(&texts[item->tag], item->text.utf8, item->text.n);
        }
    }
    return texts;
}

static void check_text(struct flow_build *b)
{
    const struct pages *pages = &b->pages;
    struct buf *texts = tag_texts(pages), body = {0}, notes = {0}, want = {0}, want_notes = {0};
    for (size_t i = 2; i < pages->n_tags; i++) {
        if (pages->tags[i].role != ROLE_P) continue;
        buf_add(is_in_note(pages, (int)i) ? &notes : &body, texts[i].at, texts[i].n);
    }
    add_blocks(&want, b->body.at, b->body.n);
    for (size_t i = 0; i < b->notes.n; i++)
        add_blocks(&want_notes, b->notes.at[i].blocks, b->notes.at[i].n_blocks);
    check_same(&want, &body);
    check_same(&want_notes, &notes);
    buf_free(&body);
    buf_free(&notes);
    buf_free(&want);
    buf_free(&want_notes);
    for (size_t i = 0; i < pages->n_tags; i++)
        buf_free(&texts[i]);
    free(texts);
}

/* -- nothing outside its region, no line over another */

static bool is_in_table(const struct pages *pages, int tag)
{
    for (; tag > 1; tag = pages->tags[tag].parent)
        if (pages->tags[tag].role == ROLE_DIV) return true;
    return false;
}

static void check_page(const struct pages *pages, const struct page *page)
{
    len separator = 0, above = 0, slack = 0;
    size_t n_texts = 0;
    for (size_t i = 0; i < page->n_items; i++) {
        const struct page_item *item = &page->items[i];
        if (item->kind == PAGE_RULE) {
            separator = above = item->rule.y;
            continue;
        }
        const struct page_text *t = &item->text;
        n_texts++;
        bool is_alone = t->ends_line && (i == 0 || page->items[i - 1].kind == PAGE_RULE ||
                                         page->items[i - 1].text.ends_line);
        if (is_alone && !t->slack)
            ck_assert_int_eq(t->width, T(text_width(t->face, t->utf8, t->n, t->size)));
        ck_assert_int_ge(t->x, T(MARGIN));
        ck_assert_int_le(t->x + t->width, T(MARGIN + WIDTH));
        ck_assert_int_ge(t->baseline, T(MARGIN));
        ck_assert_int_le(t->baseline, T(MARGIN + HEIGHT));
        bool is_mark = pages->tags[item->tag].role == ROLE_REFERENCE ||
                       pages->tags[item->tag].role == ROLE_LABEL;
        if (is_in_table(pages, item->tag)) continue;
        slack += t->slack;
        if (t->ends_line && slack) ck_assert_int_eq(t->x + t->width, T(MARGIN + WIDTH));
        if (t->ends_line) slack = 0;
        if (is_mark) continue;
        ck_assert_int_ge(t->baseline, above);
        above = t->baseline + (t->ends_line ? T(1) : 0);
    }
    ck_assert_uint_gt(n_texts, 0);
    ck_assert_int_ge(page->room, 0);
    if (separator) ck_assert_int_lt(page->lowest, separator);
}

/* -- notes and headings where they belong */

static void check_notes(const struct flow_build *b)
{
    const struct pages *pages = &b->pages;
    int *mark_page = calloc(b->notes.n + 1, sizeof *mark_page), n_notes = 0;
    for (size_t i = 2; i < pages->n_tags; i++) {
        const struct page_tag *tag = &pages->tags[i];
        if (tag->role == ROLE_REFERENCE) mark_page[tag->note] = tag->page;
        if (tag->role == ROLE_NOTE) ck_assert_int_eq(tag->page, mark_page[tag->note]);
        n_notes += tag->role == ROLE_NOTE;
    }
    ck_assert_int_eq(n_notes, (int)b->notes.n);
    free(mark_page);
}

/* A heading is on the page of the block behind it, unless it is the first on its page (on the first
 * page, below its space before). */
static void check_headings(const struct flow_build *b)
{
    const struct pages *pages = &b->pages;
    size_t tag = 2;
    for (size_t i = 0; i + 1 < b->body.n; i++) {
        const struct flow_block *block = &b->body.at[i];
        while (pages->tags[tag].parent != 1 || pages->tags[tag].role == ROLE_NOTE)
            tag++;
        const struct page_tag *own = &pages->tags[tag++];
        if (block->kind != FLOW_PARA || !block->para.keep_next) continue;
        if (b->body.at[i + 1].kind == FLOW_PARA && b->body.at[i + 1].para.break_before) continue;
        if (own->y > T(MARGIN + MOST_BEFORE)) ck_assert_int_eq(own->page, pages->tags[tag].page);
    }
}

START_TEST(random_documents_keep_the_rules)
{
    struct flow_build *b = random_flow((unsigned)_i + 1);
    check_text(b);
    for (size_t i = 0; i < b->pages.n; i++)
        check_page(&b->pages, &b->pages.at[i]);
    check_notes(b);
    check_headings(b);
    build_free(b);
}
END_TEST

START_TEST(the_same_flow_gives_the_same_pages)
{
    struct flow_build *x = random_flow(7), *y = random_flow(7);
    struct buf first = {0}, second = {0};
    dump_write(&x->pages, &first);
    dump_write(&y->pages, &second);
    ck_assert_uint_gt(first.n, 1000);
    check_same(&first, &second);
    buf_free(&first);
    buf_free(&second);
    build_free(x);
    build_free(y);
}
END_TEST

TCase *random_case(void)
{
    TCase *t = tcase_create("random");
    tcase_add_loop_test(t, random_documents_keep_the_rules, 0, SEEDS);
    tcase_add_test(t, the_same_flow_gives_the_same_pages);
    return t;
}
