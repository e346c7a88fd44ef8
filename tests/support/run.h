/* Running another program from a test and reading what it says. */
#ifndef VANTHU_TESTS_RUN_H
#define VANTHU_TESTS_RUN_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct run {
    int status;      /* exit status; 127: there is no such program; 128 + n: ended by signal n */
    const char *out; /* standard output, with a NUL behind its n bytes; lives in the arena */
    size_t n;
    const char *err; /* standard error, likewise */
};

/* Run argv[0] (found by PATH; NULL ends the list) without input and wait for its end. */
struct run run_program(struct arena *a, const char *const argv[]);

/* Whether `text` stands in its output, which may hold NULs. */
bool run_says(const struct run *r, const char *text);

/* run_program with the words as arguments. */
#define run(a, ...) run_program((a), (const char *const[]){__VA_ARGS__, NULL})

#endif
