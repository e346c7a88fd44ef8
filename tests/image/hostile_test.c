/* Files that are broken, cut off, not what they say, or larger than anybody needs. */
#include "image_test.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

static unsigned noise(int x, int y, int c)
{
    return (unsigned)(x * 131 + y * 71 + c * 37) & 0xFF;
}

static const uint8_t dark[] = {10, 20, 90}, light[] = {230, 220, 200};

static void make(int which, struct buf *file)
{
    const struct jpeg_plan jpeg = {20,         12,         TJPF_RGB,
                                   TJSAMP_420, which == 2, {dark, light, light, dark}};
    if (which == 0)
        make_png(&(struct png_plan){6, 5, PNG_COLOR_TYPE_RGB_ALPHA, 8, true, false, noise}, file);
    else
        make_jpeg(&jpeg, file);
}

/* A byte less of the end of a JPEG file is enough too: the mark of the end is two. */
START_TEST(a_file_cut_off_anywhere_is_refused)
{
    struct buf file = {0};
    make(_i, &file);
    for (size_t n = 0; n < file.n; n++) {
        /* a copy of that size, so that reading beyond it is seen */
        uint8_t *part = malloc(n ? n : 1);
        memcpy(part, file.at, n);
        struct taken t = take_bytes(part, n);
        ck_assert_msg(!t.is_taken, "taken with %zu bytes of %zu", n, file.n);
        enum diag_code code = code_of(&t);
        ck_assert(code == DIAG_IMAGE_BROKEN || (n < 8 && code == DIAG_IMAGE_KIND) ||
                  (!n && code == DIAG_IMAGE_EMPTY));
        taken_free(&t);
        free(part);
    }
    buf_free(&file);
}
END_TEST

/* Whatever a byte becomes, there is a picture of the size that was said, or one message. */
START_TEST(a_changed_byte_does_no_harm)
{
    static const uint8_t changes[] = {0x01, 0x80, 0xFF};
    struct buf file = {0};
    make(_i, &file);
    for (size_t i = 0; i < file.n; i++) {
        for (size_t k = 0; k < sizeof changes; k++) {
            uint8_t was = file.at[i];
            file.at[i] ^= changes[k];
            struct taken t = take_in(&file);
            if (!t.is_taken) code_of(&t);
            taken_free(&t);
            file.at[i] = was;
        }
    }
    buf_free(&file);
}
END_TEST

static enum diag_code refused(struct buf *file)
{
    struct taken t = take_in(file);
    ck_assert(!t.is_taken);
    enum diag_code code = code_of(&t);
    taken_free(&t);
    buf_free(file);
    return code;
}

/* The sides stand in bytes 16 to 23 of a PNG file. */
static enum diag_code png_of_size(const char *sides)
{
    struct buf file = {0};
    make(0, &file);
    memcpy(file.at + 16, sides, 8);
    return refused(&file);
}

START_TEST(a_png_larger_than_the_limit_is_refused_by_its_head)
{
    ck_assert_int_eq(png_of_size("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), DIAG_IMAGE_PIXELS);
    ck_assert_int_eq(png_of_size("\0\0\x80\0\0\0\x80\0"), DIAG_IMAGE_PIXELS);
    ck_assert_int_eq(png_of_size("\x02\xFA\xF0\x81\0\0\0\x01"),
                     DIAG_IMAGE_PIXELS); /* 50000001 x 1 */
    ck_assert_int_eq(png_of_size("\0\0\0\0\0\0\0\x01"), DIAG_IMAGE_BROKEN);
    ck_assert_int_eq(png_of_size("\0\0\0\x07\0\0\0\x05"), DIAG_IMAGE_BROKEN); /* its checksum */
}
END_TEST

/* The frame of a JPEG file: FFC0, two bytes of length, the depth, the height and the width, how
 * many colours. */
static enum diag_code jpeg_with_frame(const char *frame, size_t n)
{
    struct buf file = {0};
    make(1, &file);
    for (size_t i = 0; i + 10 < file.n; i++)
        if (file.at[i] == 0xFF && file.at[i + 1] == 0xC0) memcpy(file.at + i + 1, frame, n);
    return refused(&file);
}

START_TEST(a_jpeg_of_another_kind_is_refused_by_its_head)
{
    ck_assert_int_eq(jpeg_with_frame("\xC0\0\x11\x08\xFF\xFF\xFF\xFF", 8), DIAG_IMAGE_PIXELS);
    ck_assert_int_eq(jpeg_with_frame("\xC0\0\x11\x08\0\0\0\x14", 8), DIAG_IMAGE_BROKEN);
    ck_assert_int_eq(jpeg_with_frame("\xC0\0\x11\x0C\0\x0C\0\x14", 8), DIAG_IMAGE_UNSUPPORTED);
    ck_assert_int_eq(jpeg_with_frame("\xC3\0\x11\x08\0\x0C\0\x14", 8), DIAG_IMAGE_UNSUPPORTED);
    ck_assert_int_eq(jpeg_with_frame("\xC0\0\x11\x08\0\x0C\0\x14\x02", 9), DIAG_IMAGE_UNSUPPORTED);
}
END_TEST

/* One stands in the picture itself; behind its end they are only counted. */
START_TEST(a_jpeg_of_very_many_scans_is_refused)
{
    struct buf file = {0};
    make(1, &file);
    for (int i = 0; i < 49; i++)
        buf_add(&file, "\xFF\xDA\0\2", 4);
    struct taken t = take_in(&file);
    ck_assert(t.is_taken);
    taken_free(&t);
    buf_add(&file, "\xFF\xDA\0\2", 4);
    ck_assert_int_eq(refused(&file), DIAG_IMAGE_UNSUPPORTED);
}
END_TEST

START_TEST(what_is_no_picture_is_told_from_one)
{
    static const char *const files[] = {"GIF89a\1\0\1\0", "BM", "%PDF-1.7", "<svg/>", "II*\0"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct buf file = {0};
        buf_puts(&file, files[i]);
        ck_assert_int_eq(refused(&file), DIAG_IMAGE_KIND);
    }
}
END_TEST

/* 30 x 20 pixels of four bytes, and of their alpha, and the file. */
START_TEST(a_picture_keeps_to_its_room)
{
    struct buf file = {0};
    make_png(&(struct png_plan){30, 20, PNG_COLOR_TYPE_RGB_ALPHA, 8, false, false, noise}, &file);
    struct taken t = {.arena = arena_new(), .diags.arena = arena_new()};
    for (size_t room = 0; room < file.n + 2400; room += 37) {
        t.diags.n = 0;
        ck_assert(!image_read(t.arena, "a.png", file.at, file.n, room, (struct pos){"a", 7, 1},
                              &t.image, &t.diags));
        ck_assert_int_eq(code_of(&t), DIAG_IMAGE_TOTAL);
    }
    taken_free(&t);
    buf_free(&file);
}
END_TEST

TCase *hostile_cases(void)
{
    TCase *tc = tcase_create("hostile");
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, a_file_cut_off_anywhere_is_refused, 0, 3);
    tcase_add_loop_test(tc, a_changed_byte_does_no_harm, 0, 3);
    tcase_add_test(tc, a_png_larger_than_the_limit_is_refused_by_its_head);
    tcase_add_test(tc, a_jpeg_of_another_kind_is_refused_by_its_head);
    tcase_add_test(tc, a_jpeg_of_very_many_scans_is_refused);
    tcase_add_test(tc, what_is_no_picture_is_told_from_one);
    tcase_add_test(tc, a_picture_keeps_to_its_room);
    return tc;
}
