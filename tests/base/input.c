#include "base/input.h"
#include "base/arena.h"
#include "suite.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char dir[] = "/tmp/vanthu-input-XXXXXX";
static char path[64];
static struct arena *a;

static void setup(void)
{
    memcpy(dir + sizeof dir - 7, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/f", dir);
    a = arena_new();
}

static void teardown(void)
{
    unlink(path);
    rmdir(dir);
    arena_free(a);
}

static void put(size_t n)
{
    FILE *f = fopen(path, "wb");
    for (size_t i = 0; i < n; i++)
        putc((int)(i % 251), f);
    fclose(f);
}

/* Nothing, one byte, and both sides of the 64 KB that are read at once. */
static const size_t sizes[] = {0, 1, 65535, 65536, 65537, 200000};

START_TEST(a_file_comes_whole_with_a_nul_behind_it)
{
    uint8_t *bytes;
    size_t n;
    put(sizes[_i]);
    ck_assert_int_eq(input_read(a, path, 200000, &bytes, &n), 0);
    ck_assert_uint_eq(n, sizes[_i]);
    bool is_same = true;
    for (size_t i = 0; i < n; i++)
        is_same = is_same && bytes[i] == i % 251;
    ck_assert(is_same);
    ck_assert_uint_eq(bytes[n], 0);
}
END_TEST

START_TEST(what_cannot_be_read_says_why)
{
    uint8_t *bytes = NULL;
    size_t n = 7;
    ck_assert_int_eq(input_read(a, path, 10, &bytes, &n), ENOENT);
    ck_assert_int_eq(input_read(a, dir, 10, &bytes, &n), EISDIR);
    put(11);
    ck_assert_int_eq(input_read(a, path, 10, &bytes, &n), EFBIG);
    ck_assert_int_eq(input_read(a, "/dev/zero", 1 << 20, &bytes, &n), EFBIG);
    ck_assert_ptr_null(bytes);
    ck_assert_uint_eq(n, 7);
}
END_TEST

/* What lies below a folder, and nothing that a link or a path leads to (tests/image has the rest).
 */
START_TEST(only_what_is_below_the_folder_is_read)
{
    uint8_t *bytes = NULL;
    size_t n = 0;
    put(7);
    ck_assert_int_eq(input_read_below(a, dir, "f", 7, &bytes, &n), 0);
    ck_assert_uint_eq(n, 7);
    ck_assert_uint_eq(bytes[n], 0);
    bytes = NULL;
    ck_assert_int_eq(input_read_below(a, dir, "f", 6, &bytes, &n), EFBIG);
    ck_assert_int_eq(input_read_below(a, dir, "g", 7, &bytes, &n), ENOENT);
    ck_assert_int_eq(input_read_below(a, dir, "f/f", 7, &bytes, &n), ENOTDIR);
    ck_assert_int_eq(input_read_below(a, dir, ".", 7, &bytes, &n), EISDIR);
    ck_assert_int_eq(input_read_below(a, dir, "../f", 7, &bytes, &n), EINVAL);
    ck_assert_int_eq(input_read_below(a, dir, path, 7, &bytes, &n), EINVAL);
    ck_assert_int_eq(input_read_below(a, "/dev", "null", 7, &bytes, &n), ENODEV);
    ck_assert_int_eq(input_read_below(a, path, "f", 7, &bytes, &n), ENOTDIR);
    ck_assert_ptr_null(bytes);
}
END_TEST

START_TEST(a_dash_is_standard_input)
{
    uint8_t *bytes;
    size_t n;
    put(100);
    ck_assert_ptr_nonnull(freopen(path, "rb", stdin));
    ck_assert_int_eq(input_read(a, "-", 100, &bytes, &n), 0);
    ck_assert_uint_eq(n, 100);
}
END_TEST

START_TEST(a_mapped_file_has_its_bytes)
{
    const uint8_t *bytes;
    size_t n;
    put(65537);
    ck_assert_int_eq(input_map(path, 65537, &bytes, &n), 0);
    ck_assert_uint_eq(n, 65537);
    /* it outlives its name */
    ck_assert_int_eq(unlink(path), 0);
    bool is_same = true;
    for (size_t i = 0; i < n; i++)
        is_same = is_same && bytes[i] == i % 251;
    ck_assert(is_same);
    input_unmap(bytes, n);
}
END_TEST

START_TEST(what_cannot_be_mapped_says_why)
{
    const uint8_t *bytes;
    size_t n;
    ck_assert_int_eq(input_map(path, 10, &bytes, &n), ENOENT);
    put(11);
    ck_assert_int_eq(input_map(path, 10, &bytes, &n), EFBIG);
    put(0);
    ck_assert_int_ne(input_map(path, 10, &bytes, &n), 0);
    ck_assert_int_eq(input_map(dir, 10, &bytes, &n), ENODEV);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("input");
    TCase *tc = tcase_create("input");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_loop_test(tc, a_file_comes_whole_with_a_nul_behind_it, 0, 6);
    tcase_add_test(tc, what_cannot_be_read_says_why);
    tcase_add_test(tc, a_mapped_file_has_its_bytes);
    tcase_add_test(tc, what_cannot_be_mapped_says_why);
    tcase_add_test(tc, only_what_is_below_the_folder_is_read);
    tcase_add_test(tc, a_dash_is_standard_input);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
