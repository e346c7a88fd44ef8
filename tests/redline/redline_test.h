#ifndef VANTHU_TESTS_REDLINE_TEST_H
#define VANTHU_TESTS_REDLINE_TEST_H

#include "suite.h"

TCase *match_cases(void);
TCase *text_cases(void);

#endif
