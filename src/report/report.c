#include "report/report.h"

#include "report/report_priv.h"

#include <string.h>

static bool is_before(struct pos a, struct pos b)
{
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

/* Messages from `first` on in the order of the file. There are LIMIT_DIAGS at most. */
static void sort_messages(struct diag_list *diags, size_t first)
{
    for (size_t i = first + 1; i < diags->n; i++) {
        struct diag moved = diags->at[i];
        size_t k = i;
        for (; k > first && is_before(moved.pos, diags->at[k - 1].pos); k--)
            diags->at[k] = diags->at[k - 1];
        diags->at[k] = moved;
    }
}

/* Whether a tree obeys the schema. */
static bool check(struct arena *a, const struct xml_doc *doc, enum schema_id id,
                  struct diag_list *diags)
{
    size_t n_before = diags->n + diags->n_dropped;
    size_t first = diags->n;
    bool is_filled = report_check(a, doc, id, diags);
    bool done = is_filled && diags->n + diags->n_dropped == n_before;
    if (!done) unfilled_tell(doc, is_filled ? DIAG_REPORT_UNFILLED : DIAG_REPORT_FIELD, diags);
    sort_messages(diags, first);
    return done;
}

bool report_read_tree(struct arena *a, const struct xml_doc *doc, struct report *report,
                      struct diag_list *diags)
{
    if (!check(a, doc, SCHEMA_REPORT, diags)) return false;
    report_build(a, doc, report);
    return true;
}

void report_take_notes(struct xml_doc *form)
{
    anchors_take_notes(form->root);
}

bool report_read(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                 struct report *report, struct diag_list *diags)
{
    struct xml_doc doc;
    return xml_read(a, file, bytes, n, &doc, diags) && report_read_tree(a, &doc, report, diags);
}

bool report_read_copy(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                      struct report *report, struct diag_list *diags)
{
    struct xml_doc doc;
    if (!xml_read(a, file, bytes, n, &doc, diags) || !check(a, &doc, SCHEMA_COPY, diags))
        return false;
    unfilled_tell(&doc, DIAG_REPORT_UNFILLED, diags);
    const struct report_field *there = report_field_find(report->fields, "copy");
    if (there) {
        diag_add(diags, there->pos, DIAG_REPORT_REPEATED, "copy", "report", NULL);
        return false;
    }
    struct report_field **end = &report->fields;
    while (*end)
        end = &(*end)->next;
    *end = report_build_field(a, doc.root);
    return true;
}

static const struct report_field *named(const struct report_field *field, const char *name,
                                        size_t n)
{
    while (field && !(strlen(field->name) == n && memcmp(field->name, name, n) == 0))
        field = field->next;
    return field;
}

const struct report_field *report_field_find(const struct report_field *fields, const char *path)
{
    for (;;) {
        size_t n = strcspn(path, "/");
        fields = named(fields, path, n);
        if (!fields || !path[n]) return fields;
        fields = fields->first;
        path += n + 1;
    }
}

const struct report_field *report_field_same(const struct report_field *field)
{
    return named(field->next, field->name, strlen(field->name));
}

bool report_field_date(const struct report_field *field, struct report_date *date)
{
    return value_date(field->value, date) || value_time(field->value, date);
}
