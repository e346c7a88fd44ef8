/* The form of a layout sheet: which elements and attributes there are and how their values are
 * spelt. The same as layout.rng, but with messages that name the remedy. */
#include "base/word.h"
#include "style/sheet_form_priv.h"
#include "style/sheet_priv.h"

#include <string.h>

/* What may stand in an element. <if> and <each> hold what their parent may hold. */
enum content {
    NOTHING,
    LAYOUT,
    PAGE,
    LEVELS,
    STEPS,
    CHANGES,
    BLOCKS,
    CELL_BLOCKS,
    PARAGRAPHS,
    ROWS,
    CELLS,
    INLINE,
    AS_PARENT
};

enum { MAX_CONTENTS = 20 };

static const char *const contents[][MAX_CONTENTS] = {
    [NOTHING] = {NULL},
    [LAYOUT] = {"page",  "defaults",    "notes",    "tables",   "images",    "formulas", "drafts",
                "style", "date-format", "together", "unbroken", "numbering", "type",     "template",
                "part",  "values",      "fit",      "metadata", "register",  "recipient"},
    [STEPS] = {"step"},
    [CHANGES] = {"change"},
    [PAGE] = {"header"},
    [LEVELS] = {"level"},
    [BLOCKS] = {"p", "grid", "rule", "series", "body", "use", "if", "each"},
    [CELL_BLOCKS] = {"p", "rule", "series", "use", "if", "each"},
    [PARAGRAPHS] = {"p", "if", "each"},
    [ROWS] = {"row", "cells"},
    [CELLS] = {"cell"},
    [INLINE] = {"field", "date", "type-title", "label", "blank", "br", "if", "each"},
};

struct attr_rule {
    const char *name;
    enum form kind;
    bool required;
};

struct element_rule {
    const char *name;
    const char *key;
    enum content content;
    struct attr_rule attrs[40]; /* one more than any has: a NULL name ends it */
};

static const struct element_rule rules[] = {
    {"layout", NULL, LAYOUT, {{"name", NAME, true}, {"title", TEXT, true}, {"extends", NAME}}},
    {"page",
     NULL,
     PAGE,
     {{"width", LENGTH},
      {"height", LENGTH},
      {"top", LENGTH},
      {"bottom", LENGTH},
      {"left", LENGTH},
      {"right", LENGTH},
      {"first-top", NAME},
      {"first-bottom", NAME},
      {"source", TEXT}}},
    {"header",
     NULL,
     NOTHING,
     {{"style", NAME}, {"distance", LENGTH}, {"first-page", YES}, {"source", TEXT}}},
    {"defaults",
     NULL,
     NOTHING,
     {{"language", LANGUAGE},
      {"body", NAME},
      {"spacer", NAME},
      {"link", NAME},
      {"tab", LENGTH},
      {"foot-lines", NUMBER},
      {"source", TEXT}}},
    {"notes",
     NULL,
     NOTHING,
     {{"style", NAME},
      {"mark-style", NAME},
      {"gap", TEXT},
      {"gap-above", LENGTH},
      {"rule", LENGTH},
      {"gap-below", LENGTH},
      {"rule-length", PERCENT},
      {"source", TEXT}}},
    {"tables",
     NULL,
     NOTHING,
     {{"left", NAME},
      {"center", NAME},
      {"right", NAME},
      {"justify", NAME},
      {"head", NAME},
      {"caption", NAME},
      {"end", NAME},
      {"border", LENGTH},
      {"source", TEXT}}},
    {"images",
     NULL,
     NOTHING,
     {{"style", NAME},
      {"cell", NAME},
      {"caption", NAME},
      {"label", TEXT},
      {"cite", TEXT},
      {"source", TEXT}}},
    {"formulas", NULL, NOTHING, {{"style", NAME}, {"number", NAME}, {"source", TEXT}}},
    {"drafts",
     NULL,
     NOTHING,
     {{"watermark", TEXT},
      {"size", POINTS},
      {"color", COLOR},
      {"every", NUMBER},
      {"each-page", YES},
      {"distance", LENGTH},
      {"source", TEXT}}},
    {"style", "id", NOTHING, {{"id", NAME, true}, {"kind", STYLE_KIND}, {"title", TEXT},
                              {"based-on", NAME}, {"word", TEXT},       {"font", TEXT},
                              {"size", POINTS},   {"weight", WEIGHT},   {"slant", SLANT},
                              {"underline", YES}, {"case", CASE},       {"raised", YES},
                              {"align", ALIGN},   {"left", SIGNED},     {"right", SIGNED},
                              {"first", SIGNED},  {"before", LENGTH},   {"after", LENGTH},
                              {"line", LINE},     {"keep-lines", YES},  {"keep-next", YES},
                              {"widow", YES},     {"balance", YES},     {"outline", NUMBER},
                              {"color", COLOR},   {"border", LENGTH},   {"padding", LENGTH},
                              {"width", LENGTH},  {"source", TEXT}}},
    {"date-format",
     "name",
     NOTHING,
     {{"name", NAME, true},
      {"text", TEXT},
      {"zero-days-to", NUMBER},
      {"zero-months-to", NUMBER},
      {"source", TEXT}}},
    {"together", "text", NOTHING, {{"text", GROUP, true}, {"source", TEXT}}},
    {"unbroken", "text", NOTHING, {{"text", HYPHENS, true}, {"source", TEXT}}},
    {"numbering",
     "name",
     LEVELS,
     {{"name", NAME, true},
      {"run-in-end", TEXT},
      {"here", TEXT},
      {"quote-open", TEXT},
      {"quote-close", TEXT},
      {"source", TEXT}}},
    {"level",
     "name",
     NOTHING,
     {{"name", NAME, true},
      {"format", COUNT},
      {"text", TEXT},
      {"cite", TEXT},
      {"gap", TEXT},
      {"style", NAME},
      {"paragraph-style", NAME},
      {"title-style", NAME},
      {"label-style", NAME},
      {"label-above", YES},
      {"named", YES},
      {"restart", YES},
      {"source", TEXT}}},
    {"type",
     "code",
     NOTHING,
     {{"code", WORD, true},
      {"title", TEXT},
      {"template", NAME},
      {"numbering", NAME},
      {"requires", PATHS},
      {"start", NAME},
      {"source", TEXT}}},
    {"part",
     "name",
     NOTHING,
     {{"name", NAME, true},
      {"template", NAME},
      {"numbering", NAME},
      {"label", TEXT},
      {"label-one", TEXT},
      {"format", COUNT},
      {"own-pages", YES},
      {"first-top", NAME},
      {"first-bottom", NAME},
      {"source", TEXT}}},
    {"values", "field", NOTHING, {{"field", PATH, true}, {"one-of", TEXT}, {"source", TEXT}}},
    {"fit", NULL, STEPS, {{"stranded", PERCENT}, {"source", TEXT}}},
    {"step", "name", CHANGES, {{"name", NAME, true}, {"title", TEXT, true}, {"source", TEXT}}},
    {"change",
     "style",
     NOTHING,
     {{"style", NAME, true},
      {"size", POINTS},
      {"line", LINE},
      {"before", LENGTH},
      {"after", LENGTH}}},
    {"metadata",
     "name",
     NOTHING,
     {{"name", NAME, true},
      {"title", TEXT},
      {"field", PATH},
      {"of", METADATA_SOURCE},
      {"kind", METADATA_FORM},
      {"join", TEXT},
      {"codes", TEXT},
      {"longest", NUMBER},
      {"source", TEXT}}},
    {"register", "title", NOTHING, {{"title", TEXT, true}, {"text", TEXT}, {"source", TEXT}}},
    {"recipient", "field", NOTHING, {{"field", PATH, true}, {"before", TEXT}, {"source", TEXT}}},
    {"template", "name", BLOCKS, {{"name", NAME, true}, {"source", TEXT}}},
    {"p",
     NULL,
     INLINE,
     {{"style", NAME, true},
      {"role", ROLE},
      {"lock", TEXT},
      {"signature", LENGTH},
      {"signature-ink", COLOR},
      {"seal", LENGTH},
      {"seal-ink", COLOR},
      {"source", TEXT}}},
    {"grid",
     NULL,
     ROWS,
     {{"columns", COLUMNS, true}, {"title", TEXT}, {"lock", TEXT}, {"source", TEXT}}},
    {"row", NULL, CELLS, {{"source", TEXT}}},
    {"cell", NULL, CELL_BLOCKS, {{"span", NUMBER}, {"lock", TEXT}, {"source", TEXT}}},
    {"cells", NULL, CELL_BLOCKS, {{"field", PATH, true}, {"source", TEXT}}},
    {"rule",
     NULL,
     NOTHING,
     {{"share", PERCENT, true},
      {"of", OF},
      {"align", RULE_ALIGN},
      {"thickness", LENGTH, true},
      {"height", LENGTH, true},
      {"source", TEXT}}},
    {"series", NULL, PARAGRAPHS, {{"between", TEXT, true}, {"last", TEXT, true}, {"source", TEXT}}},
    {"body", NULL, NOTHING, {{"keep-lines", NUMBER}}},
    {"use", NULL, NOTHING, {{"template", NAME, true}}},
    {"if",
     NULL,
     AS_PARENT,
     {{"has", PATH},
      {"value", TEXT},
      {"lacks", PATH},
      {"one", PATH},
      {"many", PATH},
      {"alone", YES_ONLY}}},
    {"each", NULL, AS_PARENT, {{"field", PATH, true}}},
    {"field", NULL, NOTHING, {{"name", PATH, true}, {"digits", NUMBER}, {"source", TEXT}}},
    {"date", NULL, NOTHING, {{"name", PATH, true}, {"format", NAME, true}}},
    {"type-title", NULL, NOTHING, {{"of", TITLE_OF}}},
    {"label", NULL, NOTHING, {{0}}},
    {"blank", NULL, INLINE, {{"name", PATH, true}, {"title", TEXT, true}, {"format", NAME}}},
    {"br", NULL, NOTHING, {{0}}},
};

static const struct element_rule *rule_find(const char *name)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (word_same(rules[i].name, name)) return &rules[i];
    return NULL;
}

const char *sheet_key(const char *element)
{
    const struct element_rule *rule = rule_find(element);
    return rule ? rule->key : NULL;
}

static size_t n_names(const char *const *names, size_t max)
{
    size_t n = 0;
    while (n < max && names[n])
        n++;
    return n;
}

/* ---- attributes ---- */

static const struct attr_rule *attr_rule_find(const struct element_rule *rule, const char *name)
{
    for (const struct attr_rule *a = rule->attrs; a->name; a++)
        if (word_same(a->name, name)) return a;
    return NULL;
}

static bool unknown_attribute(const struct element_rule *rule, const struct xml_attr *attr,
                              struct diag_list *diags)
{
    const char *known[sizeof rule->attrs / sizeof *rule->attrs];
    size_t n = 0;
    for (const struct attr_rule *a = rule->attrs; a->name; a++)
        known[n++] = a->name;
    const char *near = xml_nearest(attr->name, known, n);
    diag_add(diags, attr->pos, near ? DIAG_REPORT_ATTRIBUTE_NEAR : DIAG_REPORT_ATTRIBUTE,
             attr->name, rule->name, near);
    return false;
}

static bool check_value(const struct attr_rule *rule, const struct xml_attr *attr,
                        struct diag_list *diags)
{
    if (form_holds(rule->kind, attr->value)) return true;
    if (rule->kind == LENGTH || rule->kind == SIGNED)
        diag_add(diags, attr->pos, DIAG_STYLE_LENGTH, attr->value, NULL, NULL);
    else
        diag_add(diags, attr->pos, DIAG_REPORT_VALUE, attr->value, attr->name,
                 form_words(rule->kind));
    return false;
}

/* A value is asked of a part that is there. */
static bool is_one_condition(const struct xml_node *node, size_t n)
{
    return xml_attr_find(node, "value") ? n == 2 && xml_attr_find(node, "has") : n == 1;
}

static bool check_attributes(const struct element_rule *rule, const struct xml_node *node,
                             struct diag_list *diags)
{
    bool ok = true;
    size_t n = 0;
    for (const struct xml_attr *attr = node->attrs; attr; attr = attr->next, n++) {
        const struct attr_rule *known = attr_rule_find(rule, attr->name);
        ok = (known ? check_value(known, attr, diags) : unknown_attribute(rule, attr, diags)) && ok;
    }
    for (const struct attr_rule *a = rule->attrs; a->name; a++) {
        if (!a->required || xml_attr_find(node, a->name)) continue;
        diag_add(diags, node->pos, DIAG_REPORT_ATTRIBUTE_MISSING, rule->name, a->name, NULL);
        ok = false;
    }
    if (word_same(rule->name, "if") && ok && !is_one_condition(node, n)) {
        diag_add(diags, node->pos, DIAG_STYLE_CONDITION, NULL, NULL, NULL);
        ok = false;
    }
    return ok;
}

/* ---- elements ---- */

static bool is_blank(const char *s)
{
    return !s[strspn(s, " \t\n\r")];
}

static bool unknown_element(const struct xml_node *node, enum content content,
                            struct diag_list *diags)
{
    const char *const *known = contents[content];
    const char *near = xml_nearest(node->name, known, n_names(known, MAX_CONTENTS));
    diag_add(diags, node->pos, near ? DIAG_REPORT_ELEMENT_NEAR : DIAG_REPORT_ELEMENT, node->name,
             node->parent->name, near);
    return false;
}

static bool foreign_element(const struct xml_node *node, struct diag_list *diags)
{
    diag_add(diags, node->pos, DIAG_REPORT_NAMESPACE, node->name, node->ns, SHEET_NAMESPACE);
    return false;
}

static bool has_key(const struct xml_node *node, const char *key, const char *value)
{
    const char *own = key ? xml_attr_value(node, key) : NULL;
    return !key || (own && value && word_same(own, value));
}

static bool check_once(const struct xml_node *node, const char *key, struct diag_list *diags)
{
    const char *value = key ? xml_attr_value(node, key) : NULL;
    for (const struct xml_node *n = node->parent->first; n != node; n = n->next) {
        if (!n->name || !word_same(n->name, node->name) || !has_key(n, key, value)) continue;
        const char *what =
            value ? arena_printf(diags->arena, "%s %s=\"%s\"", node->name, key, value) : node->name;
        diag_add(diags, node->pos, DIAG_REPORT_REPEATED, what, node->parent->name, NULL);
        return false;
    }
    return true;
}

static bool check_element(const struct xml_node *node, enum content content,
                          struct diag_list *diags);

/* Nesting is bounded by the reader's LIMIT_DEPTH. */
static bool check_children(const struct xml_node *node, enum content content,
                           struct diag_list *diags)
{
    bool ok = true;
    for (const struct xml_node *n = node->first; n; n = n->next) {
        if (n->name) {
            ok = check_element(n, content, diags) && ok;
        } else if (content != INLINE && !is_blank(n->text)) {
            diag_add(diags, n->pos, DIAG_REPORT_TEXT, node->name, NULL, NULL);
            ok = false;
        }
    }
    return ok;
}

static bool check_element(const struct xml_node *node, enum content content,
                          struct diag_list *diags)
{
    const char *const *known = contents[content];
    const struct element_rule *rule = NULL;
    for (size_t i = 0; i < MAX_CONTENTS && known[i]; i++)
        if (word_same(known[i], node->name)) rule = rule_find(node->name);
    if (!rule) return unknown_element(node, content, diags);
    if (!word_same(node->ns, SHEET_NAMESPACE)) return foreign_element(node, diags);
    bool ok = check_attributes(rule, node, diags);
    if (content == LAYOUT || content == LEVELS || content == PAGE || content == STEPS ||
        content == CHANGES)
        ok = check_once(node, rule->key, diags) && ok;
    return check_children(node, rule->content == AS_PARENT ? content : rule->content, diags) && ok;
}

bool sheet_check(const struct xml_node *root, struct diag_list *diags)
{
    if (!word_same(root->name, "layout")) {
        diag_add(diags, root->pos, DIAG_REPORT_ROOT, root->name, "layout", NULL);
        return false;
    }
    if (!word_same(root->ns, SHEET_NAMESPACE)) return foreign_element(root, diags);
    const struct element_rule *rule = rule_find("layout");
    bool ok = check_attributes(rule, root, diags);
    return check_children(root, LAYOUT, diags) && ok;
}
