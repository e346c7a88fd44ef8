/* Small flows for tests, and pages as one line of text to compare with.
 *
 *     struct flow_build *b = flow_build_new();      page of 4000 x 1000 twips of text
 *     struct style s = build_style();               5 pt, lines of exactly 100 twips, no gaps
 *     s.after = T(30);
 *     build_para(b, s, "a|b^c");                    | ends a line, ^ is the next note's mark
 *     build_note(b, 3);                             ... whose text is three lines of 50 twips
 *     ck_assert_str_eq(build_pages(b), "a@80 b1c@180 1 n1.1@790 n1.2@840 n1.3@890");
 *
 * A line stands as its text, @ and its baseline in twips below the top margin; pages are parted by
 * " / ". Exact lines have their baseline at four fifths. */
#ifndef VANTHU_TESTS_FLOW_BUILD_H
#define VANTHU_TESTS_FLOW_BUILD_H

#include "base/vec.h"
#include "compose/flow.h"
#include "layout/layout.h"
#include "text/font.h"

#define T(twips) len_from_twips(twips)

struct flow_build {
    struct arena *a;
    struct font_set *fonts;
    const struct font_face *face;
    struct diag_list diags;
    struct flow flow;
    struct flow_section section;
    struct pages pages;
    struct build_blocks {
        struct flow_block *at;
        size_t n, cap;
    } body, cell, *target; /* target: where build_para adds */
    struct {
        struct flow_note *at;
        size_t n, cap;
    } notes;
    struct {
        struct flow_cell *at;
        size_t n, cap;
    } cells;
    struct {
        struct flow_row *at;
        size_t n, cap;
    } rows;
    int n_marks;
};

/* Fonts are those of VANTHU_DATA_DIR/fonts. Free with build_free. */
struct flow_build *flow_build_new(void);
void build_free(struct flow_build *b);

struct style build_style(void);
/* The text's width and height of all pages, in twips; margins are 100 on all sides. */
void build_page(struct flow_build *b, int width, int height);

/* A paragraph; the block it stands in, to change before the next is added. */
struct flow_block *build_para(struct flow_build *b, struct style style, const char *text);
/* Text with a face, size and so on of its own, behind what the paragraph has. */
struct flow_run *build_run(struct flow_build *b, struct flow_block *block, const char *text);
struct flow_block *build_rule(struct flow_build *b, struct flow_rule rule);
/* The next note, of n lines of 50 twips with the texts "1 n1.1", "n1.2" ... */
void build_note(struct flow_build *b, int n);

/* A table: columns, then cells and their blocks, row by row. */
struct flow_block *build_table(struct flow_build *b, int n_columns, const int *widths);
void build_cell(struct flow_build *b);
void build_row_end(struct flow_build *b);
void build_table_end(struct flow_build *b);

/* Lay the flow out. */
bool build_layout(struct flow_build *b);
/* Lay it out and give the pages as text; "error" when that fails. */
const char *build_pages(struct flow_build *b);

#endif
