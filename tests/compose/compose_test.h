/* What the compose tests share: composing a description given as a string, and flows as text. */
#ifndef VANTHU_TESTS_COMPOSE_TEST_H
#define VANTHU_TESTS_COMPOSE_TEST_H

#include "compose/compose.h"
#include "report/report.h"
#include "style/sheet.h"
#include "suite.h"
#include "text/font.h"

#include <stdbool.h>

struct composed {
    struct arena *arena;
    struct diag_list diags;
    struct font_set *fonts;
    struct report report;
    struct sheet sheet;
    struct flow flow;
    bool is_made;
};

/* A description of type `type`: `head` stands before the body (NULL: parts_of_head), `body` inside
 * it, `foot` behind it (NULL: recipients and signature). The sheet is nd30 with `sheet` (elements
 * of one that extends it; NULL: none). The body's text begins on line 3. Images are no files here:
 * "300x200@11811.png" has that many pixels, and that many to the metre (@ and what follows may be
 * left out). */
struct composed compose_parts(const char *type, const char *sheet, const char *head,
                              const char *body, const char *foot);
/* The same for a report with the usual head and foot. */
struct composed compose_body(const char *body);
struct composed compose_file(const char *path);
void composed_free(struct composed *c);

/* The messages: "line:column CODE word|word|word" each on a line. */
const char *messages_of(struct composed *c);

/* A paragraph: `style "label|text"`, where runs stand as *bold*, _italic_, ~underlined~, {raised},
 * a note's mark as ^1, a forced break as /, a
 * tab as #, ticks as [ ] and [x], dots to the end of a line as <fill>. Rules: `rule
 * left+length+right/height` in twips. */
const char *show_block(struct arena *a, const struct flow_block *block);
/* Several, one to a line. */
const char *show_blocks(struct arena *a, const struct flow_block *blocks, size_t n);
/* The blocks of the body: those between the first table and the last that have words in a body or
 * heading style. */
const char *show_body(struct composed *c);
/* The i-th table of the document; its cell. */
const struct flow_table *table_of(const struct composed *c, int i);
const char *show_cell(struct composed *c, int table, int row, int cell);
/* The first block with this style. */
const struct flow_block *block_of(const struct composed *c, const char *style);
int twips(len l); /* asserts that it is whole twips */

TCase *labels_cases(void);
TCase *articles_cases(void);
TCase *cite_cases(void);
TCase *quotes_cases(void);
TCase *together_cases(void);
TCase *unbroken_cases(void);
TCase *parts_cases(void);
TCase *sections_cases(void);
TCase *inlines_cases(void);
TCase *blanks_cases(void);
TCase *drafts_cases(void);
TCase *fields_cases(void);
TCase *formula_cases(void);
TCase *grid_cases(void);
TCase *table_cases(void);
TCase *columns_cases(void);
TCase *image_cases(void);
TCase *keeps_cases(void);
TCase *refuse_cases(void);
TCase *sample_cases(void);

#endif
