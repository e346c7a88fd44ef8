/* The form of a PDF (ISO 32000-1, 12.7), whose fields are to be signed or are. */
#ifndef VANTHU_SIGN_FORM_PRIV_H
#define VANTHU_SIGN_FORM_PRIV_H

#include "pdffile/pdffile.h"

struct form {
    struct file file;
    struct value fields; /* the array /Fields */
};

/* The form of form->file, which is open.
 * errors  false: it has none */
bool form_find(struct form *form);
/* The next field, from *at on, which is NULL at first; `number` is its object's. */
bool form_next(const struct form *form, const char **at, size_t *number, struct value *field);
/* The text of a string in parentheses, as it is written; "": it is none. */
const char *form_string(struct arena *a, struct value value);

#endif
