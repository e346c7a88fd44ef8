/* What follows a document, and what stands in the margins of first pages: they name templates, so
 * they are read after them. */
#include "style/sheet_priv.h"

/* Blocks of a margin cannot hold the body. */
static const struct sheet_node *margin_of(struct sheet_reader *r, const struct xml_node *node,
                                          const char *name)
{
    const struct xml_attr *attr = node ? xml_attr_find(node, name) : NULL;
    const struct sheet_template *t = attr ? sheet_template_of(r, attr) : NULL;
    if (!t) return NULL;
    if (t->is_wide) {
        diag_add(r->diags, attr->pos, DIAG_STYLE_IN_CELL, t->name, NULL, NULL);
        r->ok = false;
    }
    return t->first;
}

static struct sheet_first_page read_first_page(struct sheet_reader *r, const struct xml_node *node)
{
    return (struct sheet_first_page){margin_of(r, node, "first-top"),
                                     margin_of(r, node, "first-bottom")};
}

/* A label may show the part's own number and nothing else. */
static void check_label(struct sheet_reader *r, const struct xml_node *node, const char *label)
{
    struct sheet_piece piece;
    bool ok = true;
    for (const char *p = label; sheet_pattern_next(&p, &piece);)
        ok = ok && (!piece.is_name || (piece.n == 1 && *piece.at == 'n'));
    if (ok) return;
    diag_add(r->diags, xml_attr_find(node, "label")->pos, DIAG_STYLE_PATTERN, label,
             xml_attr_value(node, "name"), "{n}");
    r->ok = false;
}

static void read_part(struct sheet_reader *r, const struct xml_node *node, struct sheet_part *part)
{
    const struct xml_attr *template = xml_attr_find(node, "template");
    const struct xml_attr *numbering = xml_attr_find(node, "numbering");
    const char *count = xml_attr_value(node, "format"), *own = xml_attr_value(node, "own-pages");
    sheet_required(r, node, "template");
    const struct sheet_template *t = template ? sheet_template_of(r, template) : NULL;
    *part = (struct sheet_part){
        .name = xml_attr_value(node, "name"),
        .template = t ? t->first : NULL,
        .numbering = numbering ? sheet_numbering_of(r, numbering) : NULL,
        .label = xml_attr_value(node, "label"),
        .label_one = xml_attr_value(node, "label-one"),
        .has_own_pages = true,
        .first_page = read_first_page(r, node),
    };
    if (count) part->count = (enum sheet_count)value_index(count, value_counts);
    if (own) value_yes(own, &part->has_own_pages);
    if (part->label) check_label(r, node, part->label);
    if (!part->label_one) part->label_one = part->label;
}

void sheet_read_parts(struct sheet_reader *r)
{
    size_t n = sheet_count_of(r->root, "part"), i = 0;
    struct sheet_part *parts = arena_array_of(r->a, n, struct sheet_part);
    for (const struct xml_node *p = sheet_first_of(r->root, "part"); p; p = sheet_next_of(p))
        read_part(r, p, &parts[i++]);
    r->sheet->parts = parts;
    r->sheet->n_parts = n;
    r->sheet->first_page = read_first_page(r, sheet_first_of(r->root, "page"));
}
