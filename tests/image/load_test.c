/* Which files are opened: those of one folder and folders in it. */
#include "image_test.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char dir[] = "/tmp/vanthu-image-XXXXXX";
static struct arena *a, *pictures;
static struct diag_list diags;
static struct image_store store;

static unsigned flat(int x, int y, int c)
{
    return (unsigned)(x * y + c) & 1 ? 40 : 90;
}

static const char *below(const char *name)
{
    return arena_printf(a, "%s/%s", dir, name);
}

static void put_file(const char *name, int size)
{
    struct buf file = {0};
    make_png(&(struct png_plan){size, 3, PNG_COLOR_TYPE_RGB, 8, false, false, flat}, &file);
    FILE *f = fopen(below(name), "wb");
    fwrite(file.at, 1, file.n, f);
    fclose(f);
    buf_free(&file);
}

/*  outside.png
 *  home/  a.png  same.png  other.png  in/a.png  link.png -> a.png  out.png -> ../outside.png
 *         way -> in  up -> ..  pipe */
static void setup(void)
{
    memcpy(dir + sizeof dir - 7, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(dir));
    a = arena_new();
    pictures = arena_new();
    diags = (struct diag_list){.arena = a};
    mkdir(below("home"), 0700);
    mkdir(below("home/in"), 0700);
    put_file("outside.png", 4);
    put_file("home/a.png", 4);
    put_file("home/same.png", 4);
    put_file("home/other.png", 5);
    put_file("home/in/a.png", 6);
    ck_assert_int_eq(symlink("a.png", below("home/link.png")), 0);
    ck_assert_int_eq(symlink("../outside.png", below("home/out.png")), 0);
    ck_assert_int_eq(symlink("in", below("home/way")), 0);
    ck_assert_int_eq(symlink("..", below("home/up")), 0);
    ck_assert_int_eq(mkfifo(below("home/pipe"), 0600), 0);
    store = (struct image_store){.arena = pictures, .folder = below("home"), .diags = &diags};
}

static void teardown(void)
{
    static const char *const files[] = {
        "home/in/a.png", "home/a.png", "home/same.png", "home/other.png", "home/link.png",
        "home/out.png",  "home/way",   "home/up",       "home/pipe",      "outside.png",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(below(files[i]));
    rmdir(below("home/in"));
    rmdir(below("home"));
    rmdir(dir);
    arena_free(pictures);
    arena_free(a);
}

static const struct image *load(const char *path)
{
    return image_load(&store, path, (struct pos){"a.xml", 1, 2});
}

START_TEST(files_of_the_folder_are_read)
{
    ck_assert_int_eq(load("a.png")->width, 4);
    ck_assert_int_eq(load("other.png")->width, 5);
    ck_assert_int_eq(load("in/a.png")->width, 6);
    ck_assert_uint_eq(diags.n, 0);
}
END_TEST

START_TEST(the_same_bytes_are_one_picture)
{
    const struct image *image = load("a.png");
    ck_assert_ptr_eq(load("a.png"), image);
    ck_assert_ptr_eq(load("same.png"), image);
    ck_assert_ptr_ne(load("other.png"), image);
    ck_assert_ptr_eq(load("same.png"), image);
}
END_TEST

static enum diag_code refusal(const char *path)
{
    diags = (struct diag_list){.arena = a};
    ck_assert_ptr_null(load(path));
    ck_assert_uint_eq(diags.n, 1);
    ck_assert_str_eq(diags.at[0].args[0], path);
    ck_assert_int_eq(diags.at[0].pos.column, 2);
    return diags.at[0].code;
}

START_TEST(nothing_leads_out_of_the_folder)
{
    ck_assert_int_eq(refusal("link.png"), DIAG_IMAGE_LINK);
    ck_assert_int_eq(refusal("out.png"), DIAG_IMAGE_LINK);
    ck_assert_int_eq(refusal("way/a.png"), DIAG_IMAGE_LINK);
    ck_assert_int_eq(refusal("up/outside.png"), DIAG_IMAGE_LINK);
    ck_assert_int_eq(refusal("../outside.png"), DIAG_IMAGE_FILE);
    ck_assert_int_eq(refusal("in/../../outside.png"), DIAG_IMAGE_FILE);
    ck_assert_int_eq(refusal(below("outside.png")), DIAG_IMAGE_FILE);
}
END_TEST

START_TEST(what_is_no_file_is_refused)
{
    ck_assert_int_eq(refusal("missing.png"), DIAG_IMAGE_FILE);
    ck_assert_int_eq(refusal("a.png/b.png"), DIAG_IMAGE_FILE);
    ck_assert_int_eq(refusal("in"), DIAG_IMAGE_FILE);
    ck_assert_int_eq(refusal("pipe"), DIAG_IMAGE_FILE);
}
END_TEST

/* A file that cannot be read is told of where it is first named. */
START_TEST(a_refusal_is_said_once)
{
    ck_assert_ptr_null(load("missing.png"));
    ck_assert_ptr_null(load("missing.png"));
    ck_assert_uint_eq(diags.n, 1);
}
END_TEST

START_TEST(without_a_folder_nothing_is_read)
{
    store.folder = NULL;
    ck_assert_int_eq(refusal("a.png"), DIAG_IMAGE_FOLDER);
}
END_TEST

START_TEST(a_file_of_more_bytes_than_the_limit_is_refused)
{
    ck_assert_int_eq(truncate(below("home/other.png"), 32 * 1024 * 1024 + 1), 0);
    ck_assert_int_eq(refusal("other.png"), DIAG_IMAGE_LARGE);
    ck_assert_str_eq(diags.at[0].args[1], "32");
}
END_TEST

TCase *load_cases(void)
{
    TCase *tc = tcase_create("load");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, files_of_the_folder_are_read);
    tcase_add_test(tc, the_same_bytes_are_one_picture);
    tcase_add_test(tc, nothing_leads_out_of_the_folder);
    tcase_add_test(tc, what_is_no_file_is_refused);
    tcase_add_test(tc, a_refusal_is_said_once);
    tcase_add_test(tc, without_a_folder_nothing_is_read);
    tcase_add_test(tc, a_file_of_more_bytes_than_the_limit_is_refused);
    return tc;
}
