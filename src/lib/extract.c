/* What an archive carries along, as files again. */
#include "lib/lib.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

/* Names are the archive's: none may lead out of the folder, or hide in it. */
static bool is_safe(const char *name)
{
    for (const char *part = name;; part++) {
        size_t n = strcspn(part, "/");
        if (!n || *part == '.' || memchr(part, '\\', n)) return false;
        for (size_t i = 0; i < n; i++)
            if ((unsigned char)part[i] < ' ' || part[i] == 0x7F) return false;
        part += n;
        if (!*part) return true;
    }
}

/* The folders that lead to a file. One that cannot be made is told of when the file is written. */
static void make_folders(struct arena *a, const char *path, size_t from)
{
    char *folder = arena_strdup(a, path);
    for (char *slash = strchr(folder + from, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(folder, 0777);
        *slash = '/';
    }
}

static bool name_files(struct vanthu *v, const struct vanthu_archive *archive, const char *path,
                       struct vanthu_file *files)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash + 1 - path) : 0;
    for (size_t i = 0; i < vanthu_archive_count(archive); i++) {
        files[i] = vanthu_archive_file(archive, i);
        if (i == 0) {
            files[i].path = path;
        } else if (is_safe(files[i].path)) {
            files[i].path = arena_printf(v->diags.arena, "%.*s%s", folder, path, files[i].path);
        } else {
            diag_add(&v->diags, (struct pos){0}, DIAG_ARCHIVE_NAME, files[i].path, NULL, NULL);
            return false;
        }
    }
    return true;
}

bool vanthu_extract(struct vanthu *v, const struct vanthu_archive *archive, const char *path)
{
    bool is_stream = strcmp(path, "-") == 0;
    size_t n = is_stream ? 1 : vanthu_archive_count(archive);
    struct vanthu_file *files =
        arena_array_of(v->diags.arena, vanthu_archive_count(archive), struct vanthu_file);
    if (!name_files(v, archive, path, files)) return false;
    const char *slash = strrchr(path, '/');
    for (size_t i = 1; i < n; i++)
        make_folders(v->diags.arena, files[i].path, slash ? (size_t)(slash + 1 - path) : 0);
    return vanthu_save(v, files, n);
}
