/* The layout sheets that vanthu was built with, checked; src/style/freeze.c makes them. */
#ifndef VANTHU_LIB_FROZEN_SHEETS_H
#define VANTHU_LIB_FROZEN_SHEETS_H

#include "xml/xml_frozen.h"

extern const struct xml_frozen *const frozen_sheets[];
extern const size_t n_frozen_sheets;

#endif
