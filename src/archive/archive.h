/* PDFs that vanthu made, read back: what is attached, whether all that was promised is there, and
 * where a file differs from the one that it should be.
 *
 * The reader knows the form that src/pdf writes and no other: cross references as a table, objects
 * as they are, streams deflated or plain. libqpdf reads every PDF, but to load it adds 2 ms to each
 * run of the command, and to parse with it takes as long as writing the file. */
#ifndef VANTHU_ARCHIVE_ARCHIVE_H
#define VANTHU_ARCHIVE_ARCHIVE_H

#include "base/diag.h"

#include <stddef.h>
#include <stdint.h>

struct archive_file {
    const char *name;     /* as it was attached, with folders: not to be trusted */
    const char *relation; /* "Source", "Data" */
    const uint8_t *bytes;
    size_t n;
};

struct archive {
    struct archive_file *files; /* in the order of the file: the description is the first one */
    size_t n_files;
    char part, conformance; /* '3' and 'A'; 0: it claims no PDF/A */
    const char *built_part; /* NULL: the whole document */
    const char *built_fit;  /* how a page was saved; NULL: not */
    bool has_fields;        /* for signatures */
};

/* Read what a file carries along; `name` is what messages call it.
 *
 * owns    all of *archive lives in `a`; bytes are borrowed for the call.
 * errors  false + DIAG_ARCHIVE_FORM: not a PDF of this form, or damaged; DIAG_ARCHIVE_FILE: an
 *         attached file is damaged or too large. Hostile files cost no more than their size. */
bool archive_read(struct arena *a, const char *name, const uint8_t *bytes, size_t n,
                  struct archive *archive, struct diag_list *diags);

/* What veraPDF taught, on a file that was just made: catalog, properties, fonts, structure, limits.
 *
 * errors  false + DIAG_ARCHIVE_CHECK that names what is missing. */
bool archive_check(struct arena *a, const uint8_t *bytes, size_t n, struct diag_list *diags);

/* Whether `is` has the bytes of `should`, which is whole. Signatures behind them, which leave all
 * objects as they are but for the fields that they fill, are a warning (DIAG_VERIFY_SIGNED).
 *
 * errors  false + DIAG_VERIFY_*: each attached file, page and other part that differs, in this
 *         order; or where the first byte does. */
bool archive_compare(struct arena *a, const char *name, const uint8_t *is, size_t n_is,
                     const uint8_t *should, size_t n_should, struct diag_list *diags);

#endif
