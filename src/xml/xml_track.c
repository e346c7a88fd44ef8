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
    return strncmp(here(t), what, strlen(what)) == 0;
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

static void skip_blanks(struct xml_track *t)
{
    move(t, strspn(here(t), " \t\n"));
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

static struct xml_track_name take_name(struct xml_track *t)
{
    struct xml_track_name name = {here(t), strcspn(here(t), " \t\n/>="), t->pos};
    move(t, name.n);
    return name;
}

struct xml_track_name xml_track_tag_name(struct xml_track *t)
{
    take(t, "<");
    return take_name(t);
}

bool xml_track_attr(struct xml_track *t, struct xml_track_name *name)
{
    skip_blanks(t);
    t->is_empty_tag = sees(t, "/>");
    if (t->is_empty_tag || sees(t, ">")) {
        move(t, t->is_empty_tag ? 2 : 1);
        return false;
    }
    *name = take_name(t);
    skip_blanks(t);
    take(t, "=");
    skip_blanks(t);
    const char quote[] = {*here(t), 0};
    move(t, 1);
    move_past(t, quote);
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

/* Bytes of plain text from here, at most `n`. */
static size_t plain_bytes(const struct xml_track *t, size_t n)
{
    const char *p = here(t);
    size_t length = 0;
    while (length < n) {
        if (t->in_cdata ? strncmp(p + length, "]]>", 3) == 0
                        : p[length] == '<' || p[length] == '&') {
            break;
        }
        length++;
    }
    return length;
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
