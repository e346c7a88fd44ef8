/* Fields of a form that nothing has filled. What is no field to vanthu batch is none here. */
#include "report/report_priv.h"

#include <string.h>

enum { MOST_BYTES = 200 };

/* The bytes of a field that begins here, 0 where none does. */
static size_t field_length(const char *at)
{
    size_t n = strcspn(at + 2, "{}<>&\"'\n\t");
    bool has_name = strspn(at + 2, " ") < n && n <= MOST_BYTES;
    bool is_field = has_name && at[2 + n] == '}' && at[3 + n] == '}';
    return is_field ? n + 4 : 0;
}

static bool tell(const char *file, const char *source, size_t n, enum diag_code code,
                 struct diag_list *diags)
{
    struct pos pos = {file, 1, 1};
    bool any = false;
    for (size_t at = 0; xml_braces_find(source, n, &at, &pos);) {
        size_t length = field_length(source + at), step = length ? length : 1;
        if (length) {
            const char *field = arena_strndup(diags->arena, source + at, length);
            diag_add(diags, pos, code, field, NULL, NULL);
            any = true;
        }
        pos = xml_pos_after(pos, source + at, step);
        at += step;
    }
    return any;
}

bool unfilled_tell(const struct xml_doc *doc, enum diag_code code, struct diag_list *diags)
{
    return tell(doc->file, doc->source, doc->n_source, code, diags);
}

bool report_tell_unfilled(const struct report *report, enum diag_code code, struct diag_list *diags)
{
    return tell(report->file, report->source, report->n_source, code, diags);
}
