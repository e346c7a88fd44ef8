/* The properties as XMP (ISO 32000-1, 14.3.2; ISO 16684-1): those of the information dictionary,
 * the same to the letter; what the file conforms to; and the record, in a schema of our own, which
 * PDF/A wants described in the file itself (ISO 19005-1, 6.7.8). */
#include "pdf/pdf_priv.h"

#include <stdio.h>

/* Midnight in Viet Nam: the description knows the day only. */
#define MIDNIGHT "T00:00:00+07:00"

static void put_escaped(struct buf *b, const char *s)
{
    for (; *s; s++) {
        if (*s == '&')
            buf_puts(b, "&amp;");
        else if (*s == '<')
            buf_puts(b, "&lt;");
        else if (*s == '>')
            buf_puts(b, "&gt;");
        else
            buf_putc(b, *s);
    }
}

/* <name><rdf:kind><rdf:li attributes>value</rdf:li></rdf:kind></name> */
static void put_list(struct buf *b, const char *name, const char *kind, const char *attributes,
                     const char *value)
{
    if (!*value) return;
    buf_printf(b, "<%s><rdf:%s><rdf:li%s>", name, kind, attributes);
    put_escaped(b, value);
    buf_printf(b, "</rdf:li></rdf:%s></%s>\n", kind, name);
}

static void put_simple(struct buf *b, const char *name, const char *value, const char *behind)
{
    buf_printf(b, "<%s>", name);
    put_escaped(b, value);
    buf_printf(b, "%s</%s>\n", behind, name);
}

static void put_properties(struct buf *b, const struct meta *meta)
{
    put_simple(b, "dc:format", "application/pdf", "");
    put_list(b, "dc:title", "Alt", " xml:lang=\"x-default\"", meta->title);
    put_list(b, "dc:creator", "Seq", "", meta->author);
    put_list(b, "dc:description", "Alt", " xml:lang=\"x-default\"", meta->subject);
    put_list(b, "dc:language", "Bag", "", meta->language);
    put_simple(b, "pdf:Producer", pdf_producer, "");
    put_simple(b, "xmp:CreatorTool", pdf_producer, "");
    if (!meta->issued) return;
    put_simple(b, "xmp:CreateDate", meta->issued, MIDNIGHT);
    put_simple(b, "xmp:ModifyDate", meta->issued, MIDNIGHT);
}

/* ISO 14289-1, clause 5; ISO 19005-1, 6.7.11. */
static void put_claims(struct buf *b, enum pdf_level level)
{
    const char *name = pdf_level_name(level);
    if (level != PDF_A_1A) put_simple(b, "pdfuaid:part", "1", "");
    if (!name) return;
    const char part[] = {name[0], '\0'}, conformance[] = {(char)(name[1] - 'a' + 'A'), '\0'};
    put_simple(b, "pdfaid:part", part, "");
    put_simple(b, "pdfaid:conformance", conformance, "");
}

/* -- the description of schemas that PDF/A does not know */

static void open_schema(struct buf *b, const char *words, const char *space, const char *prefix)
{
    buf_printf(b,
               "<rdf:li rdf:parseType=\"Resource\">\n<pdfaSchema:schema>%s</pdfaSchema:schema>\n"
               "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>\n"
               "<pdfaSchema:prefix>%s</pdfaSchema:prefix>\n<pdfaSchema:property><rdf:Seq>\n",
               words, space, prefix);
}

static void put_property(struct buf *b, const char *name, const char *type, const char *words)
{
    buf_printf(b,
               "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>%s</pdfaProperty:name>"
               "<pdfaProperty:valueType>%s</pdfaProperty:valueType>"
               "<pdfaProperty:category>external</pdfaProperty:category>"
               "<pdfaProperty:description>",
               name, type);
    put_escaped(b, words);
    buf_puts(b, "</pdfaProperty:description></rdf:li>\n");
}

static void close_schema(struct buf *b)
{
    buf_puts(b, "</rdf:Seq></pdfaSchema:property>\n</rdf:li>\n");
}

/* What only we know: the record, and how the file was built. */
#define OWN_NAMESPACE "urn:vanthu:record:1#"

static void put_own_schema(struct buf *b, const struct pdf *p)
{
    static const char *const types[] = {
        [META_TEXT] = "Text", [META_NUMBER] = "Integer", [META_DATE] = "Date"};
    const struct meta *meta = &p->pages->meta;
    open_schema(b, "Metadata of Vietnamese official documents", OWN_NAMESPACE, "vanthu");
    for (size_t i = 0; i < meta->n_items; i++) {
        char room[META_ROOM];
        const struct meta_item *item = &meta->items[i];
        if (*meta_value(item, p->pages->n, room))
            put_property(b, item->name, types[item->kind], item->title);
    }
    if (p->part) put_property(b, "BuiltPart", "Text", "Part of the document that the file holds");
    if (p->step) put_property(b, "BuiltFit", "Text", "What was done to save a page");
    if (p->has_fields) put_property(b, "BuiltFields", "Text", "Whether it can be signed");
    close_schema(b);
}

static void put_own_properties(struct buf *b, const struct pdf *p)
{
    const struct meta *meta = &p->pages->meta;
    for (size_t i = 0; i < meta->n_items; i++) {
        char room[META_ROOM], name[128];
        const char *value = meta_value(&meta->items[i], p->pages->n, room);
        snprintf(name, sizeof name, "vanthu:%s", meta->items[i].name);
        if (*value) put_simple(b, name, value, "");
    }
    if (p->part) put_simple(b, "vanthu:BuiltPart", p->part, "");
    if (p->step) put_simple(b, "vanthu:BuiltFit", p->step, "");
    if (p->has_fields) put_simple(b, "vanthu:BuiltFields", "yes", "");
}

static void put_schemas(struct buf *b, const struct pdf *p)
{
    enum pdf_level level = p->level;
    buf_puts(b, "<pdfaExtension:schemas><rdf:Bag>\n");
    if (level != PDF_A_1A) {
        open_schema(b, "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid");
        put_property(b, "part", "Integer", "Part of ISO 14289 that the file conforms to");
        close_schema(b);
    }
    if (p->pages->meta.n_items || p->part || p->step || p->has_fields) put_own_schema(b, p);
    buf_puts(b, "</rdf:Bag></pdfaExtension:schemas>\n");
}

static void put_packet(struct buf *b, const struct pdf *p)
{
    buf_puts(b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                "<rdf:Description rdf:about=\"\""
                " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"");
    if (p->level != PDF_PRINT)
        buf_puts(b, " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\""
                    " xmlns:vanthu=\"" OWN_NAMESPACE "\"");
    buf_puts(b, ">\n");
    put_properties(b, &p->pages->meta);
    put_claims(b, p->level);
    if (p->level != PDF_PRINT) put_own_properties(b, p);
    if (p->level != PDF_PRINT) put_schemas(b, p);
    buf_puts(b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/* Not compressed, so that programs that know no PDF find it (14.3.2). */
int xmp_write(struct pdf *p)
{
    p->content.n = 0;
    put_packet(&p->content, p);
    const char *packet = arena_strndup(p->arena, (const char *)p->content.at, p->content.n);
    int object = haru_stream(p->haru, packet, p->content.n);
    buf_puts(&p->entries, "/Type /Metadata\n/Subtype /XML\n");
    pdf_fill(p, object);
    return object;
}
