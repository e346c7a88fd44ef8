/* A face cut to the letters of Vietnamese as constant data. */
#ifndef VANTHU_PDF_PDF_FROZEN_H
#define VANTHU_PDF_PDF_FROZEN_H

#include "pdf/pdf.h"
#include "text/font.h"

struct pdf_frozen_cut {
    const struct font_face *face; /* whose tables it is cut from */
    const uint16_t *glyphs;       /* of each letter, in the order of letters_all */
    size_t n;                     /* bytes of the program */
    const uint8_t *packed;        /* it, compressed */
    size_t n_packed;
};

/* From now on share these where fonts are shared (pdf_writer_share_fonts). `cuts` is lent as long.
 */
void pdf_writer_know_cuts(struct pdf_writer *writer, const struct pdf_frozen_cut *const *cuts,
                          size_t n);

#endif
