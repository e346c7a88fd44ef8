/* word/footnotes.xml (11.3.7): the two separators, then the notes in the order of their marks. */
#include "docx/docx_priv.h"

#include <assert.h>

enum { SEPARATOR_ID = -1, CONTINUATION_ID = 0 };

static void open_note(struct xml_writer *w, const char *type, long id)
{
    xml_open(w, "w:footnote");
    if (type) xml_attr(w, "w:type", type);
    xml_attr_int(w, "w:id", id);
}

/* 17.11.23. LibreOffice gives the separator a height of its own, Word that of its paragraph: an
 * exact line makes the two equal (parity rule 28). */
static void separator(const struct docx *d, struct xml_writer *w, long id, const char *type,
                      const char *element)
{
    const struct flow_notes_area area = d->flow->notes_area;
    const struct style plain = {
        .line_rule = LINE_EXACT,
        .line = area.gap_above + area.rule + area.gap_below,
    };
    open_note(w, type, id);
    xml_open(w, "w:p");
    xml_open(w, "w:pPr");
    docx_spacing(w, &plain);
    docx_indent(w, &plain, 0);
    docx_align(w, ALIGN_LEFT);
    xml_close(w);
    xml_open(w, "w:r");
    xml_empty(w, element, NULL);
    xml_close(w);
    xml_close(w);
    xml_close(w);
}

static void note(struct docx *d, struct xml_writer *w, size_t i)
{
    const struct flow_note *n = &d->flow->notes[i];
    assert(n->n_blocks);
    open_note(w, NULL, (long)i + 1);
    docx_blocks(d, w, n->blocks, n->n_blocks);
    xml_close(w);
}

void docx_part_footnotes(struct docx *d, struct buf *out)
{
    struct xml_writer w = {.out = out};
    docx_open_root(&w, "w:footnotes");
    separator(d, &w, SEPARATOR_ID, "separator", "w:separator");
    separator(d, &w, CONTINUATION_ID, "continuationSeparator", "w:continuationSeparator");
    d->is_in_notes = true;
    for (size_t i = 0; i < d->flow->n_notes; i++)
        note(d, &w, i);
    d->is_in_notes = false;
    xml_close(&w);
}
