/* Placing: the plan's slices become items at fixed positions, the only place where twips turn into
 * EMU. Order of items: header, text, rule of the notes, notes. */
#include "layout/layout_priv.h"

#include <string.h>

struct placer {
    struct layout *l;
    const struct flow_section *section;
    struct region region;
    struct items items; /* of the page at hand, in scratch */
    int page;           /* its index */
    int document;       /* tag of what stands in margins */
    int lowest;         /* baseline of the lowest line of text */
    bool is_done;       /* false: what had to fit does not */
    int n_lines;        /* that have been numbered */
};

struct region region_of(const struct style_page *page)
{
    struct region r = {
        .width = len_to_twips(page->width),
        .height = len_to_twips(page->height),
        .left = len_to_twips(page->left),
        .top = len_to_twips(page->top),
        .header = len_to_twips(page->header),
    };
    r.text_width = r.width - r.left - len_to_twips(page->right);
    r.text_height = r.height - r.top - len_to_twips(page->bottom);
    return r;
}

/* A tag stands where its first item stands. */
static void mark_tags(struct placer *p, size_t from, int y)
{
    for (size_t i = from; i < p->items.n; i++) {
        struct page_tag *tag = &p->l->tags.at[p->items.at[i].tag];
        if (tag->page >= 0) continue;
        tag->page = p->page;
        tag->y = len_from_twips(y);
    }
}

static void place_line(struct placer *p, const struct para *para, size_t i, int x, int y)
{
    size_t first = p->items.n;
    line_place(para, i, x, y, &p->items);
    mark_tags(p, first, y);
}

static void add_rule(struct placer *p, int x, int y, len length, len thickness)
{
    struct page_item item = {.kind = PAGE_RULE};
    item.rule = (struct page_rule){len_from_twips(x), len_from_twips(y), length, thickness, 0};
    *vec_push(p->items.arena, &p->items) = item;
}

static void place_parts(struct placer *p, const struct box *box, size_t from, size_t to, int x,
                        int y);

/* The line above a row, not through cells that come down from above unless it begins the page. */
static void place_top_line(struct placer *p, const struct row *row, int x, int y, bool is_highest)
{
    for (size_t c = 0, from; c < row->n_cells; c++) {
        for (from = c; c < row->n_cells && (is_highest || !row->flow->cells[c].is_covered);)
            c++;
        if (c == from) continue;
        const struct row_cell *last = &row->cells[c - 1];
        len length = len_from_twips(last->x + last->width - row->cells[from].x);
        add_rule(p, x + row->cells[from].x, y, length + row->table->border, row->table->border);
    }
}

/* The lines above a row and beside its cells, and below it where no other row follows. */
static void place_borders(struct placer *p, const struct row *row, int x, int y, bool is_highest,
                          bool is_lowest)
{
    const struct row_cell *last = &row->cells[row->n_cells - 1];
    len thick = row->table->border;
    len length = len_from_twips(last->x + last->width) + thick;
    len height = len_from_twips(row->bottom) + (is_lowest ? thick : 0);
    x -= row->border / 2;
    place_top_line(p, row, x, y, is_highest);
    for (size_t c = 0; c < row->n_cells; c++)
        add_rule(p, x + row->cells[c].x, y, thick, height);
    add_rule(p, x + last->x + last->width, y, thick, height);
    if (is_lowest) add_rule(p, x, y + row->bottom, length, thick);
}

static void place_row(struct placer *p, const struct row *row, int x, int y)
{
    for (size_t c = 0; c < row->n_cells; c++) {
        const struct boxes *boxes = &row->cells[c].boxes;
        for (size_t i = 0; i < boxes->n; i++)
            place_parts(p, &boxes->at[i], 0, boxes->at[i].n_parts, x + row->cells[c].x,
                        y + row->cells[c].y - row->cells[c].top + boxes->at[i].y);
    }
}

/* The frame around lines that stand from y to below. */
static void place_frame(struct placer *p, const struct para *para, int x, int y, int below)
{
    const struct style *s = para->style;
    int thick = len_to_twips(s->border), out = thick + len_to_twips(s->padding);
    int left = x + para->text.left - out;
    int right = x + para->text.width - para->text.right + out;
    size_t first = p->items.n;
    add_rule(p, left, y, len_from_twips(right - left), s->border);
    add_rule(p, left, below - thick, len_from_twips(right - left), s->border);
    add_rule(p, left, y, s->border, len_from_twips(below - y));
    add_rule(p, right - thick, y, s->border, len_from_twips(below - y));
    for (size_t i = first; i < p->items.n; i++)
        p->items.at[i].rule.color = s->color;
}

/* In the middle of the paragraph, or at the edge that its text keeps to. The seal, as high as it is
 * wide, reaches over the left third of the signature. */
static void place_field(struct placer *p, const struct para *para, int x, int y, int below)
{
    struct page_field field = {
        .page = p->page, .signature_ink = para->signature_ink, .seal_ink = para->seal_ink};
    len left = len_from_twips(x + para->text.left), height = len_from_twips(below - y);
    len free = len_from_twips(para->text.width - para->text.left - para->text.right);
    free -= para->signature;
    if (para->align == ALIGN_CENTER) left += free / 2;
    if (para->align == ALIGN_RIGHT) left += free;
    field.signature = (struct page_box){left, len_from_twips(y), para->signature, height};
    field.seal =
        (struct page_box){left + para->signature / 3 - para->seal,
                          len_from_twips(y) + (height - para->seal) / 2, para->seal, para->seal};
    for (size_t i = p->items.n; i-- > 0 && !field.tag;)
        field.tag = p->items.at[i].tag;
    *vec_push(p->l->scratch, &p->l->fields) = field;
}

static void place_para(struct placer *p, const struct box *box, size_t from, size_t to, int x,
                       int y)
{
    int top = y;
    for (size_t i = from; i < to; i++) {
        if (i > from) y += box->parts[i].extra;
        place_line(p, box->para, box->first_line + i, x, y);
        int baseline = y + box->parts[i].baseline;
        if (baseline > p->lowest) p->lowest = baseline;
        y += box->parts[i].height;
    }
    if (box->para->style->border) place_frame(p, box->para, x, top, y);
    if (box->para->signature) place_field(p, box->para, x, top, y);
}

static void place_image(struct placer *p, const struct picture *picture, int x, int y)
{
    size_t first = p->items.n;
    struct page_item item = {.kind = PAGE_IMAGE, .tag = picture->tag};
    item.image = (struct page_image){
        .picture = picture->flow->picture,
        .box = {len_from_twips(x + picture->x), len_from_twips(y), picture->flow->width,
                picture->flow->height},
    };
    *vec_push(p->items.arena, &p->items) = item;
    p->l->tags.at[item.tag].box = item.image.box;
    mark_tags(p, first, y);
    int bottom = y + len_to_twips(picture->flow->height);
    if (bottom > p->lowest) p->lowest = bottom;
}

/* It takes the width of its region: a word processor may draw it anywhere in there. */
static void place_formula(struct placer *p, const struct box *box, int x, int y)
{
    const struct formula *formula = box->formula;
    size_t first = p->items.n;
    formula_place(formula, x, y, &p->items);
    mark_tags(p, first, y);
    p->l->tags.at[formula->tag].box =
        (struct page_box){len_from_twips(x), len_from_twips(y), len_from_twips(formula->width),
                          formula->flow->height};
    if (y + formula->flow->baseline > p->lowest) p->lowest = y + formula->flow->baseline;
}

static void place_parts(struct placer *p, const struct box *box, size_t from, size_t to, int x,
                        int y)
{
    switch (box->kind) {
    case FLOW_PARA:
        place_para(p, box, from, to, x, y);
        break;
    case FLOW_TABLE:
        place_row(p, box->row, x, y);
        break;
    case FLOW_RULE:
        add_rule(p, x + len_to_twips(box->rule->left), y + len_to_twips(box->rule->before),
                 box->rule->length, box->rule->thickness);
        break;
    case FLOW_IMAGE:
        place_image(p, box->picture, x, y);
        break;
    case FLOW_FORMULA:
        place_formula(p, box, x, y);
        break;
    }
}

static int place_note(struct placer *p, const struct note_slice *slice, bool is_first, int y)
{
    for (size_t i = slice->from; i < slice->to; i++) {
        const struct note_line *line = &slice->mark->lines[i];
        /* As notes.c counted it: nothing above a note, nor at the area's top. */
        if (i > 0 && !(is_first && i == slice->from)) y += line->above;
        place_line(p, line->para, line->line, p->region.left, y);
        y += line->height;
    }
    return y;
}

static void place_notes(struct placer *p, const struct plan *plan, const struct plan_page *page)
{
    if (page->note_from == page->note_to) return;
    const struct flow_notes_area *area = &p->l->flow->notes_area;
    int y = p->region.top + p->region.text_height - page->notes_height;
    add_rule(p, p->region.left, y + len_to_twips(area->gap_above), area->rule_length, area->rule);
    y += notes_separator(area);
    for (size_t i = page->note_from; i < page->note_to; i++)
        y = place_note(p, &plan->notes.at[i], i == page->note_from, y);
}

/* The header's paragraph with the number of this page in it. */
static const struct flow_para *numbered(struct layout *l, const struct flow_para *header,
                                        int number)
{
    struct flow_run *runs = arena_array_of(l->scratch, header->n_runs, struct flow_run);
    for (size_t i = 0; i < header->n_runs; i++) {
        runs[i] = header->runs[i];
        if (runs[i].kind != FLOW_PAGE_NUMBER) continue;
        runs[i].kind = FLOW_TEXT;
        runs[i].text = arena_printf(l->out, "%d", number);
    }
    struct flow_para *para = arena_new_of(l->scratch, struct flow_para);
    *para = *header;
    para->runs = runs;
    return para;
}

static bool place_header(struct placer *p, int number)
{
    struct para para = {0};
    struct para_source source = {.flow = numbered(p->l, p->section->header, number),
                                 .width = p->region.text_width};
    if (!para_break(p->l, &source, &para)) return false;
    int y = p->region.header + len_to_twips(source.flow->style->before);
    for (size_t i = 0; i < para.lines.n; i++) {
        if (i) y += para.parts[i].extra;
        place_line(p, &para, i, p->region.left, y);
        y += para.parts[i].height;
    }
    return true;
}

static bool is_row_of(const struct slice *slice, const struct slice *like)
{
    return slice->box->kind == FLOW_TABLE && slice->box->row->table == like->box->row->table;
}

/* A merged cell whose rows go on on the next page has its text at the top, all of it here [TWINS
 * rule 24b]. */
static void settle_merged(struct placer *p, const struct slice *slice, const struct slice *end)
{
    const struct row *row = slice->box->row;
    for (size_t c = 0; c < row->n_cells; c++) {
        int more = row->flow->cells[c].more_rows, room = row->bottom - row->border;
        const struct slice *next = slice + 1;
        for (; more && next < end && is_row_of(next, slice); next++, more--)
            room += next->box->row->bottom;
        if (!more) continue;
        row->cells[c].y = row->border;
        if (row->cells[c].height <= room) continue;
        diag_add(p->l->diags, row->flow->cells[c].blocks[0].pos, DIAG_LAYOUT_MERGED_HIGH, NULL,
                 NULL, NULL);
        p->is_done = false;
    }
}

/* The height of a line without the frame that stands around the first and the last. */
static int height_of_line(const struct box *box, size_t i)
{
    const struct style *s = box->para->style;
    int frame = s->border ? len_to_twips(s->border + s->padding) : 0;
    int n_frames = (i == 0) + (i + 1 == box->n_parts);
    return box->parts[i].height - n_frames * frame;
}

/* The numbers of a paragraph's lines, as word processors count them: without tables, notes and what
 * stands in margins, and without paragraphs that hold no text. [TWINS rule 41] */
static void number_lines(struct placer *p, const struct box *box, size_t from, size_t to, int y)
{
    const struct flow_line_numbers *numbers = &p->l->flow->line_numbers;
    if (!numbers->every || box->kind != FLOW_PARA || !box->para->text.n_runs) return;
    int right = p->region.left - len_to_twips(numbers->distance);
    for (size_t i = from; i < to; i++) {
        if (i > from) y += box->parts[i].extra;
        struct number_at at = {right, y + box->parts[i].baseline, height_of_line(box, i)};
        if (++p->n_lines % numbers->every == 0)
            line_number_place(numbers, p->n_lines, at, &p->items);
        y += box->parts[i].height;
    }
}

/* The slices of the page are those from `first` to `end`. A head that is set again belongs to the
 * page, not to the document. */
static void place_slice(struct placer *p, const struct slice *slice, const struct slice *begin,
                        const struct slice *end)
{
    int x = p->region.left, y = p->region.top + slice->y;
    size_t first = p->items.n;
    if (slice->box->kind == FLOW_TABLE) {
        const struct slice *above = slice > begin ? slice - 1 : NULL;
        bool goes_on = slice + 1 < end && is_row_of(slice + 1, slice);
        bool came_on = above && is_row_of(above, slice) && above->is_repeated == slice->is_repeated;
        settle_merged(p, slice, end);
        if (slice->box->row->border) place_borders(p, slice->box->row, x, y, !came_on, !goes_on);
    }
    number_lines(p, slice->box, slice->from, slice->to, y);
    place_parts(p, slice->box, slice->from, slice->to, x, y);
    for (size_t i = first; slice->is_repeated && i < p->items.n; i++)
        p->items.at[i].tag = 0;
}

/* What stands in a margin; its boxes stand below each other from y on. */
static bool place_margin(struct placer *p, const struct flow_block *blocks, size_t n, int y)
{
    struct boxes boxes = {0};
    int lowest = p->lowest;
    if (!collect_blocks(p->l, blocks, n, p->region.text_width, p->document, &boxes)) return false;
    boxes_stack(&boxes);
    for (size_t i = 0; i < boxes.n; i++) {
        const struct box *box = &boxes.at[i];
        place_parts(p, box, 0, box->n_parts, p->region.left, y + box->y);
    }
    p->lowest = lowest;
    return true;
}

static bool place_first_margins(struct placer *p)
{
    const struct flow_section *s = p->section;
    return place_margin(p, s->first_top, s->n_first_top, p->region.header) &&
           place_margin(p, s->first_bottom, s->n_first_bottom,
                        p->region.top + p->region.text_height);
}

/* The number of a section's first page. */
static int first_number(const struct layout *l, const struct flow_section *section)
{
    if (section->first_number) return section->first_number;
    return l->pages.n ? l->pages.at[l->pages.n - 1].number + 1 : 1;
}

static int lines_of(const struct slice *slice)
{
    bool is_white = slice->box->kind == FLOW_PARA && !slice->box->para->text.n_runs;
    if (is_white || slice->is_repeated || slice->box->kind == FLOW_RULE) return 0;
    return (int)(slice->to - slice->from);
}

/* What stands on a page, for those who want no page with next to nothing. */
static void sum_up(const struct plan *plan, const struct plan_page *from, int height,
                   struct page *page)
{
    for (size_t s = from->slice_from; s < from->slice_to; s++) {
        const struct slice *slice = &plan->slices.at[s];
        int lines = lines_of(slice);
        if (slice->box->is_foot)
            page->has_foot = page->has_foot || lines;
        else
            page->body_lines += lines;
    }
    page->filled = 100 - from->room * 100 / height;
    page->is_blank = !page->body_lines && !page->has_foot && !from->notes_height;
}

static struct page page_of(const struct placer *p, size_t section, int number, int room)
{
    struct arena *out = p->l->out;
    const struct region *r = &p->region;
    struct page page = {
        .middle = {len_from_twips(r->left) + len_from_twips(r->text_width) / 2,
                   len_from_twips(r->top) + len_from_twips(r->text_height) / 2},
        .width = len_from_twips(p->region.width),
        .height = len_from_twips(p->region.height),
        .number = number,
        .section = (int)section,
        .n_items = p->items.n,
        .lowest = len_from_twips(p->lowest),
        .room = len_from_twips(room),
    };
    page.items = arena_array_of(out, p->items.n, struct page_item);
    if (page.n_items) memcpy(page.items, p->items.at, page.n_items * sizeof *page.items);
    return page;
}

bool place_section(struct layout *l, size_t section, int document, const struct plan *plan)
{
    struct placer p = {.l = l, .section = &l->flow->sections[section], .is_done = true};
    p.region = region_of(&p.section->page);
    p.items.arena = l->scratch;
    p.document = document;
    p.n_lines = l->n_lines;
    int first = first_number(l, p.section);
    p.items.keep = l->out;
    for (size_t i = 0; i < plan->pages.n; i++) {
        const struct plan_page *page = &plan->pages.at[i];
        int number = first + (int)i;
        p.items.n = 0;
        p.lowest = 0;
        if (l->flow->line_numbers.each_page) p.n_lines = 0;
        p.page = (int)l->pages.n;
        bool has_header = p.section->header && (i > 0 || p.section->first_has_header);
        if (has_header && !place_header(&p, number)) return false;
        if (i == 0 && !place_first_margins(&p)) return false;
        const struct slice *slices = plan->slices.at;
        for (size_t s = page->slice_from; s < page->slice_to; s++)
            place_slice(&p, &slices[s], &slices[page->slice_from], &slices[page->slice_to]);
        place_notes(&p, plan, page);
        struct page made = page_of(&p, section, number, page->room);
        sum_up(plan, page, p.region.text_height, &made);
        *vec_push(l->scratch, &l->pages) = made;
    }
    l->n_lines = p.n_lines;
    return p.is_done;
}
