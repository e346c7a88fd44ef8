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
    if (list->last && d->nums.at[list->last - 1].instance == instance) return list->last - 1;
    for (size_t i = 0; i < d->nums.n; i++) {
        const struct docx_num *num = &d->nums.at[i];
        if (!num->literal && !num->is_of_text && !num->is_dashes && num->numbering == numbering &&
            num->instance == instance)
            return (int)i;
    }
    return add_num(d, (struct docx_num){.numbering = numbering, .instance = instance});
}

static int dash_num(struct docx *d, int numbering)
{
    struct docx_list *list = &d->lists[numbering];
    if (!list->dashes)
        list->dashes = 1 + add_num(d, (struct docx_num){.numbering = numbering, .is_dashes = true});
    return list->dashes - 1;
}

/* Text must not share the num that a heading style brings along. */
static int text_num(struct docx *d, int numbering, bool is_dash)
{
    int *num = &d->lists[numbering].text[is_dash];
    if (!*num)
        *num =
            1 + add_num(d, (struct docx_num){
                               .numbering = numbering, .is_dashes = is_dash, .is_of_text = true});
    return *num - 1;
}

static bool is_beside_headings(const struct docx_num *num, const struct flow_level *level,
                               const struct flow_para *para)
{
    return !num->instance && level->style && level->style->outline && !para->style->outline;
}

static bool prints(const struct docx_num *num, const struct flow_label *label)
{
    return num->literal && num->numbering == label->numbering &&
           num->literal->level == label->level && strcmp(num->literal->text, label->text) == 0 &&
           strcmp(num->literal->gap, label->gap) == 0;
}

/* One num serves all labels of the same words. Only the latest are looked through, so that the work
 * stays in proportion on any input. */
static int literal_num(struct docx *d, const struct flow_label *label, bool is_dashes)
{
    size_t from = d->nums.n > LATEST ? d->nums.n - LATEST : 0;
    for (size_t i = from; i < d->nums.n; i++)
        if (prints(&d->nums.at[i], label)) return (int)i;
    return add_num(d, (struct docx_num){
                          .numbering = label->numbering,
                          .is_dashes = is_dashes,
                          .literal = label,
                      });
}

/* The first use of a level in a later instance sets it back (w:startOverride, 17.9.26); every use
 * sets back the levels below (17.9.10) and makes those above begin, whether or not a paragraph
 * stood on them: "1.1." before any "1." is followed by "2.". */
static void count(struct docx_list *list, struct docx_num *num, int level)
{
    if (num->instance && !num->started[level]) list->counts[level] = 0;
    num->started[level] = true;
    list->counts[level]++;
    for (int i = 0; i < level; i++)
        if (!list->counts[i]) list->counts[i] = 1;
    for (int i = level + 1; i < DOCX_MAX_LEVELS; i++)
        list->counts[i] = 0;
}

static int choose_num(struct docx *d, const struct flow_label *label, bool is_dash)
{
    if (is_dash) return dash_num(d, label->numbering);
    struct docx_list *list = &d->lists[label->numbering];
    if (!list->last) list->last = 1 + counting_num(d, label->numbering, 0);
    int num = counting_num(d, label->numbering, label->instance);
    list->last = num + 1;
    count(list, &d->nums.at[num], label->level);
    return num;
}

static int number_one(struct docx *d, const struct flow_label *label, const struct flow_para *para)
{
    const struct flow_numbering *numbering = &d->flow->numberings[label->numbering];
    assert((size_t)label->numbering < d->flow->n_numberings);
    assert((size_t)label->level < numbering->n_levels && numbering->n_levels <= DOCX_MAX_LEVELS);
    const struct flow_level *level = &numbering->levels[label->level];
    struct docx_list *list = &d->lists[label->numbering];
    const struct style **style = &list->styles[label->level];
    if (!*style) *style = level->style ? level->style : para->style;

    bool is_dash = level->format == NUMBER_NONE;
    int num = choose_num(d, label, is_dash);
    const char *printed = docx_number_text(d->arena, numbering, label->level, list->counts);
    bool is_printed = printed && strcmp(printed, label->text) == 0;
    if (!is_printed) return literal_num(d, label, is_dash);
    bool is_text = is_beside_headings(&d->nums.at[num], level, para);
    return is_text ? text_num(d, label->numbering, is_dash) : num;
}

static void number_new(struct docx *d)
{
    for (size_t i = 0; i < d->labelled.n; i++) {
        struct docx_labelled *own = &d->labelled.at[i];
        if (!docx_change_is_gone(own->change) && own->para->label)
            own->num = number_one(d, own->para->label, own->para);
    }
}

/* The old version counts anew, with the same w:num; what both have keeps the new one's number, and
 * the old one where it was another. */
static void number_old(struct docx *d)
{
    for (size_t i = 0; i < d->labelled.n; i++) {
        struct docx_labelled *own = &d->labelled.at[i];
        bool is_new = own->change && !docx_change_is_gone(own->change);
        const struct flow_para *old = own->para->old;
        if (is_new || !old || !old->label) continue;
        int num = number_one(d, old->label, old);
        if (own->change)
            own->num = num;
        else if (num != own->num)
            own->old_num = num;
    }
}

static void begin_old(struct docx *d, const struct docx_list *lists)
{
    size_t n = d->flow->n_numberings;
    d->lists = arena_array_of(d->arena, n, struct docx_list);
    for (size_t i = 0; i < n; i++) {
        memcpy(d->lists[i].styles, lists[i].styles, sizeof lists[i].styles);
        d->lists[i].dashes = lists[i].dashes;
        memcpy(d->lists[i].text, lists[i].text, sizeof lists[i].text);
    }
    for (size_t i = 0; i < d->nums.n; i++)
        memset(d->nums.at[i].started, 0, sizeof d->nums.at[i].started);
}

void docx_number(struct docx *d)
{
    size_t n = d->flow->n_numberings;
    struct docx_list *lists = d->lists = arena_array_of(d->arena, n, struct docx_list);
    number_new(d);
    if (!d->flow->revision) return;
    begin_old(d, lists);
    number_old(d);
    for (size_t i = 0; i < n; i++) {
        if (lists[i].last) d->lists[i].last = lists[i].last;
        lists[i] = d->lists[i];
    }
    d->lists = lists;
}

static void link_levels(struct docx *d, size_t n)
{
    const struct flow_numbering *numbering = &d->flow->numberings[n];
    const struct docx_list *list = &d->lists[n];
    for (size_t l = 0; l < numbering->n_levels; l++) {
        const struct flow_level *level = &numbering->levels[l];
        bool is_dash = level->format == NUMBER_NONE;
        bool is_used = is_dash ? list->dashes : list->last;
        if (!is_used || !level->style || !level->style->outline) continue;
        struct docx_link *link = &d->links[docx_style_index(d, level->style)];
        if (link->num >= 0) continue;
        int num = is_dash ? dash_num(d, (int)n) : counting_num(d, (int)n, 0);
        *link = (struct docx_link){num, (int)l};
    }
}

void docx_link_styles(struct docx *d)
{
    d->links = arena_array_of(d->arena, d->flow->n_styles, struct docx_link);
    for (size_t i = 0; i < d->flow->n_styles; i++)
        d->links[i].num = -1;
    for (size_t n = 0; n < d->flow->n_numberings; n++)
        link_levels(d, n);
}

int docx_definition_id(int numbering, bool is_dashes)
{
    return 2 * numbering + is_dashes;
}
