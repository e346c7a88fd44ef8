#ifndef VANTHU_TESTS_BATCH_SUITES_H
#define VANTHU_TESTS_BATCH_SUITES_H

#include "suite.h"

TCase *json_cases(void);
TCase *table_cases(void);
TCase *values_cases(void);
TCase *tell_cases(void);

#endif
