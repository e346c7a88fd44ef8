/* Names of files, taken apart at their last slash. */
#ifndef VANTHU_BASE_PATH_H
#define VANTHU_BASE_PATH_H

#include "base/arena.h"

#include <stddef.h>

/* "b.xml" of "a/b.xml" and of "b.xml"; a part of `path`. */
const char *path_name(const char *path);
/* How many bytes of it come before the name: 2 for "a/b.xml", 0 for "b.xml". */
size_t path_folder_length(const char *path);
/* "a" of "a/b.xml", "/" of "/b.xml", "." of "b.xml". Lives in `a`, or is static. */
const char *path_folder(struct arena *a, const char *path);

#endif
