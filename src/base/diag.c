#include "base/diag.h"

#include "base/buf.h"
#include "base/limits.h"

#include <libintl.h>
#include <string.h>

struct entry {
    const char *name, *text, *hint;
    enum diag_class class;
};

#define N_(text) text

static const struct entry entries[DIAG_N_CODES] = {
#define DIAG(code, class, text, hint) {#code, text, hint, class},
#include "base/diag_codes.h"
#undef DIAG
};

/* What turns the order of the letters around it (UAX #9), or ends a line: U+200E, U+200F, U+2028 to
 * U+202E, U+2066 to U+2069. */
static bool is_turn(const unsigned char *p)
{
    if (p[0] != 0xE2) return false;
    bool is_mark = p[1] == 0x80 && (p[2] == 0x8E || p[2] == 0x8F);
    bool is_embedding = p[1] == 0x80 && p[2] >= 0xA8 && p[2] <= 0xAE;
    return is_mark || is_embedding || (p[1] == 0x81 && p[2] >= 0xA6 && p[2] <= 0xA9);
}

/* What a terminal might obey: C0, DEL, C1 (as UTF-8: C2 80 to C2 9F), and U+061C with the above. */
static size_t control_length(const char *s)
{
    const unsigned char *p = (const unsigned char *)s;
    if (p[0] < 0x20 || p[0] == 0x7F) return 1;
    if (is_turn(p)) return 3;
    if (p[0] == 0xD8 && p[1] == 0x9C) return 2;
    return p[0] == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0 ? 2 : 0;
}

static size_t cut_length(const char *s, size_t limit)
{
    size_t n = strnlen(s, limit + 1);
    if (n <= limit) return n;
    while (limit && ((unsigned char)s[limit] & 0xC0) == 0x80)
        limit--;
    return limit;
}

const char *diag_word(struct arena *a, const char *s)
{
    if (!s) return NULL;
    size_t n = cut_length(s, LIMIT_DIAG_WORD), made = 0;
    char *out = arena_alloc(a, n + sizeof "...");
    for (size_t i = 0; i < n;) {
        size_t control = control_length(s + i);
        out[made++] = control ? '?' : s[i];
        i += control ? control : 1;
    }
    if (s[n]) memcpy(out + made, "...", sizeof "...");
    return out;
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
        list->at =
            arena_grow(list->arena, list->at, list->n * sizeof *list->at, cap * sizeof *list->at);
        list->cap = cap;
    }
    if (pos.file) pos.file = arena_strdup(list->arena, pos.file);
    list->at[list->n++] = (struct diag){
        .code = code,
        .class = class,
        .pos = pos,
        .args = {diag_word(list->arena, a1), diag_word(list->arena, a2),
                 diag_word(list->arena, a3)},
    };
}

bool diag_has_error(const struct diag_list *list)
{
    return list->worst != DIAG_WARNING;
}

size_t diag_count(const struct diag_list *list)
{
    return list->n + (list->n_dropped > 0);
}

struct diag diag_at(const struct diag_list *list, size_t i)
{
    if (i < list->n) return list->at[i];
    const char *count = arena_printf(list->arena, "%zu", list->n_dropped);
    return (struct diag){.code = DIAG_MORE, .class = DIAG_WARNING, .args = {count}};
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
    return buf_text(&b, a);
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
