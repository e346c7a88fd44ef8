/* Styles: each takes from the style it is based on what it does not say itself. */
#include "base/word.h"
#include "style/sheet_priv.h"

enum { MIN_HALF_POINTS = 2, MAX_HALF_POINTS = 400, MAX_PERCENT = 400 };
enum { MAX_BORDER = 6 * LEN_PT, MAX_PADDING = 31 * LEN_PT };
enum { MAX_LINE = 1584 * LEN_PT }; /* ISO 29500-1, 17.18.81: what a word processor takes */

static const struct xml_node *style_node(const struct sheet_reader *r, const char *id)
{
    const struct xml_node *n = sheet_first_of(r->root, "style");
    while (n && !word_same(xml_attr_value(n, "id"), id))
        n = sheet_next_of(n);
    return n;
}

static void unknown_base(struct sheet_reader *r, const struct xml_attr *based_on)
{
    const char **known = arena_array_of(r->a, r->sheet->n_styles, const char *);
    size_t n = 0;
    for (const struct xml_node *s = sheet_first_of(r->root, "style"); s; s = sheet_next_of(s))
        known[n++] = xml_attr_value(s, "id");
    sheet_reference_error(r, based_on, "style", known, n);
}

/* Every chain of based-on ends, and at a style that exists. */
static void check_bases(struct sheet_reader *r, const struct xml_node *node)
{
    const struct xml_node *n = node;
    for (size_t i = 0; i <= r->sheet->n_styles; i++) {
        const struct xml_attr *based_on = xml_attr_find(n, "based-on");
        if (!based_on) return;
        const struct xml_node *base = style_node(r, based_on->value);
        if (!base && n == node) unknown_base(r, based_on);
        if (!base) return;
        n = base;
    }
    const struct xml_attr *own = xml_attr_find(node, "based-on");
    diag_add(r->diags, own->pos, DIAG_STYLE_BASE_CYCLE, xml_attr_value(node, "id"), NULL, NULL);
    r->ok = false;
}

/* What the step at hand says of a style; NULL: nothing, or no step is at hand. */
static const struct xml_node *change_of(const struct sheet_reader *r, const struct xml_node *style)
{
    const char *id = xml_attr_value(style, "id");
    const struct xml_node *n = r->step ? sheet_first_of(r->step, "change") : NULL;
    while (n && !word_same(xml_attr_value(n, "style"), id))
        n = sheet_next_of(n);
    return n;
}

/* A style's element, those that it is based on in turn, and NULL, each behind what a step changes
 * of it; `chain` has room for all. */
static void follow_bases(const struct sheet_reader *r, const struct xml_node *node,
                         const struct xml_node **chain)
{
    while (node) {
        const struct xml_node *change = change_of(r, node);
        if (change) *chain++ = change;
        *chain++ = node;
        const char *based_on = xml_attr_value(node, "based-on");
        node = based_on ? style_node(r, based_on) : NULL;
    }
    *chain = NULL;
}

/* The value of an attribute, the style's own or the nearest base's. */
static const char *value(const struct xml_node **chain, const char *name, const char *otherwise)
{
    for (; *chain; chain++) {
        const char *own = xml_attr_value(*chain, name);
        if (own) return own;
    }
    return otherwise;
}

static len length_of(const struct xml_node **chain, const char *name)
{
    len l = 0;
    value_length(value(chain, name, "0pt"), &l);
    return l;
}

static bool yes(const struct xml_node **chain, const char *name, const char *otherwise)
{
    bool is_yes = false;
    value_yes(value(chain, name, otherwise), &is_yes);
    return is_yes;
}

static bool is_word(const struct xml_node **chain, const char *name, const char *word)
{
    return word_same(value(chain, name, ""), word);
}

static void read_font(struct sheet_reader *r, const struct xml_node **chain, struct style *s)
{
    const char *size = value(chain, "size", NULL);
    s->family = value(chain, "font", NULL);
    if (!s->family) s->family = sheet_required(r, *chain, "font");
    if (!size) size = sheet_required(r, *chain, "size");
    if (*size) value_half_points(size, &s->size);
    if (s->size && (s->size < MIN_HALF_POINTS || s->size > MAX_HALF_POINTS))
        sheet_range_error(r, *chain, "size", "1pt - 200pt");
}

static void read_lines(struct sheet_reader *r, const struct xml_node **chain, struct style *s)
{
    value_line(value(chain, "line", "single"), &s->line_rule, &s->line);
    bool is_percent = s->line_rule == LINE_MULTIPLE;
    if (is_percent && (s->line < 50 || s->line > MAX_PERCENT))
        sheet_range_error(r, *chain, "line", "50% - 400%");
    if (!is_percent && (s->line < LEN_PT || s->line > MAX_LINE))
        sheet_range_error(r, *chain, "line", "1pt - 1584pt");
}

static void read_paragraph(struct sheet_reader *r, const struct xml_node **chain, struct style *s)
{
    int align = value_index(value(chain, "align", "left"), value_aligns);
    s->align = (enum style_align)align;
    s->left = length_of(chain, "left");
    s->right = length_of(chain, "right");
    s->first = length_of(chain, "first");
    s->before = length_of(chain, "before");
    s->after = length_of(chain, "after");
    read_lines(r, chain, s);
    s->keep_next = yes(chain, "keep-next", "no");
    s->keep_lines = s->keep_next || yes(chain, "keep-lines", "no");
    s->widow = yes(chain, "widow", "yes");
    s->balance = yes(chain, "balance", "no");
    value_number(value(chain, "outline", "0"), &s->outline);
    if (s->outline > 9) sheet_range_error(r, *chain, "outline", "0 - 9");
    if (s->left + s->first < 0) sheet_range_error(r, *chain, "first", "left + first >= 0");
    if (s->left < 0) sheet_range_error(r, *chain, "left", ">= 0");
    if (s->right < 0) sheet_range_error(r, *chain, "right", ">= 0");
}

/* A word processor counts the distance of a frame in points, up to 31 (ISO 29500-1, 17.18.68). */
static void read_frame(struct sheet_reader *r, const struct xml_node **chain, struct style *s)
{
    s->border = length_of(chain, "border");
    s->padding = length_of(chain, "padding");
    s->width = length_of(chain, "width");
    s->keep_lines = s->keep_lines || s->border;
    if (s->border > MAX_BORDER) sheet_range_error(r, *chain, "border", "0pt - 6pt");
    if (s->padding % LEN_PT || s->padding > MAX_PADDING)
        sheet_range_error(r, *chain, "padding", "0pt, 1pt ... 31pt");
    len frame = 2 * (s->border + s->padding);
    if (s->width && s->width < frame + LEN_CM)
        sheet_range_error(r, *chain, "width", "2 border + 2 padding + 1cm <= width");
}

static void read_style(struct sheet_reader *r, const struct xml_node *own,
                       const struct xml_node **chain, struct style *s)
{
    s->id = xml_attr_value(own, "id");
    s->title = sheet_required(r, own, "title");
    s->built_in = xml_attr_value(own, "word");
    s->source = xml_attr_value(own, "source");
    s->kind = is_word(chain, "kind", "character") ? STYLE_CHARACTER : STYLE_PARAGRAPH;
    s->bold = is_word(chain, "weight", "bold");
    s->italic = is_word(chain, "slant", "italic");
    s->underline = yes(chain, "underline", "no");
    s->is_raised = yes(chain, "raised", "no");
    value_color(value(chain, "color", "#000000"), &s->color);
    if (s->kind == STYLE_CHARACTER) return;
    s->letter_case = is_word(chain, "case", "upper") ? CASE_UPPER : CASE_AS_WRITTEN;
    read_font(r, chain, s);
    read_paragraph(r, chain, s);
    read_frame(r, chain, s);
}

/* Every chain ends, as check_bases found. */
static void read_all(struct sheet_reader *r, struct style *styles)
{
    size_t n = 2 * r->sheet->n_styles + 1;
    const struct xml_node **chain = arena_array_of(r->a, n, const struct xml_node *);
    for (const struct xml_node *s = sheet_first_of(r->root, "style"); s; s = sheet_next_of(s)) {
        follow_bases(r, s, chain);
        read_style(r, s, chain, styles++);
    }
}

void sheet_read_styles(struct sheet_reader *r)
{
    size_t n = r->sheet->n_styles = sheet_count_of(r->root, "style");
    r->sheet->styles = r->styles = arena_array_of(r->a, n, struct style);
    for (const struct xml_node *s = sheet_first_of(r->root, "style"); s; s = sheet_next_of(s))
        check_bases(r, s);
    if (r->ok) read_all(r, r->styles);
}

void sheet_check_change(struct sheet_reader *r, const struct xml_node *change)
{
    const struct style *style = sheet_style(r, change, "style", STYLE_PARAGRAPH);
    const struct xml_node *own = style ? style_node(r, style->id) : NULL;
    size_t n = 2 * r->sheet->n_styles + 1;
    struct style read = {0};
    if (!own) return;
    const struct xml_node **chain = arena_array_of(r->a, n, const struct xml_node *);
    r->step = change->parent;
    follow_bases(r, own, chain);
    read_style(r, own, chain, &read);
    r->step = NULL;
}

bool sheet_step_styles(struct arena *a, const struct sheet *sheet, const struct sheet_step *step,
                       struct style *styles, struct diag_list *diags)
{
    struct sheet changed = *sheet;
    struct sheet_reader r = {.a = a,
                             .root = sheet->root,
                             .sheet = &changed,
                             .diags = diags,
                             .ok = true,
                             .step = step->node};
    read_all(&r, styles);
    return r.ok;
}
