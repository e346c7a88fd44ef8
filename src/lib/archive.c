/* The PDF for the archive: the document's pages, and the files that they were made of. */
#include "lib/lib.h"

#include "archive/archive.h"
#include "base/vec.h"
#include "image/image.h"
#include "pdf/pdf.h"
#include "style/sheet.h"

#include <string.h>

typedef VEC(struct pdf_attachment) attachment_list;

static void attach_source(struct arena *a, attachment_list *list, const struct lib_source *source,
                          const char *words)
{
    if (!source->bytes) return;
    *vec_push(a, list) = (struct pdf_attachment){
        source->name, "text/xml", words, "Source", source->bytes, source->n,
    };
}

static bool is_attached(const attachment_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (!strcmp(list->at[i].name, name)) return true;
    return false;
}

/* As they are embedded: upright, and without anything but the picture. */
static void attach_image(struct arena *a, attachment_list *list, const struct report_image *image)
{
    const struct image *picture = image->picture;
    if (is_attached(list, image->src)) return;
    *vec_push(a, list) = (struct pdf_attachment){
        .name = image->src,
        .type = picture->kind == IMAGE_PNG ? "image/png" : "image/jpeg",
        .words = "Hình trong văn bản",
        .relation = "Data",
        .bytes = picture->file,
        .n = picture->n_file,
    };
}

static attachment_list attachments_of(struct arena *a, const struct vanthu_report *report)
{
    attachment_list list = {0};
    attach_source(a, &list, &report->source, "Bản mô tả mà văn bản được lập từ đó");
    attach_source(a, &list, &report->copy, "Bản mô tả của bản sao");
    for (size_t i = 0; i < report->report.images.n; i++)
        attach_image(a, &list, report->report.images.at[i]);
    return list;
}

bool vanthu_write_archive(struct vanthu *v, struct vanthu_document *document,
                          enum vanthu_level level, uint8_t **bytes, size_t *n)
{
    static const enum pdf_level levels[] = {
        [VANTHU_A3A] = PDF_A_3A,
        [VANTHU_A2A] = PDF_A_2A,
        [VANTHU_A2U] = PDF_A_2U,
        [VANTHU_A1A] = PDF_A_1A,
    };
    *bytes = NULL;
    *n = 0;
    if (!vanthu_page_count(v, document)) return false;
    struct buf out = {0};
    struct arena *scratch = arena_new();
    attachment_list list = attachments_of(scratch, document->report);
    const struct pdf_archive archive = {
        .level = levels[level],
        .attachments = list.at,
        .n_attachments = list.n,
        .part = document->part,
        .step = document->step ? document->step->name : NULL,
        .has_fields = document->has_fields,
    };
    struct pages pages = lib_pages_to_write(document);
    bool done = meta_check(&document->pages.meta, document->pages.n, &v->diags) &&
                lib_write_pdf(v, scratch, &pages, &archive, &out) &&
                archive_check(scratch, out.at, out.n, &v->diags);
    arena_free(scratch);
    return lib_give(done, &out, bytes, n);
}
