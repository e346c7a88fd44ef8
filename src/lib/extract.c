/* What an archive carries along, as files again. */
#include "lib/lib.h"

#include "base/input.h"
#include "base/path.h"

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

/* The description goes where its reader says; what stands beside it has names of the archive, which
 * must take the place of nothing, but for the same file once more. */
static bool is_free(struct vanthu *v, const struct vanthu_file *files, size_t i)
{
    struct arena *scratch = arena_new();
    struct stat st;
    uint8_t *bytes;
    size_t n;
    bool is_there = lstat(files[i].path, &st) == 0, is_free = strcmp(files[i].path, files[0].path);
    if (is_free && is_there)
        is_free = S_ISREG(st.st_mode) && (size_t)st.st_size == files[i].n &&
                  !input_read(scratch, files[i].path, files[i].n + 1, &bytes, &n) &&
                  n == files[i].n && memcmp(bytes, files[i].bytes, n) == 0;
    const struct pos pos = {.file = files[i].path};
    if (!is_free) diag_add(&v->diags, pos, DIAG_ARCHIVE_THERE, NULL, NULL, NULL);
    arena_free(scratch);
    return is_free;
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
    int folder = (int)path_folder_length(path);
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
    for (size_t i = 1; i < n; i++)
        if (!is_free(v, files, i)) return false;
    for (size_t i = 1; i < n; i++)
        make_folders(v->diags.arena, files[i].path, path_folder_length(path));
    return vanthu_save(v, files, n);
}
