/* Running a check suite as a TAP test for meson. */
#ifndef VANTHU_TESTS_SUITE_H
#define VANTHU_TESTS_SUITE_H

#include <check.h>
#include <stdbool.h>

/* Run `suite` and print TAP to standard output; the value for main. CK_FORK=no keeps it in one
 * process (under sanitizers and valgrind). */
int suite_run(Suite *suite);

/* Whether each case runs in a process of its own: what ends the process can only be tested so. */
bool suite_forks(void);

#endif
