/* Collecting: every block is measured once, in reading order, and becomes a box; so do the notes,
 * as soon as their mark is met. From here on nobody looks at text again until lines are placed. */
#include "layout/layout_priv.h"

int box_gap(const struct box *above, const struct box *below)
{
    return (above->after > below->before ? above->after : below->before) + above->carry;
}

/* The space after the last paragraph counts, and what its line spacing would have carried on. */
int boxes_stack(struct boxes *boxes)
{
    int y = 0;
    for (size_t i = 0; i < boxes->n; i++) {
        struct box *box = &boxes->at[i];
        y += i ? box_gap(box - 1, box) : box->before;
        box->y = y;
        for (size_t p = 0; p < box->n_parts; p++)
            y += (p ? box->parts[p].extra : 0) + box->parts[p].height;
    }
    if (!boxes->n) return 0;
    const struct box *last = &boxes->at[boxes->n - 1];
    return y + last->after + last->carry;
}

/* The extra that the next line would have had above it [TWINS rule 14]. */
static int carry_of(const struct style *style, const struct part *last)
{
    if (style->line_rule != LINE_MULTIPLE || style->line < 100) return 0;
    return last->height * (style->line - 100) / 100;
}

/* A note's paragraphs as one list of lines. The first has nothing above it: there is no gap between
 * notes [TWINS rule 28]. */
static void list_note_lines(struct layout *l, const struct boxes *boxes, struct mark *mark)
{
    size_t n = 0;
    for (size_t i = 0; i < boxes->n; i++)
        n += boxes->at[i].n_parts;
    struct note_line *lines = arena_array_of(l->scratch, n, struct note_line);
    n = 0;
    for (size_t i = 0; i < boxes->n; i++) {
        const struct box *box = &boxes->at[i];
        for (size_t p = 0; p < box->n_parts; p++) {
            int above = p ? box->parts[p].extra : i ? box_gap(box - 1, box) : 0;
            lines[n++] = (struct note_line){box->para, p, above, box->parts[p].height};
        }
    }
    mark->lines = lines;
    mark->n_lines = n;
}

static bool add_para(struct layout *l, const struct flow_block *block,
                     const struct para_source *source, struct boxes *boxes)
{
    struct para *para = arena_new_of(l->scratch, struct para);
    if (!para_break(l, source, para)) return false;
    const struct flow_para *flow = source->flow;
    *vec_push(l->scratch, boxes) = (struct box){
        .kind = FLOW_PARA,
        .parts = para->parts,
        .n_parts = para->lines.n,
        .before = len_to_twips(flow->style->before),
        .after = len_to_twips(flow->style->after),
        .carry = carry_of(flow->style, &para->parts[para->lines.n - 1]),
        .break_before = flow->break_before,
        .keep_next = flow->keep_next,
        .keep_lines = flow->keep_lines || flow->keep_next,
        .widow = flow->style->widow,
        .pos = block->pos,
        .para = para,
    };
    return true;
}

static bool collect_note(struct layout *l, struct mark *mark, int parent)
{
    const struct flow_note *note = &l->flow->notes[mark->note];
    int tag = tags_note(l, mark->note, parent);
    struct boxes boxes = {0};
    for (size_t i = 0; i < note->n_blocks; i++) {
        const struct flow_block *block = &note->blocks[i];
        struct para_source source = {.flow = &block->para, .width = l->width};
        source.tags = tags_note_para(l, &block->para, tag);
        if (!add_para(l, block, &source, &boxes)) return false;
    }
    list_note_lines(l, &boxes, mark);
    return true;
}

static bool collect_para(struct layout *l, const struct flow_block *block, int width, int parent,
                         struct boxes *boxes)
{
    struct para_source source = {.flow = &block->para, .width = width, .has_notes = true};
    size_t first_mark = l->marks.n;
    int label = 0;
    parent = tags_place(l, block, parent, &label);
    source.tags = tags_para(l, block, parent, label);
    if (!add_para(l, block, &source, boxes)) return false;
    for (size_t i = first_mark; i < l->marks.n; i++)
        if (!collect_note(l, &l->marks.at[i], parent)) return false;
    return true;
}

static void collect_rule(struct layout *l, const struct flow_block *block, struct boxes *boxes)
{
    struct part *part = arena_new_of(l->scratch, struct part);
    part->height = len_to_twips(block->rule.height);
    part->mark_from = part->mark_to = l->marks.n;
    *vec_push(l->scratch, boxes) = (struct box){
        .kind = FLOW_RULE,
        .parts = part,
        .n_parts = 1,
        .keep_next = block->rule.keep_next,
        .pos = block->pos,
        .rule = &block->rule,
    };
}

static int image_x(const struct flow_image *image, int width)
{
    int left = len_to_twips(image->style->left), right = len_to_twips(image->style->right);
    int slack = width - left - right - len_to_twips(image->width);
    if (image->style->align == ALIGN_CENTER) return left + slack / 2;
    return left + (image->style->align == ALIGN_RIGHT ? slack : 0);
}

/* Its paragraph is as high as the picture, and has gaps like any other [TWINS rule 40]. */
static void collect_image(struct layout *l, const struct flow_block *block, int width, int parent,
                          struct boxes *boxes)
{
    const struct flow_image *image = &block->image;
    parent = tags_place(l, block, parent, NULL);
    struct picture *picture = arena_new_of(l->scratch, struct picture);
    struct part *part = arena_new_of(l->scratch, struct part);
    *picture = (struct picture){image, image_x(image, width), tag_add(l, block->role, parent)};
    l->tags.at[picture->tag].alt = arena_strdup(l->out, image->alt);
    l->tags.at[picture->tag].id = block->id;
    part->height = len_to_twips(image->height);
    part->mark_from = part->mark_to = l->marks.n;
    *vec_push(l->scratch, boxes) = (struct box){
        .kind = FLOW_IMAGE,
        .parts = part,
        .n_parts = 1,
        .before = len_to_twips(image->style->before),
        .after = len_to_twips(image->style->after),
        .keep_next = image->keep_next,
        .pos = block->pos,
        .picture = picture,
    };
}

bool collect_blocks(struct layout *l, const struct flow_block *blocks, size_t n, int width,
                    int parent, struct boxes *boxes)
{
    for (size_t i = 0; i < n; i++) {
        const struct flow_block *block = &blocks[i];
        size_t first = boxes->n;
        bool is_done = true;
        switch (block->kind) {
        case FLOW_PARA:
            is_done = collect_para(l, block, width, parent, boxes);
            break;
        case FLOW_TABLE:
            is_done = table_collect(l, block, parent, boxes);
            break;
        case FLOW_RULE:
            collect_rule(l, block, boxes);
            break;
        case FLOW_IMAGE:
            collect_image(l, block, width, parent, boxes);
            break;
        case FLOW_FORMULA:
            formula_collect(l, block, width, parent, boxes);
            break;
        }
        if (!is_done) return false;
        for (size_t k = first; k < boxes->n; k++)
            boxes->at[k].is_foot = block->is_foot;
    }
    return true;
}
