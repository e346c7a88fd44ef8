/* Names of files and their folders. */
#include "base/path.h"
#include "suite.h"

#include <string.h>

static const struct {
    const char *path, *folder, *name;
} paths[] = {
    {"a/b.xml", "a", "b.xml"}, {"a/b/c", "a/b", "c"}, {"b.xml", ".", "b.xml"},
    {"/b.xml", "/", "b.xml"},  {"a/", "a", ""},       {"-", ".", "-"},
};

START_TEST(paths_are_taken_apart)
{
    struct arena *a = arena_new();
    const char *path = paths[_i].path, *name = paths[_i].name;
    ck_assert_str_eq(path_folder(a, path), paths[_i].folder);
    ck_assert_str_eq(path_name(path), name);
    ck_assert_uint_eq(path_folder_length(path), strlen(path) - strlen(name));
    arena_free(a);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("path");
    TCase *tc = tcase_create("path");
    tcase_add_loop_test(tc, paths_are_taken_apart, 0, sizeof paths / sizeof *paths);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
