/* Reading whole files. */
#ifndef VANTHU_BASE_INPUT_H
#define VANTHU_BASE_INPUT_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* The bytes of a file, or of standard input for "-".
 *
 * owns    *bytes lives in `a` and has a NUL behind its *n bytes.
 * errors  the system's errno (EFBIG: longer than `limit`); 0 when all is read. Folders and devices
 *         that never end are refused by the limit. */
int input_read(struct arena *a, const char *path, size_t limit, uint8_t **bytes, size_t *n);

#endif
