/* From a report to its results. */
#include "lib/frozen.h"
#include "lib/lib.h"

#include "docx/docx.h"
#include "dump/dump.h"
#include "pdf/pdf.h"
#include "record/record.h"
#include "style/sheet.h"

#include <stdlib.h>
#include <string.h>

struct vanthu_document *vanthu_compose(struct vanthu *v, struct vanthu_report *report,
                                       const char *layout)
{
    return vanthu_compose_part(v, report, layout, NULL);
}

/* The step that the description names, or that is to be found. */
static bool choose_step(struct vanthu *v, struct vanthu_document *d)
{
    const struct report *report = &d->report->report;
    if (!report->fit) return true;
    d->is_to_fit = strcmp(report->fit, "yes") == 0;
    if (d->is_to_fit || strcmp(report->fit, "no") == 0) return true;
    d->step = sheet_step_find(d->sheet, report->fit, report->fit_pos, &v->diags);
    if (!d->step) return false;
    d->fitted = (struct vanthu_fitted){VANTHU_FIT_NAMED, d->step->name, d->step->title, 0, 0};
    return true;
}

/* A copy is made of what was signed and issued [ND30 Điều 25 to 27]; that of the copy itself comes
 * later. */
static void check_copied(struct vanthu *v, const struct vanthu_document *d)
{
    const char *blank = d->flow.left_blank;
    if (!d->report->copy.bytes || !blank || strncmp(blank, "./", 2) == 0) return;
    diag_add(&v->diags, d->report->report.pos, DIAG_COPY_BLANK, blank, NULL, NULL);
}

static struct vanthu_document *document_new(struct vanthu_report *report, const struct sheet *sheet,
                                            const char *part)
{
    struct vanthu_document *d = mem_alloc(sizeof *d);
    *d = (struct vanthu_document){.arena = arena_new(), .report = report, .sheet = sheet};
    if (part) d->part = arena_strdup(report->arena, part);
    report->holders++;
    return d;
}

struct vanthu_document *vanthu_compose_part(struct vanthu *v, struct vanthu_report *report,
                                            const char *layout, const char *part)
{
    const struct sheet *sheet = lib_sheet(v, &report->report, layout);
    struct font_set *fonts = sheet ? lib_fonts(v) : NULL;
    if (!fonts) return NULL;
    struct vanthu_document *d = document_new(report, sheet, part);
    report_tell_unfilled(&report->report, DIAG_REPORT_UNFILLED, &v->diags);
    if (choose_step(v, d) && lib_compose(v, d, (struct flow_choice){0}, &v->diags)) {
        check_copied(v, d);
        return d;
    }
    vanthu_document_free(d);
    return NULL;
}

void vanthu_sign_fields(struct vanthu_document *document)
{
    document->has_fields = true;
}

struct pages lib_pages_to_write(const struct vanthu_document *document)
{
    struct pages pages = document->pages;
    if (!document->has_fields) pages.n_fields = 0;
    return pages;
}

void vanthu_protect(struct vanthu_document *document)
{
    document->is_protected = true;
}

void vanthu_document_free(struct vanthu_document *document)
{
    if (!document) return;
    vanthu_report_free(document->report);
    arena_free(document->arena);
    free(document);
}

size_t vanthu_page_count(struct vanthu *v, struct vanthu_document *document)
{
    if (document->is_redline) {
        diag_add(&v->diags, (struct pos){0}, DIAG_REDLINE_PAGES, NULL, NULL, NULL);
        return 0;
    }
    if (!document->has_pages) document->has_pages = lib_paginate(v, document);
    return document->has_pages ? document->pages.n : 0;
}

static bool write_record(struct vanthu *v, const struct vanthu_document *d, enum vanthu_kind kind,
                         struct buf *out)
{
    const struct meta *meta = &d->pages.meta;
    if (!meta_check(meta, d->pages.n, &v->diags)) return false;
    if (kind == VANTHU_METADATA) {
        record_write_xml(meta, d->pages.n, out);
        return true;
    }
    record_write_head(meta, out);
    record_write_line(meta, d->pages.n, out);
    return true;
}

static struct pdf_writer *writer_of(struct vanthu *v)
{
    if (v->writer) return v->writer;
    v->writer = pdf_writer_new(lib_memo(v));
    pdf_writer_know_cuts(v->writer, frozen_cuts, n_frozen_cuts);
    return v->writer;
}

void vanthu_share_fonts(struct vanthu *v)
{
    pdf_writer_share_fonts(writer_of(v));
}

bool lib_write_pdf(struct vanthu *v, struct arena *scratch, const struct pages *pages,
                   const struct pdf_archive *archive, struct buf *out)
{
    return pdf_write(scratch, pages, archive, writer_of(v), out, &v->diags);
}

static bool write_docx(struct vanthu *v, struct arena *scratch, const struct flow *flow,
                       struct buf *out)
{
    if (!v->packer) v->packer = docx_packer_new(lib_memo(v));
    return docx_write(scratch, flow, v->packer, out, &v->diags);
}

static bool write_kind(struct vanthu *v, struct arena *scratch, struct vanthu_document *d,
                       enum vanthu_kind kind, struct buf *out)
{
    if (kind == VANTHU_XML) {
        buf_add(out, d->report->source.bytes, d->report->source.n);
        return true;
    }
    bool has_pages = kind != VANTHU_DOCX || !d->is_redline;
    if (has_pages && !vanthu_page_count(v, d)) return false;
    d->flow.is_protected = d->is_protected;
    if (kind == VANTHU_DOCX) return write_docx(v, scratch, &d->flow, out);
    struct pages pages = lib_pages_to_write(d);
    if (kind == VANTHU_PDF) return lib_write_pdf(v, scratch, &pages, NULL, out);
    if (kind == VANTHU_DUMP) dump_write(&d->pages, out);
    if (kind == VANTHU_DUMP) return true;
    return write_record(v, d, kind, out);
}

bool vanthu_write(struct vanthu *v, struct vanthu_document *document, enum vanthu_kind kind,
                  uint8_t **bytes, size_t *n)
{
    struct buf out = {0};
    struct arena *scratch = arena_new();
    bool done = write_kind(v, scratch, document, kind, &out);
    arena_free(scratch);
    return lib_give(done, &out, bytes, n);
}

bool lib_give(bool is_done, struct buf *out, uint8_t **bytes, size_t *n)
{
    if (!is_done) buf_free(out);
    *bytes = out->at;
    *n = out->n;
    return is_done;
}

void vanthu_bytes_free(uint8_t *bytes)
{
    free(bytes);
}
