#include "cases.h"
#include "suite.h"

int main(void)
{
    Suite *suite = suite_create("pdf");
    suite_add_tcase(suite, text_cases());
    suite_add_tcase(suite, place_cases());
    suite_add_tcase(suite, tags_cases());
    suite_add_tcase(suite, meta_cases());
    suite_add_tcase(suite, file_cases());
    return suite_run(suite);
}
