/* What the report tests share. */
#ifndef VANTHU_TESTS_REPORT_TEST_H
#define VANTHU_TESTS_REPORT_TEST_H

#include "reading.h"
#include "report/report.h"
#include "suite.h"

#include <stdbool.h>

struct reading {
    struct arena *arena;
    struct diag_list diags;
    struct report report;
    bool is_read;
};

struct reading read_bytes(const char *bytes, size_t n);
/* A file below the sources. */
struct reading read_file(const char *path);
/* A whole description around the inside of <body>, which begins on line 6, column 1. */
struct reading read_body(const char *body);
void reading_free(struct reading *r);

/* Inline nodes as one string: text as it is, elements as {b ...}, breaks as | and references as
 * {ref id}. */
const char *inline_show(struct arena *a, const struct inline_node *content);

TCase *anchor_cases(void);
TCase *cases_cases(void);
TCase *model_cases(void);
TCase *image_cases(void);
TCase *text_cases(void);
TCase *sample_cases(void);

#endif
