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

/* Writes w:numPr where the style does not bring along what counts the paragraph, w:num `num`. True:
 * w:ind must be written for its sake. */
static bool number(struct docx *d, struct xml_writer *w, const struct flow_para *para, int num)
{
    const struct docx_link link = d->links[docx_style_index(d, para->style)];
    if (!para->label) {
        /* numId 0 takes the style's number away (17.9.18), and its indents with it. */
        if (link.num >= 0) write_num(w, link.level, 0);
        return link.num >= 0;
    }
    if (num == link.num && para->label->level == link.level) return false;
    write_num(w, para->label->level, num + 1);
    return indents_differ(d, para);
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

/* 17.3.1.26, without what says of the paragraph's mark. */
static void base_properties(struct docx *d, struct xml_writer *w, const struct flow_para *para,
                            int num)
{
    const struct style *s = para->style;
    if (s != d->flow->body) docx_val(w, "w:pStyle", docx_style_id(d, s));
    if (para->keep_next && !s->keep_next) docx_on(w, "w:keepNext", true);
    if (para->keep_lines && !s->keep_lines) docx_on(w, "w:keepLines", true);
    if (para->break_before) docx_on(w, "w:pageBreakBefore", true);
    bool needs_indent = number(d, w, para, num);
    if (hides_number(d, para)) docx_on(w, "w:suppressLineNumbers", true);
    if (para->fill_to) write_stop(w, para->fill_to);
    if (needs_indent || para->nudge) docx_indent(w, s, para->nudge);
}

/* Pages are the new version's, so what only serves them is no change. */
static bool has_changed(const struct flow_para *para, const struct docx_labelled *own)
{
    const struct flow_para *old = para->old;
    if (!old) return false;
    return old->style != para->style || !old->label != !para->label || (own && own->old_num >= 0);
}

/* 17.13.5.29: what the paragraph was, which a program puts back when the changes are rejected. */
static void old_properties(struct docx *d, struct xml_writer *w, const struct flow_para *old,
                           const struct docx_labelled *own)
{
    docx_open_change(d, w, "w:pPrChange");
    xml_open(w, "w:pPr");
    base_properties(d, w, old, !own ? -1 : own->old_num >= 0 ? own->old_num : own->num);
    xml_close(w);
    xml_close(w);
}

static bool is_labelled(const struct flow_para *para)
{
    return para->label || (para->old && para->old->label);
}

static void properties(struct docx *d, struct xml_writer *w, const struct flow_para *para,
                       const struct flow_section *ends)
{
    const struct docx_labelled *own = is_labelled(para) ? labelled(d, para) : NULL;
    bool is_changed = has_changed(para, own);
    if (is_plain_body(d, para) && !ends && !d->change && !is_changed) return;
    xml_open(w, "w:pPr");
    base_properties(d, w, para, own ? own->num : -1);
    if (para->label)
        docx_label_properties(d, w, para->label, para->style);
    else
        docx_changed_mark(d, w);
    if (ends) docx_section(d, w, ends);
    if (is_changed) old_properties(d, w, para->old, own);
    xml_close(w);
}

/* ---- what several runs stand in: a link or a blank, neither ever in the other ---- */

/* A link goes on over words that are gone. Gives the index of its last run. */
static size_t link_end(const struct flow_para *para, size_t first)
{
    const struct flow_link *link = flow_run_link(&para->runs[first]);
    size_t last = first;
    for (size_t i = first + 1; i < para->n_runs; i++) {
        if (flow_run_link(&para->runs[i]) == link)
            last = i;
        else if (!docx_change_is_gone(para->runs[i].change))
            break;
    }
    return last;
}

/* One that has a word of both versions was in both. */
static enum flow_change link_change(const struct flow_para *para, size_t first, size_t last)
{
    enum flow_change change = para->runs[first].change;
    for (size_t i = first; i <= last; i++)
        if (flow_run_link(&para->runs[i]) && para->runs[i].change != change) return CHANGE_NONE;
    return change;
}

static void open_link(struct docx *d, struct xml_writer *w, const struct flow_para *para, size_t at,
                      size_t last)
{
    d->link_change = link_change(para, at, last);
    d->is_counted = at == last && docx_is_counted(d, &para->runs[at]);
    docx_open_link(d, w, &para->runs[at], para->style);
}

/* A blank that comes or goes would stay behind, empty, when its text is gone. */
static const struct flow_control *control_of(const struct flow_run *run)
{
    return run && !run->change ? run->control : NULL;
}

/* What is gone stands in the style that the paragraph had. */
static const struct style *style_of(const struct flow_para *para, const struct flow_run *run)
{
    return para->old && docx_change_is_gone(run->change) ? para->old->style : para->style;
}

static void write_runs(struct docx *d, struct xml_writer *w, const struct flow_para *para)
{
    const struct flow_run *before = NULL;
    for (size_t i = 0, end = 0; i < para->n_runs; i++) {
        const struct flow_run *run = &para->runs[i];
        const struct flow_run *next = i + 1 < para->n_runs ? run + 1 : NULL;
        bool is_link = i >= end && flow_run_link(run);
        if (is_link) end = link_end(para, i) + 1;
        if (is_link) open_link(d, w, para, i, end - 1);
        const struct flow_control *control = control_of(run);
        if (control && control != control_of(before)) docx_open_blank(d, w, control);
        docx_run(d, w, run, style_of(para, run));
        if (control && control != control_of(next)) docx_close_control(w);
        if (i + 1 == end) docx_close_link(d, w, run, para->style);
        before = run;
    }
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
