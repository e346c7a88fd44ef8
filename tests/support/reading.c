#include "reading.h"

#include "base/buf.h"
#include "base/input.h"
#include "base/limits.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

const char *source_path(struct arena *a, const char *path)
{
    const char *root = getenv("VANTHU_SOURCE");
    return arena_printf(a, "%s/%s", root ? root : ".", path);
}

const char *messages_text(struct arena *a, const struct diag_list *diags)
{
    struct buf b = {0};
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *d = &diags->at[i];
        buf_printf(&b, "%d:%d %s", d->pos.line, d->pos.column, diag_code_name(d->code));
        for (int k = 0; k < 3 && d->args[k]; k++)
            buf_printf(&b, "%s%s", k ? "|" : " ", d->args[k]);
        buf_putc(&b, '\n');
    }
    return buf_text(&b, a);
}

const char *messages_expected(struct arena *a, const char *path)
{
    static const char mark[] = "<!-- expected\n";
    if (strstr(path, "/valid/")) return "";
    uint8_t *bytes = NULL;
    size_t n = 0;
    ck_assert_int_eq(input_read(a, source_path(a, path), LIMIT_INPUT_BYTES, &bytes, &n), 0);
    const char *from = strstr((const char *)bytes, mark);
    ck_assert_msg(from != NULL, "%s expects nothing", path);
    from += sizeof mark - 1;
    return arena_strndup(a, from, (size_t)(strstr(from, "-->") - from));
}
