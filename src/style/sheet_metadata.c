/* What goes with a document into the archive and the registers, and who gets copies of it. */
#include "style/sheet_priv.h"

#include "base/buf.h"

#include <string.h>

static int index_or_first(const struct xml_node *node, const char *attribute,
                          const char *const *names)
{
    const char *value = xml_attr_value(node, attribute);
    return value ? value_index(value, names) : 0;
}

/* A text comes from a field, unless it is said to come from elsewhere. */
static void read_item(struct sheet_reader *r, const struct xml_node *node,
                      struct sheet_metadata *item)
{
    static const char *const sources[] = {"field", "type", "language", "pages", NULL};
    static const char *const kinds[] = {"text", "number", "date", NULL};
    const char *longest = xml_attr_value(node, "longest");
    *item = (struct sheet_metadata){
        .name = xml_attr_value(node, "name"),
        .title = sheet_required(r, node, "title"),
        .of = (enum sheet_metadata_of)index_or_first(node, "of", sources),
        .kind = (enum sheet_metadata_kind)index_or_first(node, "kind", kinds),
        .join = xml_attr_value(node, "join"),
        .codes = xml_attr_value(node, "codes"),
    };
    if (item->of == METADATA_FIELD) item->path = sheet_required(r, node, "field");
    if (longest) value_number(longest, &item->longest);
}

static bool is_known(const struct sheet *sheet, const struct sheet_piece *piece)
{
    for (size_t i = 0; i < sheet->n_metadata; i++) {
        const char *name = sheet->metadata[i].name;
        if (strlen(name) == piece->n && memcmp(name, piece->at, piece->n) == 0) return true;
    }
    return false;
}

static const char *all_names(struct sheet_reader *r)
{
    struct buf b = {0};
    for (size_t i = 0; i < r->sheet->n_metadata; i++)
        buf_printf(&b, "%s{%s}", i ? ", " : "", r->sheet->metadata[i].name);
    return buf_text(&b, r->a);
}

static void check_column(struct sheet_reader *r, const struct xml_node *node,
                         const struct sheet_register *column)
{
    struct sheet_piece piece;
    bool ok = true;
    for (const char *p = column->text; sheet_pattern_next(&p, &piece);)
        ok = ok && (!piece.is_name || is_known(r->sheet, &piece));
    if (ok) return;
    diag_add(r->diags, xml_attr_find(node, "text")->pos, DIAG_STYLE_PATTERN, column->text,
             column->title, all_names(r));
    r->ok = false;
}

static void read_columns(struct sheet_reader *r)
{
    size_t n = sheet_count_of(r->root, "register"), i = 0;
    struct sheet_register *columns = arena_array_of(r->a, n, struct sheet_register);
    for (const struct xml_node *c = sheet_first_of(r->root, "register"); c; c = sheet_next_of(c)) {
        columns[i] = (struct sheet_register){
            xml_attr_value(c, "title"), xml_attr_find(c, "text") ? xml_attr_value(c, "text") : ""};
        check_column(r, c, &columns[i++]);
    }
    r->sheet->columns = columns;
    r->sheet->n_columns = n;
}

static void read_recipients(struct sheet_reader *r)
{
    size_t n = sheet_count_of(r->root, "recipient"), i = 0;
    struct sheet_recipient *recipients = arena_array_of(r->a, n, struct sheet_recipient);
    for (const struct xml_node *c = sheet_first_of(r->root, "recipient"); c; c = sheet_next_of(c))
        recipients[i++] =
            (struct sheet_recipient){xml_attr_value(c, "field"), xml_attr_value(c, "before")};
    r->sheet->recipients = recipients;
    r->sheet->n_recipients = n;
}

void sheet_read_metadata(struct sheet_reader *r)
{
    size_t n = sheet_count_of(r->root, "metadata"), i = 0;
    struct sheet_metadata *items = arena_array_of(r->a, n, struct sheet_metadata);
    for (const struct xml_node *m = sheet_first_of(r->root, "metadata"); m; m = sheet_next_of(m))
        read_item(r, m, &items[i++]);
    r->sheet->metadata = items;
    r->sheet->n_metadata = n;
    read_columns(r);
    read_recipients(r);
}
