/* Words that no line ends in: the number and notation of a document ("2590/QĐ-UBND"), a range of
 * years. The sheet lists them as patterns; the hyphens inside such a word become no-break hyphens
 * (U+2011), which every word processor honours and a PDF gives back as hyphens. A word that is
 * wider than its lines keeps its hyphens: a break behind one is better than one anywhere. */
#include "base/ascii.h"
#include "base/buf.h"
#include "compose/compose_priv.h"

#include <string.h>

enum { TWIPS_OF_HALF_POINT = 10 };

static const char number[] = "{number}";
static const char no_break_hyphen[] = "\xE2\x80\x91"; /* U+2011 */
static const char no_break_blank[] = "\xC2\xA0";      /* U+00A0 */

/* ---- words ---- */

/* The bytes of the blank at `p`, 0: none. */
static size_t blank_at(const char *p)
{
    size_t n = strlen(no_break_blank);
    return *p == ' ' ? 1 : strncmp(p, no_break_blank, n) == 0 ? n : 0;
}

/* Where the word begins that `p` stands in, looked for back to `from`. */
static const char *word_begin(const char *from, const char *p)
{
    while (p > from && p[-1] != ' ' && !(p[-1] == '\xA0' && p - 1 > from && p[-2] == '\xC2'))
        p--;
    return p;
}

static bool is_quote(const char *p)
{
    return p[0] == '\xE2' && p[1] == '\x80' && p[2] >= '\x98' && p[2] <= '\x9F';
}

static size_t opening_at(const char *p)
{
    if (*p && strchr("([{\"'", *p)) return 1;
    return is_quote(p) ? 3 : 0;
}

static size_t closing_before(const char *word, size_t n)
{
    if (!n) return 0;
    if (strchr(".,:;!?)]}\"'", word[n - 1])) return 1;
    return n >= 3 && is_quote(word + n - 3) ? 3 : 0;
}

/* The next word of *text, without the signs around it; *text moves behind it. 0: no more words. */
static size_t next_word(const char **text, const char **word)
{
    const char *p = *text;
    for (size_t n; (n = blank_at(p)) || (n = opening_at(p));)
        p += n;
    *word = p;
    while (*p && !blank_at(p))
        p++;
    *text = p;
    size_t n = (size_t)(p - *word);
    for (size_t sign; (sign = closing_before(*word, n));)
        n -= sign;
    return n;
}

/* ---- patterns ---- */

/* Digits with points, commas and slashes between them. */
static size_t number_length(const char *word, size_t n)
{
    size_t length = 0;
    if (!n || !ascii_is_digit(*word)) return 0;
    while (length < n && (ascii_is_digit(word[length]) || strchr(".,/", word[length])))
        length++;
    while (!ascii_is_digit(word[length - 1]))
        length--;
    return length;
}

/* How many bytes of the word the pattern's next piece covers, and of the pattern it takes. */
static size_t cover(const char *pattern, const char *word, size_t n, size_t *taken)
{
    bool is_number = strncmp(pattern, number, strlen(number)) == 0;
    *taken = is_number ? strlen(number) : 1;
    if (is_number) return number_length(word, n);
    return n && *word == *pattern ? 1 : 0;
}

/* A star covers as little as the rest allows; going back to the last one alone is enough. */
static bool is_like(const char *pattern, const char *word, size_t n)
{
    const char *star = NULL;
    size_t at = 0, star_at = 0;
    while (at < n || *pattern) {
        size_t taken, covered;
        if (*pattern == '*') {
            star = ++pattern;
            star_at = at;
        } else if ((covered = *pattern ? cover(pattern, word + at, n - at, &taken) : 0)) {
            pattern += taken;
            at += covered;
        } else if (star && star_at < n) {
            pattern = star;
            at = ++star_at;
        } else {
            return false;
        }
    }
    return true;
}

static bool is_unbroken(const struct sheet *sheet, const char *word, size_t n)
{
    for (size_t i = 0; i < sheet->n_unbroken; i++)
        if (is_like(sheet->unbroken[i], word, n)) return true;
    return false;
}

/* ---- runs ---- */

/* The lines of a paragraph must hold its words whole. */
struct room {
    const struct style *style;
    const struct flow_run *run;
    int width; /* twips */
    bool has_slot;
    int before; /* what the number takes, with its room, when it is the run before; twips */
};

static const char *as_printed(struct composer *c, const struct style *style, const char *raw)
{
    return style->letter_case == CASE_UPPER ? text_upper(c->a, raw) : raw;
}

/* The word with what no blank parts from it: the room for a number. */
static bool fits(struct composer *c, const struct room *room, const char *text, const char *word,
                 size_t n)
{
    const char *from = word;
    while (room->has_slot && from > text && from[-1] != ' ')
        from--;
    const char *shown =
        as_printed(c, room->style, arena_strndup(c->a, from, (size_t)(word - from) + n));
    int size = room->run->size * TWIPS_OF_HALF_POINT;
    int before = from == text ? room->before : 0;
    return before + text_width(room->run->face, shown, strlen(shown), size) <= room->width;
}

/* A hyphen with a letter or digit on either side. */
static bool is_inner_hyphen(const char *word, size_t n, size_t i)
{
    return word[i] == '-' && i > 0 && i + 1 < n && word[i - 1] != '-' && word[i + 1] != '-';
}

static void put_held(struct buf *b, const char *word, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (is_inner_hyphen(word, n, i))
            buf_puts(b, no_break_hyphen);
        else
            buf_putc(b, word[i]);
}

/* What stands directly behind the room for a number, or behind the number as a run of its own, is
 * held as with a number before it. */
static bool is_behind_slot(struct composer *c, const char *text, const char *word, size_t n)
{
    size_t blank = strlen(no_break_blank), before = (size_t)(word - text);
    bool is_behind = !before || (before >= blank && !memcmp(word - blank, no_break_blank, blank));
    return is_behind && is_unbroken(c->sheet, arena_printf(c->a, "1%.*s", (int)n, word), n + 1);
}

/* `text` itself when it has no such word. */
static const char *held(struct composer *c, const char *text, const struct room *room)
{
    struct buf b = {0};
    const char *done = text, *word;
    for (const char *p = text, *hyphen; (hyphen = strchr(p, '-'));) {
        p = word_begin(p, hyphen);
        size_t n = next_word(&p, &word);
        if (!n || !memchr(word, '-', n)) continue;
        bool is_held =
            is_unbroken(c->sheet, word, n) || (room->has_slot && is_behind_slot(c, text, word, n));
        if (!is_held || !fits(c, room, text, word, n)) continue;
        buf_add(&b, done, (size_t)(word - done));
        put_held(&b, word, n);
        done = word + n;
    }
    if (done == text) return text;
    buf_puts(&b, done);
    return buf_text(&b, c->a);
}

static int room_of(const struct flow_para *para, len width)
{
    const struct style *s = para->style;
    len indents = s->left + s->right + (s->first > 0 ? s->first : 0);
    return len_to_twips(width - indents - para->slot_room) - TEXT_NUDGE_MAX - TEXT_GUARD;
}

static int room_before(const struct flow_run *run)
{
    bool is_slot = run->slot_room || run->control;
    if (!is_slot || run->kind != FLOW_TEXT || !run->face) return 0;
    int width =
        text_width(run->face, run->text, strlen(run->text), run->size * TWIPS_OF_HALF_POINT);
    return width + len_to_twips(run->slot_room);
}

void unbroken_hold(struct composer *c, struct flow_para *para, len width)
{
    struct flow_run *runs = NULL;
    for (size_t i = 0; i < para->n_runs && c->sheet->n_unbroken; i++) {
        const struct flow_run *run = &para->runs[i];
        if (run->kind != FLOW_TEXT || !run->face) continue;
        struct room room = {para->style, run, room_of(para, width), para->has_slot, 0};
        if (i) room.before = room_before(&para->runs[i - 1]);
        const char *raw = held(c, run->raw, &room);
        if (raw == run->raw) continue;
        if (!runs) {
            runs = arena_array_of(c->a, para->n_runs, struct flow_run);
            memcpy(runs, para->runs, para->n_runs * sizeof *runs);
        }
        runs[i].text = as_printed(c, para->style, raw);
        runs[i].raw = raw;
    }
    if (runs) para->runs = runs;
}
