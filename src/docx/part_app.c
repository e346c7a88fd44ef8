/* docProps/app.xml (22.2): who made the file. No counts of pages or words, which only the program
 * that lays it out knows. */
#include "docx/docx_priv.h"

void docx_part_app(const struct meta *meta, struct buf *out)
{
    struct xml_writer w = {.out = out};
    xml_declaration(&w);
    xml_open(&w, "Properties");
    xml_attr(&w, "xmlns",
             "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties");
    xml_open(&w, "Application");
    xml_text(&w, "vanthu");
    xml_close(&w);
    xml_open(&w, "Company");
    xml_text(&w, meta->author);
    xml_close(&w);
    xml_close(&w);
}
