/* word/headerN.xml and footerN.xml (11.3.9, 11.3.6): the line with the page number, an empty line,
 * or what the first page shows in its margin. */
#include "docx/docx_priv.h"

#include <string.h>

void docx_part_margin(struct docx *d, const char *root, const struct flow_block *blocks, size_t n,
                      struct buf *out)
{
    struct xml_writer w = {.out = out};
    docx_open_root(&w, root);
    d->is_watermark_due = d->flow->watermark.text && strcmp(root, "w:hdr") == 0;
    docx_blocks(d, &w, blocks, n);
    d->is_watermark_due = false;
    xml_close(&w);
}

void docx_part_header(struct docx *d, const struct flow_para *para, struct buf *out)
{
    const struct flow_block block = {.kind = FLOW_PARA, .para = *para};
    docx_part_margin(d, "w:hdr", &block, 1, out);
}
