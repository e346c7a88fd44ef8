/* What signing must know of a PDF (ISO 32000-1, 7.3 and 7.5): where its objects stand, and the
 * entries of its dictionaries. Files with a table of cross references, as ours are. */
#ifndef VANTHU_SIGN_PDF_PRIV_H
#define VANTHU_SIGN_PDF_PRIV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A stretch of the file; of no pointer: there is none. */
struct slice {
    const char *at;
    size_t n;
};

struct pdf_file {
    struct slice bytes;
    size_t xref;          /* where the newest table stands */
    struct slice trailer; /* the newest, between << and >> */
    struct slice fields;  /* the array /Fields of the form */
};

/* errors  false: it is no such file, or has no form. The bytes are borrowed. */
bool pdf_file_open(struct pdf_file *file, const uint8_t *bytes, size_t n);

/* The value of an entry ("/Root") of a dictionary. */
struct slice pdf_entry(struct slice dictionary, const char *key);
/* The next entry of a dictionary from *at on; false: there are no more. */
bool pdf_next_entry(struct slice dictionary, size_t *at, struct slice *key, struct slice *value);
/* What a value is, or refers to: the inside of a dictionary. */
struct slice pdf_dictionary(const struct pdf_file *file, struct slice value);
/* "12 0 R" as 12; 0: it is no reference. */
int pdf_reference(struct slice value);
/* The number that *text begins with, after blanks; *text moves behind it. */
bool pdf_number(struct slice *text, size_t *number);
/* The i-th field of the form as an object's number; 0: there are no more. */
int pdf_field(const struct pdf_file *file, size_t i);
struct slice pdf_object(const struct pdf_file *file, int number);
/* Whether a value is this string: "(signer)". */
bool pdf_is_string(struct slice value, const char *text);

#endif
