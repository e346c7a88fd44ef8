/* Small pictures made for the tests, and what the image room takes them for. */
#ifndef VANTHU_TESTS_IMAGE_TEST_H
#define VANTHU_TESTS_IMAGE_TEST_H

#include "base/buf.h"
#include "image/image_priv.h"
#include "suite.h"

/* -- make_png.c, by libpng */

struct png_plan {
    int width, height, colour_type, depth;
    bool is_interlaced;
    bool has_key; /* a tRNS chunk: see make_png.c */
    /* the sample of channel `c` of a pixel, in the file's own depth */
    unsigned (*sample)(int x, int y, int c);
};
void make_png(const struct png_plan *plan, struct buf *out);
/* A chunk put behind the first one. */
void add_chunk(struct buf *png, const char *type, const void *data, uint32_t n);

/* -- make_jpeg.c, by turbojpeg: four fields of one colour each */

struct jpeg_plan {
    int width, height;
    int format, subsampling; /* of turbojpeg */
    bool is_progressive;
    const uint8_t *fields[4]; /* top left, top right, bottom left, bottom right; as `format` has
                                 its bytes */
};
void make_jpeg(const struct jpeg_plan *plan, struct buf *out);
/* A segment put behind the first two bytes. */
void add_segment(struct buf *jpeg, int marker, const void *data, size_t n);
/* One that says the orientation. */
void add_orientation(struct buf *jpeg, int orientation, bool is_little);

/* -- reading, into an arena of the test's */

struct taken {
    struct arena *arena;
    struct diag_list diags;
    struct image image;
    bool is_taken;
};
struct taken take_in(const struct buf *file);
struct taken take_bytes(const void *bytes, size_t n);
void taken_free(struct taken *t);
/* The code of its one message; fails the test when there is not exactly one. */
enum diag_code code_of(const struct taken *t);

TCase *png_cases(void);
TCase *jpeg_cases(void);
TCase *exif_cases(void);
TCase *hostile_cases(void);
TCase *load_cases(void);

#endif
