#include "read_back.h"

int main(void)
{
    Suite *suite = suite_create("docx");
    suite_add_tcase(suite, package_cases());
    suite_add_tcase(suite, style_cases());
    suite_add_tcase(suite, paragraph_cases());
    suite_add_tcase(suite, run_cases());
    suite_add_tcase(suite, numbering_cases());
    suite_add_tcase(suite, note_cases());
    suite_add_tcase(suite, table_cases());
    suite_add_tcase(suite, image_cases());
    suite_add_tcase(suite, section_cases());
    suite_add_tcase(suite, formula_cases());
    suite_add_tcase(suite, control_cases());
    return suite_run(suite);
}
