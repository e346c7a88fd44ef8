/* The sheets that the program was built with are those of layouts/, as the reader gives them. */
#include "base/input.h"
#include "base/limits.h"
#include "lib/frozen.h"
#include "same_xml.h"
#include "style_test.h"

#include <dirent.h>
#include <string.h>

START_TEST(a_frozen_sheet_is_as_it_is_read)
{
    const struct xml_frozen *frozen = frozen_sheets[_i];
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct xml_doc read;
    ck_assert(
        xml_read(a, "s.xml", (const uint8_t *)frozen->source, frozen->n_source, &read, &diags));
    struct xml_doc thawed = xml_thaw(a, "s.xml", frozen);
    ck_assert(same_xml(&read, &thawed));
    arena_free(a);
}
END_TEST

static bool is_frozen(const char *file)
{
    struct arena *a = arena_new();
    uint8_t *bytes = NULL;
    size_t n = 0;
    bool is_there = false;
    ck_assert_int_eq(input_read(a, source_path(a, file), LIMIT_INPUT_BYTES, &bytes, &n), 0);
    for (size_t i = 0; i < n_frozen_sheets; i++)
        is_there = is_there ||
                   (frozen_sheets[i]->n_source == n && !memcmp(frozen_sheets[i]->source, bytes, n));
    arena_free(a);
    return is_there;
}

START_TEST(every_sheet_is_frozen)
{
    struct arena *a = arena_new();
    DIR *folder = opendir(source_path(a, "layouts"));
    ck_assert_ptr_nonnull(folder);
    size_t n = 0;
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (!strstr(entry->d_name, ".xml")) continue;
        ck_assert_msg(is_frozen(arena_printf(a, "layouts/%s", entry->d_name)), "%s is not frozen",
                      entry->d_name);
        n++;
    }
    ck_assert_uint_eq(n, n_frozen_sheets);
    closedir(folder);
    arena_free(a);
}
END_TEST

TCase *frozen_cases(void)
{
    TCase *tc = tcase_create("frozen");
    tcase_add_loop_test(tc, a_frozen_sheet_is_as_it_is_read, 0, (int)n_frozen_sheets);
    tcase_add_test(tc, every_sheet_is_frozen);
    return tc;
}
