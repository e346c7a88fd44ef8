/* What the document says of itself: the information dictionary (ISO 32000-1, 14.3.3), and the
 * catalog's entries about the document as a whole. */
#include "pdf/pdf_priv.h"

const char pdf_producer[] = "vanthu";

/* The description knows the day only. */
static void put_date(struct buf *b, const char *key, const char *day)
{
    buf_printf(b, "%s ", key);
    put_day(b, day);
    buf_putc(b, '\n');
}

static void write_info(struct pdf *p)
{
    const struct meta *meta = &p->pages->meta;
    struct buf *b = &p->entries;
    put_text_entry(b, "/Title", meta->title);
    put_text_entry(b, "/Author", meta->author);
    if (*meta->subject) put_text_entry(b, "/Subject", meta->subject);
    put_text_entry(b, "/Creator", pdf_producer);
    put_text_entry(b, "/Producer", pdf_producer);
    if (meta->issued) {
        put_date(b, "/CreationDate", meta->issued);
        put_date(b, "/ModDate", meta->issued);
    }
    pdf_fill(p, haru_info(p->haru));
}

void meta_write(struct pdf *p)
{
    struct buf *b = &p->catalog;
    write_info(p);
    put_ref_entry(b, "/Metadata", xmp_write(p));
    put_text_entry(b, "/Lang", p->pages->meta.language);
    buf_puts(b, "/ViewerPreferences <</DisplayDocTitle true");
    set_put_preferences(p, b);
    buf_puts(b, ">>\n");
    haru_fill(p->haru, haru_catalog(p->haru), b);
}
