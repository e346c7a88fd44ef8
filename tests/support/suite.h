/* Running a check suite as a TAP test for meson. */
#ifndef VANTHU_TESTS_SUITE_H
#define VANTHU_TESTS_SUITE_H

#include <check.h>

/* Run `suite` and print TAP to standard output; the value for main. CK_FORK=no keeps it in one
 * process (under sanitizers and valgrind). */
int suite_run(Suite *suite);

#endif
