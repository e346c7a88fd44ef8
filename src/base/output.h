/* Writing results: all of a run's outputs, or none.
 *
 *   each output -> a temporary file beside its target, flushed to the disk
 *               -> then streams (standard output, devices, pipes), which have no old content
 *               -> then every temporary file is renamed over its target
 *
 * Until the renames the old files stand untouched, whatever happens. */
#ifndef VANTHU_BASE_OUTPUT_H
#define VANTHU_BASE_OUTPUT_H

#include "base/diag.h"

#include <stdint.h>

struct output {
    const char *path; /* "-" is standard output */
    const uint8_t *bytes;
    size_t n;
};

/* shape   links are followed: the file behind a link is replaced, the link stays. An existing file
 *         keeps its permission bits and is left alone when it may not be written.
 * errors  false + DIAG_FILE_WRITE or DIAG_FILE_STDOUT: no file was changed and no temporary file is
 *         left; or, when a rename fails after another went well, DIAG_FILE_REPLACE (each file is
 *         then whole, old or new).
 * signals none is touched: a program that may be interrupted blocks them around the call. */
bool output_commit(const struct output *outputs, size_t n, struct diag_list *diags);

/* All bytes to a file that is open, through interrupts. Gives an errno, 0 for none. */
int output_write_all(int fd, const void *bytes, size_t n);

#endif
