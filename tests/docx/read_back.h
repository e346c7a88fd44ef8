/* A package read back with libzip and libxml2. */
#ifndef VANTHU_TESTS_DOCX_READ_BACK_H
#define VANTHU_TESTS_DOCX_READ_BACK_H

#include "sample.h"
#include "suite.h"

#include <zip.h>

struct read_back {
    struct arena *a;
    struct sample *sample;
    struct buf bytes;
    zip_t *zip;
};

/* Write the sample as it stands and open the result. Frees the sample with itself. */
struct read_back *read_back(struct sample *s);
void read_back_free(struct read_back *r);

/* The bytes of a part with a NUL behind them; NULL when there is none. */
const char *part(struct read_back *r, const char *name);
/* The value of an XPath expression as a string; prefixes w, m, r, ct, rel, wp, a, pic, cp, dc,
 * dcterms. */
const char *value(struct read_back *r, const char *part, const char *xpath);
int number(struct read_back *r, const char *part, const char *xpath);
/* Names of the children of the first node that matches, without prefixes, with blanks between. */
const char *children(struct read_back *r, const char *part, const char *xpath);
/* The attribute or text of each node that matches, with blanks between. */
const char *all(struct read_back *r, const char *part, const char *xpath);

#define DOCUMENT "word/document.xml"
#define STYLES "word/styles.xml"
#define NUMBERING "word/numbering.xml"
#define FOOTNOTES "word/footnotes.xml"

TCase *package_cases(void);
TCase *style_cases(void);
TCase *paragraph_cases(void);
TCase *run_cases(void);
TCase *numbering_cases(void);
TCase *note_cases(void);
TCase *table_cases(void);
TCase *image_cases(void);
TCase *section_cases(void);
TCase *control_cases(void);
TCase *formula_cases(void);

#endif
