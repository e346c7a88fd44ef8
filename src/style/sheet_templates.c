/* Templates: the tree of blocks and inline nodes that compose walks. A template that uses another
 * is read after it, so that `use` can point to nodes and a circle is seen. */
#include "base/limits.h"
#include "base/word.h"
#include "style/sheet_priv.h"

#include <string.h>

enum { MAX_THICKNESS = 20 * LEN_PT, MAX_RULE_HEIGHT = 100 * LEN_MM };

/* Where a node stands. */
struct place {
    struct sheet_template *template;
    bool in_cell;
};

static const struct sheet_node *read_nodes(struct sheet_reader *r, const struct xml_node *parent,
                                           struct place at);
static void read_template(struct sheet_reader *r, struct sheet_template *t);

/* ---- date formats ---- */

static bool is_date_word(const struct sheet_piece *p)
{
    static const char *const words[] = {"day", "month", "year", "hour", "minute", "second"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strlen(words[i]) == p->n && memcmp(words[i], p->at, p->n) == 0) return true;
    return !p->is_name;
}

static void read_date_format(struct sheet_reader *r, const struct xml_node *node,
                             struct sheet_date_format *f)
{
    const char *days = xml_attr_value(node, "zero-days-to");
    const char *months = xml_attr_value(node, "zero-months-to");
    f->name = xml_attr_value(node, "name");
    f->text = sheet_required(r, node, "text");
    if (days) value_number(days, &f->zero_days_to);
    if (months) value_number(months, &f->zero_months_to);
    bool ok = true;
    struct sheet_piece piece;
    for (const char *p = f->text; sheet_pattern_next(&p, &piece);)
        ok = is_date_word(&piece) && ok;
    if (ok) return;
    diag_add(r->diags, xml_attr_find(node, "text")->pos, DIAG_STYLE_PATTERN, f->text, f->name,
             "{day}, {month}, {year}, {hour}, {minute}, {second}");
    r->ok = false;
}

static void read_date_formats(struct sheet_reader *r)
{
    size_t i = 0;
    r->n_date_formats = sheet_count_of(r->root, "date-format");
    r->date_formats = arena_array_of(r->a, r->n_date_formats, struct sheet_date_format);
    for (const struct xml_node *n = sheet_first_of(r->root, "date-format"); n; n = sheet_next_of(n))
        read_date_format(r, n, &r->date_formats[i++]);
    r->sheet->date_formats = r->date_formats;
    r->sheet->n_date_formats = r->n_date_formats;
}

static void put_number(struct buf *b, int number, bool has_zero)
{
    buf_printf(b, has_zero ? "%02d" : "%d", number);
}

const char *sheet_date_text(struct arena *a, const struct sheet_date_format *format,
                            struct sheet_moment moment)
{
    struct buf b = {0};
    struct sheet_piece piece;
    for (const char *s = format->text; sheet_pattern_next(&s, &piece);) {
        if (!piece.is_name)
            buf_add(&b, piece.at, piece.n);
        else if (*piece.at == 'd')
            put_number(&b, moment.day, moment.day <= format->zero_days_to);
        else if (strncmp(piece.at, "month", piece.n) == 0)
            put_number(&b, moment.month, moment.month <= format->zero_months_to);
        else if (*piece.at == 'h')
            put_number(&b, moment.hour, true);
        else if (*piece.at == 'm')
            put_number(&b, moment.minute, true);
        else if (*piece.at == 's')
            put_number(&b, moment.second, true);
        else
            put_number(&b, moment.year, false);
    }
    return buf_text(&b, a);
}

static const struct sheet_date_format *find_date_format(struct sheet_reader *r,
                                                        const struct xml_node *node)
{
    const struct xml_attr *attr = xml_attr_find(node, "format");
    if (!attr) return NULL;
    for (size_t i = 0; i < r->n_date_formats; i++)
        if (word_same(r->date_formats[i].name, attr->value)) return &r->date_formats[i];
    const char **known = arena_array_of(r->a, r->n_date_formats, const char *);
    for (size_t i = 0; i < r->n_date_formats; i++)
        known[i] = r->date_formats[i].name;
    sheet_reference_error(r, attr, "date format", known, r->n_date_formats);
    return NULL;
}

/* ---- blocks ---- */

static void read_p(struct sheet_reader *r, const struct xml_node *x, struct sheet_node *n)
{
    const char *role = xml_attr_value(x, "role");
    n->kind = SHEET_P;
    n->role = ROLE_P;
    if (role && word_same(role, "title")) n->role = ROLE_TITLE;
    if (role && word_same(role, "heading")) n->role = ROLE_H1;
    n->style = sheet_style(r, x, "style", STYLE_PARAGRAPH);
    n->lock = xml_attr_value(x, "lock");
    const char *signature = xml_attr_value(x, "signature"), *seal = xml_attr_value(x, "seal");
    const char *ink = xml_attr_value(x, "signature-ink"), *red = xml_attr_value(x, "seal-ink");
    if (signature) value_length(signature, &n->signature);
    if (seal) value_length(seal, &n->seal);
    if (ink) value_color(ink, &n->signature_ink);
    if (red) value_color(red, &n->seal_ink);
}

/* Every row fills the columns; a cell may span several. */
static void check_row(struct sheet_reader *r, const struct xml_node *x, size_t n_columns)
{
    size_t n = 0;
    for (const struct xml_node *c = sheet_first_of(x, "cell"); c; c = sheet_next_of(c)) {
        const char *text = xml_attr_value(c, "span");
        int span = 1;
        if (text) value_number(text, &span);
        if (span < 1) sheet_range_error(r, c, "span", ">= 1");
        n += (size_t)span;
    }
    if (n != n_columns) sheet_range_error(r, x, "cell", arena_printf(r->a, "%zu", n_columns));
}

static void check_columns(struct sheet_reader *r, const struct xml_node *x,
                          const struct sheet_node *n)
{
    const struct style_page *p = &r->sheet->page;
    int64_t least = 0, region = p->width - p->left - p->right;
    int permille = 0;
    bool has_rest = false;
    for (size_t i = 0; i < n->n_columns; i++) {
        const struct sheet_column *c = &n->columns[i];
        least += c->kind == COLUMN_FIT && c->max > c->width ? c->max : c->width;
        permille += c->permille;
        has_rest = has_rest || c->kind == COLUMN_REST;
        if (c->kind == COLUMN_FIT && c->max < c->width) sheet_range_error(r, x, "columns", "a..b");
    }
    least += region * permille / 1000;
    if (!has_rest && permille != 1000) sheet_range_error(r, x, "columns", "*");
    if (least > region || (has_rest && least > region - LEN_CM))
        sheet_range_error(r, x, "columns", "<= page");
}

static void read_grid(struct sheet_reader *r, const struct xml_node *x, struct sheet_node *n,
                      struct place at)
{
    struct sheet_column *columns = arena_array_of(r->a, SHEET_MAX_COLUMNS, struct sheet_column);
    const char *title = xml_attr_value(x, "title");
    n->kind = SHEET_GRID;
    n->title = title ? title : "";
    n->lock = xml_attr_value(x, "lock");
    value_columns(xml_attr_value(x, "columns"), columns, &n->n_columns);
    n->columns = columns;
    at.template->is_wide = true;
    check_columns(r, x, n);
    if (!sheet_first_of(x, "row") && !sheet_first_of(x, "cells")) {
        diag_add(r->diags, x->pos, DIAG_REPORT_MISSING, "grid", "row", NULL);
        r->ok = false;
    }
    for (const struct xml_node *row = sheet_first_of(x, "row"); row; row = sheet_next_of(row))
        check_row(r, row, n->n_columns);
}

static void read_cell(const struct xml_node *x, struct sheet_node *n)
{
    const char *span = xml_attr_value(x, "span");
    n->kind = SHEET_CELL;
    n->lock = xml_attr_value(x, "lock");
    n->span = 1;
    if (span) value_number(span, &n->span);
}

static void read_rule(struct sheet_reader *r, const struct xml_node *x, struct sheet_node *n)
{
    const char *of = xml_attr_value(x, "of"), *align = xml_attr_value(x, "align");
    int percent = 0;
    value_percent(xml_attr_value(x, "share"), &percent);
    n->kind = SHEET_RULE;
    n->permille = percent * 10;
    n->of_region = of && word_same(of, "region");
    n->align = align ? (enum style_align)value_index(align, value_aligns) : ALIGN_CENTER;
    n->thickness = sheet_length(r, x, "thickness");
    n->height = sheet_length(r, x, "height");
    if (percent < 1 || percent > 100) sheet_range_error(r, x, "share", "1% - 100%");
    if (n->thickness < LEN_TWIP || n->thickness > MAX_THICKNESS)
        sheet_range_error(r, x, "thickness", "1twip - 20pt");
    /* a word processor draws it as the border of a line, which cannot be lower than a point */
    if (n->height < n->thickness + LEN_PT || n->height > MAX_RULE_HEIGHT)
        sheet_range_error(r, x, "height", "thickness + 1pt - 100mm");
}

static void read_use(struct sheet_reader *r, const struct xml_node *x, struct sheet_node *n,
                     struct place at)
{
    const struct xml_attr *attr = xml_attr_find(x, "template");
    struct sheet_template *used = (struct sheet_template *)sheet_template_of(r, attr);
    n->kind = SHEET_USE;
    if (!used) return;
    if (used->state == TEMPLATE_OPEN) {
        diag_add(r->diags, attr->pos, DIAG_STYLE_TEMPLATE_CYCLE, used->name, NULL, NULL);
        r->ok = false;
        return;
    }
    read_template(r, used);
    n->use = used->first;
    if (at.in_cell && used->is_wide) {
        diag_add(r->diags, attr->pos, DIAG_STYLE_IN_CELL, used->name, NULL, NULL);
        r->ok = false;
    }
    at.template->size += used->size;
    if (at.template->size > LIMIT_TEMPLATE_NODES) {
        diag_add(r->diags, attr->pos, DIAG_STYLE_TEMPLATE_SIZE, at.template->name,
                 arena_printf(r->a, "%d", LIMIT_TEMPLATE_NODES), NULL);
        r->ok = false;
    }
    at.template->is_wide = at.template->is_wide || used->is_wide;
    at.template->has_body = at.template->has_body || used->has_body;
}

/* ---- conditions and inline nodes ---- */

static void read_if(const struct xml_node *x, struct sheet_node *n)
{
    static const char *const names[] = {"has", "lacks", "one", "many", "alone", NULL};
    const struct xml_attr *attr = x->attrs;
    n->kind = SHEET_IF;
    n->value = xml_attr_value(x, "value");
    if (word_same(attr->name, "value")) attr = attr->next;
    n->condition = (enum sheet_condition)value_index(attr->name, names);
    n->path = n->condition == IF_ALONE ? NULL : attr->value;
}

static bool is_of_document(const struct xml_node *x)
{
    const char *of = xml_attr_value(x, "of");
    return of && word_same(of, "document");
}

static void read_field(const struct xml_node *x, struct sheet_node *n)
{
    const char *digits = xml_attr_value(x, "digits");
    n->kind = SHEET_FIELD;
    n->path = xml_attr_value(x, "name");
    if (digits) value_number(digits, &n->digits);
}

static void read_blank(struct sheet_reader *r, const struct xml_node *x, struct sheet_node *n)
{
    n->kind = SHEET_BLANK;
    n->path = xml_attr_value(x, "name");
    n->title = xml_attr_value(x, "title");
    n->format = find_date_format(r, x);
}

static void read_series(const struct xml_node *x, struct sheet_node *n)
{
    n->kind = SHEET_SERIES;
    n->between = xml_attr_value(x, "between");
    n->last = xml_attr_value(x, "last");
}

static void read_body(const struct xml_node *x, struct sheet_node *n, struct place at)
{
    const char *keep = xml_attr_value(x, "keep-lines");
    n->kind = SHEET_BODY;
    at.template->is_wide = at.template->has_body = true;
    if (keep) value_number(keep, &n->keep_lines);
}

/* White space of a template is one blank, as in a description. */
static const char *collapse(struct arena *a, const char *text)
{
    char *out = arena_strdup(a, text), *end = out;
    for (const char *p = text; *p; p++) {
        bool is_blank = *p == ' ' || *p == '\t' || *p == '\n' || *p == '\r';
        if (is_blank && end > out && end[-1] == ' ') continue;
        *end++ = is_blank ? ' ' : *p;
    }
    *end = '\0';
    return out;
}

/* ---- the tree ---- */

static void read_element(struct sheet_reader *r, const struct xml_node *x, struct sheet_node *n,
                         struct place *at)
{
    const char *name = x->name;
    if (word_same(name, "p"))
        read_p(r, x, n);
    else if (word_same(name, "grid"))
        read_grid(r, x, n, *at);
    else if (word_same(name, "row"))
        n->kind = SHEET_ROW;
    else if (word_same(name, "cell"))
        read_cell(x, n), at->in_cell = true;
    else if (word_same(name, "cells"))
        n->kind = SHEET_CELLS, n->path = xml_attr_value(x, "field"), at->in_cell = true;
    else if (word_same(name, "rule"))
        read_rule(r, x, n);
    else if (word_same(name, "series"))
        read_series(x, n);
    else if (word_same(name, "body"))
        read_body(x, n, *at);
    else if (word_same(name, "use"))
        read_use(r, x, n, *at);
    else if (word_same(name, "if"))
        read_if(x, n);
    else if (word_same(name, "each"))
        n->kind = SHEET_EACH, n->path = xml_attr_value(x, "field");
    else if (word_same(name, "field"))
        read_field(x, n);
    else if (word_same(name, "type-title"))
        n->kind = SHEET_TITLE, n->of_document = is_of_document(x);
    else if (word_same(name, "label"))
        n->kind = SHEET_LABEL;
    else if (word_same(name, "blank"))
        read_blank(r, x, n);
    else if (word_same(name, "br"))
        n->kind = SHEET_BREAK;
    else {
        n->kind = SHEET_DATE;
        n->path = xml_attr_value(x, "name");
        n->format = find_date_format(r, x);
    }
}

static bool is_blank_between_blocks(const struct xml_node *x)
{
    const struct xml_node *p = x->parent;
    while (word_same(p->name, "if") || word_same(p->name, "each") || word_same(p->name, "blank"))
        p = p->parent;
    return !word_same(p->name, "p");
}

static struct sheet_node *read_node(struct sheet_reader *r, const struct xml_node *x,
                                    struct place at)
{
    struct sheet_node *n = arena_new_of(r->a, struct sheet_node);
    n->pos = x->pos;
    at.template->size++;
    if (x->name) {
        read_element(r, x, n, &at);
        n->first = read_nodes(r, x, at);
    } else {
        n->kind = SHEET_TEXT;
        n->text = collapse(r->a, x->text);
    }
    return n;
}

/* Depth is bounded by LIMIT_DEPTH. */
static const struct sheet_node *read_nodes(struct sheet_reader *r, const struct xml_node *parent,
                                           struct place at)
{
    const struct sheet_node *first = NULL, **end = &first;
    for (const struct xml_node *x = parent->first; x; x = x->next) {
        if (!x->name && is_blank_between_blocks(x)) continue;
        struct sheet_node *n = read_node(r, x, at);
        *end = n;
        end = &n->next;
    }
    return first;
}

static void read_template(struct sheet_reader *r, struct sheet_template *t)
{
    if (t->state != TEMPLATE_NEW) return;
    t->state = TEMPLATE_OPEN;
    t->first = read_nodes(r, t->node, (struct place){.template = t});
    t->state = TEMPLATE_DONE;
}

void sheet_read_templates(struct sheet_reader *r)
{
    size_t n = sheet_count_of(r->root, "template"), i = 0;
    read_date_formats(r);
    r->n_templates = n;
    r->templates = arena_array_of(r->a, n, struct sheet_template);
    for (const struct xml_node *t = sheet_first_of(r->root, "template"); t;
         t = sheet_next_of(t), i++)
        r->templates[i] =
            (struct sheet_template){.name = xml_attr_value(t, "name"), .pos = t->pos, .node = t};
    for (i = 0; i < n; i++)
        read_template(r, &r->templates[i]);
}
