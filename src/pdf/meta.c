/* What the document says of itself: the information dictionary (ISO 32000-1, 14.3.3), the same as
 * XMP (14.3.2, ISO 16684-1), and the catalog's entries about the document as a whole. No claim of
 * PDF/A or PDF/UA is made here. */
#include "pdf/pdf_priv.h"

#include <string.h>

static const char producer[] = "vanthu";

/* Dates are midnight in Viet Nam: the description knows the day only. */
#define ZONE "+07:00"

static void put_info_date(struct buf *b, const char *key, const char *day)
{
    buf_printf(b, "%s (D:%.4s%.2s%.2s000000+07'00')\n", key, day, day + 5, day + 8);
}

static void write_info(struct pdf *p)
{
    const struct meta *meta = &p->pages->meta;
    struct buf *b = &p->entries;
    put_text_entry(b, "/Title", meta->title);
    put_text_entry(b, "/Author", meta->author);
    if (*meta->subject) put_text_entry(b, "/Subject", meta->subject);
    put_text_entry(b, "/Creator", producer);
    put_text_entry(b, "/Producer", producer);
    if (meta->issued) {
        put_info_date(b, "/CreationDate", meta->issued);
        put_info_date(b, "/ModDate", meta->issued);
    }
    pdf_fill(p, haru_info(p->haru));
}

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
    put_simple(b, "pdf:Producer", producer, "");
    put_simple(b, "xmp:CreatorTool", producer, "");
    if (!meta->issued) return;
    put_simple(b, "xmp:CreateDate", meta->issued, "T00:00:00" ZONE);
    put_simple(b, "xmp:ModifyDate", meta->issued, "T00:00:00" ZONE);
}

static void put_packet(struct buf *b, const struct meta *meta)
{
    buf_puts(b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                "<rdf:Description rdf:about=\"\""
                " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n");
    put_properties(b, meta);
    buf_puts(b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/* Not compressed, so that programs that know no PDF find it (14.3.2). */
static int write_xmp(struct pdf *p)
{
    p->content.n = 0;
    put_packet(&p->content, &p->pages->meta);
    int object = haru_stream(p->haru, p->content.at, p->content.n);
    buf_puts(&p->entries, "/Type /Metadata\n/Subtype /XML\n");
    pdf_fill(p, object);
    return object;
}

void meta_write(struct pdf *p)
{
    struct buf *b = &p->catalog;
    write_info(p);
    put_ref_entry(b, "/Metadata", write_xmp(p));
    put_text_entry(b, "/Lang", p->pages->meta.language);
    buf_puts(b, "/ViewerPreferences <</DisplayDocTitle true>>\n");
    haru_fill(p->haru, haru_catalog(p->haru), b);
}
