/* *.rels (ISO/IEC 29500-2, 9.3): which part leads to which. */
#include "docx/docx_priv.h"

#include <string.h>

static const char office[] = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
static const char package[] = "http://schemas.openxmlformats.org/package/2006/relationships/";

void docx_part_rels(struct arena *a, const struct docx_rel *rels, size_t n, struct buf *out)
{
    struct xml_writer w = {.out = out};
    xml_declaration(&w);
    xml_open(&w, "Relationships");
    xml_attr(&w, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    for (size_t i = 0; i < n; i++) {
        bool is_of_package = strncmp(rels[i].type, "metadata/", 9) == 0;
        const char *type = arena_printf(a, "%s%s", is_of_package ? package : office, rels[i].type);
        xml_empty(&w, "Relationship", "Id", rels[i].id, "Type", type, "Target", rels[i].target,
                  NULL);
    }
    xml_close(&w);
}
