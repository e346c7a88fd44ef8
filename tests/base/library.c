/* Loading: what is there, what is not, and what lacks a function. */
#include "suite.h"

#include "base/library.h"

#include <string.h>

struct math {
    double (*floor)(double), (*ceil)(double);
};

static const struct library_function functions[] = {
    {"floor", offsetof(struct math, floor)},
    {"ceil", offsetof(struct math, ceil)},
    {"no_such_function", 0},
};

static const char *reason_of(struct arena *a, const char *soname, struct math *table, size_t n)
{
    struct diag_list diags = {.arena = a};
    struct library library = {soname, table, functions, n, false};
    bool is_loaded = library_load(&library, &diags);
    ck_assert_int_eq(library.is_loaded, is_loaded);
    ck_assert_uint_eq(diags.n, !is_loaded);
    if (is_loaded) return NULL;
    ck_assert_int_eq(diags.at[0].code, DIAG_LIBRARY);
    ck_assert_int_eq(diags.worst, DIAG_MACHINE);
    return diags.at[0].args[0];
}

START_TEST(functions_stand_in_the_table)
{
    struct arena *a = arena_new();
    struct math table = {NULL, NULL};
    ck_assert_ptr_null(reason_of(a, "libm.so.6", &table, 2));
    ck_assert(table.floor(2.5) == 2 && table.ceil(2.5) == 3);
    arena_free(a);
}
END_TEST

START_TEST(what_is_missing_is_named)
{
    struct arena *a = arena_new();
    struct math table;
    ck_assert_ptr_nonnull(strstr(reason_of(a, "libgone.so.1", &table, 2), "libgone.so.1: "));
    ck_assert_ptr_nonnull(strstr(reason_of(a, "libm.so.6", &table, 3), "no_such_function"));
    arena_free(a);
}
END_TEST

START_TEST(a_library_is_loaded_once)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct math table;
    struct library library = {"libm.so.6", &table, functions, 2, false};
    ck_assert(library_load(&library, &diags));
    table.floor = NULL;
    ck_assert(library_load(&library, &diags));
    ck_assert(!table.floor);
    arena_free(a);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("library");
    TCase *c = tcase_create("library");
    tcase_add_test(c, functions_stand_in_the_table);
    tcase_add_test(c, what_is_missing_is_named);
    tcase_add_test(c, a_library_is_loaded_once);
    suite_add_tcase(suite, c);
    return suite_run(suite);
}
