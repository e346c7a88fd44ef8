/* Paragraphs (17.3.1.22): the style, and what differs from it. */
#include "docx/docx_priv.h"

#include <assert.h>

/* They are asked for in the order in which they were collected. */
static const struct docx_labelled *labelled(struct docx *d, const struct flow_para *para)
{
    assert(d->next_labelled < d->labelled.n && d->labelled.at[d->next_labelled].para == para);
    return &d->labelled.at[d->next_labelled++];
}

static void write_num(struct xml_writer *w, int level, int num_id)
{
    xml_open(w, "w:numPr");
    docx_val_int(w, "w:ilvl", level);
    docx_val_int(w, "w:numId", num_id);
    xml_close(w);
}

/* Whether the indents that come with the number are other than the style's. A w:numPr of the
 * paragraph's own brings the indents of its level, which beat the style's (17.9.22). */
static bool indents_differ(const struct docx *d, const struct flow_para *para)
{
    const struct flow_label *label = para->label;
    const struct style *s = d->lists[label->numbering].styles[label->level];
    return s->left != para->style->left || s->first != para->style->first;
}

struct numbering {
    bool needs_indent; /* w:ind must be written for its sake */
    int old_num;       /* -1: as it was */
};

/* Writes w:numPr where the style does not bring the right one along. */
static struct numbering number(struct docx *d, struct xml_writer *w, const struct flow_para *para)
{
    const struct docx_link link = d->links[docx_style_index(d, para->style)];
    if (!para->label) {
        /* numId 0 takes the style's number away (17.9.18), and its indents with it. */
        if (link.num >= 0) write_num(w, link.level, 0);
        return (struct numbering){link.num >= 0, -1};
    }
    const struct docx_labelled *own = labelled(d, para);
    struct numbering numbering = {false, own->old_num};
    if (own->num == link.num && para->label->level == link.level) return numbering;
    write_num(w, para->label->level, own->num + 1);
    numbering.needs_indent = indents_differ(d, para);
    return numbering;
}

/* 17.13.5.29: the number that the paragraph had, which a program puts back when the changes are
 * rejected. */
static void old_number(struct docx *d, struct xml_writer *w, const struct flow_para *para, int num)
{
    docx_open_change(d, w, "w:pPrChange");
    xml_open(w, "w:pPr");
    if (para->style != d->flow->body) docx_val(w, "w:pStyle", docx_style_id(d, para->style));
    write_num(w, para->old_label->level, num + 1);
    xml_close(w);
    xml_close(w);
}

static bool hides_number(const struct docx *d, const struct flow_para *para)
{
    return (!para->n_runs || d->is_in_notes) && docx_hides_number(d, para->style);
}

static bool is_plain_body(const struct docx *d, const struct flow_para *para)
{
    const struct style *s = para->style;
    return s == d->flow->body && para->keep_next <= s->keep_next &&
           para->keep_lines <= s->keep_lines && !para->break_before && !para->label &&
           d->links[docx_style_index(d, s)].num < 0 && !para->nudge && !para->fill_to &&
           !hides_number(d, para);
}

/* The stop that dots lead to (17.3.1.37): at the text's right edge, so that it says less than a
 * left one of any place could. */
static void write_stop(struct xml_writer *w, len at)
{
    xml_open(w, "w:tabs");
    xml_open(w, "w:tab");
    xml_attr(w, "w:val", "right");
    xml_attr(w, "w:leader", "dot");
    xml_attr_int(w, "w:pos", len_to_twips(at));
    xml_close(w);
    xml_close(w);
}

static void properties(struct docx *d, struct xml_writer *w, const struct flow_para *para,
                       const struct flow_section *ends)
{
    const struct style *s = para->style;
    if (is_plain_body(d, para) && !ends && !d->change) return;
    xml_open(w, "w:pPr");
    if (s != d->flow->body) docx_val(w, "w:pStyle", docx_style_id(d, s));
    if (para->keep_next && !s->keep_next) docx_on(w, "w:keepNext", true);
    if (para->keep_lines && !s->keep_lines) docx_on(w, "w:keepLines", true);
    if (para->break_before) docx_on(w, "w:pageBreakBefore", true);
    struct numbering numbering = number(d, w, para);
    if (hides_number(d, para)) docx_on(w, "w:suppressLineNumbers", true);
    if (para->fill_to) write_stop(w, para->fill_to);
    if (numbering.needs_indent || para->nudge) docx_indent(w, s, para->nudge);
    if (para->label)
        docx_label_properties(d, w, para->label, s);
    else
        docx_changed_mark(d, w);
    if (ends) docx_section(d, w, ends);
    if (numbering.old_num >= 0) old_number(d, w, para, numbering.old_num);
    xml_close(w);
}

/* A blank that comes or goes would stay behind, empty, when its text is gone. */
static const struct flow_control *control_of(const struct flow_run *run)
{
    return run && !run->change ? run->control : NULL;
}

/* What a run stands in changes: a link, or a blank. Neither is ever in the other, and one that
 * changed in part is several, as each comes or goes as a whole. `is_alone`: `to` is all of its
 * link. */
static void change_around(struct docx *d, struct xml_writer *w, const struct flow_run *from,
                          const struct flow_run *to, bool is_alone, const struct style *style)
{
    const struct flow_link *link = from ? flow_run_link(from) : NULL,
                           *next_link = to ? flow_run_link(to) : NULL;
    const struct flow_control *control = control_of(from), *next_control = control_of(to);
    bool is_new = !from || !to || from->change != to->change;
    if (link && (is_new || next_link != link)) docx_close_link(d, w, from, style);
    if (control && (is_new || next_control != control)) docx_close_control(w);
    if (next_link && (is_new || next_link != link)) {
        d->is_counted = is_alone && docx_is_counted(d, to);
        docx_open_link(d, w, to, style);
    }
    if (next_control && (is_new || next_control != control)) docx_open_blank(d, w, next_control);
}

static void write_runs(struct docx *d, struct xml_writer *w, const struct flow_para *para)
{
    const struct flow_run *before = NULL;
    for (size_t i = 0; i < para->n_runs; i++) {
        const struct flow_link *link = flow_run_link(&para->runs[i]);
        bool is_alone = i + 1 == para->n_runs || flow_run_link(&para->runs[i + 1]) != link;
        change_around(d, w, before, &para->runs[i], is_alone, para->style);
        before = &para->runs[i];
        docx_run(d, w, before, para->style);
    }
    change_around(d, w, before, NULL, true, para->style);
}

void docx_paragraph(struct docx *d, struct xml_writer *w, const struct flow_para *para,
                    const struct flow_section *ends)
{
    xml_open(w, "w:p");
    properties(d, w, para, ends);
    docx_watermark(d, w);
    struct docx_span anchors = docx_open_anchors(d, w);
    write_runs(d, w, para);
    docx_close_anchors(w, anchors);
    xml_close(w);
}
