/* Number and date are given last, after the document has been approved and signed: they go into the
 * description, and the pages prove that nothing but their own lines has changed. */
#include "lib/lib.h"

#include "base/calendar.h"
#include "base/path.h"

#include <string.h>

/* Where the description, as it was before it was filled, has this. */
static struct pos place_of(const struct report *report, const char *path, struct pos otherwise)
{
    const struct report_field *f = report_field_find(report->fields, path);
    return f ? f->pos : otherwise;
}

/* Offices are closed: it may be right, and is worth a look. What is not in the file has no line. */
static void warn_of_weekend(struct vanthu *v, const struct report *report,
                            const struct report *filled)
{
    const struct report_field *date = report_field_find(filled->fields, "date");
    struct report_date d;
    if (!date || !report_field_date(date, &d)) return;
    int weekday = calendar_weekday(d.year, d.month, d.day);
    if (weekday != 0 && weekday != 6) return;
    struct pos pos = place_of(report, "date", (struct pos){.file = report->file});
    diag_add(&v->diags, pos, weekday ? DIAG_ISSUE_SATURDAY : DIAG_ISSUE_SUNDAY, date->value, NULL,
             NULL);
}

static bool is_final(struct vanthu *v, const struct vanthu_document *document,
                     const struct report *report)
{
    const struct report_field *draft = report_field_find(report->fields, "draft");
    if (draft) diag_add(&v->diags, draft->pos, DIAG_ISSUE_DRAFT, NULL, NULL, NULL);
    const char *blank = document->flow.left_blank;
    if (blank && strncmp(blank, "./", 2) == 0)
        blank = arena_printf(v->diags.arena, "copy/%s", blank + 2);
    if (blank) {
        diag_add(&v->diags, place_of(report, blank, report->pos), DIAG_ISSUE_BLANK,
                 path_name(blank), NULL, NULL);
    }
    return !draft && !blank;
}

/* The report without number and date, its lines where they were. */
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

/* What has no place is what was given now: the description was composed without it. */
static void tell_unplaced(struct vanthu *v, const struct report *report, size_t first)
{
    for (size_t i = first; i < v->diags.n; i++) {
        struct diag *d = &v->diags.at[i];
        bool is_unplaced = d->code == DIAG_COMPOSE_UNPLACED;
        if (!is_unplaced || report_field_find(report->fields, d->args[0])) continue;
        d->code = DIAG_ISSUE_UNPLACED;
        d->pos = (struct pos){.file = report->file};
    }
}

/* What is said of the filled document has been said of the blank one, at the places of the file
 * that its author knows. */
static struct vanthu_document *compose_filled(struct vanthu *v, const struct vanthu_report *report,
                                              struct vanthu_report *filled, const char *layout)
{
    size_t n = v->diags.n;
    struct vanthu_document *document = vanthu_compose(v, filled, layout);
    bool done = document && is_final(v, document, &report->report);
    if (!document) tell_unplaced(v, &report->report, n);
    if (done && vanthu_page_count(v, document)) {
        v->diags.n = n;
        return document;
    }
    vanthu_document_free(document);
    return NULL;
}

static struct vanthu_document *prove(struct vanthu *v, const struct vanthu_report *report,
                                     struct vanthu_report *filled, const char *layout)
{
    struct vanthu_document *after = NULL, *before = compose_blank(v, report, layout);
    if (before && vanthu_page_count(v, before)) after = compose_filled(v, report, filled, layout);
    bool same = after && lib_same_pages(&before->pages, &after->pages, &v->diags);
    vanthu_document_free(before);
    if (same) return after;
    vanthu_document_free(after);
    return NULL;
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
    struct vanthu_document *document = filled ? prove(v, report, filled, layout) : NULL;
    if (document) warn_of_weekend(v, &report->report, &filled->report);
    vanthu_report_free(filled);
    return document;
}
