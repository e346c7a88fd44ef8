/* What does not say an orientation as the standard has it says none. */
#include "image_test.h"

#define BEGIN "II*\0\x08\0\0\0"

static const struct {
    const char *bytes;
    size_t n;
    int orientation;
} cases[] = {
    {BEGIN "\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 22, 6},
    {BEGIN "\x01\0\x12\x01\x03\0\x01\0\0\0\x09\0\0\0", 22, 1},   /* no such one */
    {BEGIN "\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0", 22, 1},     /* nor 0 */
    {BEGIN "\x01\0\x12\x01\x04\0\x01\0\0\0\x06\0\0\0", 22, 1},   /* of another type */
    {BEGIN "\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0", 21, 1},     /* cut off */
    {BEGIN "\xFF\xFF\x12\x01\x03\0\x01\0\0\0\x06\0\0\0", 22, 6}, /* more entries than bytes */
    {BEGIN "\xFF\xFF\x13\x01\x03\0\x01\0\0\0\x06\0\0\0", 22, 1},
    {"II*\0\xFF\xFF\xFF\xFF\x01\0", 10, 1}, /* far behind the end */
    {"II*\0\x09\0\0\0\x01\0", 10, 1},
    {"II+\0\x08\0\0\0\x01\0", 10, 1}, /* no TIFF */
    {"II*\0", 4, 1},
    {"", 0, 1},
};

START_TEST(an_orientation_is_said_or_not)
{
    ck_assert_int_eq(exif_orientation((const uint8_t *)cases[_i].bytes, cases[_i].n),
                     cases[_i].orientation);
}
END_TEST

TCase *exif_cases(void)
{
    TCase *tc = tcase_create("exif");
    tcase_add_loop_test(tc, an_orientation_is_said_or_not, 0, sizeof cases / sizeof *cases);
    return tc;
}
