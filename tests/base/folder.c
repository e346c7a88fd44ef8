#include "base/folder.h"
#include "suite.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char dir[] = "/tmp/vanthu-folder-XXXXXX";
static const char *const files[] = {"b.xml", "B.xml", "a.txt", "a.xml"};
enum { N_FILES = sizeof files / sizeof *files };
static struct arena *a;

static const char *path_of(const char *name)
{
    return arena_printf(a, "%s/%s", dir, name);
}

static void setup(void)
{
    a = arena_new();
    memcpy(dir + sizeof dir - 7, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(dir));
    for (size_t i = 0; i < N_FILES; i++)
        fclose(fopen(path_of(files[i]), "wb"));
}

static void teardown(void)
{
    for (size_t i = 0; i < N_FILES; i++)
        unlink(path_of(files[i]));
    rmdir(dir);
    arena_free(a);
}

static bool is_xml(const char *name)
{
    return strstr(name, ".xml");
}

START_TEST(the_names_that_are_wanted_come_in_order_of_their_bytes)
{
    static const char *const wanted[] = {"first", "B.xml", "a.xml", "b.xml"};
    name_list names = {0};
    *vec_push(a, &names) = "first";
    ck_assert_int_eq(folder_list(a, dir, is_xml, &names), 0);
    ck_assert_uint_eq(names.n, 4);
    for (size_t i = 0; i < names.n; i++)
        ck_assert_str_eq(names.at[i], wanted[i]);
}
END_TEST

START_TEST(what_is_no_folder_is_told_from_what_is_not_there)
{
    name_list names = {0};
    ck_assert_int_eq(folder_list(a, path_of("a.xml"), is_xml, &names), ENOTDIR);
    ck_assert_int_eq(folder_list(a, path_of("c"), is_xml, &names), ENOENT);
    ck_assert_uint_eq(names.n, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("folder");
    TCase *tc = tcase_create("folder");
    tcase_add_checked_fixture(tc, setup, teardown);
    tcase_add_test(tc, the_names_that_are_wanted_come_in_order_of_their_bytes);
    tcase_add_test(tc, what_is_no_folder_is_told_from_what_is_not_there);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
