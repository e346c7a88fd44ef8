#include "text_tests.h"

int main(void)
{
    TCase *(*const cases[])(void) = {case_fonts,         case_frozen, case_measure, case_letters,
                                     case_opportunities, case_lines,  case_guard,   case_random};
    Suite *suite = suite_create("text");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        TCase *tcase = cases[i]();
        tcase_add_checked_fixture(tcase, fixture_open, fixture_close);
        suite_add_tcase(suite, tcase);
    }
    return suite_run(suite);
}
