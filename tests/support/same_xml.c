#include "same_xml.h"

#include <string.h>

static bool is_same_pos(struct pos a, struct pos b)
{
    return a.line == b.line && a.column == b.column && !strcmp(a.file, b.file);
}

static bool is_same_text(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool are_same_attrs(const struct xml_attr *a, const struct xml_attr *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (strcmp(a->name, b->name) != 0 || strcmp(a->value, b->value) != 0 ||
            !is_same_pos(a->pos, b->pos))
            return false;
    return a == b;
}

static bool are_same_marks(const struct xml_mark *a, const struct xml_mark *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (a->at != b->at || !is_same_pos(a->pos, b->pos)) return false;
    return a == b;
}

static bool is_same(const struct xml_node *a, const struct xml_node *b)
{
    bool is_so = is_same_text(a->name, b->name) && is_same_text(a->ns, b->ns) &&
                 is_same_text(a->text, b->text) && is_same_pos(a->pos, b->pos) &&
                 a->from == b->from && a->to == b->to && are_same_attrs(a->attrs, b->attrs) &&
                 are_same_marks(a->marks, b->marks);
    const struct xml_node *x = a->first, *y = b->first, *last = NULL;
    for (; is_so && x && y; x = x->next, y = y->next) {
        is_so = x->parent == a && is_same(x, y);
        last = x;
    }
    return is_so && !x && !y && a->last == last;
}

bool same_xml(const struct xml_doc *a, const struct xml_doc *b)
{
    return !strcmp(a->file, b->file) && a->n_source == b->n_source &&
           !memcmp(a->source, b->source, a->n_source + 1) && !a->root->parent && !a->root->next &&
           is_same(a->root, b->root);
}
