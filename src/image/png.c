/* PNG (ISO/IEC 15948) by libpng: to 8 bits, gray or colours, and the alpha apart. */
#include "image/image_priv.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

/* What libpng jumps over; it stays when an error makes it return by longjmp. */
struct decoder {
    const struct source *source;
    const struct png_plain *plain;
    struct image *image;
    size_t at; /* read so far */
    png_structp png;
    png_infop info;
    bool has_alpha, is_done;
    bool is_told; /* a limit was passed, and a message has been added */
};

static void on_error(png_structp png, png_const_charp text)
{
    (void)text;
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp text)
{
    (void)png;
    (void)text;
}

static void *allocate(png_structp png, png_alloc_size_t n)
{
    (void)png;
    return mem_alloc(n);
}

static void release(png_structp png, void *p)
{
    (void)png;
    free(p);
}

static void give(png_structp png, png_bytep to, size_t n)
{
    struct decoder *d = png_get_io_ptr(png);
    if (n > d->plain->n - d->at) png_error(png, "end of file");
    memcpy(to, d->plain->file + d->at, n);
    d->at += n;
}

/* Every form of PNG comes out as 8 bits of gray or red, green and blue, with alpha where it has
 * any. */
static void ask_for_bytes(struct decoder *d)
{
    int type = png_get_color_type(d->png, d->info);
    bool has_key = png_get_valid(d->png, d->info, PNG_INFO_tRNS) != 0;
    png_set_expand(d->png);
    png_set_scale_16(d->png);
    png_set_interlace_handling(d->png);
    d->has_alpha = (type & PNG_COLOR_MASK_ALPHA) || has_key;
    d->image->channels = type & PNG_COLOR_MASK_COLOR ? 3 : 1;
    png_read_update_info(d->png, d->info);
}

static bool make_room(struct decoder *d, uint8_t **pixels)
{
    struct arena *a = d->source->arena;
    size_t n = (size_t)d->image->width * (size_t)d->image->height;
    size_t stride = (size_t)d->image->channels + d->has_alpha;
    d->is_told = !source_check_room(d->source, d->plain->n + n * stride);
    if (!d->is_told) *pixels = arena_alloc(a, n * stride);
    return !d->is_told;
}

/* The interlaced form needs the whole picture while it is read, so all is read before colours and
 * alpha part. */
static void part(struct decoder *d, uint8_t *mixed)
{
    size_t n = (size_t)d->image->width * (size_t)d->image->height;
    size_t channels = (size_t)d->image->channels;
    d->image->pixels = mixed;
    if (!d->has_alpha) return;
    uint8_t *alpha = arena_alloc(d->source->arena, n), least = 255;
    for (size_t i = 0; i < n; i++) {
        memmove(mixed + i * channels, mixed + i * (channels + 1), channels);
        alpha[i] = mixed[i * (channels + 1) + channels];
        if (alpha[i] < least) least = alpha[i];
    }
    if (least < 255) d->image->alpha = alpha;
}

static void decode(struct decoder *d)
{
    uint8_t *mixed;
    png_read_info(d->png, d->info);
    ask_for_bytes(d);
    if (!make_room(d, &mixed)) return;
    size_t stride = png_get_rowbytes(d->png, d->info);
    int passes = png_set_interlace_handling(d->png);
    for (int pass = 0; pass < passes; pass++)
        for (int y = 0; y < d->image->height; y++)
            png_read_row(d->png, mixed + (size_t)y * stride, NULL);
    png_read_end(d->png, NULL);
    part(d, mixed);
    d->is_done = true;
}

static void start(struct decoder *d)
{
    d->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, NULL, on_error, on_warning, NULL,
                                      allocate, release);
    d->info = d->png ? png_create_info_struct(d->png) : NULL;
    if (!d->info) mem_exhausted(); /* it fails for want of memory only */
    png_set_crc_action(d->png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_read_fn(d->png, d, give);
}

/* 11.2.2: the first chunk, which has the size. */
static bool read_size(const struct source *s, const struct png_plain *plain, struct image *image)
{
    static const uint8_t head[] = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    const uint8_t *chunk = plain->file + 8;
    if (plain->n < 33 || memcmp(chunk, head, sizeof head) != 0) return source_broken(s);
    uint32_t width = read_u32(chunk + 8), height = read_u32(chunk + 12);
    if (!source_check_size(s, width, height)) return false;
    image->width = (int)width;
    image->height = (int)height;
    return true;
}

bool png_read(const struct source *s, struct image *image)
{
    struct png_plain plain;
    struct decoder *const d = arena_new_of(s->arena, struct decoder);
    if (!png_plain(s, &plain) || !read_size(s, &plain, image)) return false;
    image->kind = IMAGE_PNG;
    image->file = plain.file;
    image->n_file = plain.n;
    image->per_metre_x = plain.per_metre_x;
    image->per_metre_y = plain.per_metre_y;
    *d = (struct decoder){.source = s, .plain = &plain, .image = image};
    start(d);
    if (!setjmp(png_jmpbuf(d->png))) decode(d);
    png_destroy_read_struct(&d->png, &d->info, NULL);
    return d->is_done || (!d->is_told && source_broken(s));
}
