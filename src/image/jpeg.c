/* JPEG (ITU-T T.81) by libjpeg-turbo.
 *
 *   as stored --lossless transform--> upright, baseline, no metadata
 *        '--> pixels, turned, red green blue --> coded again --lossless transform--> the same
 *
 * The second way is for CMYK, which viewers show in different ways, and where the first fails: a
 * picture that ends inside a block cannot be turned without its pixels, and one with coefficients
 * that no picture of 8 bits has cannot be stored as it is. What comes out went through the lossless
 * transform either way, so that turbojpeg's environment variables for coding have no say in it. */
#include "image/image_priv.h"

#include <string.h>
#include <turbojpeg.h>

enum { QUALITY = 95 };

/* Warnings are errors: of a picture that is not complete there is no more to hear. */
enum { READ_FLAGS = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS | TJFLAG_ACCURATEDCT };

struct jpeg {
    uint8_t *bytes; /* tjFree */
    unsigned long n;
};

/* A is the picture as it is stored: what brings it upright. */
static enum TJXOP operation(int orientation)
{
    static const enum TJXOP operations[] = {
        TJXOP_NONE,      TJXOP_NONE,  TJXOP_HFLIP,      TJXOP_ROT180, TJXOP_VFLIP,
        TJXOP_TRANSPOSE, TJXOP_ROT90, TJXOP_TRANSVERSE, TJXOP_ROT270,
    };
    return operations[orientation];
}

/* Told in words alone; a picture must not come out otherwise for it. */
static void exit_for_memory(tjhandle handle)
{
    if (strstr(tjGetErrorStr2(handle), "emory")) mem_exhausted();
}

static bool transform(const uint8_t *bytes, size_t n, int orientation, struct jpeg *out)
{
    tjtransform t = {.op = operation(orientation), .options = TJXOPT_PERFECT | TJXOPT_COPYNONE};
    tjhandle handle = tjInitTransform();
    if (!handle) mem_exhausted(); /* it fails for want of memory only */
    bool is_done = tjTransform(handle, bytes, n, 1, &out->bytes, &out->n, &t, READ_FLAGS) == 0;
    if (!is_done) exit_for_memory(handle);
    tjDestroy(handle);
    return is_done;
}

/* Coefficients beyond what 8 bits give have no code in the tables that are written. */
static bool is_whole(const struct jpeg *made)
{
    struct jpeg again = {0};
    bool is_read = transform(made->bytes, made->n, 1, &again);
    tjFree(again.bytes);
    return is_read;
}

/* In place. Adobe's files say how much white each ink leaves, others how much ink there is. */
static void to_rgb(uint8_t *pixels, size_t n, bool is_adobe)
{
    for (size_t i = 0; i < n; i++) {
        const uint8_t *from = pixels + 4 * i;
        unsigned inverse = is_adobe ? 0 : 255, black = from[3] ^ inverse;
        uint8_t rgb[3];
        for (int c = 0; c < 3; c++)
            rgb[c] = (uint8_t)(((from[c] ^ inverse) * black + 127) / 255);
        memcpy(pixels + 3 * i, rgb, sizeof rgb);
    }
}

/* The stored picture as bytes of gray or red, green, blue; NULL when it cannot be read. */
static uint8_t *decode(const struct source *s, struct arena *a, const struct jpeg_head *head)
{
    static const int formats[] = {[1] = TJPF_GRAY, [3] = TJPF_RGB, [4] = TJPF_CMYK};
    size_t n = (size_t)head->width * head->height;
    uint8_t *pixels = arena_alloc(a, n * (size_t)head->components);
    tjhandle handle = tjInitDecompress();
    if (!handle) mem_exhausted();
    bool is_read = tjDecompress2(handle, s->bytes, s->n, pixels, (int)head->width, 0,
                                 (int)head->height, formats[head->components], READ_FLAGS) == 0;
    if (!is_read) exit_for_memory(handle);
    tjDestroy(handle);
    if (is_read && head->components == 4) to_rgb(pixels, n, head->is_adobe);
    return is_read ? pixels : NULL;
}

static bool encode(const uint8_t *pixels, int width, int height, int channels, struct jpeg *out)
{
    tjhandle handle = tjInitCompress();
    if (!handle) mem_exhausted();
    bool is_done =
        tjCompress2(handle, pixels, width, 0, height, channels == 1 ? TJPF_GRAY : TJPF_RGB,
                    &out->bytes, &out->n, channels == 1 ? TJSAMP_GRAY : TJSAMP_444, QUALITY,
                    TJFLAG_ACCURATEDCT) == 0;
    if (!is_done) exit_for_memory(handle);
    tjDestroy(handle);
    return is_done;
}

static bool code_again(const struct source *s, const struct jpeg_head *head,
                       const struct image *image, struct jpeg *out)
{
    struct arena *a = arena_new();
    struct jpeg coded = {0};
    uint8_t *pixels = decode(s, a, head);
    if (pixels && head->orientation > 1)
        pixels = turn_pixels(a, pixels, (int)head->width, (int)head->height, image->channels,
                             head->orientation);
    bool is_done = pixels && encode(pixels, image->width, image->height, image->channels, &coded) &&
                   transform(coded.bytes, coded.n, 1, out);
    tjFree(coded.bytes);
    arena_free(a);
    return is_done;
}

static void describe(const struct jpeg_head *head, struct image *image)
{
    bool is_swapped = head->orientation > 4;
    image->kind = IMAGE_JPEG;
    image->channels = head->components == 1 ? 1 : 3;
    image->width = (int)(is_swapped ? head->height : head->width);
    image->height = (int)(is_swapped ? head->width : head->height);
    image->per_metre_x = is_swapped ? head->per_metre_y : head->per_metre_x;
    image->per_metre_y = is_swapped ? head->per_metre_x : head->per_metre_y;
}

/* The file in libjpeg-turbo's memory becomes the picture's. */
static bool take(const struct source *s, struct jpeg *made, struct image *image)
{
    bool fits = source_check_room(s, made->n);
    if (fits) {
        uint8_t *file = arena_alloc(s->arena, made->n);
        memcpy(file, made->bytes, made->n);
        image->file = file;
        image->n_file = made->n;
    }
    tjFree(made->bytes);
    return fits;
}

bool jpeg_read(const struct source *s, struct image *image)
{
    struct jpeg_head head;
    struct jpeg made = {0};
    if (!jpeg_head(s, &head)) return false;
    describe(&head, image);
    if (head.components < 4 && transform(s->bytes, s->n, head.orientation, &made) &&
        is_whole(&made))
        return take(s, &made, image);
    tjFree(made.bytes);
    made = (struct jpeg){0};
    if (code_again(s, &head, image, &made)) return take(s, &made, image);
    tjFree(made.bytes);
    return source_broken(s);
}
