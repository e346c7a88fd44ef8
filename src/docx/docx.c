/* From flow to package: collect, write the parts, zip them. Headers come before the document, whose
 * sections name them by their relationships; the lists of parts are written last and stand first in
 * the package. */
#include "docx/docx.h"

#include "docx/docx_priv.h"

#define WORD "officedocument.wordprocessingml."

enum { CONTENT_TYPES, PACKAGE_RELS, DOCUMENT_RELS };

/* The buffer stays in its place until the next part is added. */
static struct buf *add_part(struct docx *d, const char *name, const char *type)
{
    struct docx_part *part = vec_push(d->arena, &d->parts);
    *part = (struct docx_part){.name = name, .type = type};
    return &part->body;
}

static struct buf *add_common_part(struct docx *d, const char *name, const char *type)
{
    struct buf *body = add_part(d, name, type);
    d->parts.at[d->parts.n - 1].is_common = true;
    return body;
}

static const char *relate(struct docx *d, const char *type, const char *target)
{
    const char *id = arena_printf(d->arena, "rId%zu", d->rels.n + 1);
    *vec_push(d->arena, &d->rels) = (struct docx_rel){id, type, target};
    return id;
}

/* A part beside the document: "styles" is word/styles.xml with a relationship of that name. */
static struct buf *add_word_part(struct docx *d, const char *name)
{
    relate(d, name, arena_printf(d->arena, "%s.xml", name));
    return add_common_part(d, arena_printf(d->arena, "word/%s.xml", name),
                           arena_printf(d->arena, WORD "%s", name));
}

/* Gives the relationship. */
static const char *add_header(struct docx *d, const char *part, const struct flow_para *para)
{
    docx_part_header(d, para,
                     add_common_part(d, arena_printf(d->arena, "word/%s", part), WORD "header"));
    return relate(d, "header", part);
}

/* The empty header takes the shape of the line that it stands in for, so that the body begins at
 * the same height on every page. */
static void add_no_header(struct docx *d, const struct flow_para *like)
{
    const struct flow_para empty = {.style = like->style};
    if (!d->no_header) d->no_header = add_header(d, "header0.xml", &empty);
}

/* Sections that show the same line share its part. */
static const char *header_of(struct docx *d, size_t section)
{
    const struct flow_section *all = d->flow->sections;
    for (size_t i = 0; i < section; i++)
        if (all[i].header == all[section].header) return d->headers[i];
    return add_header(d, arena_printf(d->arena, "header%zu.xml", section + 1), all[section].header);
}

static void add_headers(struct docx *d)
{
    const struct flow *flow = d->flow;
    d->headers = arena_array_of(d->arena, flow->n_sections, const char *);
    const struct flow_para *above = NULL; /* the header that a section without one would take */
    for (size_t i = 0; i < flow->n_sections; i++) {
        const struct flow_section *s = &flow->sections[i];
        const struct flow_para *shown = s->header ? s->header : above;
        if (shown && !(s->header && s->first_has_header)) add_no_header(d, shown);
        if (s->header)
            d->headers[i] = header_of(d, i);
        else if (above)
            d->headers[i] = d->no_header;
        above = shown;
    }
}

/* A part of its own for blocks of a margin; gives the relationship. */
static const char *add_margin(struct docx *d, bool is_top, size_t section,
                              const struct flow_block *blocks, size_t n)
{
    const char *kind = is_top ? "header" : "footer";
    const char *part = arena_printf(d->arena, "%s-first%zu.xml", kind, section + 1);
    docx_part_margin(d, is_top ? "w:hdr" : "w:ftr", blocks, n,
                     add_part(d, arena_printf(d->arena, "word/%s", part),
                              arena_printf(d->arena, WORD "%s", kind)));
    return relate(d, kind, part);
}

/* A section without a first footer would take that of the one before it (17.10.2). */
static const char *first_footer(struct docx *d, size_t i, bool *has_footers)
{
    const struct flow_section *s = &d->flow->sections[i];
    bool had_one = *has_footers;
    const struct flow_para empty = {.style = s->header ? s->header->style : d->flow->body};
    const struct flow_block nothing = {.kind = FLOW_PARA, .para = empty};
    *has_footers = had_one || s->n_first_bottom;
    if (s->n_first_bottom) return add_margin(d, false, i, s->first_bottom, s->n_first_bottom);
    return had_one ? add_margin(d, false, i, &nothing, 1) : NULL;
}

static void add_first_pages(struct docx *d)
{
    const struct flow *flow = d->flow;
    bool has_footers = false;
    d->first_headers = arena_array_of(d->arena, flow->n_sections, const char *);
    d->first_footers = arena_array_of(d->arena, flow->n_sections, const char *);
    for (size_t i = 0; i < flow->n_sections; i++) {
        const struct flow_section *s = &flow->sections[i];
        bool is_apart = (s->header && !s->first_has_header) || s->n_first_top || s->n_first_bottom;
        if (!is_apart) continue;
        d->first_footers[i] = first_footer(d, i, &has_footers);
        if (s->n_first_top)
            d->first_headers[i] = add_margin(d, true, i, s->first_top, s->n_first_top);
        else
            d->first_headers[i] = s->first_has_header ? d->headers[i] : d->no_header;
    }
}

/* word/media/image1.png: the files as they are. */
static void add_pictures(struct docx *d)
{
    static const char *const endings[] = {[IMAGE_PNG] = "png", [IMAGE_JPEG] = "jpeg"};
    for (size_t i = 0; i < d->pictures.n; i++) {
        const struct image *image = d->pictures.at[i].image;
        const char *target =
            arena_printf(d->arena, "media/image%zu.%s", i + 1, endings[image->kind]);
        buf_add(add_part(d, arena_printf(d->arena, "word/%s", target), NULL),
                (const char *)image->file, image->n_file);
        d->parts.at[d->parts.n - 1].is_packed = true;
        d->pictures.at[i].rel = relate(d, "image", target);
    }
}

static void add_document(struct docx *d)
{
    struct buf *body = add_part(d, "word/document.xml", WORD "document.main");
    docx_part_document(d, body);
}

static void add_word_parts(struct docx *d)
{
    docx_part_styles(d, add_word_part(d, "styles"));
    docx_part_settings(d, add_word_part(d, "settings"));
    docx_part_font_table(d, add_word_part(d, "fontTable"));
    if (d->nums.n) docx_part_numbering(d, add_word_part(d, "numbering"));
    if (!d->flow->n_notes) return;
    docx_part_footnotes(d, add_word_part(d, "footnotes"));
    d->parts.at[d->parts.n - 1].is_common = false;
}

static void add_properties(struct docx *d)
{
    docx_part_core(d->arena, &d->flow->meta,
                   add_part(d, "docProps/core.xml", "package.core-properties"));
    docx_part_app(&d->flow->meta,
                  add_common_part(d, "docProps/app.xml", "officedocument.extended-properties"));
    docx_part_custom(d->arena, &d->flow->meta,
                     add_part(d, "docProps/custom.xml", "officedocument.custom-properties"));
}

/* Without its relationship to itemProps1.xml a program could not tell the part from others. */
static void add_source(struct docx *d)
{
    static const struct docx_rel rel = {"rId1", "customXmlProps", "itemProps1.xml"};
    if (!d->flow->source.text) return;
    relate(d, "customXml", "../customXml/item1.xml");
    docx_part_source(d, add_part(d, "customXml/item1.xml", NULL));
    docx_part_source_properties(
        d, add_part(d, "customXml/itemProps1.xml", "officedocument.customXmlProperties"));
    docx_part_rels(d->arena, &rel, 1, add_common_part(d, "customXml/_rels/item1.xml.rels", NULL));
}

static void write_lists(struct docx *d)
{
    static const struct docx_rel rels[] = {
        {"rId1", "officeDocument", "word/document.xml"},
        {"rId2", "metadata/core-properties", "docProps/core.xml"},
        {"rId3", "extended-properties", "docProps/app.xml"},
        {"rId4", "custom-properties", "docProps/custom.xml"},
    };
    docx_part_rels(d->arena, rels, sizeof rels / sizeof *rels, &d->parts.at[PACKAGE_RELS].body);
    docx_part_rels(d->arena, d->rels.at, d->rels.n, &d->parts.at[DOCUMENT_RELS].body);
    docx_part_content_types(d, &d->parts.at[CONTENT_TYPES].body);
}

static void add_parts(struct docx *d)
{
    add_common_part(d, "[Content_Types].xml", NULL);
    add_common_part(d, "_rels/.rels", NULL);
    add_common_part(d, "word/_rels/document.xml.rels", NULL);
    add_headers(d);
    add_first_pages(d);
    add_pictures(d);
    add_document(d);
    add_word_parts(d);
    add_properties(d);
    add_source(d);
    write_lists(d);
}

bool docx_write(struct arena *a, const struct flow *flow, struct packer *packer, struct buf *out,
                struct diag_list *diags)
{
    struct docx d = {.arena = a, .flow = flow, .memo = packer_memo(packer)};
    docx_name_styles(&d);
    docx_collect(&d);
    docx_number(&d);
    docx_sort_targets(&d);
    docx_link_styles(&d);
    add_parts(&d);
    bool is_done = docx_package(&d, packer, out, diags);
    for (size_t i = 0; i < d.parts.n; i++)
        buf_free(&d.parts.at[i].body);
    return is_done;
}
