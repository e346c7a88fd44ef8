/* Patterns: text with names in braces. */
#include "style/sheet.h"

#include "base/buf.h"

#include <string.h>

bool sheet_pattern_next(const char **pattern, struct sheet_piece *piece)
{
    const char *p = *pattern, *end = NULL;
    if (!*p) return false;
    if (*p == '{') end = strchr(p, '}');
    if (end) {
        *piece = (struct sheet_piece){true, p + 1, (size_t)(end - p - 1)};
        *pattern = end + 1;
        return true;
    }
    size_t n = 1 + strcspn(p + 1, "{");
    *piece = (struct sheet_piece){false, p, n};
    *pattern = p + n;
    return true;
}

/* The first rung that is counted together with `level`: a rung that goes on begins a count of its
 * own, and what is above it may change while it does not. */
static size_t counted_from(const struct sheet_numbering *numbering, size_t level)
{
    while (level > 0 && !numbering->levels[level].continues)
        level--;
    return level;
}

static bool is_known(const struct sheet_numbering *numbering, size_t level,
                     const struct sheet_piece *name)
{
    const struct sheet_level *own = &numbering->levels[level];
    if (name->n == 1 && *name->at == 'n') return own->count != COUNT_NONE;
    for (size_t i = counted_from(numbering, level); i < level; i++) {
        const struct sheet_level *above = &numbering->levels[i];
        if (above->text && above->count != COUNT_NONE && strlen(above->name) == name->n &&
            memcmp(above->name, name->at, name->n) == 0)
            return true;
    }
    return false;
}

/* "{n}, {roman}": what the pattern may name. */
static const char *names(struct arena *a, const struct sheet_numbering *numbering, size_t level)
{
    struct buf b = {0};
    for (size_t i = counted_from(numbering, level); i < level; i++) {
        const struct sheet_level *above = &numbering->levels[i];
        if (above->text && above->count != COUNT_NONE) buf_printf(&b, "{%s}, ", above->name);
    }
    buf_puts(&b, "{n}");
    return buf_text(&b, a);
}

bool sheet_pattern_check(const struct sheet_numbering *numbering, size_t level, const char *text,
                         struct pos pos, struct diag_list *diags)
{
    const struct sheet_level *own = &numbering->levels[level];
    bool has_own = false, ok = *text != '\0';
    struct sheet_piece piece;
    for (const char *p = text; sheet_pattern_next(&p, &piece);) {
        /* "%1" stands for a number in OOXML (ISO 29500-1, 17.9.11), which knows no escape. */
        if (!piece.is_name && memchr(piece.at, '%', piece.n)) ok = false;
        if (piece.is_name && !is_known(numbering, level, &piece)) ok = false;
        if (piece.is_name && piece.n == 1 && *piece.at == 'n') has_own = true;
    }
    if (ok && has_own == (own->count != COUNT_NONE)) return true;
    const char *may = own->count == COUNT_NONE ? "-, +" : names(diags->arena, numbering, level);
    diag_add(diags, pos, DIAG_STYLE_PATTERN, text, own->name, may);
    return false;
}
