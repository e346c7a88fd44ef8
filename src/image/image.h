/* The pictures of a description, read once for all writers: upright, and without anything but the
 * picture itself. A JPEG's metadata (where and when it was taken) and all that a PNG holds beside
 * its pixels are left out; so are gamma and colour profiles, and both writers show the same.
 *
 * Files are opened here alone, and only those that the description names, in its own folder. */
#ifndef VANTHU_IMAGE_IMAGE_H
#define VANTHU_IMAGE_IMAGE_H

#include "base/diag.h"

#include <stddef.h>
#include <stdint.h>

enum image_kind { IMAGE_PNG, IMAGE_JPEG };

struct image {
    enum image_kind kind;
    int width, height;            /* pixels, as it is looked at */
    int per_metre_x, per_metre_y; /* pixels to the metre; 0: the file does not say */
    int channels;                 /* 1: gray, 3: red, green, blue; without the alpha */
    const uint8_t *file;          /* a file of its kind, fit to be embedded */
    size_t n_file;
    const uint8_t *pixels; /* PNG: `channels` bytes for each, rows from the top; JPEG: NULL */
    const uint8_t *alpha;  /* a byte for each pixel, 255 covers; NULL: all cover */
    uint64_t hash;         /* of the file as it was found: for dumps */
};

/* Take in the bytes of a file; `name` is what messages call it.
 *
 * owns    all of *image lives in `a`; `bytes` is borrowed for the call.
 * room    the most that the picture may take of `a`, in bytes.
 * errors  false + one DIAG_IMAGE_*: neither PNG nor JPEG, damaged, not complete, of a kind that is
 *         not supported, larger than LIMIT_IMAGE_PIXELS or `room`. */
bool image_read(struct arena *a, const char *name, const uint8_t *bytes, size_t n, size_t room,
                struct pos pos, struct image *image, struct diag_list *diags);

/* The file of a picture, where it does not stand in a folder. */
struct image_file {
    const char *path; /* as the description names it */
    const uint8_t *bytes;
    size_t n;
};

/* The pictures of one description. Zero-initialise with the first five members. */
struct image_store {
    struct arena *arena; /* owns the pictures, but not the messages */
    const char *folder;  /* of the description; NULL: it has none, nothing can be read */
    struct diag_list *diags;
    const struct image_file *files; /* looked at when there is no folder */
    size_t n_files;
    struct image_entry *first; /* what was read so far */
    size_t used;               /* bytes of the pictures */
};

/* The picture at `path` below the folder. The same file is read once, and files of the same bytes
 * are one picture.
 *
 * errors  NULL + one DIAG_IMAGE_* at `pos`. */
const struct image *image_load(struct image_store *store, const char *path, struct pos pos);

#endif
