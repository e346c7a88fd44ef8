#include "base/input.h"
#include "base/limits.h"
#include "style_test.h"

#include <string.h>

static bool load(void *context, const char *from, const char *name, struct pos pos,
                 struct sheet_file *file, struct diag_list *diags)
{
    static const char *const folders[] = {"tests/style/cases/valid", "layouts"};
    (void)from;
    for (int i = 0; i < 2; i++) {
        const char *path = arena_printf(context, "%s/%s.xml", folders[i], name);
        uint8_t *bytes = NULL;
        if (input_read(context, source_path(context, path), LIMIT_INPUT_BYTES, &bytes, &file->n))
            continue;
        file->file = path;
        file->bytes = bytes;
        return true;
    }
    diag_add(diags, pos, DIAG_STYLE_UNKNOWN_SHEET, name, NULL, NULL);
    return false;
}

static struct reading read_bytes(struct arena *a, const char *file, const uint8_t *bytes, size_t n)
{
    struct reading r = {.arena = a, .diags = {.arena = a}};
    const struct sheet_loader loader = {load, a};
    r.is_read = sheet_read(a, &(struct sheet_file){file, bytes, n}, &loader, &r.sheet, &r.diags);
    return r;
}

struct reading read_file(const char *path)
{
    struct arena *a = arena_new();
    uint8_t *bytes = NULL;
    size_t n = 0;
    ck_assert_int_eq(input_read(a, source_path(a, path), LIMIT_INPUT_BYTES, &bytes, &n), 0);
    return read_bytes(a, path, bytes, n);
}

struct reading read_over(const char *base, const char *inner)
{
    struct arena *a = arena_new();
    const char *extends = base ? arena_printf(a, " extends='%s'", base) : "";
    const char *text = arena_printf(a, "<layout xmlns='%s' name='t' title='T'%s>\n%s</layout>",
                                    SHEET_NAMESPACE, extends, inner);
    return read_bytes(a, "t.xml", (const uint8_t *)text, strlen(text));
}

void reading_free(struct reading *r)
{
    arena_free(r->arena);
}

const struct style *style_of(const struct sheet *sheet, const char *id)
{
    for (size_t i = 0; i < sheet->n_styles; i++)
        if (strcmp(sheet->styles[i].id, id) == 0) return &sheet->styles[i];
    ck_abort_msg("no style %s", id);
    return NULL;
}

const char *messages_of(struct reading *r)
{
    return messages_text(r->arena, &r->diags);
}

int twips(len l)
{
    ck_assert_int_eq(l % LEN_TWIP, 0);
    return l / LEN_TWIP;
}

int main(void)
{
    Suite *suite = suite_create("style");
    suite_add_tcase(suite, cases_cases());
    suite_add_tcase(suite, values_cases());
    suite_add_tcase(suite, extend_cases());
    suite_add_tcase(suite, fit_cases());
    suite_add_tcase(suite, frozen_cases());
    suite_add_tcase(suite, nd30_cases());
    return suite_run(suite);
}
