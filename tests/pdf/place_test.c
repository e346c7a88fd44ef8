#include "cases.h"

TCase *place_cases(void)
{
    return tcase_create("place");
}
