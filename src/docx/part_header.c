/* word/headerN.xml (11.3.9): the line with the page number, or an empty line. */
#include "docx/docx_priv.h"

void docx_part_header(struct docx *d, const struct flow_para *para, struct buf *out)
{
    struct xml_writer w = {.out = out};
    docx_open_root(&w, "w:hdr");
    docx_paragraph(d, &w, para, NULL);
    xml_close(&w);
}
