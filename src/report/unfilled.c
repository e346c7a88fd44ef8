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

/* The next field from byte *at on, which is at *pos: its bytes; 0: there is none. */
static size_t find_field(const char *source, size_t n, size_t *at, struct pos *pos)
{
    while (xml_braces_find(source, n, at, pos)) {
        size_t length = field_length(source + *at);
        if (length) return length;
        *pos = xml_pos_after(*pos, source + *at, 1);
        *at += 1;
    }
    return 0;
}

static bool tell(const char *file, const char *source, size_t n, enum diag_code code,
                 struct diag_list *diags)
{
    struct pos pos = {file, 1, 1};
    bool any = false;
    for (size_t at = 0, length; (length = find_field(source, n, &at, &pos)); at += length) {
        const char *field = arena_strndup(diags->arena, source + at, length);
        diag_add(diags, pos, code, field, NULL, NULL);
        pos = xml_pos_after(pos, source + at, length);
        any = true;
    }
    return any;
}

bool unfilled_is_form(const struct xml_doc *doc)
{
    size_t at = 0;
    struct pos pos = {0};
    return find_field(doc->source, doc->n_source, &at, &pos);
}

bool unfilled_holds(const char *value)
{
    while ((value = strstr(value, "{{")) && !field_length(value))
        value++;
    return value;
}

bool unfilled_tell(const struct xml_doc *doc, enum diag_code code, struct diag_list *diags)
{
    return tell(doc->file, doc->source, doc->n_source, code, diags);
}

bool report_tell_unfilled(const struct report *report, enum diag_code code, struct diag_list *diags)
{
    return tell(report->file, report->source, report->n_source, code, diags);
}
