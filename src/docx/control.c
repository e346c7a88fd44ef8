/* Content controls (17.5.2): blanks to fill in, and what is locked in a protected file.
 * docs/ooxml/controls.md */
#include "docx/docx_priv.h"

static void open_control(struct docx *d, struct xml_writer *w, const char *title, const char *tag)
{
    xml_open(w, "w:sdt");
    xml_open(w, "w:sdtPr");
    docx_val(w, "w:alias", title);
    docx_val(w, "w:tag", tag);
    docx_val_int(w, "w:id", ++d->n_controls);
}

static void open_content(struct xml_writer *w)
{
    xml_close(w);
    xml_open(w, "w:sdtContent");
}

void docx_close_control(struct xml_writer *w)
{
    xml_close(w);
    xml_close(w);
}

/* 17.5.2.7: what is picked in a calendar is written in this form. */
static void date(const struct docx *d, struct xml_writer *w, const char *format)
{
    xml_open(w, "w:date");
    docx_val(w, "w:dateFormat", format);
    docx_val(w, "w:lid", d->flow->meta.language);
    docx_val(w, "w:storeMappedDataAs", "date");
    docx_val(w, "w:calendar", "gregorian");
    xml_close(w);
}

void docx_open_blank(struct docx *d, struct xml_writer *w, const struct flow_control *control)
{
    open_control(d, w, control->title, control->id);
    docx_on(w, "w:showingPlcHdr", true);
    /* behind one of plain text LibreOffice 7.4 takes the words before a date out of what is locked
     */
    if (control->date_format)
        date(d, w, control->date_format);
    else if (!d->flow->is_protected)
        xml_empty(w, "w:text", NULL);
    open_content(w);
}

/* LibreOffice 7.4 takes a group for a control of the first paragraph's text, and a break in it to
 * the paragraph's beginning; a building block it leaves alone. */
static bool has_break(const struct flow_block *blocks, size_t n)
{
    if (!n || blocks->kind != FLOW_PARA) return false;
    for (size_t i = 0; i < blocks->para.n_runs; i++)
        if (blocks->para.runs[i].kind == FLOW_LINE_BREAK) return true;
    return false;
}

void docx_open_lock(struct docx *d, struct xml_writer *w, const char *title,
                    const struct flow_block *blocks, size_t n)
{
    open_control(d, w, title, "locked");
    docx_val(w, "w:lock", "sdtContentLocked");
    if (has_break(blocks, n)) {
        xml_open(w, "w:docPartObj");
        docx_val(w, "w:docPartGallery", "Quick Parts");
        xml_close(w);
    } else {
        xml_empty(w, "w:group", NULL);
    }
    open_content(w);
}
