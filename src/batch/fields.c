/* Fields: {{name}}, {{name:type}}, {{name?}} (may be empty) in the text and the attributes of a
 * description. */
#include "batch/batch_priv.h"

#include <string.h>

static const char *word(struct arena *a, const char *from, size_t n)
{
    while (n && *from == ' ') {
        from++;
        n--;
    }
    while (n && from[n - 1] == ' ')
        n--;
    return batch_nfc(a, arena_strndup(a, from, n));
}

static bool find_type(const char *name, enum value_type *type)
{
    for (int i = 0; i < VALUE_N; i++) {
        if (strcmp(name, value_names[i]) != 0) continue;
        *type = (enum value_type)i;
        return true;
    }
    return false;
}

/* What stands between the braces. */
static bool read_field(struct arena *a, const char *inner, size_t n, struct field *field)
{
    const char *colon = memchr(inner, ':', n);
    size_t n_name = colon ? (size_t)(colon - inner) : n;
    field->type = VALUE_TEXT;
    if (colon && !find_type(word(a, colon + 1, n - n_name - 1), &field->type)) return false;
    field->may_lack = n_name && inner[n_name - 1] == '?';
    field->name = word(a, inner, n_name - field->may_lack);
    return *field->name && !strpbrk(field->name, "{}<>&\"'?\n\t");
}

static bool add_field(struct arena *a, struct form *form, const char *at, struct pos pos,
                      struct diag_list *diags)
{
    const char *source = form->doc.source;
    const char *to = strstr(at, "}}");
    struct field field = {.from = (size_t)(at - source), .pos = pos};
    size_t n = to ? (size_t)(to - at) - 2 : 0;
    if (!to || n > BATCH_MAX_FIELD || !read_field(a, at + 2, n, &field)) {
        n = n < BATCH_MAX_FIELD && to ? n + 4 : strcspn(at, "<>\n\"");
        diag_add(diags, pos, DIAG_BATCH_FIELD, arena_strndup(a, at, n), NULL, NULL);
        return false;
    }
    field.to = (size_t)(to - source) + 2;
    *vec_push(a, &form->fields) = field;
    return true;
}

static bool refuse_many(struct arena *a, struct pos pos, struct diag_list *diags)
{
    diag_add(diags, pos, DIAG_BATCH_FIELDS, arena_printf(a, "%d", BATCH_MAX_FIELDS), NULL, NULL);
    return false;
}

static bool find_fields(struct arena *a, struct form *form, struct diag_list *diags)
{
    const char *source = form->doc.source;
    struct pos pos = {form->file, 1, 1};
    bool all = true;
    for (size_t at = 0, next; xml_braces_find(source, form->doc.n_source, &at, &pos); at = next) {
        if (form->fields.n == BATCH_MAX_FIELDS) return refuse_many(a, pos, diags);
        bool is_one = add_field(a, form, source + at, pos, diags);
        next = is_one ? form->fields.at[form->fields.n - 1].to : at + 1;
        pos = xml_pos_after(pos, source + at, next - at);
        all = all && is_one;
    }
    return all;
}

static void refuse_column(const struct field *f, const struct table *table, struct diag_list *diags)
{
    const char *near = xml_nearest(f->name, table->columns, table->n_columns);
    struct buf all = {0};
    for (size_t i = 0; i < table->n_columns; i++)
        buf_printf(&all, i ? ", %s" : "%s", table->columns[i]);
    buf_putc(&all, '\0');
    diag_add(diags, f->pos, near ? DIAG_BATCH_UNKNOWN_NEAR : DIAG_BATCH_UNKNOWN, f->name,
             table->file, near ? near : (const char *)all.at);
    buf_free(&all);
}

static size_t column_of(const struct table *table, const char *name)
{
    size_t i = 0;
    while (i < table->n_columns && strcmp(table->columns[i], name) != 0)
        i++;
    return i;
}

static bool find_columns(struct form *form, const struct table *table, struct diag_list *diags)
{
    bool all = true;
    for (size_t i = 0; i < form->fields.n; i++) {
        struct field *f = &form->fields.at[i];
        f->column = column_of(table, f->name);
        if (f->column < table->n_columns || table->is_json) continue;
        refuse_column(f, table, diags);
        all = false;
    }
    return all;
}

static bool check_days(const struct form *form, struct diag_list *diags)
{
    for (size_t i = 0; i < form->fields.n; i++)
        if (form->fields.at[i].type == VALUE_DAY) return value_has_day(&form->sheet, diags);
    return true;
}

bool batch_form_read(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                     const struct table *table, struct form *form, struct diag_list *diags)
{
    *form = (struct form){.file = file, .bytes = bytes, .n = n, .sheet = form->sheet};
    if (!xml_read(a, file, bytes, n, &form->doc, diags) || !find_fields(a, form, diags))
        return false;
    if (!form->sheet.layout) form->sheet.layout = xml_attr_value(form->doc.root, "layout");
    if (form->fields.n) return find_columns(form, table, diags) && check_days(form, diags);
    diag_add(diags, (struct pos){.file = file}, DIAG_BATCH_NO_FIELDS, NULL, NULL, NULL);
    return false;
}

static const struct cell *find_cell(const struct row *row, const struct field *f)
{
    const struct cell *cell = f->column < row->n ? &row->cells[f->column] : NULL;
    return cell && !strcmp(cell->name, f->name) ? cell : row_find(row, f->name);
}

/* The value of a field, as it is. */
static bool add_value(const struct form *form, const struct field *f, const struct row *row,
                      struct buf *out, struct diag_list *diags)
{
    const struct cell *cell = find_cell(row, f);
    bool is_empty = !cell || !cell->text[strspn(cell->text, " \t\r\n")];
    if (!is_empty) return value_write(out, row, cell, f->type, &form->sheet, diags);
    if (f->may_lack) return true;
    diag_add(diags, cell ? cell->pos : row->pos, DIAG_BATCH_EMPTY, row->number, f->name, NULL);
    return false;
}

static const char *escaped(struct arena *a, const struct buf *value)
{
    static const char marks[] = "&<>\"'";
    static const char *const names[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    struct buf out = {0};
    for (size_t i = 0; i < value->n; i++) {
        const char *mark = strchr(marks, value->at[i]);
        if (mark)
            buf_puts(&out, names[mark - marks]);
        else
            buf_putc(&out, (char)value->at[i]);
    }
    return buf_text(&out, a);
}

/* A cell that two fields want is told of once; one that may be empty has not told that it is. */
static bool is_repeated(const struct form *form, size_t i)
{
    const struct field *own = &form->fields.at[i];
    for (size_t k = 0; k < i; k++) {
        const struct field *f = &form->fields.at[k];
        if (f->type == own->type && f->may_lack <= own->may_lack && !strcmp(f->name, own->name))
            return true;
    }
    return false;
}

static bool is_behind(struct pos x, struct pos y)
{
    return x.line != y.line ? x.line > y.line : x.column > y.column;
}

/* Two types may say the same of one cell. */
static bool is_same(const struct diag *x, const struct diag *y)
{
    return x->code == y->code && x->pos.line == y->pos.line && x->pos.column == y->pos.column &&
           !strcmp(x->args[1], y->args[1]);
}

/* Messages as their cells stand in the row: fields stand in another order. */
static void order(struct diag_list *diags, size_t from)
{
    size_t n = from;
    for (size_t i = from; i < diags->n; i++) {
        const struct diag d = diags->at[i];
        size_t k = n;
        while (k > from && is_behind(diags->at[k - 1].pos, d.pos))
            k--;
        if (k > from && is_same(&diags->at[k - 1], &d)) continue;
        memmove(diags->at + k + 1, diags->at + k, (n++ - k) * sizeof d);
        diags->at[k] = d;
    }
    diags->n = n;
}

const struct vanthu_edit *batch_form_fill(struct arena *a, const struct form *form,
                                          const struct row *row, struct diag_list *diags)
{
    struct vanthu_edit *edits = arena_array_of(a, form->fields.n, struct vanthu_edit);
    bool all = true;
    const size_t before = diags->n;
    for (size_t i = 0; i < form->fields.n; i++) {
        const struct field *f = &form->fields.at[i];
        const size_t n = diags->n, n_dropped = diags->n_dropped;
        struct buf value = {0};
        bool done = add_value(form, f, row, &value, diags);
        all = all && done;
        if (!done && is_repeated(form, i)) {
            diags->n = n;
            diags->n_dropped = n_dropped;
        }
        edits[i] = (struct vanthu_edit){f->from, f->to, escaped(a, &value)};
        buf_free(&value);
    }
    if (!all) order(diags, before);
    return all ? edits : NULL;
}

/* The only text of the element, or NULL. */
static const struct xml_node *find_text(const struct xml_doc *doc, const char *element)
{
    for (const struct xml_node *n = doc->root->first; n; n = n->next)
        if (n->name && !strcmp(n->name, element))
            return n->first && n->first->text ? n->first : NULL;
    return NULL;
}

bool batch_form_words(const struct form *form, const char *element, const struct row *row,
                      struct buf *out, struct diag_list *diags)
{
    const struct xml_node *text = find_text(&form->doc, element);
    if (!text) return true;
    size_t at = text->from;
    for (size_t i = 0; i < form->fields.n; i++) {
        const struct field *f = &form->fields.at[i];
        if (f->from < text->from || f->to > text->to) continue;
        buf_add(out, form->doc.source + at, f->from - at);
        if (!add_value(form, f, row, out, diags)) return false;
        at = f->to;
    }
    buf_add(out, form->doc.source + at, text->to - at);
    return true;
}

const char *doc_words(const struct xml_doc *doc, const char *element)
{
    const struct xml_node *text = find_text(doc, element);
    return text ? text->text : "";
}
