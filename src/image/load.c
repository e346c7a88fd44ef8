/* The pictures that a description names. */
#include "base/input.h"
#include "base/limits.h"
#include "base/system.h"
#include "image/image.h"

#include <errno.h>
#include <string.h>

struct image_entry {
    const char *path;
    const struct image *image; /* NULL: it could not be read, which was said once */
    struct image_entry *next;
};

static bool find_file(const struct image_store *store, struct arena *scratch, const char *path,
                      uint8_t **bytes, size_t *n)
{
    for (size_t i = 0; i < store->n_files; i++) {
        const struct image_file *file = &store->files[i];
        if (strcmp(file->path, path) != 0) continue;
        *bytes = (uint8_t *)arena_strndup(scratch, (const char *)file->bytes, file->n);
        *n = file->n;
        return file->n <= LIMIT_IMAGE_BYTES;
    }
    return false;
}

static bool read_file(const struct image_store *store, struct arena *scratch, const char *path,
                      struct pos pos, uint8_t **bytes, size_t *n)
{
    if (!store->folder && find_file(store, scratch, path, bytes, n)) return true;
    if (!store->folder) {
        diag_add(store->diags, pos, DIAG_IMAGE_FOLDER, path, NULL, NULL);
        return false;
    }
    int error = input_read_below(scratch, store->folder, path, LIMIT_IMAGE_BYTES, bytes, n);
    if (!error) return true;
    const char *limit = arena_printf(scratch, "%d", LIMIT_IMAGE_BYTES / 1024 / 1024);
    if (error == EFBIG)
        diag_add(store->diags, pos, DIAG_IMAGE_LARGE, path, limit, NULL);
    else if (error == ELOOP)
        diag_add(store->diags, pos, DIAG_IMAGE_LINK, path, NULL, NULL);
    else
        diag_add(store->diags, pos, DIAG_IMAGE_FILE, path, system_error_text(error), NULL);
    return false;
}

static size_t size_of(const struct image *image)
{
    size_t pixels = (size_t)image->width * (size_t)image->height;
    return image->n_file + (image->pixels ? pixels * (size_t)image->channels : 0) +
           (image->alpha ? pixels : 0);
}

static const struct image *same_picture(const struct image_store *store, const struct image *image)
{
    for (const struct image_entry *e = store->first; e; e = e->next)
        if (e->image && e->image->hash == image->hash && e->image->n_file == image->n_file &&
            memcmp(e->image->file, image->file, image->n_file) == 0)
            return e->image;
    return NULL;
}

static const struct image *read_picture(struct image_store *store, const char *path, struct pos pos)
{
    struct arena *scratch = arena_new();
    struct arena_mark mark = arena_mark(store->arena);
    struct image *image = arena_new_of(store->arena, struct image);
    const struct image *found = NULL;
    uint8_t *bytes;
    size_t n, room = LIMIT_IMAGES_BYTES - store->used;
    if (read_file(store, scratch, path, pos, &bytes, &n) &&
        image_read(store->arena, path, bytes, n, room, pos, image, store->diags))
        found = same_picture(store, image);
    else
        image = NULL;
    arena_free(scratch);
    if (image && !found) store->used += size_of(image);
    if (image && !found) return image;
    arena_rewind(store->arena, mark);
    return found;
}

const struct image *image_load(struct image_store *store, const char *path, struct pos pos)
{
    for (const struct image_entry *e = store->first; e; e = e->next)
        if (strcmp(e->path, path) == 0) return e->image;
    const struct image *image = read_picture(store, path, pos);
    struct image_entry *entry = arena_new_of(store->arena, struct image_entry);
    *entry = (struct image_entry){arena_strdup(store->arena, path), image, store->first};
    store->first = entry;
    return image;
}
