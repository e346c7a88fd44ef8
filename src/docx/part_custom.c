/* docProps/custom.xml (22.3): what the document says of itself in the names that document systems
 * exchange (Decree 30, Phụ lục VI), docs/ooxml/package.md. */
#include "docx/docx_priv.h"

enum { FIRST_PROPERTY = 2 }; /* 0 and 1 are reserved */

/* The class of properties that programs show as a user's own. */
static const char user_defined[] = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

struct writer {
    struct xml_writer w;
    int n;
};

static void property(struct writer *p, const char *name, const char *type, const char *value)
{
    if (!value || !*value) return;
    xml_open(&p->w, "property");
    xml_attr(&p->w, "fmtid", user_defined);
    xml_attr_int(&p->w, "pid", FIRST_PROPERTY + p->n++);
    xml_attr(&p->w, "name", name);
    xml_open(&p->w, type);
    xml_text(&p->w, value);
    xml_close(&p->w);
    xml_close(&p->w);
}

static void text(struct writer *p, const char *name, const char *value)
{
    property(p, name, "vt:lpwstr", value);
}

void docx_part_custom(struct arena *a, const struct meta *meta, struct buf *out)
{
    struct writer p = {.w = {.out = out}};
    const char *day = meta->issued ? arena_printf(a, "%sT00:00:00Z", meta->issued) : NULL;
    xml_declaration(&p.w);
    xml_open(&p.w, "Properties");
    xml_attr(&p.w, "xmlns",
             "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties");
    xml_attr(&p.w, "xmlns:vt",
             "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
    text(&p, "TypeCode", meta->type);
    text(&p, "TypeName", meta->type_name);
    text(&p, "CodeNumber", meta->number);
    text(&p, "CodeNotation", meta->symbol);
    text(&p, "OrganName", meta->author);
    text(&p, "Place", meta->place);
    property(&p, "IssuedDate", "vt:filetime", day);
    text(&p, "Subject", meta->subject);
    text(&p, "Position", meta->post);
    text(&p, "FullName", meta->signer);
    text(&p, "Draft", meta->draft);
    text(&p, "Language", meta->language);
    xml_close(&p.w);
}
