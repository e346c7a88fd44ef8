/* [Content_Types].xml (ISO/IEC 29500-2, 10.1.2.2): what each part is. */
#include "docx/docx_priv.h"

#define APPLICATION "application/vnd.openxmlformats-"

static void by_ending(struct xml_writer *w, const char *ending, const char *type)
{
    xml_empty(w, "Default", "Extension", ending, "ContentType", type, NULL);
}

static bool has_pictures(const struct docx *d, enum image_kind kind)
{
    for (size_t i = 0; i < d->pictures.n; i++)
        if (d->pictures.at[i].image->kind == kind) return true;
    return false;
}

void docx_part_content_types(const struct docx *d, struct buf *out)
{
    struct xml_writer w = {.out = out};
    xml_declaration(&w);
    xml_open(&w, "Types");
    xml_attr(&w, "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
    by_ending(&w, "rels", APPLICATION "package.relationships+xml");
    by_ending(&w, "xml", "application/xml");
    if (has_pictures(d, IMAGE_PNG)) by_ending(&w, "png", "image/png");
    if (has_pictures(d, IMAGE_JPEG)) by_ending(&w, "jpeg", "image/jpeg");
    for (size_t i = 0; i < d->parts.n; i++) {
        const struct docx_part *part = &d->parts.at[i];
        if (!part->type) continue;
        xml_open(&w, "Override");
        xml_attr(&w, "PartName", arena_printf(d->arena, "/%s", part->name));
        xml_attr(&w, "ContentType", arena_printf(d->arena, APPLICATION "%s+xml", part->type));
        xml_close(&w);
    }
    xml_close(&w);
}
