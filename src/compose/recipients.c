/* Who gets copies of the document, as the sheet says. */
#include "compose/compose_priv.h"

#include <stdlib.h>
#include <string.h>

typedef VEC(struct meta_recipient) recipient_list;

/* How many a part takes: its own attribute, or that of the part around it. */
static int copies_of(struct composer *c, const struct report_field *f)
{
    const struct report_field *copies = f ? report_field_find(f->first, "copies") : NULL;
    if (!copies) return 0;
    vec_push(c->a, &c->placed)->field = copies;
    return (int)strtol(copies->value, NULL, 10);
}

static void add(struct composer *c, recipient_list *list, const struct sheet_recipient *from,
                const struct report_field *around, const struct report_field *f)
{
    int own = copies_of(c, f), outer = copies_of(c, around);
    const char *words = metadata_words(c, f);
    *vec_push(c->a, list) = (struct meta_recipient){
        .name = from->before ? arena_printf(c->a, "%s%s", from->before, words) : words,
        .copies = own     ? own
                  : outer ? outer
                          : 1,
        .pos = f->pos,
    };
}

/* All parts at a path, also those of several that are around them. */
static void add_all(struct composer *c, recipient_list *list, const struct sheet_recipient *from,
                    const struct report_field *around, const char *path)
{
    size_t n = strcspn(path, "/");
    const struct report_field *f = around ? around->first : c->report->fields;
    for (; f; f = f->next) {
        if (strlen(f->name) != n || memcmp(f->name, path, n) != 0) continue;
        if (path[n])
            add_all(c, list, from, f, path + n + 1);
        else if (*f->value)
            add(c, list, from, around, f);
    }
}

static bool is_of_copy(const char *path)
{
    return strncmp(path, "copy/", strlen("copy/")) == 0;
}

void recipients_make(struct composer *c)
{
    recipient_list list = {0};
    bool is_copy = report_field_find(c->report->fields, "copy");
    const struct report_field *issued = report_field_find(c->report->fields, "record/copies");
    for (size_t i = 0; i < c->sheet->n_recipients; i++) {
        const struct sheet_recipient *from = &c->sheet->recipients[i];
        recipient_list unseen = {0};
        bool counts = is_of_copy(from->path) == is_copy;
        add_all(c, counts ? &list : &unseen, from, NULL, from->path);
    }
    c->meta.recipients = list.at;
    c->meta.n_recipients = list.n;
    if (!issued || is_copy) return;
    c->meta.issued_copies = (int)strtol(issued->value, NULL, 10);
    c->meta.issued_copies_pos = issued->pos;
}
