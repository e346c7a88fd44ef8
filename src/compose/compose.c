/* From report and layout sheet to flow, in this order: the type and what it needs, the numbers of
 * all sections, the blocks of the type's template with the body in it, then what depends on widths
 * and on what follows. */
#include "compose/compose.h"

#include "compose/compose_priv.h"

#include <string.h>

/* ---- what the type needs ---- */

/* The first part of `path` that the report lacks; NULL when it is all there. */
static const char *missing_part(struct composer *c, const char *path, struct pos *pos)
{
    for (const char *end = path;; end++) {
        end += strcspn(end, "/");
        const char *part = arena_strndup(c->a, path, (size_t)(end - path));
        const struct report_field *f = report_field_find(c->report->fields, part);
        if (!f || (!f->content && !f->first)) return part;
        if (!*end) return NULL;
        *pos = f->pos;
    }
}

static void check_required(struct composer *c)
{
    const char *last = "";
    for (size_t i = 0; i < c->type->n_requires; i++) {
        struct pos pos = c->report->pos;
        const char *missing = missing_part(c, c->type->requires[i], &pos);
        if (!missing || strcmp(missing, last) == 0) continue;
        last = missing;
        const char *name = strrchr(missing, '/');
        const char *around = name ? arena_strndup(c->a, missing, (size_t)(name - missing)) : NULL;
        diag_add(c->diags, pos, around ? DIAG_COMPOSE_REQUIRED_IN : DIAG_COMPOSE_REQUIRED,
                 c->type->code, name ? name + 1 : missing, around);
        c->ok = false;
    }
}

static bool is_listed(const char *value, const char *one_of)
{
    size_t n = strlen(value);
    for (const char *p = one_of; p; p = strstr(p, ", ") ? strstr(p, ", ") + 2 : NULL)
        if (strncmp(p, value, n) == 0 && (p[n] == ',' || !p[n])) return n > 0;
    return false;
}

/* `path` from `fields` on: each part of that name, and what is named below it. */
static void check_value(struct composer *c, const struct report_field *fields, const char *path,
                        const char *one_of)
{
    size_t n = strcspn(path, "/");
    for (const struct report_field *f = fields; f; f = f->next) {
        if (strlen(f->name) != n || strncmp(f->name, path, n) != 0) continue;
        if (path[n]) {
            check_value(c, f->first, path + n + 1, one_of);
        } else if (!is_listed(text_nfc(c->a, f->value), one_of)) {
            diag_add(c->diags, f->pos, DIAG_REPORT_VALUE, f->value, f->name, one_of);
            c->ok = false;
        }
    }
}

static void check_values(struct composer *c)
{
    for (size_t i = 0; i < c->sheet->n_values; i++)
        check_value(c, c->report->fields, c->sheet->values[i].path, c->sheet->values[i].one_of);
}

/* ---- meta ---- */

static const char *value(struct composer *c, const char *path)
{
    const struct report_field *f = report_field_find(c->report->fields, path);
    return f && *f->value ? text_nfc(c->a, f->value) : NULL;
}

static const char *text_or_empty(const char *s)
{
    return s ? s : "";
}

/* ---- where all of it comes from ---- */

static struct flow_source make_source(struct composer *c)
{
    const struct report_anchors *anchors = &c->report->anchors;
    struct flow_origin *origins = arena_array_of(c->a, anchors->n, struct flow_origin);
    for (size_t i = 0; i < anchors->n; i++) {
        const struct report_anchor *a = &anchors->at[i];
        origins[i] = (struct flow_origin){a->id, a->element, a->pos.line, a->pos.column};
    }
    return (struct flow_source){c->report->source, c->report->n_source, origins, anchors->n};
}

/* "vi" in the description means the sheet's "vi-VN". */
static const char *language(const struct composer *c)
{
    const char *own = c->report->language, *sheet = c->sheet->language;
    size_t n = strlen(own);
    return strncmp(own, sheet, n) == 0 && sheet[n] == '-' ? sheet : own;
}

static void make_meta(struct composer *c)
{
    const char *subject = value(c, "subject");
    const char *type = text_upper(c->a, c->type->title);
    c->meta = (struct meta){
        .title = subject ? arena_printf(c->a, "%s %s", type, subject) : type,
        .author = text_or_empty(value(c, "issuer/name")),
        .subject = text_or_empty(subject),
        .language = language(c),
        .type = c->report->type,
        .type_name = c->type->title,
        .number = value(c, "number"),
        .symbol = text_or_empty(value(c, "symbol")),
        .issued = value(c, "date"),
        .signer = value(c, "signature/name"),
        .post = value(c, "signature/post"),
        .place = value(c, "place"),
        .draft = value(c, "draft"),
    };
    metadata_make(c);
    recipients_make(c);
}

/* ---- the flow ---- */

static void copy_styles(struct composer *c)
{
    const struct style *from = c->choice->styles ? c->choice->styles : c->sheet->styles;
    c->styles = arena_array_of(c->a, c->sheet->n_styles, struct style);
    if (c->sheet->n_styles) memcpy(c->styles, from, c->sheet->n_styles * sizeof *c->styles);
}

static const struct style *const *list_styles(const struct composer *c)
{
    const struct style **list = arena_alloc_n(c->a, c->sheet->n_styles, sizeof(void *));
    for (size_t i = 0; i < c->sheet->n_styles; i++)
        list[i] = &c->styles[i];
    return list;
}

static void add_spacer(struct composer *c, struct built *b)
{
    built_add(c, b, FLOW_PARA, ROLE_ARTIFACT, c->report->pos)->para =
        (struct flow_para){.style = composer_style(c, c->sheet->spacer)};
}

/* Pages are not begun for the white space below a table. */
static void shorten_end(const struct composer *c, struct flow_block *last)
{
    bool is_space = last->kind == FLOW_PARA && !last->para.n_runs && !last->para.label;
    if (is_space && last->para.style == composer_style(c, c->sheet->tables.end))
        last->para.style = composer_style(c, c->sheet->spacer);
}

static void push_foot(struct composer *c, struct built *b)
{
    add_spacer(c, b);
    struct flow_block *spacer = &b->blocks.at[b->blocks.n - 1];
    spacer->is_foot = spacer->para.keep_next = spacer->para.keep_lines = true;
}

/* What the end of a section hangs on is a paragraph; the last one has none to hang. */
static bool is_end(const struct flow_block *block, bool is_last)
{
    return block->kind == FLOW_PARA || (is_last && block->kind == FLOW_RULE);
}

/* Tables stand neither first nor last in a section, nor next to each other: word processors join
 * neighbours, want a paragraph behind the last, and one of them adds a line before the first
 * [parity rule 27]. Nor does an image or a formula stand last: a section ends with a
 * paragraph of text, or LibreOffice takes the formula to the next page. */
static struct built part_tables(struct composer *c, const struct built *from, bool is_last)
{
    struct built b = {0};
    bool is_after_edge = true;
    for (size_t i = 0; i < from->blocks.n; i++) {
        bool is_table = from->blocks.at[i].kind == FLOW_TABLE;
        bool is_pushed = c->choice->pushes_foot && i && from->blocks.at[i].is_foot &&
                         !from->blocks.at[i - 1].is_foot;
        if (is_pushed) push_foot(c, &b);
        if (is_table && is_after_edge) add_spacer(c, &b);
        *vec_push(c->a, &b.blocks) = from->blocks.at[i];
        *vec_push(c->a, &b.origins) = from->origins.at[i];
        is_after_edge = is_table;
    }
    if (is_after_edge || !is_end(&b.blocks.at[b.blocks.n - 1], is_last)) add_spacer(c, &b);
    shorten_end(c, &b.blocks.at[b.blocks.n - 1]);
    return b;
}

/* The blocks of the i-th section; lent. */
static struct built section_blocks(const struct composer *c, const struct built *all, size_t i)
{
    size_t from = c->starts.at[i].at;
    size_t to = i + 1 < c->starts.n ? c->starts.at[i + 1].at : all->blocks.n;
    return (struct built){.blocks = {all->blocks.at + from, to - from, to - from},
                          .origins = {all->origins.at + from, to - from, to - from}};
}

static void fit_notes(struct composer *c)
{
    for (size_t i = 0; i < c->notes.n && c->has_fonts; i++) {
        struct built note = {.blocks = {(struct flow_block *)c->notes.at[i].blocks, 1, 1}};
        region_fit(c, &note, c->note_widths.at[i]);
    }
}

static struct built compose_blocks(struct composer *c)
{
    struct built b = {0};
    parts_add(c, &b, c->choice->part);
    links_resolve(c, &b);
    if (!c->choice->part) fields_check_placed(c);
    /* the last pages were begun and nothing came */
    if (c->starts.n > 1 && c->starts.at[c->starts.n - 1].at == b.blocks.n) c->starts.n--;
    for (size_t i = 0; i < c->starts.n; i++) {
        struct built section = section_blocks(c, &b, i);
        pages_set(c, &c->starts.at[i].page);
        region_fit(c, &section, c->width);
    }
    fit_notes(c);
    keeps_apply(c, &b);
    return b;
}

static const struct flow_para *make_header(struct composer *c)
{
    if (!c->sheet->header_style) return NULL;
    const struct style *style = composer_style(c, c->sheet->header_style);
    struct flow_para *header = arena_new_of(c->a, struct flow_para);
    struct flow_run *run = arena_new_of(c->a, struct flow_run);
    *run = draft_run(c, style, (struct format){.role = ROLE_ARTIFACT}, FLOW_PAGE_NUMBER, NULL,
                     c->report->pos);
    *header = (struct flow_para){.style = style, .runs = run, .n_runs = 1};
    return header;
}

static const struct flow_section *make_sections(struct composer *c, const struct built *b)
{
    const struct flow_para *header = make_header(c);
    struct flow_section *sections = arena_array_of(c->a, c->starts.n, struct flow_section);
    for (size_t i = 0; i < c->starts.n; i++) {
        const struct section_start *start = &c->starts.at[i];
        struct built own = section_blocks(c, b, i);
        struct built parted = part_tables(c, &own, i + 1 == c->starts.n);
        sections[i] = (struct flow_section){
            .page = start->page,
            .blocks = parted.blocks.at,
            .n_blocks = parted.blocks.n,
            .header = header,
            .first_has_header = start->first_has_header,
            .first_number = start->first_number,
            .first_top = start->top,
            .n_first_top = start->n_top,
            .first_bottom = start->bottom,
            .n_first_bottom = start->n_bottom,
        };
    }
    return sections;
}

static struct flow make_flow(struct composer *c, const struct built *b)
{
    const struct sheet *s = c->sheet;
    return (struct flow){
        .meta = c->meta,
        .source = make_source(c),
        .watermark = c->watermark,
        .line_numbers = c->line_numbers,
        .sections = make_sections(c, b),
        .n_sections = c->starts.n,
        .notes = c->notes.at,
        .n_notes = c->notes.n,
        .notes_area = {s->notes.gap_above, s->notes.rule, s->notes.gap_below, s->notes.rule_length},
        .numberings = c->numberings.at,
        .n_numberings = c->numberings.n,
        .styles = list_styles(c),
        .n_styles = s->n_styles,
        .body = composer_style(c, s->body),
        .tab_every = s->tab_every,
        .foot_lines = s->foot_lines,
        .left_blank = c->left_blank,
    };
}

static void compose(struct composer *c, struct flow *flow)
{
    const struct report *r = c->report;
    c->type = sheet_type_find(c->sheet, r->type, r->type_pos, c->diags);
    c->ok = c->type != NULL;
    if (!c->ok) return;
    check_required(c);
    check_values(c);
    copy_styles(c);
    c->ok = parts_list(c) && c->ok;
    if (!c->ok) return;
    labels_count(c);
    if (!c->ok) return;
    make_meta(c);
    anchors_start(c);
    drafts_mark(c);
    struct built b = compose_blocks(c);
    if (!c->ok) return;
    struct flow made = make_flow(c, &b);
    if (c->ok) *flow = made;
}

bool flow_compose(struct arena *a, const struct report *report, const struct sheet *sheet,
                  struct font_set *fonts, const struct flow_choice *choice, struct flow *flow,
                  struct diag_list *diags)
{
    struct composer c = {
        .a = a,
        .choice = choice,
        .scratch = arena_new(),
        .report = report,
        .sheet = sheet,
        .fonts = fonts,
        .diags = diags,
        .ok = true,
        .has_fonts = true,
        .here = -1,
        .width = pages_width(&sheet->page),
        .height = pages_height(&sheet->page),
    };
    compose(&c, flow);
    arena_free(c.scratch);
    return c.ok;
}
