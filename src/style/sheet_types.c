/* Document types: the template and numbering that each uses and the parts that it needs. */
#include "style/sheet_priv.h"

#include "base/buf.h"
#include "base/word.h"

#include <string.h>

const struct sheet_template *sheet_template_of(struct sheet_reader *r, const struct xml_attr *attr)
{
    for (size_t i = 0; i < r->n_templates; i++)
        if (word_same(r->templates[i].name, attr->value)) return &r->templates[i];
    const char **known = arena_array_of(r->a, r->n_templates, const char *);
    for (size_t i = 0; i < r->n_templates; i++)
        known[i] = r->templates[i].name;
    sheet_reference_error(r, attr, "template", known, r->n_templates);
    return NULL;
}

static const struct sheet_node *find_template(struct sheet_reader *r, const struct xml_node *node)
{
    const struct xml_attr *attr = xml_attr_find(node, "template");
    sheet_required(r, node, "template");
    const struct sheet_template *t = attr ? sheet_template_of(r, attr) : NULL;
    if (t && !t->has_body) {
        diag_add(r->diags, t->pos, DIAG_REPORT_MISSING, "template", "body", NULL);
        r->ok = false;
    }
    return t ? t->first : NULL;
}

const struct sheet_numbering *sheet_numbering_of(struct sheet_reader *r,
                                                 const struct xml_attr *attr)
{
    size_t n = r->sheet->n_numberings;
    for (size_t i = 0; i < n; i++)
        if (word_same(r->numberings[i].name, attr->value)) return &r->numberings[i];
    const char **known = arena_array_of(r->a, n, const char *);
    for (size_t i = 0; i < n; i++)
        known[i] = r->numberings[i].name;
    sheet_reference_error(r, attr, "numbering", known, n);
    return NULL;
}

static const struct sheet_numbering *find_numbering(struct sheet_reader *r,
                                                    const struct xml_node *node)
{
    const struct xml_attr *attr = xml_attr_find(node, "numbering");
    sheet_required(r, node, "numbering");
    return attr ? sheet_numbering_of(r, attr) : NULL;
}

static void read_requires(struct sheet_reader *r, const char *paths, struct sheet_type *type)
{
    size_t n = *paths ? 1 : 0;
    for (const char *p = paths; *p; p++)
        n += *p == ' ';
    const char **at = arena_array_of(r->a, n, const char *);
    for (size_t i = 0; i < n; i++) {
        size_t length = strcspn(paths, " ");
        at[i] = arena_strndup(r->a, paths, length);
        paths += length + 1;
    }
    type->requires = at;
    type->n_requires = n;
}

void sheet_read_types(struct sheet_reader *r)
{
    size_t n = sheet_count_of(r->root, "type"), i = 0;
    struct sheet_type *types = arena_array_of(r->a, n, struct sheet_type);
    if (n == 0) {
        diag_add(r->diags, r->root->pos, DIAG_REPORT_MISSING, "layout", "type", NULL);
        r->ok = false;
    }
    for (const struct xml_node *t = sheet_first_of(r->root, "type"); t; t = sheet_next_of(t), i++) {
        const char *requires = xml_attr_value(t, "requires");
        types[i].code = xml_attr_value(t, "code");
        types[i].title = sheet_required(r, t, "title");
        types[i].template = find_template(r, t);
        types[i].numbering = find_numbering(r, t);
        const char *start = xml_attr_value(t, "start");
        types[i].start = start ? start : "typed";
        read_requires(r, requires ? requires : "", &types[i]);
    }
    r->sheet->types = types;
    r->sheet->n_types = n;
}

static const char *code_list(struct arena *a, const struct sheet *sheet)
{
    struct buf b = {0};
    for (size_t i = 0; i < sheet->n_types; i++)
        buf_printf(&b, i ? ", %s" : "%s", sheet->types[i].code);
    return buf_text(&b, a);
}

const struct sheet_type *sheet_type_find(const struct sheet *sheet, const char *code,
                                         struct pos pos, struct diag_list *diags)
{
    const char **known = arena_array_of(diags->arena, sheet->n_types, const char *);
    for (size_t i = 0; i < sheet->n_types; i++) {
        known[i] = sheet->types[i].code;
        if (word_same(known[i], code)) return &sheet->types[i];
    }
    const char *list = code_list(diags->arena, sheet);
    const char *near = xml_nearest(code, known, sheet->n_types);
    if (near)
        diag_add(diags, pos, DIAG_STYLE_TYPE_NEAR, code, near, list);
    else
        diag_add(diags, pos, DIAG_STYLE_TYPE, code, sheet->name, list);
    return NULL;
}
