/* A form filled: its tree copied, in the order of the file, with changes taken up where they stand.
 *
 * Behind a change bytes and lines are as many more or fewer; columns too, up to the end of its
 * line. A change that stands neither in a text nor in the value of an attribute is not taken up,
 * and what its words would make of the tree is for the parser to say. */
#include "xml/xml_fill_priv.h"
#include "xml/xml_priv.h"

#include <string.h>

/* Longer files are left to the parser and to its limits. */
enum { MOST_BYTES = 8 * 1024 * 1024 };

struct filling {
    struct arena *a;
    const struct xml_doc *form;
    const char *file, *source;         /* of what is made */
    const struct xml_edit *next, *end; /* changes to come */
    size_t bytes;                      /* more than in the form; it wraps */
    int lines;                         /* the same */
    int line, columns;                 /* the same, on this line of the form */
    size_t passed;                     /* the byte of the form behind the last change, */
    struct pos passed_pos;             /* and its place */
};

/* ---- places ---- */

static struct pos moved(const struct filling *f, struct pos pos)
{
    pos.file = f->file;
    if (pos.line == f->line) pos.column += f->columns;
    pos.line += f->lines;
    return pos;
}

/* A change of what is between these bytes of the form comes next. */
static bool comes(const struct filling *f, size_t from, size_t to)
{
    return f->next < f->end && f->next->from >= from && f->next->to <= to;
}

/* One begins before this byte. */
static bool comes_before(const struct filling *f, size_t at)
{
    return f->next < f->end && f->next->from < at;
}

/* Past the next change; it stands in the form behind the byte `from`, which is at `pos`. */
static void pass(struct filling *f, size_t from, struct pos pos)
{
    const struct xml_edit *e = f->next++;
    const char *source = f->form->source;
    size_t n = strlen(e->text);
    if (f->passed > from) {
        from = f->passed;
        pos = f->passed_pos;
    }
    struct pos start = xml_pos_after(pos, source + from, e->from - from);
    struct pos old = xml_pos_after(start, source + e->from, e->to - e->from);
    struct pos new = xml_pos_after(moved(f, start), e->text, n);
    f->bytes += n - (e->to - e->from);
    f->lines = new.line - old.line;
    f->line = old.line;
    f->columns = new.column - old.column;
    f->passed = e->to;
    f->passed_pos = old;
}

/* ---- texts ---- */

static struct xml_mark *copy_marks(const struct filling *f, const struct xml_mark *marks)
{
    struct xml_mark *first = NULL, **last = &first;
    for (; marks; marks = marks->next) {
        *last = arena_new_of(f->a, struct xml_mark);
        **last = (struct xml_mark){.at = marks->at, .pos = moved(f, marks->pos)};
        last = &(*last)->next;
    }
    return first;
}

static bool begins_in_cdata(const struct filling *f, const struct xml_node *text)
{
    static const char mark[] = "<![CDATA[";
    size_t n = sizeof mark - 1;
    return text->from >= n && !memcmp(f->form->source + text->from - n, mark, n);
}

/* One that is left empty is no node. */
static bool copy_text(struct filling *f, const struct xml_node *old, struct xml_node *new)
{
    if (!comes_before(f, old->to)) {
        new->text = old->text;
        new->marks = copy_marks(f, old->marks);
        new->to = old->to + f->bytes;
        return true;
    }
    while (comes(f, old->from, old->to))
        pass(f, old->from, old->pos);
    new->to = old->to + f->bytes;
    return !begins_in_cdata(f, old) && !comes_before(f, old->to) &&
           xml_fill_text(f->a, f->source, new);
}

/* ---- start tags ---- */

/* An attribute as it is written in the form. */
struct written {
    size_t name, n_name, from, to; /* bytes of its name and value */
};

/* The next one behind the byte *at of a tag; false: there is none. The form is well-formed. */
static bool find_attr(const char *source, size_t *at, struct written *w)
{
    static const char blanks[] = " \t\n";
    *at += strspn(source + *at, blanks);
    if (source[*at] == '/' || source[*at] == '>') return false;
    w->name = *at;
    w->n_name = strcspn(source + *at, " \t\n=");
    *at += strcspn(source + *at, "\"'");
    w->from = *at + 1;
    w->to = w->from + (size_t)(strchr(source + w->from, source[*at]) - (source + w->from));
    *at = w->to + 1;
    return true;
}

static bool is_named(const struct filling *f, const struct written *w, const struct xml_attr *attr)
{
    return strlen(attr->name) == w->n_name &&
           !memcmp(f->form->source + w->name, attr->name, w->n_name);
}

static bool fill_attr(struct filling *f, const struct written *w, const struct xml_attr *old,
                      struct xml_attr *new)
{
    size_t from = w->from + f->bytes;
    if (!comes(f, w->from, w->to)) return true;
    while (comes(f, w->from, w->to))
        pass(f, w->name, old->pos);
    new->value = xml_fill_value(f->a, f->source, from, w->to + f->bytes);
    return new->value;
}

/* `is_changed`: something in the tag is. */
static bool copy_attrs(struct filling *f, const struct xml_node *old, bool is_changed,
                       struct xml_node *new)
{
    struct xml_attr **last = &new->attrs;
    size_t at = old->from + strcspn(f->form->source + old->from, " \t\n/>");
    for (const struct xml_attr *attr = old->attrs; attr; attr = attr->next) {
        struct written w;
        *last = arena_new_of(f->a, struct xml_attr);
        **last = (struct xml_attr){attr->name, attr->value, moved(f, attr->pos), NULL};
        /* Declarations of namespaces are no attributes. */
        bool is_found = false;
        while (is_changed && !is_found && find_attr(f->form->source, &at, &w))
            is_found = is_named(f, &w, attr);
        if (is_found && !fill_attr(f, &w, attr, *last)) return false;
        last = &(*last)->next;
    }
    return true;
}

/* ---- the tree ---- */

static bool copy_node(struct filling *f, const struct xml_node *old, struct xml_node *parent);

static bool copy_element(struct filling *f, const struct xml_node *old, struct xml_node *new)
{
    bool is_changed = comes_before(f, old->first ? old->first->from : old->to);
    const struct xml_edit *next = f->next;
    new->name = old->name;
    new->ns = old->ns;
    if (!copy_attrs(f, old, is_changed, new)) return false;
    for (const struct xml_node *child = old->first; child; child = child->next)
        if (!copy_node(f, child, new)) return false;
    new->to = old->to + f->bytes;
    new->note = f->next == next ? old->note : 0;
    return !comes_before(f, old->to);
}

/* Elements nest LIMIT_DEPTH deep at most. */
static bool copy_node(struct filling *f, const struct xml_node *old, struct xml_node *parent)
{
    struct xml_node *new = arena_new_of(f->a, struct xml_node);
    if (comes_before(f, old->from)) return false;
    new->pos = moved(f, old->pos);
    new->from = old->from + f->bytes;
    if (!(old->name ? copy_element(f, old, new) : copy_text(f, old, new))) return false;
    if (old->name || new->to > new->from) xml_append(parent, new);
    return true;
}

static struct xml_node *copy_tree(struct filling *f)
{
    struct xml_node none = {0};
    bool done = copy_node(f, f->form->root, &none) && f->next == f->end;
    struct xml_node *root = none.first;
    if (!done || !root) return NULL;
    root->parent = NULL;
    return root;
}

/* ---- the whole ---- */

static bool is_ascii(const char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80) return false;
    return true;
}

bool xml_form_read(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                   struct xml_form *form, struct diag_list *diags)
{
    struct xml_doc doc;
    if (!xml_read(a, file, bytes, n, &doc, diags)) return false;
    *form = (struct xml_form){bytes, n, doc, false, false};
    form->is_ascii = is_ascii(doc.source) && !strncmp(doc.source, "<?xml", 5);
    form->is_as_source = n == doc.n_source && !memcmp(bytes, doc.source, n);
    return true;
}

/* A line feed that comes to stand behind a carriage return would be the half of a line end. */
static bool may_join_lines(const struct xml_doc *doc, const struct xml_edit *e)
{
    bool is_behind_line = e->from && doc->source[e->from - 1] == '\n';
    return strchr(e->text, '\n') || (is_behind_line && !*e->text);
}

/* Whether the source of what is made is that of the form with the same changes. */
static bool keeps_places(const struct xml_form *form, const struct xml_edit *edits, size_t n_edits)
{
    size_t at = 0, n = form->doc.n_source;
    for (size_t i = 0; i < n_edits; i++) {
        const struct xml_edit *e = &edits[i];
        if (e->from < at || !xml_edit_is_plain(&form->doc, e)) return false;
        if (form->is_ascii && !is_ascii(e->text)) return false;
        if (!form->is_as_source && may_join_lines(&form->doc, e)) return false;
        n += strlen(e->text);
        at = e->to;
    }
    return n <= MOST_BYTES;
}

static char *edit_source(struct arena *a, const struct xml_doc *doc, const struct xml_edit *edits,
                         size_t n_edits, size_t *n)
{
    size_t kept = 0, at = 0;
    *n = doc->n_source;
    for (size_t i = 0; i < n_edits; i++)
        *n += strlen(edits[i].text) - (edits[i].to - edits[i].from);
    char *source = arena_room(a, *n + 1);
    for (size_t i = 0; i < n_edits; i++) {
        size_t n_text = strlen(edits[i].text);
        memcpy(source + at, doc->source + kept, edits[i].from - kept);
        at += edits[i].from - kept;
        memcpy(source + at, edits[i].text, n_text);
        at += n_text;
        kept = edits[i].to;
    }
    memcpy(source + at, doc->source + kept, doc->n_source - kept + 1);
    return source;
}

static bool fill_tree(struct arena *a, const struct xml_form *form, const struct xml_edit *edits,
                      size_t n_edits, struct xml_doc *doc)
{
    if (!keeps_places(form, edits, n_edits)) return false;
    struct filling f = {.a = a, .form = &form->doc, .next = edits, .end = edits + n_edits};
    size_t n;
    f.file = arena_strdup(a, form->doc.file);
    f.source = edit_source(a, &form->doc, edits, n_edits, &n);
    struct xml_node *root = copy_tree(&f);
    if (root) *doc = (struct xml_doc){f.file, f.source, n, root};
    return root;
}

bool xml_form_fill(struct arena *a, const struct xml_form *form, const struct xml_edit *edits,
                   size_t n_edits, struct xml_filled *filled, struct diag_list *diags)
{
    struct buf out = {0};
    bool is_filled = fill_tree(a, form, edits, n_edits, &filled->doc);
    if (is_filled && form->is_as_source) {
        filled->bytes = (const uint8_t *)filled->doc.source;
        filled->n = filled->doc.n_source;
        return true;
    }
    xml_edit(form->bytes, form->n, edits, n_edits, &out);
    filled->bytes = (const uint8_t *)arena_strndup(a, (const char *)out.at, out.n);
    filled->n = out.n;
    buf_free(&out);
    return is_filled || xml_read(a, form->doc.file, filled->bytes, filled->n, &filled->doc, diags);
}
