/* A description to start from: one of layouts/new, with the type's own words put in. */
#include "lib/lib.h"

#include "base/buf.h"
#include "base/input.h"
#include "base/limits.h"
#include "base/system.h"
#include "style/sheet.h"

#include <string.h>

static const char default_layout[] = "nd30";

static const struct sheet *find_sheet(struct vanthu *v, const char *layout)
{
    return lib_sheet(v, NULL, layout ? layout : default_layout);
}

bool vanthu_day(struct vanthu *v, const char *layout, int year, int month, int day, uint8_t **bytes,
                size_t *n)
{
    const struct sheet *sheet = find_sheet(v, layout);
    bool has_form = sheet && sheet->n_date_formats;
    struct buf out = {0};
    if (has_form) {
        struct arena *scratch = arena_new();
        const struct sheet_moment moment = {.year = year, .month = month, .day = day};
        buf_puts(&out, sheet_date_text(scratch, &sheet->date_formats[0], moment));
        arena_free(scratch);
    } else if (sheet) {
        diag_add(&v->diags, (struct pos){0}, DIAG_STYLE_NO_DATE, sheet->name, NULL, NULL);
    }
    return lib_give(has_form, &out, bytes, n);
}

size_t vanthu_type_count(struct vanthu *v, const char *layout)
{
    const struct sheet *sheet = find_sheet(v, layout);
    return sheet ? sheet->n_types : 0;
}

struct vanthu_type vanthu_type(struct vanthu *v, const char *layout, size_t i)
{
    const struct sheet_type *type = &find_sheet(v, layout)->types[i];
    return (struct vanthu_type){type->code, type->title};
}

static void put_escaped(struct buf *b, const char *text)
{
    for (; *text; text++) {
        if (*text == '&')
            buf_puts(b, "&amp;");
        else if (*text == '<')
            buf_puts(b, "&lt;");
        else if (*text == '"')
            buf_puts(b, "&quot;");
        else
            buf_putc(b, *text);
    }
}

/* `text` with {code}, {title} and {layout} replaced; any other brace stays. */
static void put_words(struct buf *b, const char *text, const struct sheet *sheet,
                      const struct sheet_type *type)
{
    const struct {
        const char *name, *value;
    } words[] = {{"{code}", type->code}, {"{title}", type->title}, {"{layout}", sheet->name}};
    while (*text) {
        size_t n = strcspn(text, "{");
        buf_add(b, text, n);
        text += n;
        size_t i = 0;
        while (i < 3 && strncmp(text, words[i].name, strlen(words[i].name)) != 0)
            i++;
        if (i < 3) {
            put_escaped(b, words[i].value);
            text += strlen(words[i].name);
        } else if (*text) {
            buf_putc(b, *text++);
        }
    }
}

bool vanthu_start(struct vanthu *v, const char *layout, const char *code, uint8_t **bytes,
                  size_t *n)
{
    const struct sheet *sheet = find_sheet(v, layout);
    const struct sheet_type *type =
        sheet ? sheet_type_find(sheet, code, (struct pos){0}, &v->diags) : NULL;
    *bytes = NULL;
    *n = 0;
    if (!type || !lib_has_data(v)) return false;
    const char *path = arena_printf(v->arena, "%s/new/%s.xml", v->layouts_dir, type->start);
    uint8_t *text;
    size_t length;
    int error = input_read(v->arena, path, LIMIT_INPUT_BYTES, &text, &length);
    if (error) {
        diag_add(&v->diags, (struct pos){0}, DIAG_FILE_READ, path, system_error_text(error), NULL);
        return false;
    }
    struct buf b = {0};
    put_words(&b, arena_strndup(v->arena, (const char *)text, length), sheet, type);
    *bytes = b.at;
    *n = b.n;
    return true;
}
