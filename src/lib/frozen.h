/* What vanthu was built with, read and checked then: layout sheets (src/style/freeze_sheets.c
 * writes them) and faces (src/text/freeze_faces.c). */
#ifndef VANTHU_LIB_FROZEN_H
#define VANTHU_LIB_FROZEN_H

#include "pdf/pdf_frozen.h"
#include "text/font_frozen.h"
#include "xml/xml_frozen.h"

extern const struct xml_frozen *const frozen_sheets[];
extern const size_t n_frozen_sheets;

extern const struct font_frozen *const frozen_faces[];
extern const size_t n_frozen_faces;

extern const struct pdf_frozen_cut *const frozen_cuts[];
extern const size_t n_frozen_cuts;

#endif
