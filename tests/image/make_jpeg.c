#include "image_test.h"

#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

void make_jpeg(const struct jpeg_plan *plan, struct buf *out)
{
    size_t size = (size_t)tjPixelSize[plan->format];
    uint8_t *pixels = malloc((size_t)plan->width * (size_t)plan->height * size), *at = pixels;
    for (int y = 0; y < plan->height; y++) {
        for (int x = 0; x < plan->width; x++, at += size) {
            int field = (y >= plan->height / 2) * 2 + (x >= plan->width / 2);
            memcpy(at, plan->fields[field], size);
        }
    }
    uint8_t *jpeg = NULL;
    unsigned long n = 0;
    tjhandle handle = tjInitCompress();
    ck_assert_int_eq(tjCompress2(handle, pixels, plan->width, 0, plan->height, plan->format, &jpeg,
                                 &n, plan->subsampling, 90,
                                 plan->is_progressive ? TJFLAG_PROGRESSIVE : 0),
                     0);
    buf_add(out, jpeg, n);
    tjDestroy(handle);
    tjFree(jpeg);
    free(pixels);
}

void add_segment(struct buf *jpeg, int marker, const void *data, size_t n)
{
    struct buf made = {0};
    const uint8_t head[] = {0xFF, (uint8_t)marker, (uint8_t)((n + 2) >> 8), (uint8_t)(n + 2)};
    buf_add(&made, jpeg->at, 2);
    buf_add(&made, head, sizeof head);
    buf_add(&made, data, n);
    buf_add(&made, jpeg->at + 2, jpeg->n - 2);
    buf_free(jpeg);
    *jpeg = made;
}

/* A TIFF file of one directory with two entries, the second the orientation. */
void add_orientation(struct buf *jpeg, int orientation, bool is_little)
{
    uint8_t little[] = "Exif\0\0II*\0\x08\0\0\0\x02\0"
                       "\x0F\x01\x02\0\x04\0\0\0abc\0"
                       "\x12\x01\x03\0\x01\0\0\0?\0\0\0\0\0\0";
    uint8_t big[] = "Exif\0\0MM\0*\0\0\0\x08\0\x02"
                    "\x01\x0F\0\x02\0\0\0\x04"
                    "abc\0\x01\x12\0\x03\0\0\0\x01\0?\0\0\0\0\0";
    uint8_t *exif = is_little ? little : big;
    size_t n = is_little ? sizeof little : sizeof big;
    for (size_t i = 0; i < n; i++)
        if (exif[i] == '?') exif[i] = (uint8_t)orientation;
    add_segment(jpeg, 0xE1, exif, n - 1);
}
