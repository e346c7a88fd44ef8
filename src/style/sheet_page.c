/* What holds for a whole sheet: the paper, the page number, the notes, the defaults, the words that
 * stay together. */
#include "style/sheet_priv.h"

enum { MAX_PAPER = 31680 * LEN_TWIP }; /* 22 inches, a word processor's limit */
enum { MIN_TEXT = 50 * LEN_MM };       /* width and height that the margins leave */

/* The element, or an empty one in its place, so that reading goes on and finds all that is wrong.
 */
static const struct xml_node *single(struct sheet_reader *r, const char *element)
{
    const struct xml_node *node = sheet_first_of(r->root, element);
    if (node) return node;
    diag_add(r->diags, r->root->pos, DIAG_REPORT_MISSING, "layout", element, NULL);
    r->ok = false;
    return NULL;
}

static void check_page(struct sheet_reader *r, const struct xml_node *node,
                       const struct style_page *p)
{
    if (p->width > MAX_PAPER) sheet_range_error(r, node, "width", "<= 558mm");
    if (p->height > MAX_PAPER) sheet_range_error(r, node, "height", "<= 558mm");
    if (p->width - p->left - p->right < MIN_TEXT)
        sheet_range_error(r, node, "right", "left + right + 50mm <= width");
    if (p->height - p->top - p->bottom < MIN_TEXT)
        sheet_range_error(r, node, "bottom", "top + bottom + 50mm <= height");
}

static void read_page(struct sheet_reader *r, const struct xml_node *node)
{
    struct style_page *p = &r->sheet->page;
    *p = (struct style_page){
        .width = sheet_length(r, node, "width"),
        .height = sheet_length(r, node, "height"),
        .top = sheet_length(r, node, "top"),
        .bottom = sheet_length(r, node, "bottom"),
        .left = sheet_length(r, node, "left"),
        .right = sheet_length(r, node, "right"),
        .header = 0,
    };
    if (r->ok) check_page(r, node, p);
}

/* The height of a line, on the safe side: no face that we know is higher than 1.2 of its size. */
static len line_height(const struct style *s)
{
    len natural = s->size * (LEN_PT / 2) / 5 * 6;
    if (s->line_rule == LINE_MULTIPLE) return natural / 100 * s->line;
    return s->line_rule == LINE_EXACT || s->line > natural ? s->line : natural;
}

/* A higher header line would push the text down on the pages that have it, and only there. */
static void read_header(struct sheet_reader *r, const struct xml_node *node)
{
    struct style_page *p = &r->sheet->page;
    sheet_required(r, node, "style");
    r->sheet->header_style = sheet_style(r, node, "style", STYLE_PARAGRAPH);
    p->header = sheet_length(r, node, "distance");
    const char *first = xml_attr_value(node, "first-page");
    if (first) value_yes(first, &r->sheet->first_has_header);
    const struct style *s = r->sheet->header_style;
    if (s && p->header + s->before + line_height(s) + s->after > p->top)
        sheet_range_error(r, node, "distance", "distance + line <= top");
}

static void read_notes(struct sheet_reader *r, const struct xml_node *node)
{
    struct sheet_notes *notes = &r->sheet->notes;
    int percent = 0;
    sheet_required(r, node, "style");
    sheet_required(r, node, "mark-style");
    const char *share = sheet_required(r, node, "rule-length");
    if (*share) value_percent(share, &percent);
    if (percent > 100) sheet_range_error(r, node, "rule-length", "0% - 100%");
    const struct style_page *p = &r->sheet->page;
    int width = len_to_twips(p->width - p->left - p->right);
    const char *gap = xml_attr_value(node, "gap");
    *notes = (struct sheet_notes){
        .style = sheet_style(r, node, "style", STYLE_PARAGRAPH),
        .mark_style = sheet_style(r, node, "mark-style", STYLE_CHARACTER),
        .gap = gap ? gap : " ",
        .gap_above = sheet_length(r, node, "gap-above"),
        .rule = sheet_length(r, node, "rule"),
        .gap_below = sheet_length(r, node, "gap-below"),
        .rule_length = len_from_twips(r->ok ? width * percent / 100 : 0),
    };
    if (notes->gap_above + notes->rule + notes->gap_below > MIN_TEXT / 2)
        sheet_range_error(r, node, "gap-above", "gap-above + rule + gap-below <= 25mm");
}

/* The `text` of all elements of a name. */
static const char *const *read_texts(struct sheet_reader *r, const char *element, size_t *n)
{
    size_t i = 0;
    *n = sheet_count_of(r->root, element);
    const char **texts = arena_array_of(r->a, *n, const char *);
    for (const struct xml_node *t = sheet_first_of(r->root, element); t; t = sheet_next_of(t))
        texts[i++] = xml_attr_value(t, "text");
    return texts;
}

static void read_values(struct sheet_reader *r)
{
    size_t n = sheet_count_of(r->root, "values"), i = 0;
    struct sheet_values *values = arena_array_of(r->a, n, struct sheet_values);
    for (const struct xml_node *v = sheet_first_of(r->root, "values"); v; v = sheet_next_of(v))
        values[i++] =
            (struct sheet_values){xml_attr_value(v, "field"), sheet_required(r, v, "one-of")};
    r->sheet->values = values;
    r->sheet->n_values = n;
}

/* A sheet without them sets tables like its body. */
static void read_tables(struct sheet_reader *r, const struct xml_node *node)
{
    static const char *const aligns[] = {"left", "center", "right", "justify"};
    struct sheet_tables *tables = &r->sheet->tables;
    for (size_t i = 0; i < 4; i++) {
        sheet_required(r, node, aligns[i]);
        tables->text[i] = sheet_style(r, node, aligns[i], STYLE_PARAGRAPH);
    }
    sheet_required(r, node, "head");
    sheet_required(r, node, "caption");
    sheet_required(r, node, "end");
    tables->head = sheet_style(r, node, "head", STYLE_PARAGRAPH);
    tables->caption = sheet_style(r, node, "caption", STYLE_PARAGRAPH);
    tables->end = sheet_style(r, node, "end", STYLE_PARAGRAPH);
    tables->border = sheet_length(r, node, "border");
    if (tables->border > 6 * LEN_PT) sheet_range_error(r, node, "border", "0pt - 6pt");
}

static void default_tables(struct sheet *s)
{
    for (size_t i = 0; i < 4; i++)
        s->tables.text[i] = s->body;
    s->tables.head = s->tables.caption = s->body;
    s->tables.border = LEN_PT / 2;
}

/* The line must grow with the picture in it, which only single spacing does in the same way in all
 * word processors. */
static const struct style *picture_style(struct sheet_reader *r, const struct xml_node *node,
                                         const char *attr)
{
    sheet_required(r, node, attr);
    const struct style *s = sheet_style(r, node, attr, STYLE_PARAGRAPH);
    bool is_single = s && s->line_rule == LINE_MULTIPLE && s->line == 100;
    if (s && !is_single && r->ok) sheet_range_error(r, node, attr, "line=\"single\"");
    return s;
}

/* A pattern that shows a number once, and nothing else that changes; NULL when it is not there. */
static const char *number_pattern(struct sheet_reader *r, const struct xml_node *node,
                                  const char *name)
{
    const struct xml_attr *attr = xml_attr_find(node, name);
    struct sheet_piece piece;
    int n_numbers = 0;
    bool ok = true;
    if (!attr) return NULL;
    for (const char *p = attr->value; sheet_pattern_next(&p, &piece);) {
        n_numbers += piece.is_name;
        ok = ok && (!piece.is_name || (piece.n == 1 && *piece.at == 'n'));
    }
    if (ok && n_numbers == 1) return attr->value;
    diag_add(r->diags, attr->pos, DIAG_STYLE_PATTERN, attr->value, name, "{n}");
    r->ok = false;
    return NULL;
}

static void read_images(struct sheet_reader *r, const struct xml_node *node)
{
    struct sheet_images *images = &r->sheet->images;
    images->style = picture_style(r, node, "style");
    images->cell = picture_style(r, node, "cell");
    sheet_required(r, node, "caption");
    images->caption = sheet_style(r, node, "caption", STYLE_PARAGRAPH);
    images->label = number_pattern(r, node, "label");
    images->cite = number_pattern(r, node, "cite");
    if (images->label) sheet_required(r, node, "cite");
}

/* A sheet without them sets formulas like its body. */
static void read_formulas(struct sheet_reader *r, const struct xml_node *node)
{
    struct sheet_formulas *formulas = &r->sheet->formulas;
    formulas->style = formulas->number = r->sheet->body;
    if (!node) return;
    sheet_required(r, node, "style");
    sheet_required(r, node, "number");
    formulas->style = sheet_style(r, node, "style", STYLE_PARAGRAPH);
    formulas->number = sheet_style(r, node, "number", STYLE_PARAGRAPH);
}

static void read_watermark(struct sheet_reader *r, const struct xml_node *node)
{
    struct sheet_drafts *drafts = &r->sheet->drafts;
    enum { LEAST = 2 * 20, MOST = 2 * 200 };
    drafts->watermark = xml_attr_value(node, "watermark");
    if (!drafts->watermark) return;
    const char *size = sheet_required(r, node, "size"), *color = sheet_required(r, node, "color");
    if (*size) value_half_points(size, &drafts->size);
    if (*color) value_color(color, &drafts->color);
    if (*size && (drafts->size < LEAST || drafts->size > MOST))
        sheet_range_error(r, node, "size", "20pt - 200pt");
}

/* A sheet without them has no watermark, and numbers each line of each page. */
static void read_drafts(struct sheet_reader *r, const struct xml_node *node)
{
    struct sheet_drafts *drafts = &r->sheet->drafts;
    *drafts = (struct sheet_drafts){.every = 1, .each_page = true, .distance = 5 * LEN_MM};
    drafts->distance = len_from_twips(len_to_twips(drafts->distance));
    if (!node) return;
    const char *every = xml_attr_value(node, "every"), *page = xml_attr_value(node, "each-page");
    if (every) value_number(every, &drafts->every);
    if (page) value_yes(page, &drafts->each_page);
    if (xml_attr_find(node, "distance")) drafts->distance = sheet_length(r, node, "distance");
    if (drafts->every < 1 || drafts->every > 100) sheet_range_error(r, node, "every", "1 - 100");
    if (r->ok && drafts->distance > r->sheet->page.left)
        sheet_range_error(r, node, "distance", "<= left");
    read_watermark(r, node);
}

static void read_defaults(struct sheet_reader *r, const struct xml_node *node)
{
    struct sheet *s = r->sheet;
    s->language = sheet_required(r, node, "language");
    sheet_required(r, node, "body");
    sheet_required(r, node, "spacer");
    s->body = sheet_style(r, node, "body", STYLE_PARAGRAPH);
    s->spacer = sheet_style(r, node, "spacer", STYLE_PARAGRAPH);
    s->link = sheet_style(r, node, "link", STYLE_CHARACTER);
    s->tab_every = sheet_length(r, node, "tab");
    if (s->tab_every < LEN_MM && r->ok) sheet_range_error(r, node, "tab", ">= 1mm");
    const char *foot_lines = xml_attr_value(node, "foot-lines");
    if (foot_lines) value_number(foot_lines, &s->foot_lines);
    if (s->foot_lines > 10) sheet_range_error(r, node, "foot-lines", "0 - 10");
}

/* Indents that leave no text: found here, where the page is known. */
static void check_indents(struct sheet_reader *r)
{
    const struct style_page *p = &r->sheet->page;
    const struct style *s = r->styles;
    len room = p->width - p->left - p->right - LEN_CM;
    for (const struct xml_node *n = sheet_first_of(r->root, "style"); n;
         n = sheet_next_of(n), s++) {
        len first = s->first > 0 ? s->first : 0;
        if (s->left + first + s->right > room)
            sheet_range_error(r, n, "left", "left + first + right + 1cm <= page");
    }
}

void sheet_read_page(struct sheet_reader *r)
{
    const struct xml_node *page = single(r, "page"), *notes = single(r, "notes"),
                          *defaults = single(r, "defaults");
    if (page) read_page(r, page);
    const struct xml_node *header = page ? sheet_first_of(page, "header") : NULL;
    if (header) read_header(r, header);
    if (notes) read_notes(r, notes);
    if (defaults) read_defaults(r, defaults);
    read_values(r);
    r->sheet->together = read_texts(r, "together", &r->sheet->n_together);
    r->sheet->unbroken = read_texts(r, "unbroken", &r->sheet->n_unbroken);
    const struct xml_node *tables = sheet_first_of(r->root, "tables");
    if (tables)
        read_tables(r, tables);
    else
        default_tables(r->sheet);
    const struct xml_node *images = sheet_first_of(r->root, "images");
    if (images) read_images(r, images);
    read_formulas(r, sheet_first_of(r->root, "formulas"));
    read_drafts(r, sheet_first_of(r->root, "drafts"));
    if (r->ok) check_indents(r);
}
