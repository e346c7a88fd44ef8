#include "cases.h"
#include "suite.h"

#include <stdio.h>

/* The readers that say what came out; NULL when all are there. */
static const char *missing_program(void)
{
    static const char *const programs[] = {"qpdf", "pdftotext", "mutool", "xmllint"};
    struct arena *a = arena_new();
    const char *missing = NULL;
    for (size_t i = 0; i < sizeof programs / sizeof *programs && !missing; i++)
        if (run(a, programs[i], "--version").status == 127) missing = programs[i];
    arena_free(a);
    return missing;
}

int main(void)
{
    const char *missing = missing_program();
    if (missing) {
        printf("1..0 # SKIP %s is not installed\n", missing);
        return 0;
    }
    Suite *suite = suite_create("pdf");
    suite_add_tcase(suite, text_cases());
    suite_add_tcase(suite, place_cases());
    suite_add_tcase(suite, tags_cases());
    suite_add_tcase(suite, meta_cases());
    suite_add_tcase(suite, file_cases());
    suite_add_tcase(suite, archive_cases());
    suite_add_tcase(suite, image_cases());
    suite_add_tcase(suite, frozen_cases());
    return suite_run(suite);
}
