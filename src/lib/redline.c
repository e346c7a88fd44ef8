/* Two versions as one document with tracked changes. */
#include "lib/lib.h"

#include "base/calendar.h"
#include "base/utf8.h"
#include "redline/redline.h"

#include <string.h>

/* It becomes the value of an attribute, where XML has no place for control characters. */
static bool is_author(const char *s)
{
    size_t length = 0;
    uint32_t cp;
    for (size_t left = strlen(s); left; s += length, left -= length) {
        length = utf8_decode(s, left, &cp);
        if (!length || cp < 0x20 || cp == 0xFFFE || cp == 0xFFFF) return false;
    }
    return true;
}

/* As word processors want a moment: a day is the beginning of it. NULL: it is none. */
static const char *moment(struct arena *a, const char *date)
{
    struct calendar_day day;
    struct calendar_time time;
    if (!calendar_read_day(date, &day) || !calendar_has(&day)) return NULL;
    const char *at = date + CALENDAR_DAY_BYTES;
    if (!*at) return arena_printf(a, "%sT00:00:00Z", date);
    bool is_moment = *at == 'T' && calendar_read_time(at + 1, &time) &&
                     strcmp(at + 1 + CALENDAR_TIME_BYTES, "Z") == 0;
    return is_moment ? arena_strdup(a, date) : NULL;
}

static bool read_revision(struct vanthu *v, struct arena *a, const struct vanthu_revision *revision,
                          struct flow_revision *own)
{
    const char *author = revision && revision->author ? revision->author : "vanthu";
    const char *date = revision ? revision->date : NULL;
    own->author = arena_strdup(a, author);
    own->date = date ? moment(a, date) : NULL;
    if (!is_author(author))
        diag_add(&v->diags, (struct pos){0}, DIAG_REDLINE_AUTHOR, author, NULL, NULL);
    else if (date && !own->date)
        diag_add(&v->diags, (struct pos){0}, DIAG_CALL_DATE, date, NULL, NULL);
    else
        return true;
    return false;
}

struct vanthu_document *vanthu_redline(struct vanthu *v, struct vanthu_document *before,
                                       struct vanthu_document *after,
                                       const struct vanthu_revision *revision)
{
    struct vanthu_document *d = mem_alloc(sizeof *d);
    *d = (struct vanthu_document){.arena = arena_new(), .is_redline = true};
    struct flow_revision *own = arena_new_of(d->arena, struct flow_revision);
    if (!read_revision(v, d->arena, revision, own)) {
        vanthu_document_free(d);
        return NULL;
    }
    redline_merge(d->arena, &before->flow, &after->flow, &d->flow);
    d->flow.revision = own;
    return d;
}

void vanthu_diff(const struct vanthu_document *redline, bool colors, uint8_t **bytes, size_t *n)
{
    struct buf out = {0};
    redline_text(&redline->flow, colors, &out);
    *bytes = out.at;
    *n = out.n;
}
