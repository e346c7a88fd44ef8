/* The parts around the body as a template names them: their text, dates and numbers. */
#include "compose/compose_priv.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

const struct report_field *fields_find(const struct composer *c, const struct report_field *item,
                                       const char *path)
{
    if (strcmp(path, ".") == 0) return item;
    if (strncmp(path, "./", 2) == 0) return item ? report_field_find(item->first, path + 2) : NULL;
    return report_field_find(c->report->fields, path);
}

/* What only a file of its own shows is not lost where it is part of the whole. Of what stands in a
 * condition there, that is what the condition asks for: number and symbol, which go with the time
 * of signing, have a place elsewhere. Depth is bounded by the sheet's. */
static bool pass_over(struct composer *c, const struct sheet_node *nodes,
                      const struct report_field *item)
{
    for (const struct sheet_node *n = nodes; n; n = n->next) {
        bool is_condition = n->kind == SHEET_IF && n->condition != IF_ALONE;
        bool is_field = n->kind == SHEET_FIELD || n->kind == SHEET_DATE || is_condition;
        const struct report_field *f = is_field ? fields_find(c, item, n->path) : NULL;
        if (f) vec_push(c->a, &c->placed)->field = f;
        if (!is_condition) pass_over(c, n->first, item);
    }
    return false;
}

bool fields_holds(struct composer *c, const struct sheet_node *node,
                  const struct report_field *item)
{
    if (node->condition == IF_ALONE) return c->is_alone || pass_over(c, node->first, item);
    const struct report_field *f = fields_find(c, item, node->path);
    bool has = f && (f->content || f->first);
    switch (node->condition) {
    case IF_ALONE:
        break;
    case IF_HAS:
        if (has && node->value) vec_push(c->a, &c->placed)->field = f;
        return has && (!node->value || strcmp(node->value, f->value) == 0);
    case IF_LACKS:
        return !has;
    case IF_ONE:
        return has && !report_field_same(f);
    case IF_MANY:
        return has && report_field_same(f);
    }
    return false;
}

/* [ND30-S-02: how many digits is the sheet's to say] */
static void add_padded(struct draft *p, const struct report_field *f, int digits, struct format fmt)
{
    if (!f) return;
    typed_check_field(p, f);
    vec_push(p->c->a, &p->c->placed)->field = f;
    size_t n = strlen(f->value), zeros = n < (size_t)digits ? (size_t)digits - n : 0;
    for (size_t i = 0; i < zeros; i++)
        draft_text(p, fmt, "0", NULL, f->pos);
    inlines_add(p, fmt, f->content);
    p->n_value = zeros + n;
}

static void add_date(struct draft *p, const struct sheet_node *node, const struct report_field *f,
                     struct format fmt)
{
    struct report_date d;
    if (!f) return;
    if (!report_field_date(f, &d)) {
        diag_add(p->c->diags, node->pos, DIAG_STYLE_NO_DAY, f->name, NULL, NULL);
        p->c->ok = false;
        return;
    }
    const struct sheet_moment moment = {d.year, d.month, d.day, d.hour, d.minute, d.second};
    const char *text = sheet_date_text(p->c->a, node->format, moment);
    vec_push(p->c->a, &p->c->placed)->field = f;
    draft_text(p, fmt, text, text, f->pos);
    p->n_value = strlen(text);
}

static void add_title(struct draft *p, const struct sheet_node *node)
{
    const struct part *part = node->of_document ? &p->c->parts.at[0] : p->c->part;
    draft_text(p, (struct format){.role = ROLE_P}, part->title, part->title, node->pos);
}

static void add_each(struct draft *p, const struct sheet_node *node,
                     const struct report_field *item)
{
    const struct report_field *f = fields_find(p->c, item, node->path);
    for (; f; f = report_field_same(f))
        fields_add(p, node->first, f);
}

/* Shown while the field lacks; then what was set last is it. */
static void add_blank(struct draft *p, const struct sheet_node *node,
                      const struct report_field *item)
{
    const struct report_field *f = fields_find(p->c, item, node->path);
    p->has_slot = true;
    if (f && (f->content || f->first)) {
        slots_note(p, node);
        return;
    }
    if (!p->c->left_blank) p->c->left_blank = node->path;
    p->control = control_make(p->c, node, item);
    fields_add(p, node->first, item);
    p->control = NULL;
}

static void add_node(struct draft *p, const struct sheet_node *n, const struct report_field *item)
{
    const struct format plain = {.role = ROLE_P};
    switch (n->kind) {
    case SHEET_TEXT:
        draft_text(p, plain, n->text, n->text, n->pos);
        p->printed = n->text;
        break;
    case SHEET_TITLE:
        add_title(p, n);
        break;
    case SHEET_LABEL:
        if (p->c->part->label) draft_text(p, plain, p->c->part->label, NULL, n->pos);
        break;
    case SHEET_BREAK:
        draft_break(p, n->pos);
        break;
    case SHEET_BLANK:
        add_blank(p, n, item);
        break;
    case SHEET_FIELD:
        add_padded(p, fields_find(p->c, item, n->path), n->digits, plain);
        p->printed = NULL;
        break;
    case SHEET_DATE:
        add_date(p, n, fields_find(p->c, item, n->path), plain);
        break;
    case SHEET_IF:
        if (fields_holds(p->c, n, item)) fields_add(p, n->first, item);
        break;
    default: /* the sheet's schema leaves only <each> */
        add_each(p, n, item);
    }
}

void fields_add(struct draft *p, const struct sheet_node *nodes, const struct report_field *item)
{
    for (const struct sheet_node *n = nodes; n; n = n->next)
        add_node(p, n, item);
}

static int by_address(const void *x, const void *y)
{
    const struct placed *a = x, *b = y;
    return (a->field > b->field) - (a->field < b->field);
}

static bool is_placed(const struct composer *c, const struct report_field *f)
{
    return c->placed.n && bsearch(&f, c->placed.at, c->placed.n, sizeof *c->placed.at, by_address);
}

/* Itself, or any part of it. */
static bool has_place(const struct composer *c, const struct report_field *f)
{
    bool has = is_placed(c, f);
    for (const struct report_field *part = f->first; part && !has; part = part->next)
        has = has_place(c, part);
    return has;
}

static bool has_words(const struct report_field *f)
{
    bool has = f->content;
    for (const struct report_field *part = f->first; part && !has; part = part->next)
        has = has_words(part);
    return has;
}

/* Of what has no place at all only the whole is named. */
static void check_fields(struct composer *c, const struct report_field *fields)
{
    for (const struct report_field *f = fields; f; f = f->next) {
        bool is_lost = has_words(f) && !has_place(c, f);
        if (!is_lost) check_fields(c, f->first);
        if (!is_lost && (!f->content || is_placed(c, f))) continue;
        diag_add(c->diags, f->pos, DIAG_COMPOSE_UNPLACED, f->name, c->type->code, NULL);
        c->ok = false;
    }
}

void fields_check_placed(struct composer *c)
{
    if (c->placed.n) qsort(c->placed.at, c->placed.n, sizeof *c->placed.at, by_address);
    check_fields(c, c->report->fields);
}
