#include "cases.h"

TCase *file_cases(void)
{
    return tcase_create("file");
}
