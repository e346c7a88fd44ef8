/* word/fontTable.xml (11.3.5): by what figures a program finds a face's nearest when it lacks it.
 */
#include "docx/docx_priv.h"

#include <strings.h>

/* A serif face of variable width (17.8.3.10, 17.8.3.14); PANOSE of Times New Roman. */
static void font(struct xml_writer *w, const char *family)
{
    bool is_times = strcasecmp(family, "Times New Roman") == 0;
    xml_open(w, "w:font");
    xml_attr(w, "w:name", family);
    if (is_times) docx_val(w, "w:panose1", "02020603050405020304");
    docx_val(w, "w:charset", "00");
    docx_val(w, "w:family", is_times ? "roman" : "auto");
    docx_val(w, "w:pitch", "variable");
    xml_close(w);
}

static bool is_new(const struct flow *flow, size_t i)
{
    const char *family = flow->styles[i]->family;
    if (!family) return false;
    for (size_t k = 0; k < i; k++)
        if (flow->styles[k]->family && strcasecmp(flow->styles[k]->family, family) == 0)
            return false;
    return true;
}

void docx_part_font_table(const struct docx *d, struct buf *out)
{
    struct xml_writer w = {.out = out};
    docx_open_root(&w, "w:fonts");
    for (size_t i = 0; i < d->flow->n_styles; i++)
        if (is_new(d->flow, i)) font(&w, d->flow->styles[i]->family);
    xml_close(&w);
}
