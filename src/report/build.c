/* A checked tree as the model: nothing can be wrong any more. */
#include "base/word.h"
#include "report/report_priv.h"

#include <assert.h>
#include <string.h>

static const char *copy(struct arena *a, const char *s)
{
    return s ? arena_strdup(a, s) : NULL;
}

static bool is_named(const struct xml_node *node, const char *name)
{
    return node->name && word_same(node->name, name);
}

static bool is_yes(const struct xml_node *node, const char *attr)
{
    const char *value = xml_attr_value(node, attr);
    return value && strcmp(value, "yes") == 0;
}

/* What holds only elements has fields of its own. */
static bool has_fields(const struct xml_node *node)
{
    static const char *const names[] = {"issuer",     "details",   "party",
                                        "recipients", "signature", "attachment",
                                        "appendix",   "copy",      "record"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (is_named(node, names[i])) return true;
    return false;
}

static bool is_field(const struct xml_node *node)
{
    return node->name && !is_named(node, "body") && !is_named(node, "numbering");
}

/* An attribute is a field too, so that a sheet can place it: <item label="..."> has "label". */
static struct report_field *build_attr(struct arena *a, const struct xml_attr *attr)
{
    struct report_field *field = arena_new_of(a, struct report_field);
    struct inline_node *text = arena_new_of(a, struct inline_node);
    *field = (struct report_field){copy(a, attr->name), attr->pos, text, copy(a, attr->value)};
    *text = (struct inline_node){
        .kind = INLINE_TEXT, .text = field->value, .raw = field->value, .pos = attr->pos};
    return field;
}

static struct report_field *build_fields(struct arena *a, const struct xml_node *parent);
static const struct xml_node *child(const struct xml_node *parent, const char *name);
static const struct report_body *build_own_body(struct arena *a, const struct xml_node *node);

/* What an attribute says of the part itself is not for a sheet to print. */
static bool is_of_body(const struct xml_attr *attr)
{
    return word_same(attr->name, "xml:id") || word_same(attr->name, "type") ||
           word_same(attr->name, "orientation");
}

static struct report_field *build_field(struct arena *a, const struct xml_node *node)
{
    struct report_field *field = arena_new_of(a, struct report_field), **parts = &field->first;
    field->name = copy(a, node->name);
    field->pos = node->pos;
    field->id = copy(a, xml_attr_value(node, "xml:id"));
    for (const struct xml_attr *attr = node->attrs; attr; attr = attr->next) {
        if (is_of_body(attr)) continue;
        *parts = build_attr(a, attr);
        parts = &(*parts)->next;
    }
    if (has_fields(node)) {
        *parts = build_fields(a, node);
        field->body = build_own_body(a, node);
    } else {
        field->content = inline_read(a, node);
    }
    field->value = inline_plain(a, field->content);
    return field;
}

struct report_field *report_build_field(struct arena *a, const struct xml_node *node)
{
    return build_field(a, node);
}

/* A date that is still to come is as good as none. */
static bool is_blank_date(const struct xml_node *node)
{
    return is_named(node, "date") &&
           (!node->first || !node->first->text[strspn(node->first->text, " \t\r\n")]);
}

/* Three levels deep at most, by the schema. */
static struct report_field *build_fields(struct arena *a, const struct xml_node *parent)
{
    struct report_field *first = NULL, **end = &first;
    for (const struct xml_node *node = parent->first; node; node = node->next) {
        if (!is_field(node) || is_blank_date(node)) continue;
        *end = build_field(a, node);
        end = &(*end)->next;
    }
    return first;
}

static const struct xml_node *child(const struct xml_node *parent, const char *name)
{
    const struct xml_node *node = parent->first;
    while (node && !is_named(node, name))
        node = node->next;
    return node;
}

static bool is_block(const struct xml_node *node)
{
    return is_named(node, "section") || is_named(node, "p") || is_named(node, "quote") ||
           is_named(node, "table") || is_named(node, "landscape") || is_named(node, "image") ||
           is_named(node, "formula");
}

static struct report_block *build_blocks(struct arena *a, const struct xml_node *parent);

static struct report_block *build_block(struct arena *a, const struct xml_node *node)
{
    if (is_named(node, "image")) return image_build(a, node);
    struct report_block *block = arena_new_of(a, struct report_block);
    block->pos = node->pos;
    block->id = copy(a, xml_attr_value(node, "xml:id"));
    block->is_on_new_page = is_yes(node, "new-page");
    if (is_named(node, "p")) {
        block->kind = REPORT_PARA;
        block->content = inline_read(a, node);
        return block;
    }
    if (is_named(node, "quote")) {
        block->kind = REPORT_QUOTE;
        block->end = copy(a, xml_attr_value(node, "end"));
        block->first = build_blocks(a, node);
        return block;
    }
    if (is_named(node, "landscape")) {
        block->kind = REPORT_LANDSCAPE;
        block->first = build_blocks(a, node);
        return block;
    }
    if (is_named(node, "table")) {
        block->kind = REPORT_TABLE;
        block->table = table_build(a, node);
        return block;
    }
    if (is_named(node, "formula")) {
        block->kind = REPORT_FORMULA;
        block->content = inline_read(a, node);
        block->alt = copy(a, xml_attr_value(node, "alt"));
        block->is_numbered = is_yes(node, "number");
        return block;
    }
    block->kind = REPORT_SECTION;
    const struct xml_node *title = child(node, "title");
    if (title) block->content = inline_read(a, title);
    block->level = copy(a, xml_attr_value(node, "level"));
    block->number = copy(a, xml_attr_value(node, "number"));
    block->is_run_in = is_yes(node, "run-in");
    block->first = build_blocks(a, node);
    return block;
}

/* Elements nest LIMIT_DEPTH deep at most. */
static struct report_block *build_blocks(struct arena *a, const struct xml_node *parent)
{
    struct report_block *first = NULL, **end = &first;
    for (const struct xml_node *node = parent->first; node; node = node->next) {
        if (!is_block(node)) continue;
        *end = build_block(a, node);
        end = &(*end)->next;
    }
    return first;
}

static const struct report_level *build_levels(struct arena *a, const struct xml_node *numbering)
{
    struct report_level *first = NULL, **end = &first;
    for (const struct xml_node *node = numbering ? numbering->first : NULL; node;
         node = node->next) {
        if (!is_named(node, "level")) continue;
        struct report_level *level = arena_new_of(a, struct report_level);
        level->name = copy(a, xml_attr_value(node, "name"));
        level->text = copy(a, xml_attr_value(node, "text"));
        level->letter_case = copy(a, xml_attr_value(node, "case"));
        level->pos = node->pos;
        *end = level;
        end = &level->next;
    }
    return first;
}

/* The body of what `parent` is, and the numbering that stands before it. */
static struct report_body build_body(struct arena *a, const struct xml_node *parent)
{
    const struct xml_node *numbering = child(parent, "numbering");
    const struct xml_attr *scheme = numbering ? xml_attr_find(numbering, "scheme") : NULL;
    const char *orientation = xml_attr_value(parent, "orientation");
    struct report_body body = {
        .blocks = build_blocks(a, child(parent, "body")),
        .levels = build_levels(a, numbering),
        .is_landscape = orientation && strcmp(orientation, "landscape") == 0,
    };
    const struct xml_attr *type = xml_attr_find(parent, "type");
    if (type) body.type = copy(a, type->value);
    if (type) body.type_pos = type->pos;
    if (!scheme) return body;
    body.numbering = copy(a, scheme->value);
    body.numbering_pos = scheme->pos;
    return body;
}

static const struct report_body *build_own_body(struct arena *a, const struct xml_node *node)
{
    if (!child(node, "body")) return NULL;
    struct report_body *body = arena_new_of(a, struct report_body);
    *body = build_body(a, node);
    return body;
}

/* An attribute's value and place, or the default and the element's place. */
static const char *attr_or(struct arena *a, const struct xml_node *node, const char *name,
                           const char *otherwise, struct pos *pos)
{
    const struct xml_attr *attr = xml_attr_find(node, name);
    *pos = attr ? attr->pos : node->pos;
    return attr ? copy(a, attr->value) : otherwise;
}

/* The document's own, then those of what is issued with it. */
static void gather_images(struct arena *a, struct report *report)
{
    images_gather(a, report->body.blocks, &report->images);
    for (const struct report_field *field = report->fields; field; field = field->next)
        if (field->body) images_gather(a, field->body->blocks, &report->images);
}

void report_build(struct arena *a, const struct xml_doc *doc, struct report *report)
{
    const struct xml_node *root = doc->root;
    struct pos language_pos;
    *report = (struct report){
        .file = doc->file,
        .source = doc->source,
        .n_source = doc->n_source,
        .pos = root->pos,
        .fields = build_fields(a, root),
        .body = build_body(a, root),
    };
    gather_images(a, report);
    anchors_name(a, root, &report->anchors);
    report->type = attr_or(a, root, "type", NULL, &report->type_pos);
    report->layout = attr_or(a, root, "layout", "nd30", &report->layout_pos);
    report->fit = attr_or(a, root, "fit", NULL, &report->fit_pos);
    report->language = attr_or(a, root, "xml:lang", "vi", &language_pos);
    assert(report->type && report->body.blocks);
}
