/* word/numbering.xml (11.3.11): a definition for each ladder that the document uses, and a w:num
 * for each of its counts. numbers.c decides which paragraph has which. */
#include "docx/docx_priv.h"

#include "base/utf8.h"

#include <string.h>

static bool is_one_letter(const char *text)
{
    return *text && !text[utf8_decode(text, strlen(text), &(uint32_t){0})];
}

/* A level that does not count is a bullet when it prints one letter (17.18.59); longer words are
 * printed whole by "none". */
static const char *format_name(const struct flow_level *level)
{
    switch (level->format) {
    case NUMBER_UPPER_ROMAN:
        return "upperRoman";
    case NUMBER_LOWER_ROMAN:
        return "lowerRoman";
    case NUMBER_UPPER_LETTER:
        return "upperLetter";
    case NUMBER_LOWER_LETTER:
    case NUMBER_LOWER_VIETNAMESE:
        return "lowerLetter";
    case NUMBER_VIETNAMESE_WORDS:
        return "vietnameseCounting";
    case NUMBER_NONE:
        return is_one_letter(level->pattern) ? "bullet" : "none";
    case NUMBER_DECIMAL:
        break;
    }
    return "decimal";
}

/* What stands between label and text (17.9.28): a blank, a tab or nothing has a name of its own,
 * anything else becomes part of the label. */
static void gap_and_text(const struct docx *d, struct xml_writer *w, const char *text,
                         const char *gap)
{
    bool is_space = gap[0] == ' ' && !gap[1], is_tab = gap[0] == '\t' && !gap[1];
    docx_val(w, "w:suff", is_space ? "space" : is_tab ? "tab" : "nothing");
    text = docx_number_words(d->arena, text);
    if (!is_space && !is_tab && *gap) text = arena_printf(d->arena, "%s%s", text, gap);
    docx_val(w, "w:lvlText", text);
}

/* The style's own indents: a number changes no line (17.9.22). */
static void level_indent(struct xml_writer *w, const struct style *style)
{
    int first = len_to_twips(style->first);
    xml_open(w, "w:pPr");
    xml_open(w, "w:ind");
    xml_attr_int(w, "w:left", len_to_twips(style->left));
    xml_attr_int(w, first < 0 ? "w:hanging" : "w:firstLine", first < 0 ? -first : first);
    xml_close(w);
    xml_close(w);
}

struct level_words {
    const char *format, *text, *gap, *style_id; /* style_id: of the style linked to it, or NULL */
    const struct style *style;                  /* whose indents it takes; NULL: none */
};

/* 17.9.6 */
static void level(const struct docx *d, struct xml_writer *w, int l,
                  const struct level_words *words)
{
    xml_open(w, "w:lvl");
    xml_attr_int(w, "w:ilvl", l);
    docx_val(w, "w:start", "1");
    docx_val(w, "w:numFmt", words->format);
    if (words->style_id) docx_val(w, "w:pStyle", words->style_id);
    gap_and_text(d, w, words->text, words->gap);
    docx_val(w, "w:lvlJc", "left");
    if (words->style) level_indent(w, words->style);
    xml_close(w);
}

static const char *linked_style(const struct docx *d, int numbering, int l)
{
    for (size_t i = 0; i < d->flow->n_styles; i++) {
        struct docx_link link = d->links[i];
        if (link.num >= 0 && link.level == l && d->nums.at[link.num].numbering == numbering)
            return d->style_ids[i];
    }
    return NULL;
}

static void numbering_level(const struct docx *d, struct xml_writer *w, size_t n, int l)
{
    const struct flow_level *of_flow = &d->flow->numberings[n].levels[l];
    const struct level_words words = {
        .format = format_name(of_flow),
        .text = of_flow->pattern,
        .gap = of_flow->gap,
        .style_id = linked_style(d, (int)n, l),
        .style = d->lists[n].styles[l] ? d->lists[n].styles[l] : of_flow->style,
    };
    level(d, w, l, &words);
}

/* Word expects nine levels. */
static void empty_level(const struct docx *d, struct xml_writer *w, int l)
{
    const struct level_words words = {.format = "none", .text = "", .gap = ""};
    level(d, w, l, &words);
}

static void definition(const struct docx *d, struct xml_writer *w, size_t n, bool is_dashes)
{
    const struct flow_numbering *numbering = &d->flow->numberings[n];
    int id = docx_definition_id((int)n, is_dashes);
    xml_open(w, "w:abstractNum");
    xml_attr_int(w, "w:abstractNumId", id);
    /* 17.9.14: eight digits by which Word knows lists again when text is pasted. */
    docx_val(w, "w:nsid", arena_printf(d->arena, "%08X", 0x56540000u + (unsigned)id));
    docx_val(w, "w:multiLevelType", "multilevel");
    for (int l = 0; l < DOCX_MAX_LEVELS; l++) {
        bool is_here = (size_t)l < numbering->n_levels &&
                       (numbering->levels[l].format == NUMBER_NONE) == is_dashes;
        if (is_here)
            numbering_level(d, w, n, l);
        else
            empty_level(d, w, l);
    }
    xml_close(w);
}

/* A later instance sets every level back at its first use (17.9.26). */
static void restart(const struct docx *d, struct xml_writer *w, const struct docx_num *num)
{
    const struct flow_numbering *numbering = &d->flow->numberings[num->numbering];
    for (size_t l = 0; l < numbering->n_levels; l++) {
        if (numbering->levels[l].format == NUMBER_NONE) continue;
        xml_open(w, "w:lvlOverride");
        xml_attr_int(w, "w:ilvl", (long)l);
        docx_val(w, "w:startOverride", "1");
        xml_close(w);
    }
}

/* The level of one label, written anew (17.9.8). */
static void literal_level(const struct docx *d, struct xml_writer *w, const struct docx_num *num)
{
    int l = num->literal->level;
    const struct level_words words = {
        .format = "none",
        .text = num->literal->text,
        .gap = num->literal->gap,
        .style = d->lists[num->numbering].styles[l],
    };
    xml_open(w, "w:lvlOverride");
    xml_attr_int(w, "w:ilvl", l);
    level(d, w, l, &words);
    xml_close(w);
}

static void write_num(const struct docx *d, struct xml_writer *w, size_t i)
{
    const struct docx_num *num = &d->nums.at[i];
    xml_open(w, "w:num");
    xml_attr_int(w, "w:numId", (long)i + 1);
    docx_val_int(w, "w:abstractNumId", docx_definition_id(num->numbering, num->is_dashes));
    if (num->literal)
        literal_level(d, w, num);
    else if (num->instance)
        restart(d, w, num);
    xml_close(w);
}

void docx_part_numbering(const struct docx *d, struct buf *out)
{
    struct xml_writer w = {.out = out};
    docx_open_root(&w, "w:numbering");
    for (size_t n = 0; n < d->flow->n_numberings; n++) {
        if (d->lists[n].last) definition(d, &w, n, false);
        if (d->lists[n].dashes) definition(d, &w, n, true);
    }
    for (size_t i = 0; i < d->nums.n; i++)
        write_num(d, &w, i);
    xml_close(&w);
}
