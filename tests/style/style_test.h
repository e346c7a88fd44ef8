/* What the style tests share: reading sheets, from strings and from files below the sources. */
#ifndef VANTHU_TESTS_STYLE_TEST_H
#define VANTHU_TESTS_STYLE_TEST_H

#include "reading.h"
#include "style/sheet.h"
#include "suite.h"

struct reading {
    struct arena *arena;
    struct diag_list diags;
    struct sheet sheet;
    bool is_read;
};

struct reading read_file(const char *path);
/* A sheet "t" with `inner` that extends `base`: "base" (cases/valid/base.xml), "nd30", or NULL. */
struct reading read_over(const char *base, const char *inner);
void reading_free(struct reading *r);

const struct style *style_of(const struct sheet *sheet, const char *id);
/* The messages: "line:column CODE word|word|word" each on a line. */
const char *messages_of(struct reading *r);
int twips(len l); /* asserts that it is whole twips */

TCase *cases_cases(void);
TCase *values_cases(void);
TCase *extend_cases(void);
TCase *fit_cases(void);
TCase *frozen_cases(void);
TCase *nd30_cases(void);

#endif
