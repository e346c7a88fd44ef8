/* Source positions. libxml2's own columns count bytes in some places and characters in others, and
 * stand wherever the parser happens to be; so this walks the text itself, once, from event to
 * event. */
#include "xml/xml_priv.h"

#include <string.h>

static const char *here(const struct xml_track *t)
{
    return t->source->text + t->at;
}

static bool sees(const struct xml_track *t, const char *what)
{
    return *here(t) == *what && strncmp(here(t), what, strlen(what)) == 0;
}

static void move(struct xml_track *t, size_t bytes)
{
    if (t->at + bytes > t->source->n) t->is_lost = true;
    if (t->is_lost) return;
    t->pos = xml_pos_after(t->pos, here(t), bytes);
    t->at += bytes;
}

/* Past the next `mark`. */
static void move_past(struct xml_track *t, const char *mark)
{
    const char *found = xml_find(here(t), t->source->text + t->source->n, mark);
    if (!found) t->is_lost = true;
    if (!t->is_lost) move(t, (size_t)(found - here(t)) + strlen(mark));
}

/* Past `what`, which must stand here. */
static void take(struct xml_track *t, const char *what)
{
    if (!sees(t, what)) t->is_lost = true;
    move(t, strlen(what));
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static const char *past_blanks(const char *p)
{
    while (is_blank(*p))
        p++;
    return p;
}

static void move_to(struct xml_track *t, const char *p)
{
    if (p != here(t)) move(t, (size_t)(p - here(t)));
}

static void skip_blanks(struct xml_track *t)
{
    move_to(t, past_blanks(here(t)));
}

void xml_track_begin(struct xml_track *t, const struct xml_source *source)
{
    *t = (struct xml_track){.source = source, .pos = {source->file, 1, 1}};
}

/* Over one comment, processing instruction or CDATA mark, if one stands here. */
static bool skip_mark(struct xml_track *t)
{
    if (t->is_lost) return false;
    if (t->in_cdata) {
        if (!sees(t, "]]>")) return false;
        move(t, 3);
        t->in_cdata = false;
    } else if (sees(t, "<!--")) {
        move(t, 4);
        move_past(t, "-->");
    } else if (sees(t, "<?")) {
        move_past(t, "?>");
    } else if (sees(t, "<![CDATA[")) {
        move(t, 9);
        t->in_cdata = true;
    } else {
        return false;
    }
    return true;
}

static void skip_marks(struct xml_track *t)
{
    while (skip_mark(t)) {
    }
}

void xml_track_to_tag(struct xml_track *t)
{
    /* Text inside the root was an event of its own; only the prolog has blanks without one. */
    do {
        skip_blanks(t);
    } while (skip_mark(t));
}

static struct xml_track_name name_here(const struct xml_track *t)
{
    struct xml_track_name name = {here(t), 0, t->pos};
    for (char c = *name.at; c && !is_blank(c) && c != '/' && c != '>' && c != '=';)
        c = name.at[++name.n];
    return name;
}

struct xml_track_name xml_track_tag_name(struct xml_track *t)
{
    take(t, "<");
    struct xml_track_name name = name_here(t);
    move(t, name.n);
    return name;
}

/* Past the equals sign and the value behind an attribute's name; NULL when they are not there. */
static const char *past_value(const struct xml_track *t, const char *p)
{
    p = past_blanks(p);
    if (*p != '=') return NULL;
    p = past_blanks(p + 1);
    const char *end = t->source->text + t->source->n;
    const char *close = *p ? memchr(p + 1, *p, (size_t)(end - p - 1)) : NULL;
    return close ? close + 1 : NULL;
}

bool xml_track_attr(struct xml_track *t, struct xml_track_name *name)
{
    skip_blanks(t);
    t->is_empty_tag = sees(t, "/>");
    if (t->is_empty_tag || sees(t, ">")) {
        move(t, t->is_empty_tag ? 2 : 1);
        return false;
    }
    *name = name_here(t);
    const char *behind = past_value(t, name->at + name->n);
    if (!behind) t->is_lost = true;
    if (!t->is_lost) move_to(t, behind);
    return !t->is_lost;
}

void xml_track_end(struct xml_track *t)
{
    if (!t->is_empty_tag) {
        skip_marks(t);
        take(t, "</");
        move_past(t, ">");
    }
    t->is_empty_tag = false;
}

/* Bytes of the character that starts with `lead`, in valid UTF-8. */
static size_t character_bytes(char lead)
{
    unsigned char c = (unsigned char)lead;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* Of `n` bytes, those before `mark`. */
static size_t bytes_before(const char *p, size_t n, const char *mark)
{
    const char *found = xml_find(p, p + n, mark);
    return found ? (size_t)(found - p) : n;
}

/* Bytes of plain text from here, at most `n`. */
static size_t plain_bytes(const struct xml_track *t, size_t n)
{
    const char *p = here(t);
    size_t rest = t->source->n - t->at;
    if (n > rest) n = rest;
    if (!t->in_cdata) return bytes_before(p, bytes_before(p, n, "<"), "&");
    size_t before = bytes_before(p, n + 2 < rest ? n + 2 : rest, "]]>");
    return before < n ? before : n;
}

struct xml_piece xml_track_piece(struct xml_track *t, const char *parsed, size_t n)
{
    skip_marks(t);
    struct xml_piece piece = {.from = t->at, .pos = t->pos};
    piece.is_reference = !t->in_cdata && *here(t) == '&';
    if (piece.is_reference) {
        /* Without a DTD every reference is one character. */
        piece.n = character_bytes(*parsed);
        move_past(t, ";");
    } else {
        piece.n = plain_bytes(t, n);
        if (!piece.n || memcmp(here(t), parsed, piece.n) != 0) t->is_lost = true;
        move(t, piece.n);
    }
    piece.to = t->at;
    return piece;
}
