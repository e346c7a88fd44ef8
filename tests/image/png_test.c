/* Every form that a PNG file can have comes out as bytes of gray or colours, and alpha. */
#include "image_test.h"

#include <png.h>
#include <string.h>

/* Samples that fill their depth, and differ between neighbours and channels. */
static unsigned ramp(int x, int y, int c)
{
    return (unsigned)(x * 7 + y * 13 + c * 29) & 0xFF;
}

static unsigned ramp_16(int x, int y, int c)
{
    return (unsigned)(x * 1907 + y * 3301 + c * 9001) & 0xFFFF;
}

static unsigned ramp_4(int x, int y, int c)
{
    return (unsigned)(x + 3 * y + c) & 15;
}

static unsigned ramp_2(int x, int y, int c)
{
    return (unsigned)(x + y + c) & 3;
}

static unsigned ramp_1(int x, int y, int c)
{
    return (unsigned)(x + y / 2 + c) & 1;
}

/* A sample as 8 bits: v * 255 / greatest, rounded. */
static unsigned as_byte(unsigned sample, int depth)
{
    unsigned greatest = (1u << depth) - 1;
    return (2 * sample * 255 + greatest) / (2 * greatest);
}

static const struct png_plan plans[] = {
    {5, 7, PNG_COLOR_TYPE_GRAY, 1, false, false, ramp_1},
    {5, 7, PNG_COLOR_TYPE_GRAY, 2, false, false, ramp_2},
    {5, 7, PNG_COLOR_TYPE_GRAY, 4, true, false, ramp_4},
    {5, 7, PNG_COLOR_TYPE_GRAY, 8, false, false, ramp},
    {5, 7, PNG_COLOR_TYPE_GRAY, 16, true, false, ramp_16},
    {5, 7, PNG_COLOR_TYPE_RGB, 8, true, false, ramp},
    {5, 7, PNG_COLOR_TYPE_RGB, 8, false, false, ramp},
    {5, 7, PNG_COLOR_TYPE_RGB, 16, false, false, ramp_16},
    {5, 7, PNG_COLOR_TYPE_GRAY_ALPHA, 8, false, false, ramp},
    {5, 7, PNG_COLOR_TYPE_GRAY_ALPHA, 16, true, false, ramp_16},
    {9, 9, PNG_COLOR_TYPE_RGB_ALPHA, 8, true, false, ramp},
    {9, 9, PNG_COLOR_TYPE_RGB_ALPHA, 16, false, false, ramp_16},
    {1, 1, PNG_COLOR_TYPE_RGB_ALPHA, 8, true, false, ramp},
};
enum { N_PLANS = sizeof plans / sizeof *plans };

START_TEST(samples_come_out_as_bytes)
{
    const struct png_plan *plan = &plans[_i];
    struct buf file = {0};
    make_png(plan, &file);
    struct taken t = take_in(&file);
    bool has_alpha = plan->colour_type & PNG_COLOR_MASK_ALPHA;
    int channels = plan->colour_type & PNG_COLOR_MASK_COLOR ? 3 : 1;
    ck_assert(t.is_taken);
    ck_assert_int_eq(t.image.kind, IMAGE_PNG);
    ck_assert_int_eq(t.image.width, plan->width);
    ck_assert_int_eq(t.image.height, plan->height);
    ck_assert_int_eq(t.image.channels, channels);
    ck_assert(has_alpha == (t.image.alpha != NULL));
    for (int i = 0; i < plan->width * plan->height; i++) {
        int x = i % plan->width, y = i / plan->width;
        for (int c = 0; c < channels; c++)
            ck_assert_uint_eq(t.image.pixels[i * channels + c],
                              as_byte(plan->sample(x, y, c), plan->depth));
        if (has_alpha)
            ck_assert_uint_eq(t.image.alpha[i], as_byte(plan->sample(x, y, channels), plan->depth));
    }
    taken_free(&t);
    buf_free(&file);
}
END_TEST

/* Entry i of the tests' palette is (i, 2i, 255 - i), and 17 i of its alpha. */
START_TEST(a_palette_is_looked_up)
{
    struct buf file = {0};
    make_png(&(struct png_plan){5, 7, PNG_COLOR_TYPE_PALETTE, 4, _i & 1, _i & 2, ramp_4}, &file);
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    ck_assert_int_eq(t.image.channels, 3);
    ck_assert(((_i & 2) != 0) == (t.image.alpha != NULL));
    for (int i = 0; i < 35; i++) {
        unsigned entry = ramp_4(i % 5, i / 5, 0);
        ck_assert_uint_eq(t.image.pixels[3 * i], entry);
        ck_assert_uint_eq(t.image.pixels[3 * i + 1], 2 * entry);
        ck_assert_uint_eq(t.image.pixels[3 * i + 2], 255 - entry);
        if (t.image.alpha) ck_assert_uint_eq(t.image.alpha[i], 17 * entry);
    }
    taken_free(&t);
    buf_free(&file);
}
END_TEST

static unsigned key_or_not(int x, int y, int c)
{
    return (x + y) % 3 ? 200 : (unsigned)c + 1;
}

/* Gray 1, or the colour (1, 2, 3), is where the paper shows. */
START_TEST(a_key_colour_shows_the_paper)
{
    static const int types[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_RGB};
    struct buf file = {0};
    make_png(&(struct png_plan){4, 4, types[_i], 8, false, true, key_or_not}, &file);
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    for (int i = 0; i < 16; i++)
        ck_assert_uint_eq(t.image.alpha[i], (i % 4 + i / 4) % 3 ? 255 : 0);
    taken_free(&t);
    buf_free(&file);
}
END_TEST

static unsigned opaque(int x, int y, int c)
{
    return c == 3 ? 255 : ramp(x, y, c);
}

START_TEST(an_alpha_that_covers_all_is_none)
{
    struct buf file = {0};
    make_png(&(struct png_plan){4, 4, PNG_COLOR_TYPE_RGB_ALPHA, 8, false, false, opaque}, &file);
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    ck_assert_ptr_null(t.image.alpha);
    ck_assert_uint_eq(t.image.pixels[3 * 15 + 2], ramp(3, 3, 2));
    taken_free(&t);
    buf_free(&file);
}
END_TEST

static bool holds(const uint8_t *bytes, size_t n, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= n; i++)
        if (memcmp(bytes + i, word, length) == 0) return true;
    return false;
}

/* 11811 to the metre is 300 to the inch. Without them the file is as it was made. */
START_TEST(texts_and_profiles_are_left_out)
{
    static const uint8_t size[] = {0, 0, 0x2E, 0x23, 0, 0, 0x17, 0x12, 1};
    struct buf plain = {0}, file = {0};
    make_png(&plans[6], &plain);
    make_png(&plans[6], &file);
    add_chunk(&file, "tEXt", "Author\0Nam", 10);
    add_chunk(&file, "gAMA", "\0\0\x40\0", 4);
    add_chunk(&file, "pHYs", size, sizeof size);
    buf_puts(&file, "behind the end");
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    ck_assert(holds(file.at, file.n, "Author"));
    ck_assert_uint_eq(t.image.n_file, plain.n);
    ck_assert_int_eq(memcmp(t.image.file, plain.at, plain.n), 0);
    ck_assert_int_eq(t.image.per_metre_x, 11811);
    ck_assert_int_eq(t.image.per_metre_y, 5906);
    taken_free(&t);
    buf_free(&plain);
    buf_free(&file);
}
END_TEST

TCase *png_cases(void)
{
    TCase *tc = tcase_create("png");
    tcase_add_loop_test(tc, samples_come_out_as_bytes, 0, N_PLANS);
    tcase_add_loop_test(tc, a_palette_is_looked_up, 0, 4);
    tcase_add_loop_test(tc, a_key_colour_shows_the_paper, 0, 2);
    tcase_add_test(tc, an_alpha_that_covers_all_is_none);
    tcase_add_test(tc, texts_and_profiles_are_left_out);
    return tc;
}
