#include "record/record.h"

#include "xml/writer.h"

#include <string.h>

void record_write_xml(const struct meta *meta, size_t pages, struct buf *out)
{
    struct xml_writer w = {.out = out};
    xml_declaration(&w);
    xml_open(&w, "record");
    xml_attr(&w, "xmlns", RECORD_NAMESPACE);
    for (size_t i = 0; i < meta->n_items; i++) {
        char room[META_ROOM];
        const char *value = meta_value(&meta->items[i], pages, room);
        if (!*value) continue;
        xml_open(&w, meta->items[i].name);
        xml_text(&w, value);
        xml_close(&w);
    }
    xml_close(&w);
    buf_putc(out, '\n');
}

/* ---- the register ---- */

/* Blanks take the place of line ends; a quotation mark is written twice. What a spreadsheet would
 * take for a formula gets an apostrophe before it, so that none is run. */
static void put_value(struct buf *out, const char *value, size_t n)
{
    bool is_formula = n > 0 && strchr("=+-@\t\r", value[0]);
    buf_puts(out, is_formula ? "\"'" : "\"");
    for (size_t i = 0; i < n; i++) {
        if (value[i] == '"') buf_putc(out, '"');
        buf_putc(out, (unsigned char)value[i] < ' ' ? ' ' : value[i]);
    }
    buf_putc(out, '"');
}

static const struct meta_item *find_item(const struct meta *meta, const char *name, size_t n)
{
    for (size_t i = 0; i < meta->n_items; i++)
        if (strlen(meta->items[i].name) == n && memcmp(meta->items[i].name, name, n) == 0)
            return &meta->items[i];
    return NULL;
}

/* 2024-03-18 is 18/03/2024 for those who read it, and for spreadsheets of Viet Nam. */
static void put_item(struct buf *text, const struct meta_item *item, size_t pages)
{
    char room[META_ROOM];
    const char *value = meta_value(item, pages, room);
    if (item->kind == META_DATE && strlen(value) == strlen("yyyy-mm-dd"))
        buf_printf(text, "%.2s/%.2s/%.4s", value + 8, value + 5, value);
    else
        buf_puts(text, value);
}

/* The pattern's names and braces were checked with the sheet. */
static void put_column(struct buf *out, const struct meta *meta, size_t pages, const char *pattern)
{
    struct buf text = {0};
    while (*pattern) {
        size_t n = strcspn(pattern, "{");
        buf_add(&text, pattern, n);
        pattern += n;
        if (!*pattern) break;
        n = strcspn(++pattern, "}");
        const struct meta_item *item = find_item(meta, pattern, n);
        if (item) put_item(&text, item, pages);
        pattern += n + (pattern[n] == '}');
    }
    put_value(out, (const char *)text.at, text.n);
    buf_free(&text);
}

void record_write_head(const struct meta *meta, struct buf *out)
{
    buf_puts(out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < meta->n_columns; i++) {
        if (i) buf_putc(out, ',');
        put_value(out, meta->columns[i].title, strlen(meta->columns[i].title));
    }
    buf_puts(out, "\r\n");
}

void record_write_line(const struct meta *meta, size_t pages, struct buf *out)
{
    for (size_t i = 0; i < meta->n_columns; i++) {
        if (i) buf_putc(out, ',');
        put_column(out, meta, pages, meta->columns[i].text);
    }
    buf_puts(out, "\r\n");
}
