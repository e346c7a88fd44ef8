/* Writing results: all of a run's outputs, or none.
 *
 * Each output is written whole to a temporary name beside its target, flushed to the disk, and all
 * are renamed at the end; until then the old files stand untouched, whatever happens. */
#ifndef VANTHU_BASE_OUTPUT_H
#define VANTHU_BASE_OUTPUT_H

#include "base/diag.h"

#include <stdint.h>

struct output {
    const char *path; /* "-" is standard output, written last */
    const uint8_t *bytes;
    size_t n;
};

/* errors  false + DIAG_FILE_WRITE: no target was changed and no temporary file is left, save when
 *         a rename fails after another went well (each target is then whole, old or new). */
bool output_commit(const struct output *outputs, size_t n, struct diag_list *diags);

#endif
