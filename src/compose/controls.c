/* Controls for what is still to be filled in. */
#include "compose/compose_priv.h"

#include "base/buf.h"

#include <string.h>

/* A month that some zeros stand before has none: word processors know all or nothing. */
static const char *word_for(const struct sheet_date_format *format, const char *name)
{
    enum { ALL_BELOW_TEN = 9 };
    switch (*name) {
    case 'd':
        return format->zero_days_to >= ALL_BELOW_TEN ? "dd" : "d";
    case 'h':
        return "HH";
    case 's':
        return "ss";
    case 'y':
        return "yyyy";
    default:
        if (name[1] == 'i') return "mm";
        return format->zero_months_to >= ALL_BELOW_TEN ? "MM" : "M";
    }
}

/* ISO 29500-1, 17.16.4.1: words in single quotes, which have none inside. */
static const char *date_format(struct arena *a, const struct sheet_date_format *format)
{
    struct buf b = {0};
    struct sheet_piece piece;
    for (const char *s = format->text; sheet_pattern_next(&s, &piece);) {
        if (piece.is_name) {
            buf_puts(&b, word_for(format, piece.at));
            continue;
        }
        buf_putc(&b, '\'');
        for (size_t i = 0; i < piece.n; i++)
            if (piece.at[i] != '\'') buf_putc(&b, piece.at[i]);
        buf_putc(&b, '\'');
    }
    return buf_text(&b, a);
}

/* "number"; "copy-number" of the copy. */
static const char *id_of(struct arena *a, const char *path, const struct report_field *item)
{
    bool is_below = strncmp(path, "./", 2) == 0;
    char *id =
        is_below && item ? arena_printf(a, "%s-%s", item->name, path + 2) : arena_strdup(a, path);
    for (char *c = id; *c; c++)
        if (*c == '/') *c = '-';
    return id;
}

const struct flow_control *control_make(struct composer *c, const struct sheet_node *blank,
                                        const struct report_field *item)
{
    struct flow_control *control = arena_new_of(c->a, struct flow_control);
    *control = (struct flow_control){
        .id = id_of(c->a, blank->path, item),
        .title = blank->title,
        .date_format = blank->format ? date_format(c->a, blank->format) : NULL,
    };
    return control;
}
