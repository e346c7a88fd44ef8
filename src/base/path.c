#include "base/path.h"

#include <string.h>

const char *path_name(const char *path)
{
    return path + path_folder_length(path);
}

size_t path_folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

const char *path_folder(struct arena *a, const char *path)
{
    size_t n = path_folder_length(path);
    if (!n) return ".";
    return n == 1 ? "/" : arena_strndup(a, path, n - 1);
}
