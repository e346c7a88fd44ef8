/* The body: headings with their labels, run-in headings, paragraphs. */
#include "compose/compose_priv.h"

static const struct format plain = {.role = ROLE_P};

static void add_para(struct composer *c, struct built *b, const struct report_block *block)
{
    struct draft p = {.c = c, .style = composer_style(c, c->sheet->body)};
    inlines_add(&p, plain, block->content);
    struct flow_block *made = built_add(c, b, FLOW_PARA, ROLE_P, block->pos);
    made->para = draft_finish(&p);
    made->id = block->id;
}

/* Depth counts headings, not rungs: a reader's outline must not skip a step. */
static enum role heading_role(int depth)
{
    return (enum role)(ROLE_H1 + (depth < 6 ? depth : 6) - 1);
}

static const struct sheet_level *level_of(const struct section_label *found)
{
    return found->scheme->rungs[found->rung].level;
}

static const struct flow_label *make_label(struct composer *c, const struct section_label *found,
                                           const struct style *style, struct format f,
                                           struct pos pos)
{
    if (!found->text) return NULL;
    const struct rung *rung = &found->scheme->rungs[found->rung];
    struct flow_label *label = arena_new_of(c->a, struct flow_label);
    label->numbering = rung->flow_numbering;
    if (found->is_quoted)
        label->numbering += (int)(found->scheme->quote_numbering - found->scheme->first_numbering);
    label->instance = found->instance;
    label->level = rung->flow_level;
    label->text = found->text;
    label->gap = labels_gap(rung);
    const char *text = arena_printf(c->a, "%s%s", label->text, label->gap);
    label->run = draft_run(c, style, f, FLOW_TEXT, text, pos);
    label->run.text = text; /* "Chương I" above a title in capitals */
    if (label->run.face && !text_check_glyphs(label->run.face, label->text, pos, c->diags))
        c->ok = false;
    return label;
}

static void add_heading(struct composer *c, struct built *b, const struct report_block *section,
                        const struct section_label *found, int depth)
{
    const struct sheet_level *level = level_of(found);
    const struct style *style = composer_style(c, level->style);
    struct draft p = {.c = c, .style = style};
    if (found->text && level->is_label_above) draft_break(&p, section->pos);
    inlines_add(&p, plain, section->content);
    enum role role = found->is_quoted ? ROLE_P : heading_role(depth);
    struct flow_block *made = built_add(c, b, FLOW_PARA, role, section->pos);
    made->para = draft_finish(&p);
    made->para.label = make_label(c, found, style, plain, section->pos);
    made->id = section->id;
}

/* Whether the text so far ends in a mark of its own. */
static bool ends_in_mark(const struct draft *p)
{
    static const char marks[] = ".;:,!?";
    char last = p->open.n ? p->open.at[p->open.n - 1] : 'x';
    for (size_t i = 0; marks[i]; i++)
        if (last == marks[i]) return true;
    return false;
}

/* "2.2. Title: text" as one paragraph; its first runs are the heading. */
static void add_run_in(struct composer *c, struct built *b, const struct report_block *section,
                       const struct section_label *found, int depth)
{
    const struct sheet_level *level = level_of(found);
    const struct style *style = composer_style(c, level->paragraph_style);
    struct format heading = {.style = composer_style(c, level->title_style),
                             .role = found->is_quoted ? ROLE_P : heading_role(depth)};
    struct draft p = {.c = c, .style = style};
    inlines_add(&p, heading, section->content);
    const char *end = found->scheme->sheet->run_in_end;
    if (!ends_in_mark(&p)) draft_text(&p, heading, end, NULL, section->pos);
    draft_text(&p, heading, " ", NULL, section->pos);
    inlines_add(&p, plain, section->first->content);
    struct flow_block *made = built_add(c, b, FLOW_PARA, ROLE_P, section->pos);
    made->para = draft_finish(&p);
    made->para.label = make_label(c, found, style, heading, section->pos);
    made->id = section->id;
}

/* In a quote a heading looks like one and is none: it is not this document's. */
static void add_quoted_heading(struct composer *c, struct built *b,
                               const struct report_block *section,
                               const struct section_label *found)
{
    const struct sheet_level *level = level_of(found);
    const struct style *style = composer_style(c, level->paragraph_style);
    struct format heading = {.style = composer_style(c, level->title_style), .role = ROLE_P};
    struct draft p = {.c = c, .style = style};
    inlines_add(&p, heading, section->content);
    struct flow_block *made = built_add(c, b, FLOW_PARA, ROLE_P, section->pos);
    made->para = draft_finish(&p);
    made->para.label = make_label(c, found, style, heading, section->pos);
    made->para.keep_next = made->para.keep_lines = section->first != NULL;
    made->id = section->id;
}

/* "1. text": the first paragraph has the label. */
static void add_untitled(struct composer *c, struct built *b, const struct report_block *section,
                         const struct section_label *found)
{
    const struct sheet_level *level = level_of(found);
    const struct style *style = composer_style(c, level->paragraph_style);
    struct format label = {.style = composer_style(c, level->label_style), .role = ROLE_P};
    struct draft p = {.c = c, .style = style};
    inlines_add(&p, plain, section->first->content);
    struct flow_block *made = built_add(c, b, FLOW_PARA, ROLE_P, section->pos);
    made->para = draft_finish(&p);
    made->para.label = make_label(c, found, style, label, section->pos);
    made->id = section->id;
}

static void add_blocks(struct composer *c, struct built *b, const struct report_block *blocks,
                       int depth);

static bool needs_title(struct composer *c, const struct report_block *section,
                        const struct section_label *found)
{
    const struct sheet_level *level = level_of(found);
    if (level->paragraph_style) return false;
    diag_add(c->diags, section->pos, DIAG_COMPOSE_TITLE, level->name, NULL, NULL);
    c->ok = false;
    return true;
}

/* A run-in heading, and a section without title, are followed by a paragraph: the report room has
 * seen to it. */
static void add_section(struct composer *c, struct built *b, const struct report_block *section,
                        int depth)
{
    const struct section_label *found = &c->labels.at[c->next_label++];
    const struct report_block *rest = section->first;
    int around = c->here;
    c->here = found->cited;
    typed_check_label(c, found->text, section->content ? section->content : rest->content);
    bool is_heading = section->content && !section->is_run_in;
    if (is_heading && found->is_quoted && level_of(found)->paragraph_style) {
        add_quoted_heading(c, b, section, found);
    } else if (is_heading || needs_title(c, section, found)) {
        add_heading(c, b, section, found, depth);
    } else if (section->content) {
        add_run_in(c, b, section, found, depth);
    } else {
        add_untitled(c, b, section, found);
    }
    if (!is_heading) rest = rest->next;
    add_blocks(c, b, rest, section->content ? depth + 1 : depth);
    c->here = around;
}

/* Pages on their side, unless these are already. Behind them the pages stand upright again. */
static void add_landscape(struct composer *c, struct built *b, const struct report_block *block,
                          int depth)
{
    bool is_turned = c->part->body->is_landscape || c->is_turned;
    c->is_turned = true;
    if (!is_turned) pages_begin(c, b, (struct section_start){.page = pages_turned(c, true)});
    add_blocks(c, b, block->first, depth);
    c->is_turned = is_turned;
    if (!is_turned) pages_begin(c, b, (struct section_start){.page = pages_turned(c, false)});
}

/* A table cannot ask for a new page, but a paragraph before it can. */
static void add_spacer(struct composer *c, struct built *b, const struct report_block *block)
{
    built_add(c, b, FLOW_PARA, ROLE_ARTIFACT, block->pos)->para =
        (struct flow_para){.style = composer_style(c, c->sheet->spacer)};
}

static void add_blocks(struct composer *c, struct built *b, const struct report_block *blocks,
                       int depth)
{
    for (const struct report_block *block = blocks; block; block = block->next) {
        size_t from = b->blocks.n;
        if (block->is_on_new_page && block->table && !block->table->caption)
            add_spacer(c, b, block);
        if (block->kind == REPORT_SECTION) {
            add_section(c, b, block, depth);
        } else if (block->kind == REPORT_QUOTE) {
            quotes_begin(c, block);
            add_blocks(c, b, block->first, depth);
            quotes_mark(c, b, from, block);
        } else if (block->kind == REPORT_LANDSCAPE) {
            add_landscape(c, b, block, depth);
        } else if (block->kind == REPORT_TABLE) {
            table_add(c, b, block);
        } else if (block->kind == REPORT_IMAGE) {
            image_add(c, b, block, false);
        } else if (block->kind == REPORT_FORMULA) {
            formula_add(c, b, block);
        } else {
            add_para(c, b, block);
        }
        if (block->is_on_new_page && b->blocks.n > from)
            b->blocks.at[from].para.break_before = true;
        anchors_add_made(c, b, from, block);
    }
}

void sections_add(struct composer *c, struct built *b)
{
    /* the part's own heading stands above those of its sections */
    c->next_label = c->part->first_label;
    c->next_figure = c->part->first_figure;
    add_blocks(c, b, c->part->body->blocks, c->part->label ? 2 : 1);
}
