#include "base/input.h"
#include "base/limits.h"
#include "compose_test.h"
#include "image/image.h"
#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char default_head[] =
    "<issuer><parent>Ủy ban nhân dân tỉnh An Giang</parent><name>Sở Thông tin và Truyền "
    "thông</name>"
    "</issuer><number>80</number><symbol>BC-STTTT</symbol><place>An Giang</place>"
    "<date>2024-03-18</date><subject>Tình hình</subject>";
static const char default_foot[] =
    "<recipients><to>Sở Y tế</to><archive>VT</archive></recipients>"
    "<signature><post>Giám đốc</post><name>Lê Quốc Cường</name></signature>";

static const char *path_of(struct arena *a, const char *variable, const char *path)
{
    const char *root = getenv(variable);
    return arena_printf(a, "%s/%s", root ? root : ".", path);
}

static bool load(void *context, const char *from, const char *name, struct pos pos,
                 struct sheet_file *file, struct diag_list *diags)
{
    (void)from, (void)pos, (void)diags;
    uint8_t *bytes = NULL;
    const char *path = path_of(context, "VANTHU_SOURCE", "layouts/nd30.xml");
    ck_assert_str_eq(name, "nd30");
    ck_assert_int_eq(input_read(context, path, LIMIT_INPUT_BYTES, &bytes, &file->n), 0);
    file->file = "nd30.xml";
    file->bytes = bytes;
    return true;
}

static void give_pictures(struct arena *a, const struct report *report)
{
    for (size_t i = 0; i < report->images.n; i++) {
        struct image *picture = arena_new_of(a, struct image);
        int n = sscanf(report->images.at[i]->src, "%dx%d@%d", &picture->width, &picture->height,
                       &picture->per_metre_x);
        ck_assert_int_ge(n, 2);
        picture->per_metre_y = picture->per_metre_x;
        report->images.at[i]->picture = picture;
    }
}

static struct composed compose(struct arena *a, const char *sheet, const char *bytes, size_t n)
{
    struct composed c = {.arena = a, .diags = {.arena = a}};
    const char *text =
        arena_printf(a, "<layout xmlns='%s' name='t' title='T' extends='nd30'>%s</layout>",
                     SHEET_NAMESPACE, sheet ? sheet : "");
    const struct sheet_loader loader = {load, a};
    bool is_read = sheet_read(a, &(struct sheet_file){"s.xml", (const uint8_t *)text, strlen(text)},
                              &loader, &c.sheet, &c.diags) &&
                   report_read(a, "r.xml", (const uint8_t *)bytes, n, &c.report, &c.diags);
    if (is_read) give_pictures(a, &c.report);
    c.fonts = font_set_open(path_of(a, "VANTHU_DATA_DIR", "fonts"), &c.diags);
    ck_assert_ptr_nonnull(c.fonts);
    c.is_made = is_read && flow_compose(a, &c.report, &c.sheet, c.fonts, &(struct flow_choice){0},
                                        &c.flow, &c.diags);
    return c;
}

struct composed compose_parts(const char *type, const char *sheet, const char *head,
                              const char *body, const char *foot)
{
    struct arena *a = arena_new();
    const char *text = arena_printf(
        a, "<report xmlns='%s' type='%s'>\n%s<body>\n%s</body>%s</report>", REPORT_NAMESPACE, type,
        head ? head : default_head, body, foot ? foot : default_foot);
    return compose(a, sheet, text, strlen(text));
}

struct composed compose_body(const char *body)
{
    return compose_parts("BC", NULL, NULL, body, NULL);
}

struct composed compose_file(const char *path)
{
    struct arena *a = arena_new();
    uint8_t *bytes = NULL;
    size_t n = 0;
    ck_assert_int_eq(
        input_read(a, path_of(a, "VANTHU_SOURCE", path), LIMIT_INPUT_BYTES, &bytes, &n), 0);
    return compose(a, NULL, (const char *)bytes, n);
}

void composed_free(struct composed *c)
{
    font_set_close(c->fonts);
    arena_free(c->arena);
}

const char *messages_of(struct composed *c)
{
    return messages_text(c->arena, &c->diags);
}

int twips(len l)
{
    ck_assert_int_eq(l % LEN_TWIP, 0);
    return l / LEN_TWIP;
}

int main(void)
{
    Suite *suite = suite_create("compose");
    suite_add_tcase(suite, labels_cases());
    suite_add_tcase(suite, articles_cases());
    suite_add_tcase(suite, cite_cases());
    suite_add_tcase(suite, quotes_cases());
    suite_add_tcase(suite, together_cases());
    suite_add_tcase(suite, unbroken_cases());
    suite_add_tcase(suite, parts_cases());
    suite_add_tcase(suite, sections_cases());
    suite_add_tcase(suite, inlines_cases());
    suite_add_tcase(suite, blanks_cases());
    suite_add_tcase(suite, fields_cases());
    suite_add_tcase(suite, formula_cases());
    suite_add_tcase(suite, grid_cases());
    suite_add_tcase(suite, table_cases());
    suite_add_tcase(suite, columns_cases());
    suite_add_tcase(suite, image_cases());
    suite_add_tcase(suite, keeps_cases());
    suite_add_tcase(suite, refuse_cases());
    suite_add_tcase(suite, sample_cases());
    suite_add_tcase(suite, drafts_cases());
    return suite_run(suite);
}
