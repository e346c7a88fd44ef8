/* Helpers for reading a sheet that has been checked: what is missing, out of range, or names a
 * thing that is not there. */
#include "base/word.h"
#include "style/sheet_priv.h"

const struct xml_node *sheet_first_of(const struct xml_node *parent, const char *element)
{
    const struct xml_node *n = parent->first;
    while (n && (!n->name || !word_same(n->name, element)))
        n = n->next;
    return n;
}

const struct xml_node *sheet_next_of(const struct xml_node *node)
{
    const struct xml_node *n = node->next;
    while (n && (!n->name || !word_same(n->name, node->name)))
        n = n->next;
    return n;
}

size_t sheet_count_of(const struct xml_node *parent, const char *element)
{
    size_t count = 0;
    for (const struct xml_node *n = sheet_first_of(parent, element); n; n = sheet_next_of(n))
        count++;
    return count;
}

const char *sheet_required(struct sheet_reader *r, const struct xml_node *node, const char *name)
{
    const char *value = xml_attr_value(node, name);
    if (value) return value;
    diag_add(r->diags, node->pos, DIAG_REPORT_ATTRIBUTE_MISSING, node->name, name, NULL);
    r->ok = false;
    return "";
}

len sheet_length(struct sheet_reader *r, const struct xml_node *node, const char *name)
{
    len l = 0;
    const char *value = sheet_required(r, node, name);
    if (*value) value_length(value, &l);
    return l;
}

void sheet_range_error(struct sheet_reader *r, const struct xml_node *node, const char *attribute,
                       const char *range)
{
    const struct xml_attr *attr = xml_attr_find(node, attribute);
    diag_add(r->diags, attr ? attr->pos : node->pos, DIAG_STYLE_RANGE, attribute, node->name,
             range);
    r->ok = false;
}

void sheet_reference_error(struct sheet_reader *r, const struct xml_attr *attr, const char *what,
                           const char *const *known, size_t n)
{
    const char *near = xml_nearest(attr->value, known, n);
    diag_add(r->diags, attr->pos, near ? DIAG_STYLE_REFERENCE_NEAR : DIAG_STYLE_REFERENCE, what,
             attr->value, near);
    r->ok = false;
}

const struct style *sheet_style(struct sheet_reader *r, const struct xml_node *node,
                                const char *attribute, enum style_kind kind)
{
    const struct xml_attr *attr = xml_attr_find(node, attribute);
    if (!attr) return NULL;
    size_t n = r->sheet->n_styles, n_known = 0;
    for (size_t i = 0; i < n; i++)
        if (r->styles[i].kind == kind && word_same(r->styles[i].id, attr->value))
            return &r->styles[i];
    const char **known = arena_array_of(r->a, n, const char *);
    for (size_t i = 0; i < n; i++)
        if (r->styles[i].kind == kind) known[n_known++] = r->styles[i].id;
    sheet_reference_error(r, attr, kind == STYLE_PARAGRAPH ? "style" : "character style", known,
                          n_known);
    return NULL;
}
