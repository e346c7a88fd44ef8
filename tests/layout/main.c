#include "cases.h"
#include "suite.h"

int main(void)
{
    Suite *suite = suite_create("layout");
    suite_add_tcase(suite, lines_case());
    suite_add_tcase(suite, gaps_case());
    suite_add_tcase(suite, breaks_case());
    suite_add_tcase(suite, notes_case());
    suite_add_tcase(suite, tables_case());
    suite_add_tcase(suite, rows_case());
    suite_add_tcase(suite, header_case());
    suite_add_tcase(suite, images_case());
    suite_add_tcase(suite, tags_case());
    suite_add_tcase(suite, formulas_case());
    suite_add_tcase(suite, random_case());
    return suite_run(suite);
}
