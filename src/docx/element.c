#include "docx/docx_priv.h"

void docx_val(struct xml_writer *w, const char *name, const char *value)
{
    xml_open(w, name);
    xml_attr(w, "w:val", value);
    xml_close(w);
}

void docx_val_int(struct xml_writer *w, const char *name, long value)
{
    xml_open(w, name);
    xml_attr_int(w, "w:val", value);
    xml_close(w);
}

void docx_on(struct xml_writer *w, const char *name, bool is_on)
{
    xml_open(w, name);
    if (!is_on) xml_attr(w, "w:val", "0");
    xml_close(w);
}

void docx_open_root(struct xml_writer *w, const char *name)
{
    xml_declaration(w);
    xml_open(w, name);
    xml_attr(w, "xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
    xml_attr(w, "xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
}
