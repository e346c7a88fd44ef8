/* A JPEG file comes out as a baseline file that stands upright, whatever it was before. */
#include "image_test.h"

#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

enum { NEAR = 6 }; /* what coding may change of a colour */

static const uint8_t red[] = {220, 30, 40}, green[] = {30, 200, 60}, blue[] = {40, 60, 210},
                     white[] = {250, 250, 250};

/* The colour in the middle of each field of the file that came out, as letters. */
static char letter_at(const uint8_t *pixels, int width, int x, int y)
{
    static const uint8_t *const colours[] = {red, green, blue, white};
    const uint8_t *pixel = pixels + 3 * (y * width + x);
    for (int i = 0; i < 4; i++) {
        bool is_near = true;
        for (int c = 0; c < 3; c++)
            is_near = is_near && abs(pixel[c] - colours[i][c]) <= NEAR;
        if (is_near) return "RGBW"[i];
    }
    return '?';
}

static uint8_t *decoded(const struct image *image, int format)
{
    uint8_t *pixels = malloc((size_t)image->width * (size_t)image->height * 3);
    tjhandle handle = tjInitDecompress();
    int width, height, subsampling, space;
    ck_assert_int_eq(tjDecompressHeader3(handle, image->file, image->n_file, &width, &height,
                                         &subsampling, &space),
                     0);
    ck_assert_int_eq(width, image->width);
    ck_assert_int_eq(height, image->height);
    ck_assert_int_eq(tjDecompress2(handle, image->file, image->n_file, pixels, width, 0, height,
                                   format, TJFLAG_STOPONWARNING),
                     0);
    tjDestroy(handle);
    return pixels;
}

static void expect_fields(const struct image *image, const char *fields)
{
    uint8_t *pixels = decoded(image, TJPF_RGB);
    for (int i = 0; i < 4; i++) {
        int x = image->width * (1 + 2 * (i % 2)) / 4, y = image->height * (1 + 2 * (i / 2)) / 4;
        ck_assert_int_eq(letter_at(pixels, image->width, x, y), fields[i]);
    }
    free(pixels);
}

static const struct jpeg_plan whole_blocks = {64,         32,    TJPF_RGB,
                                              TJSAMP_420, false, {red, green, blue, white}};
static const struct jpeg_plan part_of_block = {50,         30,    TJPF_RGB,
                                               TJSAMP_444, false, {red, green, blue, white}};

/* What the Exif standard says of each: where the first row and the first column are seen. */
static const char *const upright[] = {
    "",     "RGBW", /* row at the top, column at the left */
    "GRWB",         /* top, right */
    "WBGR",         /* bottom, right */
    "BWRG",         /* bottom, left */
    "RBGW",         /* left, top */
    "BRWG",         /* right, top */
    "WGBR",         /* right, bottom */
    "GWRB",         /* left, bottom */
};

static void check_orientation(const struct jpeg_plan *plan, int orientation, bool is_little)
{
    struct buf file = {0};
    make_jpeg(plan, &file);
    add_orientation(&file, orientation, is_little);
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    ck_assert_int_eq(t.image.kind, IMAGE_JPEG);
    ck_assert_int_eq(t.image.width, orientation > 4 ? plan->height : plan->width);
    ck_assert_int_eq(t.image.height, orientation > 4 ? plan->width : plan->height);
    expect_fields(&t.image, upright[orientation]);
    taken_free(&t);
    buf_free(&file);
}

START_TEST(every_orientation_stands_upright)
{
    check_orientation(&whole_blocks, _i, _i & 1);
}
END_TEST

/* Blocks at the edge are not whole: what was stored of them must not be seen, nor cut off. */
START_TEST(every_orientation_stands_upright_with_blocks_that_are_not_whole)
{
    check_orientation(&part_of_block, _i, !(_i & 1));
}
END_TEST

/* Whole blocks are turned without being coded again: turned back they are the same. */
START_TEST(turning_loses_nothing)
{
    struct buf file = {0}, turned = {0};
    make_jpeg(&whole_blocks, &file);
    struct taken before = take_in(&file);
    add_orientation(&file, 6, true);
    struct taken once = take_in(&file);
    buf_add(&turned, once.image.file, once.image.n_file);
    add_orientation(&turned, 8, true);
    struct taken back = take_in(&turned);
    ck_assert(before.is_taken && once.is_taken && back.is_taken);
    ck_assert_uint_eq(back.image.n_file, before.image.n_file);
    ck_assert_int_eq(memcmp(back.image.file, before.image.file, before.image.n_file), 0);
    taken_free(&before);
    taken_free(&once);
    taken_free(&back);
    buf_free(&file);
    buf_free(&turned);
}
END_TEST

/* The four inks of red, green, blue and white, without black, as Adobe stores them: how much of the
 * paper each ink leaves. */
START_TEST(four_inks_become_three_colours)
{
    static const uint8_t inks[4][4] = {
        {220, 30, 40, 255}, {30, 200, 60, 255}, {40, 60, 210, 255}, {250, 250, 250, 255}};
    struct jpeg_plan plan = {50,         30,    TJPF_CMYK,
                             TJSAMP_444, false, {inks[0], inks[1], inks[2], inks[3]}};
    struct buf file = {0};
    make_jpeg(&plan, &file);
    add_orientation(&file, _i, true);
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    ck_assert_int_eq(t.image.channels, 3);
    expect_fields(&t.image, upright[_i]);
    taken_free(&t);
    buf_free(&file);
}
END_TEST

/* Turbojpeg stores the inks (v, v, v, k) as (255 - v, 128, 128, k), and Adobe's segment says so.
 * Without it these are the inks themselves: red is v and the others 127, as far as black lets
 * them. */
START_TEST(inks_without_the_mark_of_adobe_are_ink)
{
    static const uint8_t inks[4][4] = {
        {220, 220, 220, 0}, {220, 220, 220, 128}, {60, 60, 60, 0}, {60, 60, 60, 255}};
    static const int expected[4][3] = {{220, 127, 127}, {110, 63, 63}, {60, 127, 127}, {0, 0, 0}};
    struct jpeg_plan plan = {48,         32,    TJPF_CMYK,
                             TJSAMP_444, false, {inks[0], inks[1], inks[2], inks[3]}};
    struct buf file = {0};
    make_jpeg(&plan, &file);
    for (size_t i = 0; i + 5 < file.n; i++)
        if (memcmp(file.at + i, "Adobe", 5) == 0) file.at[i] = 'x';
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    uint8_t *pixels = decoded(&t.image, TJPF_RGB);
    for (int i = 0; i < 4; i++)
        for (int c = 0; c < 3; c++) {
            int at = (8 + 16 * (i / 2)) * 48 + 12 + 24 * (i % 2);
            ck_assert_int_lt(abs(pixels[3 * at + c] - expected[i][c]), NEAR);
        }
    free(pixels);
    taken_free(&t);
    buf_free(&file);
}
END_TEST

START_TEST(gray_stays_gray)
{
    static const uint8_t grays[4][1] = {{0}, {90}, {180}, {255}};
    struct jpeg_plan plan = {32,          16,   TJPF_GRAY,
                             TJSAMP_GRAY, true, {grays[0], grays[1], grays[2], grays[3]}};
    struct buf file = {0};
    make_jpeg(&plan, &file);
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    ck_assert_int_eq(t.image.channels, 1);
    uint8_t *pixels = decoded(&t.image, TJPF_GRAY);
    ck_assert_int_lt(abs(pixels[4 * 32 + 8] - 0), NEAR);
    ck_assert_int_lt(abs(pixels[4 * 32 + 24] - 90), NEAR);
    ck_assert_int_lt(abs(pixels[12 * 32 + 8] - 180), NEAR);
    free(pixels);
    taken_free(&t);
    buf_free(&file);
}
END_TEST

static bool holds(const struct image *image, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= image->n_file; i++)
        if (memcmp(image->file + i, word, length) == 0) return true;
    return false;
}

/* FFC2 begins the frame of a progressive file, FFC0 that of a baseline one. */
START_TEST(a_progressive_file_becomes_baseline_without_its_notes)
{
    struct jpeg_plan plan = whole_blocks;
    struct buf file = {0};
    plan.is_progressive = true;
    make_jpeg(&plan, &file);
    add_segment(&file, 0xFE, "taken at home", 13);
    add_orientation(&file, 1, true);
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    ck_assert(holds(&t.image, "\xFF\xC0") && !holds(&t.image, "\xFF\xC2"));
    ck_assert(!holds(&t.image, "taken at home") && !holds(&t.image, "Exif"));
    expect_fields(&t.image, "RGBW");
    taken_free(&t);
    buf_free(&file);
}
END_TEST

/* 300 and 150 to the inch are 11811 and 5906 to the metre; turned, they change places. */
START_TEST(the_resolution_turns_with_the_picture)
{
    struct buf file = {0};
    make_jpeg(&whole_blocks, &file);
    for (size_t i = 0; i + 14 < file.n; i++)
        if (memcmp(file.at + i, "JFIF", 5) == 0) memcpy(file.at + i + 7, "\x01\x01\x2C\0\x96", 5);
    struct taken t = take_in(&file);
    ck_assert_int_eq(t.image.per_metre_x, 11811);
    ck_assert_int_eq(t.image.per_metre_y, 5906);
    taken_free(&t);
    add_orientation(&file, 6, true);
    t = take_in(&file);
    ck_assert_int_eq(t.image.per_metre_x, 5906);
    ck_assert_int_eq(t.image.per_metre_y, 11811);
    taken_free(&t);
    buf_free(&file);
}
END_TEST

START_TEST(the_environment_changes_nothing)
{
    struct buf file = {0};
    make_jpeg(&part_of_block, &file);
    add_orientation(&file, 3, true);
    struct taken plain = take_in(&file);
    setenv("TJ_PROGRESSIVE", "1", 1);
    setenv("TJ_RESTART", "1", 1);
    setenv("TJ_OPTIMIZE", "1", 1);
    struct taken other = take_in(&file);
    unsetenv("TJ_PROGRESSIVE");
    unsetenv("TJ_RESTART");
    unsetenv("TJ_OPTIMIZE");
    ck_assert(plain.is_taken && other.is_taken);
    ck_assert_uint_eq(plain.image.n_file, other.image.n_file);
    ck_assert_int_eq(memcmp(plain.image.file, other.image.file, plain.image.n_file), 0);
    taken_free(&plain);
    taken_free(&other);
    buf_free(&file);
}
END_TEST

TCase *jpeg_cases(void)
{
    TCase *tc = tcase_create("jpeg");
    tcase_add_loop_test(tc, every_orientation_stands_upright, 1, 9);
    tcase_add_loop_test(tc, every_orientation_stands_upright_with_blocks_that_are_not_whole, 1, 9);
    tcase_add_test(tc, turning_loses_nothing);
    tcase_add_loop_test(tc, four_inks_become_three_colours, 1, 9);
    tcase_add_test(tc, inks_without_the_mark_of_adobe_are_ink);
    tcase_add_test(tc, gray_stays_gray);
    tcase_add_test(tc, a_progressive_file_becomes_baseline_without_its_notes);
    tcase_add_test(tc, the_resolution_turns_with_the_picture);
    tcase_add_test(tc, the_environment_changes_nothing);
    return tc;
}
