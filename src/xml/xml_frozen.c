#include "xml/xml_frozen.h"

struct thawing {
    struct arena *a;
    const char *file;
    const struct xml_frozen *frozen;
    struct xml_attr *attrs; /* the next of each */
    const struct xml_frozen_attr *frozen_attrs;
    const struct xml_frozen_mark *frozen_marks;
};

static const char *word(const struct thawing *t, uint32_t at)
{
    return at ? t->frozen->words + at : NULL;
}

static struct xml_attr *thaw_attrs(struct thawing *t, size_t n)
{
    struct xml_attr *first = t->attrs;
    for (; n > 0; n--) {
        const struct xml_frozen_attr *from = t->frozen_attrs++;
        struct xml_attr *attr = t->attrs++;
        *attr = (struct xml_attr){word(t, from->name),
                                  word(t, from->value),
                                  {t->file, (int)from->line, (int)from->column},
                                  n > 1 ? t->attrs : NULL};
    }
    return first;
}

static struct xml_mark *thaw_marks(struct thawing *t, size_t n)
{
    struct xml_mark *marks = arena_array_of(t->a, n, struct xml_mark);
    for (size_t i = 0; i < n; i++) {
        const struct xml_frozen_mark *from = t->frozen_marks++;
        marks[i] = (struct xml_mark){from->at,
                                     {t->file, (int)from->line, (int)from->column},
                                     i + 1 < n ? &marks[i + 1] : NULL};
    }
    return marks;
}

static void thaw_node(struct thawing *t, const struct xml_frozen_node *from, struct xml_node *node)
{
    node->name = word(t, from->name);
    node->ns = word(t, from->ns);
    node->text = word(t, from->text);
    node->pos = (struct pos){t->file, (int)from->line, (int)from->column};
    node->from = from->from;
    node->to = from->to;
    if (from->n_attrs) node->attrs = thaw_attrs(t, from->n_attrs);
    if (from->n_marks) node->marks = thaw_marks(t, from->n_marks);
}

struct xml_doc xml_thaw(struct arena *a, const char *file, const struct xml_frozen *frozen)
{
    struct xml_node *nodes = arena_array_of(a, frozen->n_nodes, struct xml_node);
    struct thawing t = {a,
                        arena_strdup(a, file),
                        frozen,
                        arena_array_of(a, frozen->n_attrs, struct xml_attr),
                        frozen->attrs,
                        frozen->marks};
    for (size_t i = 0; i < frozen->n_nodes; i++) {
        thaw_node(&t, &frozen->nodes[i], &nodes[i]);
        if (i) xml_append(&nodes[frozen->nodes[i].parent], &nodes[i]);
    }
    return (struct xml_doc){t.file, frozen->source, frozen->n_source, nodes};
}
