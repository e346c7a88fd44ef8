#include "cases.h"

TCase *meta_cases(void)
{
    return tcase_create("meta");
}
