/* One sheet over another, element by element: an agency's sheet says only what differs. Every node
 * and attribute keeps the place where it was written, so messages point into the right file. */
#include "base/word.h"
#include "style/sheet_priv.h"

static bool is_same(const struct xml_node *x, const struct xml_node *y)
{
    if (!x->name || !word_same(x->name, y->name)) return false;
    const char *key = sheet_key(x->name);
    return !key || word_same(xml_attr_value(x, key), xml_attr_value(y, key));
}

static struct xml_node *find(const struct xml_node *parent, const struct xml_node *like)
{
    for (struct xml_node *n = parent->first; n; n = n->next)
        if (is_same(n, like)) return n;
    return NULL;
}

static void set_attribute(struct arena *a, struct xml_node *node, const struct xml_attr *own)
{
    struct xml_attr **end = &node->attrs;
    while (*end && !word_same((*end)->name, own->name))
        end = &(*end)->next;
    struct xml_attr *next = *end ? (*end)->next : NULL;
    *end = arena_new_of(a, struct xml_attr);
    **end = *own;
    (*end)->next = next;
}

static void replace(struct xml_node *node, const struct xml_node *own)
{
    node->attrs = own->attrs;
    node->first = own->first;
    node->last = own->last;
    node->pos = own->pos;
}

static void overlay(struct arena *a, struct xml_node *base, struct xml_node *own, int depth)
{
    for (const struct xml_attr *attr = own->attrs; attr; attr = attr->next)
        set_attribute(a, base, attr);
    /* layout > numbering > level is the deepest that is merged */
    if (depth == 2) return;
    for (struct xml_node *n = own->first, *next; n; n = next) {
        next = n->next;
        if (!n->name) continue;
        struct xml_node *same = find(base, n);
        if (!same)
            xml_append(base, n);
        else if (word_same(n->name, "template") || word_same(n->name, "fit"))
            replace(same, n);
        else
            overlay(a, same, n, depth + 1);
    }
}

struct xml_node *sheet_overlay(struct arena *a, struct xml_node *base, struct xml_node *own)
{
    overlay(a, base, own, 0);
    return base;
}
