/* Files of the sources, and what the library says when it reads them. */
#ifndef VANTHU_TESTS_READING_H
#define VANTHU_TESTS_READING_H

#include "base/diag.h"

/* The path of a file below the sources, which VANTHU_SOURCE names. */
const char *source_path(struct arena *a, const char *path);

/* A line for each message: "10:9 DIAG_REPORT_DATE word|word". */
const char *messages_text(struct arena *a, const struct diag_list *diags);
/* The same as a file expects it, in a comment at its end: none where it lies in a folder valid/. */
const char *messages_expected(struct arena *a, const char *path);

#endif
