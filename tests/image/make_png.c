#include "image_test.h"

#include <png.h>
#include <stdlib.h>

static void put(png_structp png, png_bytep bytes, size_t n)
{
    buf_add(png_get_io_ptr(png), bytes, n);
}

static void flush(png_structp png)
{
    (void)png;
}

static int channels_of(int colour_type)
{
    static const int n[] = {[PNG_COLOR_TYPE_GRAY] = 1,
                            [PNG_COLOR_TYPE_RGB] = 3,
                            [PNG_COLOR_TYPE_PALETTE] = 1,
                            [PNG_COLOR_TYPE_GRAY_ALPHA] = 2,
                            [PNG_COLOR_TYPE_RGB_ALPHA] = 4};
    return n[colour_type];
}

/* Entry i of the palette is (i, 2i, 255 - i), and i/8 of it shows; the key of gray is 1, of colours
 * (1, 2, 3). */
static void put_colours(png_structp png, png_infop info, const struct png_plan *plan)
{
    png_color palette[16];
    png_byte alpha[16];
    for (int i = 0; i < 16; i++) {
        palette[i] = (png_color){(png_byte)i, (png_byte)(2 * i), (png_byte)(255 - i)};
        alpha[i] = (png_byte)(i * 17);
    }
    bool has_palette = plan->colour_type == PNG_COLOR_TYPE_PALETTE;
    png_color_16 key = {.gray = 1, .red = 1, .green = 2, .blue = 3};
    if (has_palette)
        png_set_PLTE(png, info, palette, 1 << plan->depth > 16 ? 16 : 1 << plan->depth);
    if (plan->has_key && has_palette) png_set_tRNS(png, info, alpha, 1 << plan->depth, NULL);
    if (plan->has_key && !has_palette) png_set_tRNS(png, info, NULL, 0, &key);
}

/* Samples of less than a byte stand from the high bits down. */
static void fill_row(const struct png_plan *plan, int y, uint8_t *row)
{
    int channels = channels_of(plan->colour_type);
    for (int x = 0; x < plan->width; x++) {
        for (int c = 0; c < channels; c++) {
            unsigned sample = plan->sample(x, y, c);
            int at = x * channels + c;
            if (plan->depth == 16) {
                row[2 * at] = (uint8_t)(sample >> 8);
                row[2 * at + 1] = (uint8_t)sample;
            } else {
                int bit = at * plan->depth;
                row[bit / 8] |= (uint8_t)(sample << (8 - plan->depth - bit % 8));
            }
        }
    }
}

void make_png(const struct png_plan *plan, struct buf *out)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, out, put, flush);
    png_set_IHDR(png, info, (png_uint_32)plan->width, (png_uint_32)plan->height, plan->depth,
                 plan->colour_type, plan->is_interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    put_colours(png, info, plan);
    png_write_info(png, info);
    size_t stride = png_get_rowbytes(png, info);
    uint8_t *pixels = calloc((size_t)plan->height, stride);
    int passes = png_set_interlace_handling(png);
    for (int y = 0; y < plan->height; y++)
        fill_row(plan, y, pixels + (size_t)y * stride);
    for (int pass = 0; pass < passes; pass++)
        for (int y = 0; y < plan->height; y++)
            png_write_row(png, pixels + (size_t)y * stride);
    png_write_end(png, NULL);
    png_destroy_write_struct(&png, &info);
    free(pixels);
}

static void put_u32(struct buf *b, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        buf_putc(b, (char)(value >> shift & 0xFF));
}

/* Its checksum is left out: what is not of the picture is not looked at. */
void add_chunk(struct buf *png, const char *type, const void *data, uint32_t n)
{
    enum { BEHIND_FIRST = 8 + 12 + 13 };
    struct buf made = {0};
    buf_add(&made, png->at, BEHIND_FIRST);
    put_u32(&made, n);
    buf_puts(&made, type);
    buf_add(&made, data, n);
    put_u32(&made, 0);
    buf_add(&made, png->at + BEHIND_FIRST, png->n - BEHIND_FIRST);
    buf_free(png);
    *png = made;
}
