/* Pages as PDF 1.7 (ISO 32000-1): tagged, with exact text, as PDF/UA-1 (ISO 14289-1) asks; for the
 * archive also as PDF/A (ISO 19005). */
#ifndef VANTHU_PDF_PDF_H
#define VANTHU_PDF_PDF_H

#include "base/buf.h"
#include "base/diag.h"

struct pages;

/* What a file claims to be. All but PDF_A_1A, which is PDF 1.4, are PDF/UA-1 too. */
enum pdf_level {
    PDF_PRINT,
    PDF_A_1A, /* ISO 19005-1, as TCVN 14159-1 has it: no attachments, no transparency */
    PDF_A_2U, /* ISO 19005-2: no attachments */
    PDF_A_2A,
    PDF_A_3A, /* ISO 19005-3: with attachments */
    PDF_N_LEVELS
};

/* A file that the archive carries along (ISO 32000-1, 7.11.4; ISO 19005-3, annex E). */
struct pdf_attachment {
    const char *name;     /* with the folders below that of the description, UTF-8 */
    const char *type;     /* "text/xml" */
    const char *words;    /* what it is, for readers */
    const char *relation; /* "Source": the pages were made of it; "Data": shown on them */
    const void *bytes;
    size_t n;
};

struct pdf_archive {
    enum pdf_level level;
    const struct pdf_attachment *attachments; /* PDF_A_3A alone; others leave them out */
    size_t n_attachments;
    const char *part; /* of the document, that the pages are; NULL: all */
    const char *step; /* by which a page was saved; NULL: none */
    bool has_fields;  /* for signatures */
};

/* The copies of a document for the printer: one behind the other in one file. */
struct pdf_copies {
    const char *name; /* who gets them */
    int n;            /* >= 1 */
};
struct pdf_set {
    const struct pdf_copies *copies;
    size_t n_copies;      /* >= 1 */
    bool is_single_sided; /* else each copy, and each part in it, begins on the front of a sheet */
};

/* "3a": the part and level of conformance as users write it; PDF_PRINT: NULL. */
const char *pdf_level_name(enum pdf_level level);

/* Writes one document after the other. What is likely to come again is kept: faces as they were
 * opened, and in the memo, if there is one, the programs cut from them and streams as they were
 * packed.
 *
 * owns    about as much again as the font files that were used; faces and memo must live as long.
 * errors  none; one thread at a time. */
struct pdf_writer;
struct memo;
struct pdf_writer *pdf_writer_new(struct memo *memo);
void pdf_writer_free(struct pdf_writer *writer); /* NULL is fine */
/* Files for print are to hold, from now on, each face cut to the letters of Vietnamese, which is
 * done once or known (pdf_frozen.h), in place of those that the document uses: faster, and larger
 * by up to 15 kB a face. */
void pdf_writer_share_fonts(struct pdf_writer *writer);

/* Write `pages` to `out`: for print, or (archive not NULL) for the archive. `writer` may be NULL.
 *
 * shape   the bytes depend on the pages alone: no clock, no address, no locale, and not what was
 *         written before.
 * errors  false + DIAG_PDF_*; *out is then to be thrown away. */
bool pdf_write(struct arena *a, const struct pages *pages, const struct pdf_archive *archive,
               struct pdf_writer *writer, struct buf *out, struct diag_list *diags);

/* Write `pages` once for each copy. The first is the document as pdf_write makes it, with its tags,
 * links and bookmarks; the others show the same and are artifacts, so that a listener hears it
 * once. They share its fonts, pictures and one more content stream for each page.
 *
 * errors  as pdf_write. */
bool pdf_write_set(struct arena *a, const struct pages *pages, const struct pdf_set *set,
                   struct buf *out, struct diag_list *diags);

/* How many pages the file will have, with those that stay blank. */
size_t pdf_set_pages(const struct pages *pages, const struct pdf_set *set);

#endif
