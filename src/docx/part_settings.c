/* word/settings.xml (11.3.3): what decides lines and pages, and nothing that would change them; see
 * docs/TWINS.md, "DOCX profile". */
#include "docx/docx_priv.h"

/* 17.11.9: the separators' ids are those of footnotes.xml. */
static void footnotes(struct xml_writer *w)
{
    xml_open(w, "w:footnotePr");
    xml_empty(w, "w:footnote", "w:id", "-1", NULL);
    xml_empty(w, "w:footnote", "w:id", "0", NULL);
    xml_close(w);
}

static void compat_setting(struct xml_writer *w, const char *name, const char *value)
{
    xml_empty(w, "w:compatSetting", "w:name", name, "w:uri",
              "http://schemas.microsoft.com/office/word", "w:val", value, NULL);
}

/* Mode 14: from 15 on Word squeezes the blanks of a justified line to take one more word in (parity
 * rule 10). */
static void compatibility(struct xml_writer *w)
{
    xml_open(w, "w:compat");
    compat_setting(w, "compatibilityMode", "14");
    compat_setting(w, "overrideTableStyleFontSizeAndJustification", "1");
    compat_setting(w, "doNotFlipMirrorIndents", "1");
    xml_close(w);
}

void docx_part_settings(const struct docx *d, struct buf *out)
{
    struct xml_writer w = {.out = out};
    docx_open_root(&w, "w:settings");
    if (d->has_formulas) docx_formula_namespace(&w);
    xml_empty(&w, "w:zoom", "w:percent", "100", NULL);
    docx_val_int(&w, "w:defaultTabStop", len_to_twips(d->flow->tab_every));
    docx_val(&w, "w:characterSpacingControl", "doNotCompress");
    if (d->flow->n_notes) footnotes(&w);
    compatibility(&w);
    if (d->has_formulas) docx_formula_settings(&w);
    docx_val(&w, "w:themeFontLang", d->flow->meta.language);
    docx_val(&w, "w:decimalSymbol", ",");
    docx_val(&w, "w:listSeparator", ";");
    xml_close(&w);
}
