/* What the targets share. A target is a file with fuzz_one; libFuzzer feeds it new inputs (the
 * meson option `fuzzing`), replay.c the kept ones. */
#ifndef VANTHU_TESTS_FUZZ_H
#define VANTHU_TESTS_FUZZ_H

#include "base/diag.h"

#include <stddef.h>
#include <stdint.h>

/* libFuzzer's names. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* The target's work; it ends the process where something is not as it must be. */
void fuzz_one(const uint8_t *bytes, size_t n);

/* What is not so is a finding. */
#define fuzz_expect(what) fuzz_check((what), #what, __FILE__, __LINE__)
void fuzz_check(bool is_so, const char *what, const char *file, int line);

/* Whether messages are as a call's outcome: an error where it failed, else none. */
bool fuzz_agree(bool done, const struct diag_list *diags);

/* The input as two: what stands before the first NUL, and what behind it (none: n is 0). */
struct fuzz_part {
    const uint8_t *at;
    size_t n;
};
struct fuzz_parts {
    struct fuzz_part first, second;
};
struct fuzz_parts fuzz_split(const uint8_t *bytes, size_t n);

/* A file in memory that holds these bytes: its path, good until the next call with the same slot (0
 * or 1). */
const char *fuzz_file(int slot, const uint8_t *bytes, size_t n);

/* A file of the source tree. Lives as long as the process. */
struct fuzz_part fuzz_source(const char *path);
const char *fuzz_source_path(const char *path);

#endif
