/* A look over the markup before the parser runs. A DOCTYPE never reaches libxml2, so no entity is
 * ever declared and nothing outside the file is ever named to it. */
#include "base/limits.h"
#include "xml/xml_priv.h"

#include <stdio.h>
#include <string.h>

static bool starts(const char *p, const char *with)
{
    return strncmp(p, with, strlen(with)) == 0;
}

const char *xml_find(const char *from, const char *end, const char *mark)
{
    size_t n = strlen(mark);
    while (end - from >= (ptrdiff_t)n) {
        const char *p = memchr(from, mark[0], (size_t)(end - from) - n + 1);
        if (!p || memcmp(p, mark, n) == 0) return p;
        from = p + 1;
    }
    return NULL;
}

/* Past the next `mark`, NULL if it does not come. */
static const char *past(const char *p, const char *end, const char *mark)
{
    const char *found = xml_find(p, end, mark);
    return found ? found + strlen(mark) : NULL;
}

/* From '<' past the tag's '>', counting the attribute values; NULL if the tag does not end. */
static const char *past_tag(const char *p, int *n_values)
{
    *n_values = 0;
    while (*p && *p != '>') {
        if (*p == '"' || *p == '\'') {
            p = strchr(p + 1, *p);
            if (!p) return NULL;
            ++*n_values;
        }
        p++;
    }
    return *p ? p + 1 : NULL;
}

static bool refuse(const struct xml_source *source, const char *at, enum diag_code code,
                   const char *arg, struct diag_list *diags)
{
    struct pos start = {source->file, 1, 1};
    diag_add(diags, xml_pos_after(start, source->text, (size_t)(at - source->text)), code, arg,
             NULL, NULL);
    return false;
}

bool xml_scan(const struct xml_source *source, struct diag_list *diags)
{
    const char *p = source->text, *end = p + source->n;
    while (p && (p = strchr(p, '<'))) {
        int n_values = 0;
        if (starts(p, "<!--")) {
            p = past(p + 4, end, "-->");
        } else if (starts(p, "<![CDATA[")) {
            p = past(p, end, "]]>");
        } else if (starts(p, "<?")) {
            p = past(p, end, "?>");
        } else if (starts(p, "<!DOCTYPE")) {
            return refuse(source, p, DIAG_XML_DOCTYPE, NULL, diags);
        } else {
            const char *tag = p;
            p = past_tag(p, &n_values);
            if (n_values > LIMIT_ATTRIBUTES) {
                char limit[16];
                snprintf(limit, sizeof limit, "%d", LIMIT_ATTRIBUTES);
                return refuse(source, tag, DIAG_XML_ATTRIBUTES, limit, diags);
            }
        }
    }
    return true;
}
