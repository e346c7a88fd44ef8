/* What belongs together stays on one line: "Điều 5", "ngày 15/3/2024", "20 triệu đồng". The sheet
 * lists such groups as patterns; where a text has one, its blanks become no-break blanks (U+00A0),
 * which every word processor honours. */
#include "base/ascii.h"
#include "base/buf.h"
#include "compose/compose_priv.h"

#include <string.h>

static const char no_break[] = "\xC2\xA0"; /* U+00A0 */

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
    if (!ascii_is_digit(*text) || (!is_last && !ascii_is_digit(text[n - 1]))) return 0;
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
    if (*text != *one->at || strncmp(text, one->at, one->n) != 0) return 0;
    return ends_word(text + one->n) ? one->n : 0;
}

/* ---- words and patterns ---- */

/* The alternatives of a word stand between bars: "Điều|khoản". */
struct word {
    VEC(struct sheet_piece) either;
};

struct pattern {
    VEC(struct word) words;
};

/* What a pattern can begin with. */
struct start {
    struct sheet_piece one;
    const struct pattern *pattern;
};

/* The sheet's patterns by the byte that they begin with: most words of a text begin otherwise. */
struct together {
    VEC(struct start) starts[256];
};

static struct word read_word(struct arena *a, const char *text, size_t n)
{
    struct word word = {0};
    for (size_t from = 0; from < n;) {
        size_t length = strcspn(text + from, "| ");
        bool is_name = text[from] == '{';
        *vec_push(a, &word.either) = (struct sheet_piece){is_name, text + from + is_name, length};
        from += length + 1;
    }
    return word;
}

static struct pattern read_pattern(struct arena *a, const char *text)
{
    struct pattern pattern = {0};
    while (*text) {
        size_t n = strcspn(text, " ");
        *vec_push(a, &pattern.words) = read_word(a, text, n);
        text += n + (text[n] == ' ');
    }
    return pattern;
}

static const char *first_bytes(struct arena *a, const struct sheet_piece *one)
{
    if (!one->is_name) return arena_strndup(a, one->at, 1);
    if (*one->at == 'n') return "0123456789";
    if (*one->at == 'r') return "IVXLC";
    return "abcdefghijklmnopqrstuvwxyz\xC4"; /* and that of đ */
}

static void add_starts(struct composer *c, struct together *t, const struct pattern *pattern)
{
    const struct word *first = pattern->words.at;
    for (size_t i = 0; i < first->either.n; i++) {
        struct start start = {first->either.at[i], pattern};
        for (const char *byte = first_bytes(c->a, &start.one); *byte; byte++)
            *vec_push(c->a, &t->starts[(uint8_t)*byte]) = start;
    }
}

static const struct together *together_of(struct composer *c)
{
    if (c->together) return c->together;
    struct together *t = arena_new_of(c->a, struct together);
    for (size_t i = 0; i < c->sheet->n_together; i++) {
        struct pattern *pattern = arena_new_of(c->a, struct pattern);
        *pattern = read_pattern(c->a, c->sheet->together[i]);
        if (pattern->words.n > 1) add_starts(c, t, pattern);
    }
    return c->together = t;
}

static size_t cover_word(const struct word *word, const char *text, bool is_last)
{
    size_t covered = 0;
    for (size_t i = 0; i < word->either.n && !covered; i++)
        covered = cover(&word->either.at[i], text, is_last);
    return covered;
}

/* How far the pattern reaches: to the begin of its last word; 0: it does not stand here. */
static size_t match(const struct start *start, const char *text)
{
    const struct pattern *pattern = start->pattern;
    size_t covered = cover(&start->one, text, false), at = 0;
    for (size_t i = 1; covered && text[at + covered] == ' '; i++) {
        bool is_last = i + 1 == pattern->words.n;
        at += covered + 1;
        covered = cover_word(&pattern->words.at[i], text + at, is_last);
        if (is_last) return covered ? at : 0;
    }
    return 0;
}

static size_t longest(const struct together *t, const char *text)
{
    size_t most = 0, n_starts = t->starts[(uint8_t)*text].n;
    for (size_t i = 0; i < n_starts; i++) {
        size_t n = match(&t->starts[(uint8_t)*text].at[i], text);
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

/* Behind these a word begins: a group may be told from the words around it by a bracket or quote.
 */
static const bool is_before_word[256] = {[' '] = true, ['('] = true, ['['] = true, ['"'] = true};

/* The next byte from `p` on that a word begins with, or the end. Quotes are told by their first two
 * bytes, the third is any. */
static const char *next_begin(const char *p)
{
    for (; *p; p++) {
        if (is_before_word[(uint8_t)*p]) return p + 1;
        if (*p == '\xE2' && p[1] == '\x80' && p[2]) return p + 3;
    }
    return p;
}

/* The text with its groups joined; `text` itself when it has none. */
static const char *join_new(struct composer *c, const char *text)
{
    const struct together *t = together_of(c);
    struct buf b = {0};
    const char *done = text;
    for (const char *p = text; *p; p = next_begin(p)) {
        size_t n = p < done ? 0 : longest(t, p);
        if (!n) continue;
        buf_add(&b, done, (size_t)(p - done));
        put_joined(&b, p, n);
        done = p + n;
    }
    if (done == text) return text;
    buf_puts(&b, done);
    return buf_text(&b, c->a);
}

/* The same. What is known of a text without groups is nothing. */
static const char *join(struct composer *c, const char *text)
{
    struct memo *memo = c->choice->memo;
    size_t n;
    memo_ask(memo, "join", 4);
    memo_ask(memo, &c->sheet->together, sizeof c->sheet->together);
    memo_ask(memo, text, strlen(text));
    const char *known = memo_answer(memo, &n);
    if (known) return n ? arena_strndup(c->a, known, n) : text;
    const char *joined = join_new(c, text);
    memo_keep(memo, joined, joined == text ? 0 : strlen(joined));
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
    return buf_text(&b, c->a);
}

static void set_words(struct composer *c, const struct style *style, struct flow_run *run,
                      const char *words, size_t n)
{
    run->raw = arena_strndup(c->a, words, n);
    run->text = style->letter_case == CASE_UPPER ? text_upper(c->a, run->raw) : run->raw;
}

static size_t share_of(const struct flow_run *run, const char *joined)
{
    const char *end = joined;
    for (const char *p = run->raw; *p; p++)
        end += *p == ' ' && *end != ' ' ? strlen(no_break) : 1;
    return (size_t)(end - joined);
}

/* Each run takes of the joined words as much as it had, and the last all that is left. */
static void share_out(struct composer *c, const struct style *style, struct flow_run *runs,
                      size_t n, const char *joined)
{
    for (size_t i = 0; i < n; i++) {
        size_t share = i + 1 < n ? share_of(&runs[i], joined) : strlen(joined);
        set_words(c, style, &runs[i], joined, share);
        joined += share;
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
