/* What the xml tests share: reading a string, and short assertions on what came of it. */
#ifndef VANTHU_TESTS_XML_TEST_H
#define VANTHU_TESTS_XML_TEST_H

#include "suite.h"
#include "xml/xml.h"

#include <stdbool.h>

struct reading {
    struct arena *arena;
    struct diag_list diags;
    struct xml_doc doc;
    bool is_read;
};

struct reading read_bytes(const char *bytes, size_t n);
struct reading read_text(const char *text);
void reading_free(struct reading *r);

/* The text is refused with exactly one message: this code at this place with this first word. */
void assert_refused(const char *bytes, size_t n, enum diag_code code, int line, int column,
                    const char *arg);
void assert_pos(struct pos pos, int line, int column);

TCase *decode_cases(void);
TCase *form_cases(void);
TCase *tree_cases(void);
TCase *refuse_cases(void);
TCase *near_cases(void);
TCase *writer_cases(void);

#endif
