/* word/document.xml (11.3.10): the blocks in reading order, and the sections. */
#include "docx/docx_priv.h"

#include <assert.h>
#include <string.h>

static void block(struct docx *d, struct xml_writer *w, const struct flow_block *b,
                  const struct flow_section *ends)
{
    /* The end of a section hangs on a paragraph. */
    assert(!ends || b->kind == FLOW_PARA);
    docx_anchor_next(d, b->anchors);
    enum flow_change around = d->change;
    d->change = b->change;
    long move = docx_open_move(d, w, b);
    switch (b->kind) {
    case FLOW_PARA:
        docx_paragraph(d, w, &b->para, ends);
        break;
    case FLOW_TABLE:
        docx_table(d, w, &b->table);
        break;
    case FLOW_RULE:
        docx_rule(d, w, &b->rule);
        break;
    case FLOW_IMAGE:
        docx_image(d, w, &b->image);
        break;
    case FLOW_FORMULA:
        docx_formula(d, w, &b->formula);
        break;
    }
    docx_close_move(w, b, move);
    d->change = around;
}

/* How many blocks from here on are locked together; 0: this one is not. */
static size_t locked(const struct docx *d, const struct flow_block *blocks, size_t n)
{
    size_t i = 0;
    if (!d->flow->is_protected || !blocks->lock) return 0;
    while (i < n && blocks[i].lock && strcmp(blocks[i].lock, blocks->lock) == 0)
        i++;
    return i;
}

void docx_blocks(struct docx *d, struct xml_writer *w, const struct flow_block *blocks, size_t n)
{
    for (size_t i = 0, left = 0; i < n; i++) {
        /* Word would make one table of two. */
        assert(i == 0 || blocks[i].kind != FLOW_TABLE || blocks[i - 1].kind != FLOW_TABLE);
        if (!left && (left = locked(d, &blocks[i], n - i)))
            docx_open_lock(d, w, blocks[i].lock, &blocks[i], left);
        block(d, w, &blocks[i], NULL);
        if (left && !--left) docx_close_control(w);
    }
}

static void section_blocks(struct docx *d, struct xml_writer *w, const struct flow_section *s,
                           bool is_last)
{
    /* A body ends with a paragraph: parity rule 27. */
    assert(s->n_blocks && s->blocks[s->n_blocks - 1].kind != FLOW_TABLE);
    docx_blocks(d, w, s->blocks, s->n_blocks - 1);
    block(d, w, &s->blocks[s->n_blocks - 1], is_last ? NULL : s);
}

static void reference(struct xml_writer *w, const char *element, const char *type, const char *rel)
{
    if (rel) xml_empty(w, element, "w:type", type, "r:id", rel, NULL);
}

static void page_size(struct xml_writer *w, const struct style_page *page)
{
    xml_open(w, "w:pgSz");
    xml_attr_int(w, "w:w", len_to_twips(page->width));
    xml_attr_int(w, "w:h", len_to_twips(page->height));
    if (page->width > page->height) xml_attr(w, "w:orient", "landscape");
    xml_close(w);
}

/* 17.6.11. Where there is no footer its distance is the header's, so that one added by hand stands
 * likewise. */
static void page_margins(struct xml_writer *w, const struct style_page *page)
{
    xml_open(w, "w:pgMar");
    xml_attr_int(w, "w:top", len_to_twips(page->top));
    xml_attr_int(w, "w:right", len_to_twips(page->right));
    xml_attr_int(w, "w:bottom", len_to_twips(page->bottom));
    xml_attr_int(w, "w:left", len_to_twips(page->left));
    xml_attr_int(w, "w:header", len_to_twips(page->header));
    xml_attr_int(w, "w:footer", len_to_twips(page->footer ? page->footer : page->header));
    xml_attr_int(w, "w:gutter", 0);
    xml_close(w);
}

/* 17.6.8. In the look of the defaults, which is that of the body: LibreOffice asks no style. */
static void line_numbers(struct xml_writer *w, const struct flow_line_numbers *numbers)
{
    if (!numbers->every) return;
    xml_open(w, "w:lnNumType");
    xml_attr_int(w, "w:countBy", numbers->every);
    xml_attr_int(w, "w:distance", len_to_twips(numbers->distance));
    xml_attr(w, "w:restart", numbers->each_page ? "newPage" : "continuous");
    xml_close(w);
}

static void page_numbers(struct xml_writer *w, int start)
{
    xml_open(w, "w:pgNumType");
    xml_attr_int(w, "w:start", start);
    xml_close(w);
}

/* Counting from 1 is what happens in the first section anyway; 0 counts on. */
static void pages(struct docx *d, struct xml_writer *w, const struct flow_section *s, size_t i)
{
    page_size(w, &s->page);
    page_margins(w, &s->page);
    line_numbers(w, &d->flow->line_numbers);
    if (s->first_number > 0 && (i > 0 || s->first_number != 1)) page_numbers(w, s->first_number);
    if (d->first_headers[i] || d->first_footers[i]) docx_on(w, "w:titlePg", true);
}

/* 17.13.5.32: the pages that come back when changes are rejected; headers are the new version's. */
static void old_pages(struct docx *d, struct xml_writer *w, const struct flow_section *s, size_t i)
{
    const struct flow_section *old = s->old;
    if (!old) return;
    bool is_same = old->page.width == s->page.width && old->page.height == s->page.height;
    if (is_same && old->first_number == s->first_number) return;
    docx_open_change(d, w, "w:sectPrChange");
    xml_open(w, "w:sectPr");
    pages(d, w, old, i);
    xml_close(w);
    xml_close(w);
}

/* 17.6.17. A section without a header of its own takes the one before it (17.10.5), hence the empty
 * one. */
void docx_section(struct docx *d, struct xml_writer *w, const struct flow_section *s)
{
    size_t i = (size_t)(s - d->flow->sections);
    xml_open(w, "w:sectPr");
    reference(w, "w:headerReference", "default", d->headers[i]);
    reference(w, "w:headerReference", "first", d->first_headers[i]);
    reference(w, "w:footerReference", "first", d->first_footers[i]);
    pages(d, w, s, i);
    old_pages(d, w, s, i);
    xml_close(w);
}

/* Check boxes came with Word 2010; a program that does not know them passes them over, and shows
 * the letter (29500-3, 7.2). */
static void name_extension(struct xml_writer *w)
{
    xml_attr(w, "xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml");
    xml_attr(w, "xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006");
    xml_attr(w, "mc:Ignorable", "w14");
}

void docx_part_document(struct docx *d, struct buf *out)
{
    struct xml_writer w = {.out = out};
    const struct flow *flow = d->flow;
    assert(flow->n_sections);
    docx_open_root(&w, "w:document");
    if (d->has_formulas) docx_formula_namespace(&w);
    if (d->has_ticks) name_extension(&w);
    xml_open(&w, "w:body");
    for (size_t i = 0; i < flow->n_sections; i++)
        section_blocks(d, &w, &flow->sections[i], i + 1 == flow->n_sections);
    docx_section(d, &w, &flow->sections[flow->n_sections - 1]);
    xml_close(&w);
    xml_close(&w);
}
