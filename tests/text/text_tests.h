/* What the suites of the text room share: faces, and paragraphs broken to strings. */
#ifndef VANTHU_TESTS_TEXT_TESTS_H
#define VANTHU_TESTS_TEXT_TESTS_H

#include "suite.h"
#include "text/text.h"

TCase *case_fonts(void);
TCase *case_frozen(void);
TCase *case_measure(void);
TCase *case_letters(void);
TCase *case_opportunities(void);
TCase *case_lines(void);
TCase *case_guard(void);
TCase *case_random(void);

/* Open before each test, closed after it. Box: capitals 240 twips at 12 pt (size 240), all else
 * 120 (tests/fonts/make-box.py). */
struct fixture {
    struct arena *arena;
    struct diag_list diags;
    struct font_set *serif_set, *box_set;
    const struct font_face *serif[FONT_N_STYLES];
    const struct font_face *box, *box_bold, *box_italic;
};
extern struct fixture fix;
void fixture_open(void);
void fixture_close(void);

/* `name` in the source tree. */
const char *source_path(const char *name);

struct text_run chars(const struct font_face *face, int size, const char *utf8);
struct text_run mark(const struct font_face *face, int size, const char *utf8);
struct text_run label(const struct font_face *face, int size, const char *utf8);
struct text_run thing(enum text_kind kind);

/* A paragraph without indents. */
struct text_para para_of(const struct text_run *runs, size_t n, int width);
struct text_lines broken(const struct text_para *para);
struct text_guarded guarded_of(const struct text_para *para);
/* The lines as set, without hanging blanks, between strokes: "one two|three"; a tab shows as `~`.
 */
const char *shown(const struct text_para *para);
/* The same for one run of the box font at 12 pt. */
const char *shown_box(const char *utf8, int width);

#endif
