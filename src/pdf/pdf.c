/* The order of the work. Pages come first, since they settle which characters the fonts must have
 * and which marked content the structure tree refers to; the fonts' object is numbered before. */
#include "pdf/pdf_priv.h"

void pdf_fill(struct pdf *p, int object)
{
    haru_fill(p->haru, object, &p->entries);
    p->entries.n = 0;
}

int pdf_stream_packed(struct pdf *p, const struct buf *packed)
{
    int object = haru_stream(p->haru, packed->at, packed->n);
    buf_puts(&p->entries, "/Filter /FlateDecode\n");
    pdf_fill(p, object);
    return object;
}

int pdf_stream(struct pdf *p, const void *bytes, size_t n)
{
    return pdf_stream_packed(p, deflate_bytes(p->deflate, bytes, n));
}

static bool write_objects(struct pdf *p)
{
    p->font_resources = haru_dict(p->haru);
    p->drawn = arena_array_of(p->arena, p->pages->n, struct drawn_page);
    if (p->set)
        set_write_pages(p);
    else
        for (size_t i = 0; i < p->pages->n; i++)
            page_write(p, i);
    if (p->lacks_glyph || !fonts_write(p)) return false;
    links_write(p);
    fields_write(p);
    tags_write(p);
    outline_write(p);
    archive_write(p);
    meta_write(p);
    return true;
}

static void take_archive(struct pdf *p, const struct pdf_archive *archive)
{
    if (!archive) return;
    p->level = archive->level;
    p->part = archive->part;
    p->step = archive->step;
    p->has_fields = archive->has_fields;
    if (p->level == PDF_A_1A) haru_set_version(p->haru, "1.4");
    if (p->level != PDF_A_3A) return;
    p->attachments = archive->attachments;
    p->n_attachments = archive->n_attachments;
}

static bool write_file(struct pdf *p, const struct pdf_archive *archive, struct buf *out)
{
    p->haru = haru_open(p->arena, p->diags);
    if (!p->haru) return false;
    take_archive(p, archive);
    p->deflate = deflate_new();
    bool done = write_objects(p) && haru_save(p->haru, out, p->diags);
    deflate_free(p->deflate);
    for (size_t i = 0; i < p->links.n; i++)
        buf_free(&p->links.at[i].words);
    buf_free(&p->entries);
    buf_free(&p->content);
    buf_free(&p->catalog);
    buf_free(&p->flat);
    haru_close(p->haru);
    return done;
}

bool pdf_write(struct arena *a, const struct pages *pages, const struct pdf_archive *archive,
               struct pdf_faces *faces, struct buf *out, struct diag_list *diags)
{
    struct pdf p = {.arena = a, .diags = diags, .pages = pages, .faces = faces};
    return write_file(&p, archive, out);
}

bool pdf_write_set(struct arena *a, const struct pages *pages, const struct pdf_set *set,
                   struct buf *out, struct diag_list *diags)
{
    struct pdf p = {.arena = a, .diags = diags, .pages = pages, .set = set};
    return write_file(&p, NULL, out);
}
