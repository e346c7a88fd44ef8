/* Number and date are given last, after the document has been approved and signed: they go into the
 * description, and the pages prove that nothing but their own lines has changed. */
#include "lib/lib.h"

#include "base/calendar.h"

#include <string.h>

/* Offices are closed: it may be right, and is worth a look. */
static void warn_of_weekend(struct vanthu *v, const struct report *report)
{
    const struct report_field *date = report_field_find(report->fields, "date");
    if (!date) return;
    struct report_date d = report_field_date(date);
    int weekday = calendar_weekday(d.year, d.month, d.day);
    if (weekday != 0 && weekday != 6) return;
    diag_add(&v->diags, date->pos, weekday ? DIAG_ISSUE_SATURDAY : DIAG_ISSUE_SUNDAY, date->value,
             NULL, NULL);
}

static bool is_final(struct vanthu *v, const struct vanthu_document *document)
{
    const struct report *report = &document->report->report;
    const struct report_field *draft = report_field_find(report->fields, "draft");
    if (draft) diag_add(&v->diags, draft->pos, DIAG_ISSUE_DRAFT, NULL, NULL, NULL);
    const char *blank = document->flow.left_blank;
    if (blank && strncmp(blank, "./", 2) == 0) blank += 2; /* of a copy */
    if (blank) diag_add(&v->diags, report->pos, DIAG_ISSUE_BLANK, blank, NULL, NULL);
    return !draft && !blank;
}

/* The report as it was before it had a number and a date. */
static struct vanthu_document *compose_blank(struct vanthu *v, const struct vanthu_report *report,
                                             const char *layout)
{
    struct buf out = {0};
    struct arena *scratch = arena_new();
    struct vanthu_report *blank = NULL;
    if (report_clear(scratch, report->report.file, report->source.bytes, report->source.n, &out,
                     &v->diags))
        blank = lib_read_again(v, report, out.at, out.n);
    buf_free(&out);
    arena_free(scratch);
    struct vanthu_document *document = blank ? vanthu_compose(v, blank, layout) : NULL;
    vanthu_report_free(blank);
    return document;
}

/* What is said of the blank document has been said of the other one. */
static bool prove(struct vanthu *v, struct vanthu_document *after, const char *layout)
{
    if (!vanthu_page_count(v, after)) return false;
    size_t n = v->diags.n;
    struct vanthu_document *before = compose_blank(v, after->report, layout);
    bool done = before && vanthu_page_count(v, before);
    if (done) v->diags.n = n;
    bool same = done && lib_same_pages(&before->pages, &after->pages, &v->diags);
    vanthu_document_free(before);
    return same;
}

static struct vanthu_report *fill(struct vanthu *v, const struct vanthu_report *report,
                                  const struct report_issue *issue)
{
    struct buf out = {0};
    struct arena *scratch = arena_new();
    struct vanthu_report *filled = NULL;
    if (report_fill(scratch, report->report.file, report->source.bytes, report->source.n, issue,
                    &out, &v->diags))
        filled = lib_read_again(v, report, out.at, out.n);
    buf_free(&out);
    arena_free(scratch);
    return filled;
}

struct vanthu_document *vanthu_issue(struct vanthu *v, const struct vanthu_report *report,
                                     const char *layout, const char *number, const char *date)
{
    if (report_tell_unfilled(&report->report, DIAG_ISSUE_UNFILLED, &v->diags)) return NULL;
    struct vanthu_report *filled = fill(v, report, &(struct report_issue){number, date});
    struct vanthu_document *document = filled ? vanthu_compose(v, filled, layout) : NULL;
    vanthu_report_free(filled);
    if (!document) return NULL;
    if (is_final(v, document) && prove(v, document, layout)) {
        warn_of_weekend(v, &document->report->report);
        return document;
    }
    vanthu_document_free(document);
    return NULL;
}
