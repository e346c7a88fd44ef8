#include "base/diag.h"

#include "base/buf.h"
#include "base/limits.h"

#include <libintl.h>
#include <string.h>

struct entry {
    const char *name, *text, *hint;
    enum diag_class class;
};

static const struct entry entries[DIAG_N_CODES] = {
#define DIAG(code, class, text, hint) {#code, text, hint, class},
#include "base/diag_codes.h"
#undef DIAG
};

static const char *copy(struct arena *a, const char *s)
{
    return s ? arena_strdup(a, s) : NULL;
}

void diag_add(struct diag_list *list, struct pos pos, enum diag_code code, const char *a1,
              const char *a2, const char *a3)
{
    enum diag_class class = entries[code].class;
    if (class > list->worst) list->worst = class;
    if (list->n == LIMIT_DIAGS) {
        list->n_dropped++;
        return;
    }
    if (list->n == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 8;
        list->at = arena_grow(list->arena, list->at, list->n * sizeof *list->at,
                              cap * sizeof *list->at);
        list->cap = cap;
    }
    pos.file = copy(list->arena, pos.file);
    list->at[list->n++] = (struct diag){
        .code = code,
        .class = class,
        .pos = pos,
        .args = {copy(list->arena, a1), copy(list->arena, a2), copy(list->arena, a3)},
    };
}

bool diag_has_error(const struct diag_list *list)
{
    return list->worst != DIAG_WARNING;
}

static const char *fill(struct arena *a, const char *text, const struct diag *d)
{
    struct buf b = {0};
    for (const char *p = text; *p; p++) {
        if (p[0] == '{' && p[1] >= '1' && p[1] <= '3' && p[2] == '}') {
            const char *arg = d->args[p[1] - '1'];
            buf_puts(&b, arg ? arg : "");
            p += 2;
        } else {
            buf_putc(&b, *p);
        }
    }
    const char *out = arena_strndup(a, (const char *)b.at, b.n);
    buf_free(&b);
    return out;
}

const char *diag_text(struct arena *a, const struct diag *d)
{
    return fill(a, dgettext("vanthu", entries[d->code].text), d);
}

const char *diag_hint(struct arena *a, const struct diag *d)
{
    const char *hint = entries[d->code].hint;
    if (!*hint) return NULL;
    return fill(a, dgettext("vanthu", hint), d);
}

const char *diag_code_name(enum diag_code code)
{
    return entries[code].name;
}

static const char *place(struct arena *a, struct pos pos)
{
    if (!pos.file) return "vanthu: ";
    if (!pos.line) return arena_printf(a, "%s: ", pos.file);
    if (!pos.column) return arena_printf(a, "%s:%d: ", pos.file, pos.line);
    return arena_printf(a, "%s:%d:%d: ", pos.file, pos.line, pos.column);
}

const char *diag_format(struct arena *a, const struct diag *d)
{
    const char *kind =
        d->class == DIAG_WARNING ? dgettext("vanthu", "warning") : dgettext("vanthu", "error");
    const char *hint = diag_hint(a, d);
    return arena_printf(a, "%s%s: %s%s%s\n", place(a, d->pos), kind, diag_text(a, d),
                        hint ? "\n  " : "", hint ? hint : "");
}
