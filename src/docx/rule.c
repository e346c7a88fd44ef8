/* A drawn line: an empty paragraph with a border above it (17.3.1.42) and indents on both sides.
 *
 * The border lies inside the paragraph: its upper edge is the block's, and the block is as high as
 * the border and the line of text together. So the line of text is exactly the rest of the height.
 * Measured in LibreOffice 7.4, docs/ooxml/rules.md. */
#include "docx/docx_priv.h"

#include <assert.h>

enum { EIGHTH_OF_POINT = LEN_PT / 8 };

/* w:sz counts eighths of a point. */
static int border_size(const struct flow_rule *rule)
{
    return (rule->thickness + EIGHTH_OF_POINT / 2) / EIGHTH_OF_POINT;
}

static void border(struct xml_writer *w, const struct flow_rule *rule)
{
    xml_open(w, "w:pBdr");
    xml_open(w, "w:top");
    xml_attr(w, "w:val", "single");
    xml_attr_int(w, "w:sz", border_size(rule));
    xml_attr(w, "w:space", "0");
    xml_attr(w, "w:color", "auto");
    xml_close(w);
    xml_close(w);
}

/* An eighth of a point is two twips and a half; the half is cut. */
static void spacing(struct xml_writer *w, const struct flow_rule *rule)
{
    int line = len_to_twips(rule->height) - border_size(rule) * 5 / 2;
    const struct style exact = {.line_rule = LINE_EXACT, .line = len_from_twips(line)};
    assert(rule->before == 0 && line > 0);
    docx_spacing(w, &exact);
}

static void indent(struct xml_writer *w, const struct flow_rule *rule)
{
    const struct style sides = {.left = rule->left, .right = rule->right};
    docx_indent(w, &sides, 0);
}

static bool looks_alike(const struct flow_rule *x, const struct flow_rule *y)
{
    return x->thickness == y->thickness && x->height == y->height;
}

/* The sheet has a few rules, so there are a few looks. */
static size_t look_of(const struct docx *d, const struct flow_rule *rule)
{
    size_t i = 0;
    while (i < d->rules.n && !looks_alike(d->rules.at[i], rule))
        i++;
    return i;
}

void docx_rule_collect(struct docx *d, const struct flow_rule *rule)
{
    if (look_of(d, rule) == d->rules.n) *vec_push(d->arena, &d->rules) = rule;
}

/* "Rule", "Rule-2": no style of a sheet has a hyphen in its id. */
static const char *style_id(const struct docx *d, size_t look)
{
    return look ? arena_printf(d->arena, "%s-%zu", docx_rule_style_id, look + 1)
                : docx_rule_style_id;
}

void docx_rule(struct docx *d, struct xml_writer *w, const struct flow_rule *rule)
{
    xml_open(w, "w:p");
    xml_open(w, "w:pPr");
    size_t look = look_of(d, rule);
    docx_val(w, "w:pStyle", style_id(d, look));
    if (rule->keep_next != d->rules.at[look]->keep_next) docx_on(w, "w:keepNext", rule->keep_next);
    if (rule->left || rule->right) indent(w, rule);
    docx_changed_mark(d, w);
    xml_close(w);
    xml_close(w);
}

/* The size lets the paragraph's own mark stay below the exact line. */
static void rule_style(const struct docx *d, struct xml_writer *w, size_t look)
{
    const struct style none = {0};
    xml_open(w, "w:style");
    xml_attr(w, "w:type", "paragraph");
    xml_attr(w, "w:customStyle", "1");
    xml_attr(w, "w:styleId", style_id(d, look));
    docx_val(w, "w:name", look ? arena_printf(d->arena, "Đường kẻ %zu", look + 1) : "Đường kẻ");
    docx_val(w, "w:basedOn", "Normal");
    docx_val(w, "w:uiPriority", "30");
    xml_open(w, "w:pPr");
    docx_on(w, "w:keepNext", d->rules.at[look]->keep_next);
    docx_on(w, "w:keepLines", true);
    docx_on(w, "w:widowControl", false);
    if (d->flow->line_numbers.every) docx_on(w, "w:suppressLineNumbers", true);
    border(w, d->rules.at[look]);
    spacing(w, d->rules.at[look]);
    docx_indent(w, &none, 0);
    docx_align(w, ALIGN_LEFT);
    xml_close(w);
    xml_open(w, "w:rPr");
    docx_val(w, "w:sz", "2");
    docx_val(w, "w:szCs", "2");
    xml_close(w);
    xml_close(w);
}

void docx_rule_styles(const struct docx *d, struct xml_writer *w)
{
    for (size_t i = 0; i < d->rules.n; i++)
        rule_style(d, w, i);
}
