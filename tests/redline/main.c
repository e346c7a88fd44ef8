#include "redline_test.h"

int main(void)
{
    Suite *suite = suite_create("redline");
    suite_add_tcase(suite, match_cases());
    suite_add_tcase(suite, text_cases());
    return suite_run(suite);
}
