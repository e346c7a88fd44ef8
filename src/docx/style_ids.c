/* Style ids are what a returned document is recognised by, so they hang on the sheet's own ids and
 * on nothing else. Styles that are Word's own keep Word's id: its names without blanks, each word
 * with a capital. */
#include "base/ascii.h"
#include "docx/docx_priv.h"

#include <assert.h>
#include <string.h>

const char docx_rule_style_id[] = "Rule";
const char docx_grid_style_id[] = "PlainGrid";
const char docx_lined_style_id[] = "LinedTable";

static const char *const reserved[] = {
    "Normal",           "DefaultParagraphFont", "TableNormal",       "NoList",
    docx_rule_style_id, docx_grid_style_id,     docx_lined_style_id,
};

static bool is_letter_or_digit(char c)
{
    return ascii_is_digit(c) || ascii_is_letter(c);
}

/* "heading 1" and "heading-1" become "Heading1". */
static const char *joined(struct arena *a, const char *name)
{
    char *id = arena_alloc(a, strlen(name) + 1);
    size_t n = 0;
    bool begins = true;
    for (const char *p = name; *p; p++) {
        bool is_small = *p >= 'a' && *p <= 'z';
        if (is_letter_or_digit(*p)) id[n++] = begins && is_small ? (char)(*p - 'a' + 'A') : *p;
        begins = !is_letter_or_digit(*p);
    }
    return n ? id : "Style";
}

/* Most differ in their first letter, and all are compared with all. */
static bool is_same(const char *x, const char *y)
{
    return *x == *y && strcmp(x, y) == 0;
}

static bool is_taken(const struct docx *d, const char *id)
{
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (is_same(reserved[i], id)) return true;
    for (size_t i = 0; i < d->flow->n_styles; i++)
        if (d->style_ids[i] && is_same(d->style_ids[i], id)) return true;
    return false;
}

static const char *free_id(const struct docx *d, const char *name)
{
    const char *id = joined(d->arena, name), *tried = id;
    for (int k = 2; is_taken(d, tried); k++)
        tried = arena_printf(d->arena, "%s%d", id, k);
    return tried;
}

void docx_name_styles(struct docx *d)
{
    const struct flow *flow = d->flow;
    d->style_ids = arena_array_of(d->arena, flow->n_styles, const char *);
    d->style_ids[docx_style_index(d, flow->body)] = "Normal";
    /* Word's own first: a style of the sheet gives way to them. */
    d->is_used = arena_array_of(d->arena, flow->n_styles, bool);
    for (size_t i = 0; i < flow->n_styles; i++)
        if (!d->style_ids[i] && flow->styles[i]->built_in)
            d->style_ids[i] = free_id(d, flow->styles[i]->built_in);
    for (size_t i = 0; i < flow->n_styles; i++)
        if (!d->style_ids[i]) d->style_ids[i] = free_id(d, flow->styles[i]->id);
}

size_t docx_style_index(const struct docx *d, const struct style *style)
{
    size_t i = 0;
    while (i < d->flow->n_styles && d->flow->styles[i] != style)
        i++;
    assert(i < d->flow->n_styles);
    return i;
}

const char *docx_style_id(const struct docx *d, const struct style *style)
{
    size_t i = docx_style_index(d, style);
    d->is_used[i] = true;
    return d->style_ids[i];
}

bool docx_style_is_words_own(const struct docx *d, size_t i)
{
    const struct style *s = d->flow->styles[i];
    if (s == d->flow->body) return true;
    return s->built_in && strcmp(joined(d->arena, s->built_in), d->style_ids[i]) == 0;
}

/* In Word a comma parts a style's names from each other (17.7.4.9). */
static const char *without_commas(struct arena *a, const char *title)
{
    struct buf b = {0};
    for (const char *p = title; *p; p++)
        if (*p == ',')
            buf_puts(&b, " –");
        else
            buf_putc(&b, *p);
    return buf_text(&b, a);
}

const char *docx_style_name(const struct docx *d, size_t i)
{
    const struct style *s = d->flow->styles[i];
    if (s == d->flow->body) return "Normal";
    return docx_style_is_words_own(d, i) ? s->built_in : without_commas(d->arena, s->title);
}
