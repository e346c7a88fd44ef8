/* docProps/core.xml (ISO/IEC 29500-2, 11): what the document says of itself. The only dates are the
 * day of issue, since no clock may reach a result. */
#include "docx/docx_priv.h"

static void element(struct xml_writer *w, const char *name, const char *text)
{
    if (!text || !*text) return;
    xml_open(w, name);
    xml_text(w, text);
    xml_close(w);
}

/* Word takes nothing less than a moment; midnight UTC is the same day in Việt Nam. */
static void date(struct xml_writer *w, const char *name, const char *day)
{
    xml_open(w, name);
    xml_attr(w, "xsi:type", "dcterms:W3CDTF");
    xml_text(w, day);
    xml_text(w, "T00:00:00Z");
    xml_close(w);
}

void docx_part_core(struct arena *a, const struct meta *meta, struct buf *out)
{
    struct xml_writer w = {.out = out};
    xml_declaration(&w);
    xml_open(&w, "cp:coreProperties");
    xml_attr(&w, "xmlns:cp",
             "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
    xml_attr(&w, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
    xml_attr(&w, "xmlns:dcterms", "http://purl.org/dc/terms/");
    xml_attr(&w, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
    element(&w, "dc:title", meta->title);
    element(&w, "dc:subject", meta->subject);
    element(&w, "dc:creator", meta->author);
    element(&w, "dc:language", meta->language);
    element(&w, "cp:category", meta->type_name);
    if (meta->number && *meta->symbol)
        element(&w, "dc:identifier", arena_printf(a, "%s/%s", meta->number, meta->symbol));
    if (meta->issued) date(&w, "dcterms:created", meta->issued);
    if (meta->issued) date(&w, "dcterms:modified", meta->issued);
    xml_close(&w);
}
