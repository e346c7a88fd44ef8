/* What goes with the document into the archive and the registers, as the sheet says. */
#include "compose/compose_priv.h"

#include "base/buf.h"

#include <string.h>

/* "Khẩn=1, Hỏa tốc=3": the code of a text; the text itself where it has none. */
static const char *code_of(struct arena *a, const char *codes, const char *text)
{
    size_t n = strlen(text);
    for (const char *p = codes; p; p = strstr(p, ", ") ? strstr(p, ", ") + 2 : NULL)
        if (n && strncmp(p, text, n) == 0 && p[n] == '=')
            return arena_strndup(a, p + n + 1, strcspn(p + n + 1, ","));
    return text;
}

/* What is written for the archive alone has its place here; all else must be printed too. */
static bool is_of_record(const char *path)
{
    return strncmp(path, "record/", strlen("record/")) == 0;
}

/* The mark at the end of a line of a list is no part of what it says. */
static size_t without_mark(const char *value)
{
    size_t n = strlen(value);
    return n && strchr(";.", value[n - 1]) ? n - 1 : n;
}

const char *metadata_words(struct composer *c, const struct report_field *f)
{
    const char *value = text_nfc(c->a, f->value);
    return arena_strndup(c->a, value, without_mark(value));
}

static void add_field(struct composer *c, const struct sheet_metadata *from,
                      const struct report_field *f, struct buf *text)
{
    if (is_of_record(from->path)) vec_push(c->a, &c->placed)->field = f;
    if (text->n && *f->value) buf_puts(text, from->join);
    buf_puts(text, code_of(c->a, from->codes, metadata_words(c, f)));
}

/* Where one is written, all of that name are. */
static const char *text_of_fields(struct composer *c, const struct sheet_metadata *from,
                                  struct pos *pos)
{
    struct buf text = {0};
    const struct report_field *f = report_field_find(c->report->fields, from->path);
    if (f) *pos = f->pos;
    for (; f; f = from->join ? report_field_same(f) : NULL)
        add_field(c, from, f, &text);
    return buf_text(&text, c->a);
}

static struct meta_item make_item(struct composer *c, const struct sheet_metadata *from)
{
    static const enum meta_kind kinds[] = {
        [METADATA_TEXT] = META_TEXT, [METADATA_NUMBER] = META_NUMBER, [METADATA_DATE] = META_DATE};
    struct meta_item item = {
        .name = from->name,
        .title = from->title,
        .kind = kinds[from->kind],
        .is_pages = from->of == METADATA_PAGES,
        .value = "",
        .join = from->join,
        .longest = from->longest,
    };
    if (from->of == METADATA_FIELD) item.value = text_of_fields(c, from, &item.pos);
    if (from->of == METADATA_TYPE) item.value = c->type->title;
    if (from->of == METADATA_LANGUAGE) item.value = c->meta.language;
    return item;
}

void metadata_make(struct composer *c)
{
    struct meta *meta = &c->meta;
    size_t n = c->sheet->n_metadata;
    struct meta_item *items = arena_array_of(c->a, n, struct meta_item);
    for (size_t i = 0; i < n; i++)
        items[i] = make_item(c, &c->sheet->metadata[i]);
    meta->items = items;
    meta->n_items = n;
    struct meta_column *columns = arena_array_of(c->a, c->sheet->n_columns, struct meta_column);
    for (size_t i = 0; i < c->sheet->n_columns; i++)
        columns[i] = (struct meta_column){c->sheet->columns[i].title, c->sheet->columns[i].text};
    meta->columns = columns;
    meta->n_columns = c->sheet->n_columns;
}
