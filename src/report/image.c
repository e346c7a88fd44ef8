/* Images: what is said of them; their files are for another room. */
#include "report/report_priv.h"

static len length_of(const struct xml_node *node, const char *attr)
{
    const char *value = xml_attr_value(node, attr);
    len length = 0;
    if (value) value_extent(value, &length);
    return length;
}

struct report_block *image_build(struct arena *a, const struct xml_node *node)
{
    struct report_block *block = arena_new_of(a, struct report_block);
    struct report_image *image = arena_new_of(a, struct report_image);
    const struct xml_attr *src = xml_attr_find(node, "src");
    image->src = arena_strdup(a, src->value);
    image->src_pos = src->pos;
    image->alt = arena_strdup(a, xml_attr_value(node, "alt"));
    image->width = length_of(node, "width");
    image->height = length_of(node, "height");
    for (const struct xml_node *child = node->first; child; child = child->next)
        if (child->name) image->caption = inline_read(a, child);
    block->kind = REPORT_IMAGE;
    block->pos = node->pos;
    const char *id = xml_attr_value(node, "xml:id");
    block->id = id ? arena_strdup(a, id) : NULL;
    block->image = image;
    return block;
}

static void gather_table(struct arena *a, const struct report_table *table,
                         struct report_images *images)
{
    for (const struct report_row *row = table->rows; row; row = row->next)
        for (const struct report_cell *cell = row->cells; cell; cell = cell->next)
            images_gather(a, cell->paras, images);
}

/* Sections nest LIMIT_DEPTH deep at most. */
void images_gather(struct arena *a, const struct report_block *blocks, struct report_images *images)
{
    for (const struct report_block *block = blocks; block; block = block->next) {
        if (block->image) *vec_push(a, images) = block->image;
        if (block->table) gather_table(a, block->table, images);
        images_gather(a, block->first, images);
    }
}
