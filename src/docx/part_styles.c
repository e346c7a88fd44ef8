/* word/styles.xml (11.3.12): the sheet's styles, each with every value written. */
#include "docx/docx_priv.h"

#include <string.h>

static void fonts(struct xml_writer *w, const char *family)
{
    xml_empty(w, "w:rFonts", "w:ascii", family, "w:hAnsi", family, "w:eastAsia", family, "w:cs",
              family, NULL);
}

static void size(struct xml_writer *w, int half_points)
{
    docx_val_int(w, "w:sz", half_points);
    docx_val_int(w, "w:szCs", half_points);
}

/* 17.7.5.1. One face in all four slots and one language, no theme: nothing is left to a program's
 * own defaults. pPrDefault stays empty, since Normal says everything. */
static void defaults(const struct docx *d, struct xml_writer *w)
{
    const char *language = d->flow->meta.language;
    xml_open(w, "w:docDefaults");
    xml_open(w, "w:rPrDefault");
    xml_open(w, "w:rPr");
    fonts(w, d->flow->body->family);
    size(w, d->flow->body->size);
    xml_empty(w, "w:lang", "w:val", language, "w:eastAsia", language, NULL);
    xml_close(w);
    xml_close(w);
    xml_empty(w, "w:pPrDefault", NULL);
    xml_close(w);
}

static void link_number(struct xml_writer *w, struct docx_link link)
{
    if (link.num < 0) return;
    xml_open(w, "w:numPr");
    if (link.level) docx_val_int(w, "w:ilvl", link.level);
    docx_val_int(w, "w:numId", link.num + 1);
    xml_close(w);
}

/* 17.3.1.24: a frame on all sides, its distance in points. */
static void frame(struct xml_writer *w, const struct style *s)
{
    static const char *const sides[] = {"w:top", "w:left", "w:bottom", "w:right"};
    xml_open(w, "w:pBdr");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        xml_open(w, sides[i]);
        xml_attr(w, "w:val", "single");
        xml_attr_int(w, "w:sz", (s->border * 8 + LEN_PT / 2) / LEN_PT);
        xml_attr_int(w, "w:space", s->padding / LEN_PT);
        docx_color_attr(w, s->color);
        xml_close(w);
    }
    xml_close(w);
}

static void paragraph_properties(struct xml_writer *w, const struct style *s, struct docx_link link,
                                 bool is_unnumbered)
{
    xml_open(w, "w:pPr");
    docx_on(w, "w:keepNext", s->keep_next);
    docx_on(w, "w:keepLines", s->keep_lines);
    docx_on(w, "w:widowControl", s->widow);
    link_number(w, link);
    if (is_unnumbered) docx_on(w, "w:suppressLineNumbers", true);
    if (s->border) frame(w, s);
    docx_spacing(w, s);
    docx_indent(w, s, 0);
    docx_align(w, s->align);
    if (s->outline) docx_val_int(w, "w:outlineLvl", s->outline - 1);
    xml_close(w);
}

/* A toggle is said when it is on, or when Normal, which the style is based on, has it on. */
static void toggle(struct xml_writer *w, const char *name, bool is_on, bool normal)
{
    if (is_on || normal) docx_on(w, name, is_on);
}

static void paragraph_look(struct xml_writer *w, const struct style *s, const struct style *body)
{
    bool is_body = s == body;
    xml_open(w, "w:rPr");
    if (strcmp(s->family, body->family) != 0) fonts(w, s->family);
    toggle(w, "w:b", s->bold, !is_body && body->bold);
    toggle(w, "w:i", s->italic, !is_body && body->italic);
    toggle(w, "w:caps", s->letter_case == CASE_UPPER, !is_body && body->letter_case == CASE_UPPER);
    if (s->color || body->color) docx_color(w, s->color);
    size(w, s->size);
    if (s->underline || body->underline) docx_val(w, "w:u", s->underline ? "single" : "none");
    xml_close(w);
}

static void character_look(struct xml_writer *w, const struct style *s)
{
    xml_open(w, "w:rPr");
    if (s->bold) docx_on(w, "w:b", true);
    if (s->italic) docx_on(w, "w:i", true);
    if (s->letter_case == CASE_UPPER) docx_on(w, "w:caps", true);
    if (s->color) docx_color(w, s->color);
    if (s->underline) docx_val(w, "w:u", "single");
    if (s->is_raised) docx_val(w, "w:vertAlign", "superscript");
    xml_close(w);
}

static bool begins_with(const char *name, const char *word)
{
    return strncmp(name, word, strlen(word)) == 0;
}

enum { WHITE_SPACE = 8 }; /* half-points: text is never as small */

/* Where Word offers a style: its headings, and what this document has, not what comes by itself
 * with a note or a page number, nor white space (17.7.4.19, 17.7.4.14). What other documents have
 * is there to be picked from the list of all styles (17.7.4.16, 17.7.4.20). */
static void gallery(const struct docx *d, struct xml_writer *w, size_t i, const char *name)
{
    const struct style *s = d->flow->styles[i];
    bool is_automatic = begins_with(name, "footnote") || begins_with(name, "header");
    bool is_white = s->kind == STYLE_PARAGRAPH && s->size < WHITE_SPACE;
    bool is_hidden = !d->is_used[i] && !begins_with(name, "heading");
    docx_val_int(w, "w:uiPriority", s->outline ? 9 : is_automatic ? 99 : 10);
    if (is_hidden) docx_on(w, "w:semiHidden", true);
    if (is_hidden) docx_on(w, "w:unhideWhenUsed", true);
    if (!is_automatic && !is_white && !is_hidden) docx_on(w, "w:qFormat", true);
}

/* Word's own styles that this file does not define stay out of the way until somebody uses them
 * (17.7.4.5): else its list shows hundreds. */
static void latent_styles(struct xml_writer *w)
{
    xml_empty(w, "w:latentStyles", "w:defLockedState", "0", "w:defUIPriority", "99",
              "w:defSemiHidden", "1", "w:defUnhideWhenUsed", "1", "w:defQFormat", "0", NULL);
}

static void open_style(struct xml_writer *w, const char *type, bool is_default, bool is_custom,
                       const char *id)
{
    xml_open(w, "w:style");
    xml_attr(w, "w:type", type);
    if (is_default) xml_attr(w, "w:default", "1");
    if (is_custom) xml_attr(w, "w:customStyle", "1");
    xml_attr(w, "w:styleId", id);
}

/* Word's own names are shown in the language of its menus; the Vietnamese title stands beside. An
 * alias cannot hold a comma, which parts aliases (17.7.4.1). */
static void names(struct xml_writer *w, const char *name, const char *title)
{
    docx_val(w, "w:name", name);
    if (title && !strpbrk(title, ",;")) docx_val(w, "w:aliases", title);
}

static void normal(const struct docx *d, struct xml_writer *w)
{
    const struct style *body = d->flow->body;
    open_style(w, "paragraph", true, false, "Normal");
    names(w, "Normal", body->title);
    docx_on(w, "w:qFormat", true);
    paragraph_properties(w, body, d->links[docx_style_index(d, body)], false);
    paragraph_look(w, body, body);
    xml_close(w);
}

static void sheet_style(const struct docx *d, struct xml_writer *w, size_t i)
{
    const struct style *s = d->flow->styles[i];
    const char *name = docx_style_name(d, i);
    bool is_words = docx_style_is_words_own(d, i), is_paragraph = s->kind == STYLE_PARAGRAPH;
    open_style(w, is_paragraph ? "paragraph" : "character", false, !is_words, d->style_ids[i]);
    names(w, name, is_words ? s->title : NULL);
    docx_val(w, "w:basedOn", is_paragraph ? "Normal" : "DefaultParagraphFont");
    if (s->outline) docx_val(w, "w:next", "Normal");
    gallery(d, w, i, name);
    if (is_paragraph) {
        paragraph_properties(w, s, d->links[i], d->flow->line_numbers.every && !d->has_text[i]);
        paragraph_look(w, s, d->flow->body);
    } else {
        character_look(w, s);
    }
    xml_close(w);
}

static void sheet_styles(const struct docx *d, struct xml_writer *w)
{
    for (size_t i = 0; i < d->flow->n_styles; i++)
        if (d->flow->styles[i] != d->flow->body) sheet_style(d, w, i);
}

static void ask_text(struct memo *memo, const char *text)
{
    memo_ask(memo, text ? text : "", text ? strlen(text) + 1 : 0);
}

/* All that sheet_styles writes of. A style's own bytes hold its figures; they hold addresses too,
 * which may be those of other texts by now. */
static void ask_for_styles(const struct docx *d)
{
    size_t n = d->flow->n_styles;
    memo_ask(d->memo, "styles", 6);
    memo_ask(d->memo, &n, sizeof n);
    memo_ask(d->memo, &d->flow->line_numbers.every, sizeof d->flow->line_numbers.every);
    memo_ask(d->memo, d->links, n * sizeof *d->links);
    memo_ask(d->memo, d->is_used, n * sizeof *d->is_used);
    memo_ask(d->memo, d->has_text, n * sizeof *d->has_text);
    for (size_t i = 0; i < n; i++) {
        const struct style *s = d->flow->styles[i];
        bool is_body = s == d->flow->body;
        memo_ask(d->memo, &is_body, sizeof is_body);
        memo_ask(d->memo, s, sizeof *s);
        ask_text(d->memo, s->id);
        ask_text(d->memo, s->title);
        ask_text(d->memo, s->built_in);
        ask_text(d->memo, s->family);
    }
}

/* In a batch they are mostly those of the document before. */
static void sheet_styles_again(const struct docx *d, struct xml_writer *w)
{
    size_t n, from = w->out->n;
    ask_for_styles(d);
    const void *known = memo_answer(d->memo, &n);
    if (known) {
        buf_add(w->out, known, n);
        return;
    }
    sheet_styles(d, w);
    memo_keep(d->memo, w->out->at + from, w->out->n - from);
}

static void default_style(struct xml_writer *w, const char *type, const char *id, const char *name,
                          bool is_closed)
{
    open_style(w, type, true, false, id);
    docx_val(w, "w:name", name);
    docx_val(w, "w:uiPriority", strcmp(type, "character") == 0 ? "1" : "99");
    docx_on(w, "w:semiHidden", true);
    docx_on(w, "w:unhideWhenUsed", true);
    if (is_closed) xml_close(w);
}

/* The other three defaults, as in every file of Word's: without them it makes up its own. */
static void word_defaults(struct xml_writer *w)
{
    static const char *const sides[] = {"w:top", "w:left", "w:bottom", "w:right"};
    default_style(w, "character", "DefaultParagraphFont", "Default Paragraph Font", true);
    default_style(w, "table", "TableNormal", "Normal Table", false);
    xml_open(w, "w:tblPr");
    xml_empty(w, "w:tblInd", "w:w", "0", "w:type", "dxa", NULL);
    xml_open(w, "w:tblCellMar");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        xml_empty(w, sides[i], "w:w", i % 2 ? "108" : "0", "w:type", "dxa", NULL);
    xml_close(w);
    xml_close(w);
    xml_close(w);
    default_style(w, "numbering", "NoList", "No List", true);
}

void docx_part_styles(const struct docx *d, struct buf *out)
{
    struct xml_writer w = {.out = out};
    docx_open_root(&w, "w:styles");
    defaults(d, &w);
    latent_styles(&w);
    normal(d, &w);
    word_defaults(&w);
    sheet_styles_again(d, &w);
    docx_rule_styles(d, &w);
    docx_table_styles(d, &w);
    xml_close(&w);
}
