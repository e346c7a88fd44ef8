/* Holding a tree to the schema. Elements that are not known are passed over with all they hold;
 * everything else is looked at, so that one run shows every mistake. */
#include "base/word.h"
#include "report/report_priv.h"

#include <string.h>

struct check {
    struct arena *a;
    const struct xml_doc *doc;
    struct diag_list *diags;
    bool is_form; /* a value is a field that nothing has filled */
    struct names ids, references;
};

static void say(struct check *c, struct pos pos, enum diag_code code, const char *a1,
                const char *a2, const char *a3)
{
    diag_add(c->diags, pos, code, a1, a2, a3);
}

/* A field that should be a number or a day is told of as a field, with all others of the form. */
static bool check_value(struct check *c, enum schema_value kind, const char *value,
                        const char *what, const char *choices, struct pos pos)
{
    struct diag_list before = *c->diags;
    if (value_check(kind, value, what, choices, pos, c->diags)) return true;
    if (!unfilled_holds(value) || !unfilled_is_form(c->doc)) return false;
    c->diags->n = before.n;
    c->diags->n_dropped = before.n_dropped;
    c->is_form = true;
    return false;
}

static const struct schema_attr *find_attr(const struct schema_element *e, const char *name)
{
    for (const struct schema_attr *attr = e->attrs; attr && attr->name; attr++)
        if (word_same(attr->name, name)) return attr;
    return NULL;
}

static const char *without_prefix(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

/* The attribute that was meant: id is near to xml:id. */
static const char *nearest_attr(const struct schema_element *e, const char *name)
{
    const char *known[SCHEMA_MAX_CHILDREN];
    size_t n = 0;
    for (const struct schema_attr *k = e->attrs; k && k->name; k++)
        known[n++] = without_prefix(k->name);
    const char *near = xml_nearest(without_prefix(name), known, n);
    for (const struct schema_attr *k = near ? e->attrs : NULL; k && k->name; k++)
        if (without_prefix(k->name) == near) return k->name;
    return NULL;
}

static void refuse_attr(struct check *c, const struct schema_element *e,
                        const struct xml_attr *attr)
{
    const char *near = nearest_attr(e, attr->name);
    say(c, attr->pos, near ? DIAG_REPORT_ATTRIBUTE_NEAR : DIAG_REPORT_ATTRIBUTE, attr->name,
        e->name, near);
}

static void note_name(struct check *c, enum schema_value kind, const struct xml_attr *attr)
{
    struct names *names = kind == VALUE_ID          ? &c->ids
                          : kind == VALUE_REFERENCE ? &c->references
                                                    : NULL;
    if (names) names_add(c->a, names, attr->value, attr->pos);
}

static void check_attrs(struct check *c, const struct xml_node *node,
                        const struct schema_element *e)
{
    for (const struct xml_attr *attr = node->attrs; attr; attr = attr->next) {
        const struct schema_attr *rule = find_attr(e, attr->name);
        if (!rule) {
            refuse_attr(c, e, attr);
        } else if (check_value(c, rule->value, attr->value, attr->name, rule->choices, attr->pos)) {
            note_name(c, rule->value, attr);
        }
    }
    for (const struct schema_attr *rule = e->attrs; rule && rule->name; rule++) {
        if (!rule->is_required || xml_attr_find(node, rule->name)) continue;
        bool is_type = rule->value == VALUE_TYPE;
        say(c, node->pos, is_type ? DIAG_REPORT_TYPE_MISSING : DIAG_REPORT_ATTRIBUTE_MISSING,
            e->name, rule->name, NULL);
    }
}

/* The element's text without the blanks around it, and where it stands. */
static const char *trimmed(struct arena *a, const struct xml_node *node, struct pos *pos)
{
    const struct xml_node *text = node->first;
    while (text && text->name)
        text = text->next;
    *pos = node->pos;
    if (!text) return "";
    size_t from = strspn(text->text, " \t\r\n"), to = strlen(text->text);
    while (to > from && xml_is_blank(text->text[to - 1]))
        to--;
    if (to > from) *pos = xml_text_pos(text, from);
    return arena_strndup(a, text->text + from, to - from);
}

/* The children of one element, by the place of their rule in the list. */
struct family {
    const struct xml_node *node;
    const struct schema_element *element;
    const struct schema_child *rules;
    const struct xml_node *seen[SCHEMA_MAX_CHILDREN]; /* the first of each */
    bool is_meant[SCHEMA_MAX_CHILDREN];               /* mistyped, so it is not missing too */
    bool has_children;                                /* known or not */
};

static int find_rule(const struct family *f, const char *name)
{
    for (int i = 0; f->rules && f->rules[i].id; i++)
        if (word_same(schema_element(f->rules[i].id)->name, name)) return i;
    return -1;
}

static bool is_inside_note(const struct xml_node *node)
{
    while (node && strcmp(node->name, "note") != 0)
        node = node->parent;
    return node != NULL;
}

/* "section, p, table"; NULL where there are too many to be read. */
static const char *name_list(struct check *c, const char *const *names, size_t n)
{
    enum { MOST_NAMED = 20 };
    const char *list = n && n <= MOST_NAMED ? names[0] : NULL;
    for (size_t i = 1; list && i < n; i++)
        list = arena_printf(c->diags->arena, "%s, %s", list, names[i]);
    return list;
}

static void refuse_child(struct check *c, struct family *f, const struct xml_node *child)
{
    if (strcmp(child->name, "note") == 0 && is_inside_note(f->node)) {
        say(c, child->pos, DIAG_REPORT_NOTE_IN_NOTE, NULL, NULL, NULL);
        return;
    }
    const char *known[SCHEMA_MAX_CHILDREN];
    size_t n = 0;
    for (; f->rules && f->rules[n].id; n++)
        known[n] = schema_element(f->rules[n].id)->name;
    const char *near = xml_nearest(child->name, known, n);
    const char *all = near ? NULL : name_list(c, known, n);
    say(c, child->pos,
        near  ? DIAG_REPORT_ELEMENT_NEAR
        : all ? DIAG_REPORT_ELEMENT_OF
              : DIAG_REPORT_ELEMENT,
        child->name, f->element->name, near ? near : all);
    if (near) f->is_meant[find_rule(f, near)] = true;
}

static void check_place(struct check *c, struct family *f, const struct xml_node *child, int rule)
{
    const struct schema_child *of = f->rules;
    const struct xml_node *after = NULL;
    for (int i = 0; of[i].id; i++) {
        bool is_late = f->seen[i] && of[i].rank > of[rule].rank;
        if (is_late && (!after || f->seen[i]->from < after->from)) after = f->seen[i];
    }
    bool is_single = of[rule].times == SCHEMA_ONCE || of[rule].times == SCHEMA_MAYBE;
    if (is_single && f->seen[rule]) {
        say(c, child->pos, DIAG_REPORT_REPEATED, child->name, f->element->name, NULL);
    } else if (after) {
        say(c, child->pos, DIAG_REPORT_ORDER, child->name, after->name, NULL);
    }
    if (!f->seen[rule]) f->seen[rule] = child;
}

static bool has_namespace(struct check *c, const struct xml_node *node)
{
    if (strcmp(node->ns, REPORT_NAMESPACE) == 0) return true;
    say(c, node->pos, DIAG_REPORT_NAMESPACE, node->name, node->ns, REPORT_NAMESPACE);
    return false;
}

static void check_missing(struct check *c, const struct family *f)
{
    for (int i = 0; f->rules && f->rules[i].id; i++) {
        bool is_needed = f->rules[i].times == SCHEMA_ONCE || f->rules[i].times == SCHEMA_SOME;
        if (!is_needed || f->seen[i] || f->is_meant[i]) continue;
        say(c, f->node->pos, DIAG_REPORT_MISSING, f->element->name,
            schema_element(f->rules[i].id)->name, NULL);
    }
}

static void refuse_text(struct check *c, const struct family *f)
{
    for (const struct xml_node *child = f->node->first; child; child = child->next) {
        if (child->name) continue;
        size_t blanks = strspn(child->text, " \t\r\n");
        if (!child->text[blanks]) continue;
        bool takes_paras = find_rule(f, "p") >= 0;
        say(c, xml_text_pos(child, blanks), takes_paras ? DIAG_REPORT_TEXT : DIAG_REPORT_STRAY_TEXT,
            f->element->name, NULL, NULL);
        return;
    }
}

static void check_element(struct check *c, const struct xml_node *node,
                          const struct schema_element *e, const struct schema_child *around);

static bool holds(const struct xml_node *node, const char *name)
{
    const struct xml_node *child = node->first;
    while (child && !(child->name && word_same(child->name, name)))
        child = child->next;
    return child != NULL;
}

/* A cell holds text, or paragraphs and images. */
static const struct schema_element *element_of(enum schema_id id, const struct xml_node *node)
{
    if (id == SCHEMA_CELL && (holds(node, "p") || holds(node, "image"))) id = SCHEMA_CELL_PARAS;
    return schema_element(id);
}

static void check_children(struct check *c, struct family *f)
{
    for (const struct xml_node *child = f->node->first; child; child = child->next) {
        if (!child->name || !has_namespace(c, child)) continue;
        int rule = find_rule(f, child->name);
        f->has_children = true;
        if (rule < 0) {
            refuse_child(c, f, child);
        } else {
            check_place(c, f, child, rule);
            check_element(c, child, element_of(f->rules[rule].id, child), f->rules);
        }
    }
    check_missing(c, f);
}

static const struct xml_node *next_element(const struct xml_node *node)
{
    while (node && !node->name)
        node = node->next;
    return node;
}

static bool begins_with(const struct xml_node *node, const char *name)
{
    const struct xml_node *first = next_element(node->first);
    return first && strcmp(first->name, name) == 0;
}

/* Without a title the number stands before the first paragraph, so there must be one. */
static void check_title(struct check *c, const struct family *f)
{
    int title = find_rule(f, "title");
    const char *run_in = xml_attr_value(f->node, "run-in");
    bool is_run_in = run_in && strcmp(run_in, "yes") == 0;
    if (f->seen[title] || f->is_meant[title]) return;
    if (begins_with(f->node, "p") && !is_run_in) return;
    say(c, f->node->pos, DIAG_REPORT_TITLE, f->element->name, NULL, NULL);
}

/* The title and the first paragraph are set as one, so there must be one. */
static void check_run_in(struct check *c, const struct xml_node *node)
{
    const char *run_in = xml_attr_value(node, "run-in");
    if (!run_in || strcmp(run_in, "yes") != 0) return;
    const char *expected[] = {"title", "p"};
    int n = 0;
    for (const struct xml_node *child = node->first; child && n < 2; child = child->next) {
        if (!child->name) continue;
        if (strcmp(child->name, expected[n]) != 0) break;
        n++;
    }
    if (n == 1) say(c, node->pos, DIAG_REPORT_RUN_IN, NULL, NULL, NULL);
}

/* One of the two: another scheme, or other labels. Each level is set once. */
static void check_numbering(struct check *c, const struct xml_node *node)
{
    struct names levels = {0};
    for (const struct xml_node *child = node->first; child; child = child->next) {
        const struct xml_attr *name = child->name ? xml_attr_find(child, "name") : NULL;
        if (name) names_add(c->a, &levels, name->value, name->pos);
    }
    names_check_unique(&levels, DIAG_REPORT_LEVEL_TWICE, c->diags);
    if (xml_attr_find(node, "scheme") || next_element(node->first)) return;
    say(c, node->pos, DIAG_REPORT_MISSING, "numbering", "level", NULL);
}

static bool is_empty(const struct family *f)
{
    const struct schema_element *e = f->element;
    if (e->content == CONTENT_ELEMENTS) return e->needs_child && !f->has_children;
    if (e->may_be_empty) return false;
    /* <b> and its like have no children of their own; a break in them is enough. */
    return e->content == CONTENT_INLINE && inline_is_blank(f->node) &&
           (e->children || !f->has_children);
}

/* Elements nest LIMIT_DEPTH deep at most. */
static void check_element(struct check *c, const struct xml_node *node,
                          const struct schema_element *e, const struct schema_child *around)
{
    bool inherits = e->content == CONTENT_INLINE && !e->children;
    struct family f = {.node = node, .element = e, .rules = inherits ? around : e->children};
    check_attrs(c, node, e);
    check_children(c, &f);
    if (e->content == CONTENT_NOTHING || e->content == CONTENT_ELEMENTS) refuse_text(c, &f);
    if (e->content == CONTENT_VALUE) {
        struct pos pos;
        const char *value = trimmed(c->a, node, &pos);
        check_value(c, e->value, value, e->name, NULL, pos);
    }
    if (is_empty(&f)) say(c, node->pos, DIAG_REPORT_EMPTY, e->name, NULL, NULL);
    if (e == schema_element(SCHEMA_NUMBERING)) check_numbering(c, node);
    if (e == schema_element(SCHEMA_SECTION)) {
        check_title(c, &f);
        check_run_in(c, node);
    }
}

bool report_check(struct arena *a, const struct xml_doc *doc, enum schema_id id,
                  struct diag_list *diags)
{
    struct check c = {.a = a, .doc = doc, .diags = diags};
    const struct xml_node *root = doc->root;
    const struct schema_element *e = schema_element(id);
    if (!has_namespace(&c, root)) return true;
    if (strcmp(root->name, e->name) != 0) {
        say(&c, root->pos, id == SCHEMA_COPY ? DIAG_REPORT_ROOT_COPY : DIAG_REPORT_ROOT, root->name,
            e->name, NULL);
        return true;
    }
    check_element(&c, root, e, NULL);
    names_check_unique(&c.ids, DIAG_REPORT_ID_TWICE, diags);
    names_check_known(&c.references, &c.ids, diags);
    return !c.is_form;
}
