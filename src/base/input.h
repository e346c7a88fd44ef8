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

/* The bytes of a file without a copy, for large ones of which little is looked at. Only for files
 * that nobody writes to while they are held: to put another in the place of one, as installing
 * does, is no harm, but one that is cut short ends the process.
 *
 * owns    *bytes until input_unmap; there is no NUL behind them.
 * errors  as above; also where it could be read and not held, as an empty one. */
int input_map(const char *path, size_t limit, const uint8_t **bytes, size_t *n);
void input_unmap(const uint8_t *bytes, size_t n);

/* The same as input_read for a file named by what stands in a description: `path` leads from
 * `folder` down, over folders in it. Links are not followed and `..` is no name, so that nothing
 * outside is read.
 *
 * errors  as above; ELOOP: a part of the path is a link; EINVAL: it leads out; ENODEV: what it
 *         names is neither a file nor a folder, but a device or a pipe. */
int input_read_below(struct arena *a, const char *folder, const char *path, size_t limit,
                     uint8_t **bytes, size_t *n);

#endif
