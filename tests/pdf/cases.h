/* The test cases of this room, a file each. */
#ifndef VANTHU_TESTS_PDF_CASES_H
#define VANTHU_TESTS_PDF_CASES_H

#include "page_build.h"

#include <check.h>

TCase *text_cases(void);
TCase *place_cases(void);
TCase *tags_cases(void);
TCase *meta_cases(void);
TCase *file_cases(void);
TCase *archive_cases(void);
TCase *image_cases(void);
TCase *frozen_cases(void);

#endif
