#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

static int by_bytes(const void *x, const void *y)
{
    return strcmp(*(const char *const *)x, *(const char *const *)y);
}

int folder_list(struct arena *a, const char *folder, folder_filter *takes, name_list *names)
{
    DIR *dir = opendir(folder);
    const struct dirent *entry;
    size_t first = names->n;
    if (!dir) return errno;
    while (errno = 0, (entry = readdir(dir)))
        if (takes(entry->d_name)) *vec_push(a, names) = arena_strdup(a, entry->d_name);
    int error = errno;
    closedir(dir);
    if (error) names->n = first;
    if (names->n > first)
        qsort((void *)(names->at + first), names->n - first, sizeof *names->at, by_bytes);
    return error;
}
