/* What a description says, line by line: for comparing two of them. How it is wrapped, indented and
 * commented does not count, nor what changes when the document is issued. */
#include "report/report_priv.h"

#include "base/buf.h"

#include <string.h>

struct writer {
    struct arena *a;
    struct report_words *words;
};

static void add_line(struct writer *w, const struct buf *b, struct pos pos)
{
    const char *text = arena_strndup(w->a, (const char *)b->at, b->n);
    *vec_push(w->a, w->words) = (struct report_line){text, pos};
}

static void put_collapsed(struct buf *b, const char *text)
{
    bool is_after_blank = false;
    for (; *text; text++) {
        bool is_blank = xml_is_blank(*text);
        if (!is_blank || !is_after_blank) buf_putc(b, is_blank ? ' ' : *text);
        is_after_blank = is_blank;
    }
}

/* Attributes in the order of their names. */
static const struct xml_attr *next_attr(const struct xml_node *node, const struct xml_attr *last)
{
    const struct xml_attr *next = NULL;
    for (const struct xml_attr *a = node->attrs; a; a = a->next) {
        bool is_behind = !last || strcmp(a->name, last->name) > 0;
        if (is_behind && (!next || strcmp(a->name, next->name) < 0)) next = a;
    }
    return next;
}

static void add_tag(struct writer *w, const struct xml_node *node)
{
    struct buf b = {0};
    buf_printf(&b, "<%s", node->name);
    for (const struct xml_attr *a = NULL; (a = next_attr(node, a));) {
        buf_printf(&b, " %s=\"", a->name);
        put_collapsed(&b, a->value);
        buf_putc(&b, '"');
    }
    buf_putc(&b, '>');
    add_line(w, &b, node->pos);
    buf_free(&b);
}

/* Elements that stand in text: blanks around them count. */
static bool is_in_text(const struct xml_node *node)
{
    static const enum schema_id ids[] = {
        SCHEMA_BREAK,   SCHEMA_BOLD,    SCHEMA_ITALIC, SCHEMA_UNDERLINE, SCHEMA_RAISED,
        SCHEMA_LOWERED, SCHEMA_FOREIGN, SCHEMA_TICK,   SCHEMA_BLANK,     SCHEMA_TAB,
        SCHEMA_LINK,    SCHEMA_NOTE,    SCHEMA_REF,
    };
    for (size_t i = 0; node && node->name && i < sizeof ids / sizeof *ids; i++)
        if (strcmp(schema_element(ids[i])->name, node->name) == 0) return true;
    return false;
}

static bool is_blank(const char *text)
{
    while (xml_is_blank(*text))
        text++;
    return !*text;
}

/* `before` is the neighbour of the text, NULL at the start of its element. */
static void add_text(struct writer *w, const struct xml_node *node, const struct xml_node *before)
{
    bool joins = is_in_text(before), goes_on = is_in_text(node->next);
    if (is_blank(node->text) && !(joins && goes_on)) return;
    const char *text = node->text;
    size_t skipped = 0;
    while (!joins && !is_in_text(node->parent) && xml_is_blank(text[skipped]))
        skipped++;
    struct pos pos = xml_text_pos(node, skipped);
    struct buf b = {0};
    put_collapsed(&b, text + skipped);
    if (!goes_on && !is_in_text(node->parent) && b.n && b.at[b.n - 1] == ' ') b.n--;
    add_line(w, &b, pos);
    buf_free(&b);
}

static bool is_left_out(const struct xml_node *node)
{
    static const enum schema_id ids[] = {SCHEMA_NUMBER, SCHEMA_DATE, SCHEMA_DRAFT};
    if (node->parent->parent) return false;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (strcmp(schema_element(ids[i])->name, node->name) == 0) return true;
    return false;
}

/* The reader bounds the depth. */
static void add_node(struct writer *w, const struct xml_node *node)
{
    add_tag(w, node);
    const struct xml_node *before = NULL;
    for (const struct xml_node *n = node->first; n; before = n, n = n->next) {
        if (!n->name)
            add_text(w, n, before);
        else if (!is_left_out(n))
            add_node(w, n);
    }
    struct buf b = {0};
    buf_printf(&b, "</%s>", node->name);
    add_line(w, &b, node->pos);
    buf_free(&b);
}

bool report_words(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                  struct report_words *words, struct diag_list *diags)
{
    struct xml_doc doc;
    struct writer w = {a, words};
    if (!xml_read(a, file, bytes, n, &doc, diags)) return false;
    add_node(&w, doc.root);
    return true;
}
