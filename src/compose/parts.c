/* The document and what follows it: attachments, appendices, a copy's own words. Which parts there
 * are and in which order is the sheet's to say; each has its template and counts by itself. */
#include "compose/compose_priv.h"

#include "base/buf.h"

#include <string.h>

static size_t count_fields(const struct report_field *f)
{
    size_t n = 0;
    for (; f; f = report_field_same(f))
        n++;
    return n;
}

/* "Phụ lục II", or "Phụ lục" where there is only one [ND30-A-02]. */
static const char *label_of(struct composer *c, const struct sheet_part *sheet, int n, size_t of)
{
    const char *pattern = of == 1 ? sheet->label_one : sheet->label;
    struct buf b = {0};
    struct sheet_piece piece;
    if (!pattern) return NULL;
    while (sheet_pattern_next(&pattern, &piece)) {
        if (piece.is_name)
            buf_puts(&b, numbers_text(c->a, sheet->count, n));
        else
            buf_add(&b, piece.at, piece.n);
    }
    return text_nfc(c->a, buf_text(&b, c->a));
}

/* The type of what is issued with the document, which the sheet must know. */
static bool set_type(struct composer *c, struct part *part)
{
    const struct report_field *title = report_field_find(part->field->first, "title");
    if (part->body && part->body->type)
        part->type = sheet_type_find(c->sheet, part->body->type, part->body->type_pos, c->diags);
    if (!part->type) return false;
    part->title = part->type->title;
    if (part->body && part->body->type && title) {
        vec_push(c->a, &c->placed)->field = title;
        part->title = title->value;
    }
    return true;
}

static bool list_parts(struct composer *c, const struct sheet_part *sheet)
{
    const struct report_field *f = report_field_find(c->report->fields, sheet->name);
    size_t of = count_fields(f);
    bool ok = true;
    for (int n = 1; f; f = report_field_same(f), n++) {
        struct part part = {.sheet = sheet, .field = f, .body = f->body, .type = c->type};
        part.label = label_of(c, sheet, n, of);
        part.name = of > 1 ? arena_printf(c->a, "%s-%d", sheet->name, n) : sheet->name;
        ok = set_type(c, &part) && ok;
        *vec_push(c->a, &c->parts) = part;
    }
    return ok;
}

bool parts_list(struct composer *c)
{
    bool ok = true;
    *vec_push(c->a, &c->parts) = (struct part){
        .name = "document", .body = &c->report->body, .type = c->type, .title = c->type->title};
    for (size_t i = 0; i < c->sheet->n_parts; i++)
        ok = list_parts(c, &c->sheet->parts[i]) && ok;
    return ok;
}

/* ---- their blocks ---- */

static struct section_start first_pages(struct composer *c, const struct part *part)
{
    const struct sheet_first_page *first =
        part->sheet ? &part->sheet->first_page : &c->sheet->first_page;
    struct section_start start = {
        .page = pages_turned(c, part->body && part->body->is_landscape),
        .first_number = 1,
        .first_has_header = c->sheet->first_has_header,
    };
    pages_set(c, &start.page);
    margins_add(c, &start, first, part->field);
    return start;
}

static bool has_own_pages(const struct part *part)
{
    return !part->sheet || part->sheet->has_own_pages;
}

/* References to a part lead to its first words. */
static void name_first_words(struct built *b, size_t from, const char *id)
{
    while (from < b->blocks.n &&
           (b->blocks.at[from].kind != FLOW_PARA || b->blocks.at[from].role == ROLE_ARTIFACT))
        from++;
    if (id && from < b->blocks.n && !b->blocks.at[from].id) b->blocks.at[from].id = id;
}

static void add_part(struct composer *c, struct built *b, struct part *part)
{
    size_t from = b->blocks.n, first_stretch = c->stretches.n;
    c->part = part;
    c->here = -1;
    if (has_own_pages(part)) pages_begin(c, b, first_pages(c, part));
    template_add(c, b, part->sheet ? part->sheet->template : c->type->template, part->field);
    if (part->field) name_first_words(b, from, part->field->id);
    for (size_t i = first_stretch; i < c->stretches.n; i++)
        c->stretches.at[i].to = b->blocks.n;
    if (!has_own_pages(part))
        *vec_push(c->a, &c->stretches) = (struct stretch){from, from, b->blocks.n, 0, c->width};
}

/* The names of all parts that can be asked for. */
static const char *part_names(struct composer *c)
{
    struct buf b = {0};
    for (size_t i = 0; i < c->parts.n; i++)
        if (has_own_pages(&c->parts.at[i])) buf_printf(&b, i ? ", %s" : "%s", c->parts.at[i].name);
    return buf_text(&b, c->a);
}

void parts_add(struct composer *c, struct built *b, const char *only)
{
    bool is_found = !only;
    for (size_t i = 0; i < c->parts.n; i++) {
        struct part *part = &c->parts.at[i];
        bool is_asked = only && strcmp(only, part->name) == 0 && has_own_pages(part);
        c->is_alone = is_asked && part->sheet;
        if (!only || is_asked) add_part(c, b, part);
        is_found = is_found || is_asked;
    }
    if (is_found) return;
    diag_add(c->diags, c->report->pos, DIAG_COMPOSE_PART, only, part_names(c), NULL);
    c->ok = false;
}
