/* Two versions as one document with tracked changes. */
#include "lib/lib.h"

#include "base/calendar.h"
#include "base/utf8.h"
#include "redline/redline.h"

#include <stdio.h>
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

static bool has_form(const char *s, const char *form)
{
    for (; *form; s++, form++)
        if (*form == '0' ? *s < '0' || *s > '9' : *s != *form) return false;
    return !*s;
}

/* Of a form that was found right. */
static int number(const char *s, int digits)
{
    int n = 0;
    for (int i = 0; i < digits; i++)
        n = n * 10 + (s[i] - '0');
    return n;
}

static bool is_day(const char *s)
{
    int year = number(s, 4), month = number(s + 5, 2), day = number(s + 8, 2);
    return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= calendar_days(year, month);
}

static bool is_hour(const char *s)
{
    return number(s, 2) < 24 && number(s + 3, 2) < 60 && number(s + 6, 2) < 60;
}

/* As word processors want a moment: a day is the beginning of it. NULL: it is none. */
static const char *moment(struct arena *a, const char *date)
{
    if (has_form(date, "0000-00-00") && is_day(date)) return arena_printf(a, "%sT00:00:00Z", date);
    bool is_moment = has_form(date, "0000-00-00T00:00:00Z") && is_day(date) &&
                     is_hour(date + sizeof "0000-00-00");
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
        diag_add(&v->diags, (struct pos){0}, DIAG_REDLINE_DATE, date, NULL, NULL);
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
