#include "cases.h"

TCase *tags_cases(void)
{
    return tcase_create("tags");
}
