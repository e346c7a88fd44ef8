#include "docx/docx_priv.h"

#include <stdio.h>

/* Readers cut the percentage of 240ths, so it is written rounded up: 115 % is 276, which gives 115
 * again. */
static int line_240ths(int percent)
{
    return (percent * 240 + 99) / 100;
}

/* 17.3.1.33. Lengths in full, so that no value comes from a program's own defaults. No
 * beforeAutospacing and afterAutospacing: even as 0 they make LibreOffice drop the space between
 * paragraphs of one list. */
void docx_spacing(struct xml_writer *w, const struct style *style)
{
    static const char *const rules[] = {"auto", "exact", "atLeast"};
    bool is_multiple = style->line_rule == LINE_MULTIPLE;
    xml_open(w, "w:spacing");
    xml_attr_int(w, "w:before", len_to_twips(style->before));
    xml_attr_int(w, "w:after", len_to_twips(style->after));
    xml_attr_int(w, "w:line", is_multiple ? line_240ths(style->line) : len_to_twips(style->line));
    xml_attr(w, "w:lineRule", rules[style->line_rule]);
    xml_close(w);
}

/* 17.3.1.12. A negative first line is a hanging one. */
void docx_indent(struct xml_writer *w, const struct style *style, len nudge)
{
    int first = len_to_twips(style->first);
    xml_open(w, "w:ind");
    xml_attr_int(w, "w:left", len_to_twips(style->left));
    xml_attr_int(w, "w:right", len_to_twips(style->right + nudge));
    if (first < 0)
        xml_attr_int(w, "w:hanging", -first);
    else
        xml_attr_int(w, "w:firstLine", first);
    xml_close(w);
}

void docx_align(struct xml_writer *w, enum style_align align)
{
    static const char *const names[] = {"left", "center", "right", "both"};
    docx_val(w, "w:jc", names[align]);
}

void docx_color_attr(struct xml_writer *w, uint32_t color)
{
    char text[8];
    snprintf(text, sizeof text, "%06X", (unsigned)(color & 0xFFFFFF));
    xml_attr(w, "w:color", color ? text : "auto");
}

void docx_color(struct xml_writer *w, uint32_t color)
{
    char text[8];
    snprintf(text, sizeof text, "%06X", (unsigned)(color & 0xFFFFFF));
    docx_val(w, "w:color", color ? text : "auto");
}

bool docx_hides_number(const struct docx *d, const struct style *style)
{
    return d->flow->line_numbers.every && d->has_text[docx_style_index(d, style)];
}
