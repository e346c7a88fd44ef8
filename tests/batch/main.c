#include "batch_suites.h"

int main(void)
{
    Suite *suite = suite_create("batch");
    suite_add_tcase(suite, json_cases());
    suite_add_tcase(suite, table_cases());
    suite_add_tcase(suite, values_cases());
    suite_add_tcase(suite, tell_cases());
    return suite_run(suite);
}
