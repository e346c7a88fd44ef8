/* Which w:num a labelled paragraph belongs to.
 *
 * The flow's labels are decided already; a word processor counts again by itself. So each label is
 * counted here as Word counts, and where that gives other words (Vietnamese letters, of which
 * OOXML has no series) the paragraph gets a w:num whose level prints just those words. All w:num of
 * one w:abstractNum share their counts, so the rest counts on. */
#include "docx/docx_priv.h"

#include <assert.h>
#include <string.h>

enum { LATEST = 64 };

static int add_num(struct docx *d, struct docx_num num)
{
    *vec_push(d->arena, &d->nums) = num;
    return (int)d->nums.n - 1;
}

/* The num that counts an instance. Instances follow each other, so the last one is mostly it. */
static int counting_num(struct docx *d, int numbering, int instance)
{
    struct docx_list *list = &d->lists[numbering];
    if (list->is_used && d->nums.at[list->num].instance == instance) return list->num;
    for (size_t i = 0; i < d->nums.n; i++) {
        const struct docx_num *num = &d->nums.at[i];
        if (!num->literal && num->numbering == numbering && num->instance == instance)
            return list->num = (int)i;
    }
    list->is_used = true;
    return list->num = add_num(d, (struct docx_num){.numbering = numbering, .instance = instance});
}

static bool prints(const struct docx_num *num, const struct flow_label *label)
{
    return num->literal && num->numbering == label->numbering &&
           num->literal->level == label->level && strcmp(num->literal->text, label->text) == 0 &&
           strcmp(num->literal->gap, label->gap) == 0;
}

/* One num serves all labels of the same words. Only the latest are looked through, so that the work
 * stays in proportion on any input. */
static int literal_num(struct docx *d, const struct flow_label *label)
{
    size_t from = d->nums.n > LATEST ? d->nums.n - LATEST : 0;
    for (size_t i = from; i < d->nums.n; i++)
        if (prints(&d->nums.at[i], label)) return (int)i;
    return add_num(d, (struct docx_num){.numbering = label->numbering, .literal = label});
}

/* The first use of a level in a later instance sets it back (w:startOverride, 17.9.26); every use
 * sets back the levels below (17.9.10). */
static void count(struct docx_list *list, struct docx_num *num, int level)
{
    if (num->instance && !num->started[level]) list->counts[level] = 0;
    num->started[level] = true;
    list->counts[level]++;
    for (int i = level + 1; i < DOCX_MAX_LEVELS; i++)
        list->counts[i] = 0;
}

static int number_one(struct docx *d, const struct flow_para *para)
{
    const struct flow_label *label = para->label;
    const struct flow_numbering *numbering = &d->flow->numberings[label->numbering];
    assert((size_t)label->numbering < d->flow->n_numberings);
    assert((size_t)label->level < numbering->n_levels && numbering->n_levels <= DOCX_MAX_LEVELS);
    struct docx_list *list = &d->lists[label->numbering];
    const struct style **style = &list->styles[label->level];
    if (!*style) *style = numbering->levels[label->level].style;
    if (!*style) *style = para->style;

    if (!list->is_used) counting_num(d, label->numbering, 0);
    int num = counting_num(d, label->numbering, label->instance);
    count(list, &d->nums.at[num], label->level);
    const char *printed = docx_number_text(d->arena, numbering, label->level, list->counts);
    return printed && strcmp(printed, label->text) == 0 ? num : literal_num(d, label);
}

void docx_number(struct docx *d)
{
    d->lists = arena_array_of(d->arena, d->flow->n_numberings, struct docx_list);
    for (size_t i = 0; i < d->labelled.n; i++)
        d->labelled.at[i].num = number_one(d, d->labelled.at[i].para);
}

static void link_levels(struct docx *d, size_t n)
{
    const struct flow_numbering *numbering = &d->flow->numberings[n];
    for (size_t l = 0; l < numbering->n_levels; l++) {
        const struct style *style = numbering->levels[l].style;
        if (!style || !style->outline) continue;
        struct docx_link *link = &d->links[docx_style_index(d, style)];
        if (link->num < 0) *link = (struct docx_link){counting_num(d, (int)n, 0), (int)l};
    }
}

void docx_link_styles(struct docx *d)
{
    d->links = arena_array_of(d->arena, d->flow->n_styles, struct docx_link);
    for (size_t i = 0; i < d->flow->n_styles; i++)
        d->links[i].num = -1;
    for (size_t n = 0; n < d->flow->n_numberings; n++)
        if (d->lists[n].is_used) link_levels(d, n);
}
