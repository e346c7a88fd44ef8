/* customXml/item1.xml and itemProps1.xml (15.2.5, 15.2.6): the description that the document was
 * made of, to the letter, and where each anchor stands in it. docs/ANCHORS.md */
#include "base/hash.h"
#include "docx/docx_priv.h"

#define NAMESPACE "urn:vanthu:source:1"

static void anchor(struct docx *d, struct xml_writer *w, const struct flow_origin *origin)
{
    xml_open(w, "anchor");
    xml_attr(w, "id", origin->id);
    if (!docx_bookmark_is_simple(origin->id))
        xml_attr(w, "bookmark", docx_bookmark_name(d->arena, origin->id));
    xml_attr(w, "element", origin->element);
    xml_attr_int(w, "line", origin->line);
    xml_attr_int(w, "column", origin->column);
    xml_close(w);
}

void docx_part_source(struct docx *d, struct buf *out)
{
    struct xml_writer w = {.out = out};
    const struct flow_source *source = &d->flow->source;
    xml_declaration(&w);
    xml_open(&w, "source");
    xml_attr(&w, "xmlns", NAMESPACE);
    xml_open(&w, "description");
    xml_text_n(&w, source->text, source->n);
    xml_close(&w);
    xml_open(&w, "anchors");
    for (size_t i = 0; i < source->n_origins; i++)
        anchor(d, &w, &source->origins[i]);
    xml_close(&w);
    xml_close(&w);
}

/* The id of the part (22.5.2.1) is that of the description: version 8 of RFC 9562, made of its
 * hash. */
static const char *item_id(struct docx *d)
{
    struct hash hash = hash_of(d->flow->source.text, d->flow->source.n);
    uint64_t x = hash.high, y = hash.low;
    return arena_printf(d->arena, "{%08X-%04X-8%03X-%04X-%04X%08X}", (unsigned)(x >> 32),
                        (unsigned)(x >> 16 & 0xFFFF), (unsigned)(x & 0xFFF),
                        (unsigned)(0x8000 | (y >> 48 & 0x3FFF)), (unsigned)(y >> 32 & 0xFFFF),
                        (unsigned)(y & 0xFFFFFFFF));
}

void docx_part_source_properties(struct docx *d, struct buf *out)
{
    struct xml_writer w = {.out = out};
    xml_declaration(&w);
    xml_open(&w, "ds:datastoreItem");
    xml_attr(&w, "ds:itemID", item_id(d));
    xml_attr(&w, "xmlns:ds", "http://schemas.openxmlformats.org/officeDocument/2006/customXml");
    xml_open(&w, "ds:schemaRefs");
    xml_empty(&w, "ds:schemaRef", "ds:uri", NAMESPACE, NULL);
    xml_close(&w);
    xml_close(&w);
}
