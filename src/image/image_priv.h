/* What the files of this room share. */
#ifndef VANTHU_IMAGE_PRIV_H
#define VANTHU_IMAGE_PRIV_H

#include "image/image.h"

/* A file being taken in. */
struct source {
    struct arena *arena;
    const char *name;
    const uint8_t *bytes;
    size_t n, room;
    struct pos pos;
    struct diag_list *diags;
};

/* -- read.c: what a file is refused for. The first two give false, always. */
bool source_broken(const struct source *s);
bool source_unsupported(const struct source *s);
/* Whether a picture of this size is within the limits; 0 is none. */
bool source_check_size(const struct source *s, uint32_t width, uint32_t height);
/* Whether `n` bytes are within the room. */
bool source_check_room(const struct source *s, size_t n);

/* -- png.c, jpeg.c */
bool png_read(const struct source *s, struct image *image);
bool jpeg_read(const struct source *s, struct image *image);

static inline uint32_t read_u16(const uint8_t *at)
{
    return (uint32_t)at[0] << 8 | at[1];
}

static inline uint32_t read_u32(const uint8_t *at)
{
    return read_u16(at) << 16 | read_u16(at + 2);
}

/* -- png_plain.c: the chunks that make the picture, and what the others say of its size */
struct png_plain {
    uint8_t *file; /* in source.arena: a PNG file of IHDR, PLTE, tRNS, IDAT and IEND */
    size_t n;
    int per_metre_x, per_metre_y;
};
bool png_plain(const struct source *s, struct png_plain *plain);

/* -- jpeg_head.c: what stands before the picture */
struct jpeg_head {
    uint32_t width, height; /* as stored */
    int components;
    bool is_adobe;   /* so CMYK counts from white */
    int orientation; /* EXIF: 1 to 8 */
    int per_metre_x, per_metre_y;
};
bool jpeg_head(const struct source *s, struct jpeg_head *head);
/* -- exif.c: the orientation in an APP1 segment, behind its "Exif\0\0"; 1 when it says none. */
int exif_orientation(const uint8_t *bytes, size_t n);

/* -- turn.c: pixels of `size` bytes each, turned upright. Gives the new picture in `a`, whose sides
 * are swapped when the orientation is above 4. */
uint8_t *turn_pixels(struct arena *a, const uint8_t *pixels, int width, int height, int size,
                     int orientation);

#endif
