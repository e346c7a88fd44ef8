/* Number and date into a description: only where they belong, so that all else stays as its author
 * wrote it. */
#include "report/report_priv.h"

#include <string.h>

/* What is to be written into an element of the document. */
struct slot {
    enum schema_id id;
    const char *value; /* NULL: it stays as it is */
};

struct filling {
    struct arena *a;
    const struct xml_doc *doc;
    struct diag_list *diags;
    VEC(struct xml_edit) edits;
};

static void add_edit(struct filling *f, size_t from, size_t to, const char *text)
{
    *vec_push(f->a, &f->edits) = (struct xml_edit){from, to, text};
}

/* The name as it is written, with its prefix. */
static const char *written_name(const struct filling *f, const struct xml_node *node)
{
    const char *at = f->doc->source + node->from + 1;
    return arena_strndup(f->a, at, strcspn(at, " \t\n/>"));
}

/* Where the '>' of the start tag stands. */
static size_t tag_end(const struct filling *f, const struct xml_node *node)
{
    size_t at = node->from;
    char quote = 0;
    for (;; at++) {
        char c = f->doc->source[at];
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? 0 : c;
        else if (!quote && c == '>')
            return at;
    }
}

static const char *trimmed(struct arena *a, const char *text)
{
    while (xml_is_blank(*text))
        text++;
    size_t n = strlen(text);
    while (n && xml_is_blank(text[n - 1]))
        n--;
    return arena_strndup(a, text, n);
}

/* "08" and "8" are one number. */
static bool is_same(enum schema_id id, const char *x, const char *y)
{
    if (id == SCHEMA_NUMBER) {
        x += strspn(x, "0");
        y += strspn(y, "0");
    }
    return strcmp(x, y) == 0;
}

static void refuse_other(struct filling *f, const struct xml_node *node, const char *there,
                         const char *value)
{
    diag_add(f->diags, node->pos, DIAG_ISSUE_OTHER, node->name, there, value);
}

/* Comments in the element stay: the value goes before them. */
static bool fill_element(struct filling *f, const struct xml_node *node, struct slot slot)
{
    const struct xml_node *text = node->first;
    const char *there = text ? trimmed(f->a, text->text) : "";
    size_t end = tag_end(f, node);
    if (*there) {
        if (is_same(slot.id, there, slot.value)) return true;
        refuse_other(f, node, there, slot.value);
        return false;
    }
    if (f->doc->source[end - 1] != '/') {
        add_edit(f, end + 1, end + 1, slot.value);
        return true;
    }
    size_t from = end - 1;
    while (xml_is_blank(f->doc->source[from - 1]))
        from--;
    add_edit(f, from, end + 1, arena_printf(f->a, ">%s</%s>", slot.value, written_name(f, node)));
    return true;
}

static int rank_of(enum schema_id id)
{
    const struct schema_child *c = schema_element(SCHEMA_REPORT)->children;
    while (c->id != id)
        c++;
    return c->rank;
}

static int rank_of_name(const char *name)
{
    const struct schema_child *c = schema_element(SCHEMA_REPORT)->children;
    while (c->id && strcmp(schema_element(c->id)->name, name) != 0)
        c++;
    return c->id ? c->rank : 0;
}

/* The element that a new one stands behind; there is always an issuer. */
static const struct xml_node *element_before(const struct filling *f, enum schema_id id)
{
    const struct xml_node *before = f->doc->root->first;
    for (const struct xml_node *n = before; n; n = n->next)
        if (n->name && rank_of_name(n->name) < rank_of(id)) before = n;
    return before;
}

/* What stands between an element and the one before it: a line end and blanks, as a rule. Of
 * several line ends only the last counts. */
static const char *gap_before(const struct filling *f, const struct xml_node *node)
{
    size_t from = node->from;
    while (from && xml_is_blank(f->doc->source[from - 1])) {
        from--;
        if (f->doc->source[from] == '\n') break;
    }
    return arena_strndup(f->a, f->doc->source + from, node->from - from);
}

/* The prefix of the document's elements, with its colon; "" for none. */
static const char *prefix_of(const struct filling *f)
{
    const char *name = written_name(f, f->doc->root), *colon = strchr(name, ':');
    return colon ? arena_strndup(f->a, name, (size_t)(colon - name) + 1) : "";
}

static void insert_element(struct filling *f, struct slot slot)
{
    const struct xml_node *before = element_before(f, slot.id);
    const char *name = arena_printf(f->a, "%s%s", prefix_of(f), schema_element(slot.id)->name);
    add_edit(f, before->to, before->to,
             arena_printf(f->a, "%s<%s>%s</%s>", gap_before(f, before), name, slot.value, name));
}

static const struct xml_node *find_child(const struct xml_node *root, enum schema_id id)
{
    const struct xml_node *n = root->first;
    while (n && !(n->name && strcmp(n->name, schema_element(id)->name) == 0))
        n = n->next;
    return n;
}

/* It comes from the call, which is to be mended, and not the file. */
static bool check_given(struct filling *f, struct slot slot)
{
    bool is_number = slot.id == SCHEMA_NUMBER;
    if (is_number ? value_issue_number(slot.value) : value_issue_day(slot.value)) return true;
    diag_add(f->diags, (struct pos){0}, is_number ? DIAG_CALL_NUMBER : DIAG_CALL_DATE, slot.value,
             NULL, NULL);
    return false;
}

static bool fill(struct filling *f, struct slot slot)
{
    if (!slot.value) return true;
    if (!check_given(f, slot)) return false;
    const struct xml_node *there = find_child(f->doc->root, slot.id);
    if (there) return fill_element(f, there, slot);
    insert_element(f, slot);
    return true;
}

bool report_fill(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                 const struct report_issue *issue, struct buf *out, struct diag_list *diags)
{
    struct xml_doc doc;
    if (!xml_read(a, file, bytes, n, &doc, diags)) return false;
    struct filling f = {.a = a, .doc = &doc, .diags = diags};
    const char *number = issue->number;
    if (number) number += strspn(number, "0");
    bool has_number =
        fill(&f, (struct slot){SCHEMA_NUMBER, number && *number ? number : issue->number});
    bool has_date = fill(&f, (struct slot){SCHEMA_DATE, issue->date});
    if (!has_number || !has_date) return false;
    xml_edit(bytes, n, f.edits.at, f.edits.n, out);
    return true;
}

/* Elements, not only what is in them. */
bool report_clear(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                  struct buf *out, struct diag_list *diags)
{
    static const enum schema_id ids[] = {SCHEMA_NUMBER, SCHEMA_DATE};
    struct xml_doc doc;
    if (!xml_read(a, file, bytes, n, &doc, diags)) return false;
    struct filling f = {.a = a, .doc = &doc, .diags = diags};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        const struct xml_node *node = find_child(doc.root, ids[i]);
        if (node) add_edit(&f, node->from, node->to, "");
    }
    xml_edit(bytes, n, f.edits.at, f.edits.n, out);
    return true;
}
