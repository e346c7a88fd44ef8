#include "base/role.h"

const char *role_name(enum role role)
{
    static const char *const names[ROLE_N] = {
        "artifact", "document", "div",   "p",    "title", "h1",     "h2",      "h3",   "h4",
        "h5",       "h6",       "label", "list", "item",  "body",   "ref",     "note", "table",
        "row",      "head",     "cell",  "span", "link",  "figure", "formula",
    };
    return names[role];
}
