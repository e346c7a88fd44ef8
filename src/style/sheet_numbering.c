/* Numberings: ladders of rungs, each with the pattern of its label. */
#include "base/word.h"
#include "style/sheet_priv.h"

#include <string.h>

static bool is_yes(const struct xml_node *node, const char *name)
{
    bool yes = false;
    const char *value = xml_attr_value(node, name);
    if (value) value_yes(value, &yes);
    return yes;
}

/* What does not say `restart` is set back, as word processors do by default. */
static bool goes_on(const struct xml_node *node)
{
    return xml_attr_find(node, "restart") && !is_yes(node, "restart");
}

static void read_level(struct sheet_reader *r, const struct xml_node *node,
                       struct sheet_level *level)
{
    const char *gap = xml_attr_value(node, "gap");
    level->name = xml_attr_value(node, "name");
    level->text = xml_attr_value(node, "text");
    level->cite = xml_attr_value(node, "cite");
    level->gap = gap ? gap : " ";
    level->count = COUNT_NONE;
    if (level->text) {
        int count = value_index(sheet_required(r, node, "format"), value_counts);
        if (count >= 0) level->count = (enum sheet_count)count;
    }
    level->is_named = is_yes(node, "named");
    level->continues = goes_on(node);
    level->is_label_above = is_yes(node, "label-above");
    sheet_required(r, node, "style");
    level->style = sheet_style(r, node, "style", STYLE_PARAGRAPH);
    level->paragraph_style = sheet_style(r, node, "paragraph-style", STYLE_PARAGRAPH);
    level->title_style = sheet_style(r, node, "title-style", STYLE_CHARACTER);
    level->label_style = sheet_style(r, node, "label-style", STYLE_CHARACTER);
}

/* A reference shows the numbers above by the patterns of their own rungs. */
static void check_cite(struct sheet_reader *r, const char *level, const struct xml_attr *attr)
{
    struct sheet_piece piece;
    int n_own = 0, n_others = 0;
    for (const char *p = attr->value; sheet_pattern_next(&p, &piece);)
        if (piece.is_name) *(piece.n == 1 && *piece.at == 'n' ? &n_own : &n_others) += 1;
    if (n_own == 1 && !n_others) return;
    diag_add(r->diags, attr->pos, DIAG_STYLE_PATTERN, attr->value, level, "{n}");
    r->ok = false;
}

static void check_patterns(struct sheet_reader *r, const struct xml_node *node,
                           const struct sheet_numbering *numbering)
{
    size_t i = 0;
    for (const struct xml_node *n = sheet_first_of(node, "level"); n; n = sheet_next_of(n), i++) {
        const struct xml_attr *text = xml_attr_find(n, "text"), *cite = xml_attr_find(n, "cite");
        if (text && !sheet_pattern_check(numbering, i, text->value, text->pos, r->diags))
            r->ok = false;
        if (cite) check_cite(r, numbering->levels[i].name, cite);
    }
}

static const char *value_or(const struct xml_node *node, const char *name, const char *otherwise)
{
    const char *value = xml_attr_value(node, name);
    return value ? value : otherwise;
}

/* A level too many in the numbering of a sheet that is extended: where its name is near to one that
 * is there, that one was meant. */
static void refuse_levels(struct sheet_reader *r, const struct xml_node *node, size_t n)
{
    const char *known[SHEET_MAX_LEVELS], *near = NULL;
    const struct xml_node *level = n ? sheet_first_of(node, "level") : node;
    for (size_t i = 0; n && i < SHEET_MAX_LEVELS; i++, level = sheet_next_of(level))
        known[i] = xml_attr_value(level, "name");
    bool is_added = strcmp(level->pos.file, node->pos.file) != 0;
    const char *name = is_added ? xml_attr_value(level, "name") : NULL;
    if (name) near = xml_nearest(name, known, SHEET_MAX_LEVELS);
    if (near)
        diag_add(r->diags, level->pos, DIAG_STYLE_REFERENCE_NEAR, "level", name, near);
    else
        diag_add(r->diags, is_added ? level->pos : node->pos, DIAG_STYLE_RANGE, "level",
                 "numbering", "1 - 9");
    r->ok = false;
}

static void read_numbering(struct sheet_reader *r, const struct xml_node *node,
                           struct sheet_numbering *numbering)
{
    size_t n = sheet_count_of(node, "level"), i = 0;
    numbering->name = xml_attr_value(node, "name");
    numbering->run_in_end = value_or(node, "run-in-end", "");
    numbering->here = value_or(node, "here", "");
    numbering->quote_open = value_or(node, "quote-open", "“");
    numbering->quote_close = value_or(node, "quote-close", "”");
    if (n < 1 || n > SHEET_MAX_LEVELS) {
        refuse_levels(r, node, n);
        return;
    }
    struct sheet_level *levels = arena_array_of(r->a, n, struct sheet_level);
    for (const struct xml_node *l = sheet_first_of(node, "level"); l; l = sheet_next_of(l))
        read_level(r, l, &levels[i++]);
    numbering->levels = levels;
    numbering->n_levels = n;
    if (r->ok) check_patterns(r, node, numbering);
}

void sheet_read_numberings(struct sheet_reader *r)
{
    size_t n = sheet_count_of(r->root, "numbering"), i = 0;
    r->sheet->numberings = r->numberings = arena_array_of(r->a, n, struct sheet_numbering);
    r->sheet->n_numberings = n;
    for (const struct xml_node *l = sheet_first_of(r->root, "numbering"); l; l = sheet_next_of(l))
        read_numbering(r, l, &r->numberings[i++]);
}

/* There are few of them. */
static void tell_unknown(const char *what, const char *name, const char *const *known, size_t n,
                         struct pos pos, struct diag_list *diags)
{
    const char *near = xml_nearest(name, known, n), *all = n ? known[0] : "";
    for (size_t i = 1; i < n; i++)
        all = arena_printf(diags->arena, "%s, %s", all, known[i]);
    diag_add(diags, pos, near ? DIAG_STYLE_REFERENCE_NEAR : DIAG_STYLE_REFERENCE_OF, what, name,
             near ? near : all);
}

int sheet_level_find(const struct sheet_numbering *numbering, const char *name, struct pos pos,
                     struct diag_list *diags)
{
    const char *known[SHEET_MAX_LEVELS];
    for (size_t i = 0; i < numbering->n_levels; i++) {
        known[i] = numbering->levels[i].name;
        if (word_same(known[i], name)) return (int)i;
    }
    tell_unknown("level", name, known, numbering->n_levels, pos, diags);
    return -1;
}

const struct sheet_numbering *sheet_numbering_find(const struct sheet *sheet, const char *name,
                                                   struct pos pos, struct diag_list *diags)
{
    const char **known = arena_array_of(diags->arena, sheet->n_numberings, const char *);
    for (size_t i = 0; i < sheet->n_numberings; i++) {
        known[i] = sheet->numberings[i].name;
        if (word_same(known[i], name)) return &sheet->numberings[i];
    }
    tell_unknown("numbering", name, known, sheet->n_numberings, pos, diags);
    return NULL;
}
