/* The cases of each file, put together in main.c. */
#ifndef VANTHU_TESTS_LAYOUT_CASES_H
#define VANTHU_TESTS_LAYOUT_CASES_H

#include <check.h>

TCase *lines_case(void);
TCase *gaps_case(void);
TCase *breaks_case(void);
TCase *notes_case(void);
TCase *tables_case(void);
TCase *rows_case(void);
TCase *header_case(void);
TCase *images_case(void);
TCase *tags_case(void);
TCase *formulas_case(void);
TCase *random_case(void);

#endif
