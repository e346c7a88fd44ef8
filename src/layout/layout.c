/* From flow to pages, section by section: collect, fill, place. */
#include "layout/layout_priv.h"

#include <string.h>

static bool parts_fit(const struct box *box, int room)
{
    for (size_t p = 0; p < box->n_parts; p++)
        if (box->parts[p].height + box->parts[p].below > room) return false;
    return true;
}

/* A row that may be split is bound by its lines alone. */
static bool lines_fit(const struct row *row, int room)
{
    if (!row->flow->may_split) return false;
    for (size_t c = 0; c < row->n_cells; c++)
        for (size_t i = 0; i < row->cells[c].boxes.n; i++)
            if (!parts_fit(&row->cells[c].boxes.at[i], room - 2 * row->border)) return false;
    return true;
}

/* A block that no page can hold is the author's to divide. */
static bool check_heights(struct layout *l, const struct boxes *boxes, int height)
{
    bool all_fit = true;
    for (size_t i = 0; i < boxes->n; i++) {
        const struct box *box = &boxes->at[i];
        const struct row *row = box->kind == FLOW_TABLE ? box->row : NULL;
        int room = height - (row && row->repeat ? row->repeat->height : 0);
        if (parts_fit(box, room) || (row && lines_fit(row, room))) continue;
        bool is_row = row && !row->is_grid && !row->flow->may_split;
        diag_add(l->diags, box->pos, is_row ? DIAG_LAYOUT_ROW_HIGH : DIAG_LAYOUT_TOO_HIGH, NULL,
                 NULL, NULL);
        all_fit = false;
    }
    return all_fit;
}

/* Nor can a page hold a line of a note that is higher than itself. */
static bool check_notes(struct layout *l, size_t first_mark, int height)
{
    height -= notes_separator(&l->flow->notes_area);
    bool all_fit = true;
    for (size_t i = first_mark; i < l->marks.n; i++) {
        const struct mark *mark = &l->marks.at[i];
        bool fits = true;
        for (size_t k = 0; k < mark->n_lines; k++)
            fits = fits && mark->lines[k].height <= height;
        struct pos pos = l->flow->notes[mark->note].pos;
        if (!fits) diag_add(l->diags, pos, DIAG_LAYOUT_TOO_HIGH, NULL, NULL, NULL);
        all_fit = all_fit && fits;
    }
    return all_fit;
}

/* The line that ends a section behind a table needs no room where other pages follow [TWINS rule
 * 27]. */
static void drop_last_line(struct boxes *boxes)
{
    const struct box *last = boxes->n > 1 ? &boxes->at[boxes->n - 1] : NULL;
    if (!last || last->kind != FLOW_PARA || last->para->text.n_runs) return;
    if (last[-1].kind == FLOW_TABLE) boxes->n--;
}

static bool lay_out_section(struct layout *l, size_t i, int document)
{
    const struct flow_section *section = &l->flow->sections[i];
    struct region region = region_of(&section->page);
    struct boxes boxes = {0};
    struct plan plan = {0};
    size_t first_mark = l->marks.n;
    l->width = region.text_width;
    if (!collect_blocks(l, section->blocks, section->n_blocks, l->width, document, &boxes))
        return false;
    if (i + 1 < l->flow->n_sections) drop_last_line(&boxes);
    bool fits = check_heights(l, &boxes, region.text_height);
    if (!check_notes(l, first_mark, region.text_height) || !fits) return false;
    fill_pages(l, &boxes, region.text_height, &plan);
    return place_section(l, i, document, &plan);
}

static const struct font_face *first_face(const struct flow *flow)
{
    for (size_t s = 0; s < flow->n_sections; s++) {
        const struct flow_section *section = &flow->sections[s];
        for (size_t i = 0; i < section->n_blocks; i++) {
            const struct flow_block *block = &section->blocks[i];
            if (block->kind == FLOW_PARA && block->para.n_runs) return block->para.runs[0].face;
        }
    }
    return NULL;
}

static void *moved(struct arena *a, const void *at, size_t n, size_t size)
{
    void *p = arena_alloc_n(a, n, size);
    if (n) memcpy(p, at, n * size);
    return p;
}

static struct page_watermark watermark_of(const struct flow_watermark *flow)
{
    enum { TWIPS_OF_HALF_POINT = 10 };
    return (struct page_watermark){.text = flow->text,
                                   .face = flow->face,
                                   .size = flow->size * TWIPS_OF_HALF_POINT,
                                   .width = flow->width,
                                   .color = flow->color};
}

static bool run(struct layout *l, struct pages *pages)
{
    tag_add(l, ROLE_ARTIFACT, 0);
    int document = tag_add(l, ROLE_DOCUMENT, 0);
    for (size_t i = 0; i < l->flow->n_sections; i++)
        if (!lay_out_section(l, i, document)) return false;
    tags_finish(l);
    pages->meta = l->flow->meta;
    pages->watermark = watermark_of(&l->flow->watermark);
    pages->n = l->pages.n;
    pages->at = moved(l->out, l->pages.at, l->pages.n, sizeof *l->pages.at);
    pages->n_tags = l->tags.n;
    pages->tags = moved(l->out, l->tags.at, l->tags.n, sizeof *l->tags.at);
    pages->n_fields = l->fields.n;
    pages->fields = moved(l->out, l->fields.at, l->fields.n, sizeof *l->fields.at);
    return true;
}

bool layout_pages(struct arena *a, const struct flow *flow, struct pages *pages,
                  struct diag_list *diags)
{
    struct layout l = {.out = a, .flow = flow, .diags = diags, .scratch = arena_new()};
    l.face = first_face(flow);
    l.is_noted = arena_array_of(l.scratch, flow->n_notes, bool);
    bool is_done = run(&l, pages);
    arena_free(l.scratch);
    return is_done;
}
