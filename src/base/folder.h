/* What a folder holds. */
#ifndef VANTHU_BASE_FOLDER_H
#define VANTHU_BASE_FOLDER_H

#include "base/vec.h"

#include <stdbool.h>

typedef VEC(const char *) name_list;

/* Whether a name is one of those looked for. */
typedef bool folder_filter(const char *name);

/* Add the names that `takes` takes, sorted by bytes: the folder's own order differs from machine to
 * machine, the locale's from user to user.
 *
 * owns    the names live in `a`.
 * errors  the system's errno (ENOTDIR: it is no folder), and nothing is added; 0 when all names
 *         were seen. */
int folder_list(struct arena *a, const char *folder, folder_filter *takes, name_list *names);

#endif
