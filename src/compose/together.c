/* What belongs together stays on one line: "Điều 5", "ngày 15/3/2024", "20 triệu đồng". The sheet
 * lists such groups as patterns; where a text has one, its blanks become no-break blanks (U+00A0),
 * which every word processor honours. */
#include "base/buf.h"
#include "compose/compose_priv.h"

#include <string.h>

static const char no_break[] = "\xC2\xA0"; /* U+00A0 */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether a word is over at `p`: a blank or a sign, also one of U+2000 to U+203F such as a quote.
 */
static bool ends_word(const char *p)
{
    bool is_sign = (*p >= 0 && *p < '0') || (*p > '9' && *p < 'A') || (*p > 'Z' && *p < 'a');
    return is_sign || (*p > 'z' && *p <= '~') || strncmp(p, "\xE2\x80", 2) == 0;
}

/* ---- one alternative of a word: how many bytes of `text` it covers, 0: none ---- */

static size_t cover_number(const char *text, bool is_last)
{
    size_t n = strcspn(text, " ");
    if (!is_digit(*text) || (!is_last && !is_digit(text[n - 1]))) return 0;
    return n;
}

static size_t cover_roman(const char *text)
{
    size_t n = strspn(text, "IVXLC");
    return ends_word(text + n) ? n : 0;
}

static size_t cover_letter(const char *text)
{
    bool is_small = *text >= 'a' && *text <= 'z';
    size_t n = is_small ? 1 : strncmp(text, "đ", strlen("đ")) == 0 ? strlen("đ") : 0;
    return n && ends_word(text + n) ? n : 0;
}

static size_t cover(const struct sheet_piece *one, const char *text, bool is_last)
{
    if (one->is_name && *one->at == 'n') return cover_number(text, is_last);
    if (one->is_name && *one->at == 'r') return cover_roman(text);
    if (one->is_name) return cover_letter(text);
    return strncmp(text, one->at, one->n) == 0 && ends_word(text + one->n) ? one->n : 0;
}

/* ---- words and patterns ---- */

/* The alternatives of a word stand between bars: "Điều|khoản". */
static size_t cover_word(const char *word, size_t n, const char *text, bool is_last)
{
    for (size_t from = 0; from < n;) {
        size_t length = strcspn(word + from, "| ");
        struct sheet_piece one = {*(word + from) == '{', word + from, length};
        if (one.is_name) one.at++;
        size_t covered = cover(&one, text, is_last);
        if (covered) return covered;
        from += length + 1;
    }
    return 0;
}

/* How far the pattern reaches: to the begin of its last word; 0: it does not stand here. */
static size_t match(const char *pattern, const char *text)
{
    for (size_t at = 0;;) {
        size_t n = strcspn(pattern, " ");
        bool is_last = !pattern[n];
        size_t covered = cover_word(pattern, n, text + at, is_last);
        if (!covered) return 0;
        if (is_last) return at;
        if (text[at + covered] != ' ') return 0;
        at += covered + 1;
        pattern += n + 1;
    }
}

/* ---- what a pattern can begin with: most words begin otherwise ---- */

struct together_starts {
    bool has[256];
};

static void add_all(struct together_starts *starts, const char *bytes)
{
    for (; *bytes; bytes++)
        starts->has[(unsigned char)*bytes] = true;
}

static void add_start(struct together_starts *starts, const char *alternative)
{
    if (*alternative != '{')
        starts->has[(unsigned char)*alternative] = true;
    else if (alternative[1] == 'n')
        add_all(starts, "0123456789");
    else if (alternative[1] == 'r')
        add_all(starts, "IVXLC");
    else
        add_all(starts, "abcdefghijklmnopqrstuvwxyzđ");
}

static const struct together_starts *starts_of(struct composer *c)
{
    size_t n = c->sheet->n_together;
    if (c->together_starts || !n) return c->together_starts;
    struct together_starts *starts = arena_array_of(c->a, n, struct together_starts);
    for (size_t i = 0; i < n; i++) {
        const char *p = c->sheet->together[i];
        add_start(&starts[i], p);
        for (; *p && *p != ' '; p++)
            if (*p == '|') add_start(&starts[i], p + 1);
    }
    return c->together_starts = starts;
}

static size_t longest(const struct composer *c, const char *text)
{
    size_t most = 0;
    for (size_t i = 0; i < c->sheet->n_together; i++) {
        if (!c->together_starts[i].has[(unsigned char)*text]) continue;
        size_t n = match(c->sheet->together[i], text);
        if (n > most) most = n;
    }
    return most;
}

static void put_joined(struct buf *b, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (text[i] == ' ')
            buf_puts(b, no_break);
        else
            buf_putc(b, text[i]);
}

/* A group may be told from the words around it by a bracket or quote. */
static bool begins_word(const char *text, const char *p)
{
    if (p == text || p[-1] == ' ' || p[-1] == '(' || p[-1] == '[' || p[-1] == '"') return true;
    return p - text >= 3 && p[-3] == '\xE2' && p[-2] == '\x80';
}

/* The text with its groups joined; `text` itself when it has none. */
static const char *join(struct composer *c, const char *text)
{
    struct buf b = {0};
    const char *done = text;
    if (!starts_of(c)) return text;
    for (const char *p = text; *p; p++) {
        if (*p == ' ' || p < done || !begins_word(text, p)) continue;
        size_t n = longest(c, p);
        if (!n) continue;
        buf_add(&b, done, (size_t)(p - done));
        put_joined(&b, p, n);
        done = p + n;
    }
    if (done == text) return text;
    buf_puts(&b, done);
    const char *joined = arena_strndup(c->a, (const char *)b.at, b.n);
    buf_free(&b);
    return joined;
}

static size_t end_of_words(const struct flow_run *runs, size_t n, size_t from)
{
    size_t to = from;
    while (to < n && runs[to].kind == FLOW_TEXT)
        to++;
    return to;
}

static const char *words_of(struct composer *c, const struct flow_run *runs, size_t n)
{
    struct buf b = {0};
    if (n == 1) return runs->raw;
    for (size_t i = 0; i < n; i++)
        buf_puts(&b, runs[i].raw);
    const char *words = arena_strndup(c->a, (const char *)b.at, b.n);
    buf_free(&b);
    return words;
}

static void set_words(struct composer *c, const struct style *style, struct flow_run *run,
                      const char *words, size_t n)
{
    run->raw = arena_strndup(c->a, words, n);
    run->text = style->letter_case == CASE_UPPER ? text_upper(c->a, run->raw) : run->raw;
}

/* Each run takes of the joined words as much as it had. */
static void share_out(struct composer *c, const struct style *style, struct flow_run *runs,
                      size_t n, const char *joined)
{
    for (size_t i = 0; i < n; i++) {
        const char *end = joined;
        for (const char *p = runs[i].raw; *p; p++)
            end += *p == ' ' && *end != ' ' ? strlen(no_break) : 1;
        set_words(c, style, &runs[i], joined, (size_t)(end - joined));
        joined = end;
    }
}

void together_runs(struct composer *c, const struct style *style, struct flow_run *runs, size_t n)
{
    for (size_t from = 0, to; from < n; from = to + 1) {
        to = end_of_words(runs, n, from);
        if (to == from) continue;
        const char *words = words_of(c, runs + from, to - from), *joined = join(c, words);
        if (joined != words) share_out(c, style, runs + from, to - from, joined);
    }
}
