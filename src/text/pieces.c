/* From runs to pieces: each character is decoded, measured and classed once. */
#include "text/text_priv.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <stdio.h>

struct collector {
    struct pieces *p;
    uint32_t before;   /* the character before, marks passed over; 0: none that counts */
    size_t unbroken;   /* bytes since the last opportunity */
    uint32_t word_run; /* where they began */
};

/* Format is face, size and kind; runs of text that agree in all three are one portion. */
static bool is_same_format(const struct text_run *x, const struct text_run *y)
{
    return x->kind == TEXT_CHARS && y->kind == TEXT_CHARS && x->face == y->face &&
           x->size == y->size;
}

static struct piece *add(struct collector *c, uint32_t run, size_t at, uint32_t flags)
{
    struct pieces *p = c->p;
    const struct text_run *runs = p->para->runs;
    struct piece *piece = &p->at[p->n++];
    bool is_new = p->n == 1 || (at == 0 && !is_same_format(&runs[piece[-1].run], &runs[run]));
    *piece = (struct piece){0, run, (uint32_t)at, flags | (is_new ? PIECE_PORTION : 0)};
    return piece;
}

static void allow_break(struct collector *c, uint32_t run)
{
    struct pieces *p = c->p;
    c->unbroken = 0;
    c->word_run = run;
    if (p->n > 0 && !(p->at[p->n - 1].flags & PIECE_LABEL)) p->at[p->n - 1].flags |= PIECE_BREAK;
}

/* A note's mark sticks to the character before it, and a break behind that character moves behind
 * the mark: `before` stays. A mark behind a blank begins the next word. */
static void enter_mark(struct collector *c, uint32_t run)
{
    if (c->before != CP_SPACE) return;
    allow_break(c, run);
    c->before = 0;
}

static void enter_char(struct collector *c, uint32_t run, uint32_t cp)
{
    if (cp != CP_SPACE && c->before && (c->before == CP_SPACE || break_between(c->before, cp))) {
        allow_break(c, run);
    }
    if (c->before == CP_SLASH && break_is_letter(cp)) c->p->at[c->p->n - 1].flags |= PIECE_SLASH;
    c->before = cp;
}

static uint32_t flags_of(enum text_kind kind, uint32_t cp)
{
    if (kind == TEXT_MARK) return PIECE_MARK;
    if (kind == TEXT_LABEL) return PIECE_LABEL;
    return cp == CP_SPACE ? PIECE_BLANK : 0;
}

static bool is_too_long(struct collector *c, size_t n_bytes, uint32_t cp)
{
    c->unbroken = cp == CP_SPACE ? 0 : c->unbroken + n_bytes;
    return c->unbroken > LIMIT_WORD_BYTES;
}

/* False at a word beyond LIMIT_WORD_BYTES. */
static bool add_chars(struct collector *c, uint32_t r)
{
    const struct text_run *run = &c->p->para->runs[r];
    const char *s = run->utf8, *end = s + run->n;
    if (run->kind == TEXT_MARK && run->n) enter_mark(c, r);
    while (s < end) {
        const char *from = s;
        uint32_t cp = utf8_next(&s, end);
        if (run->kind == TEXT_CHARS) enter_char(c, r, cp);
        struct piece *piece = add(c, r, (size_t)(from - run->utf8), flags_of(run->kind, cp));
        piece->advance = text_advance(run->face, cp, run->size);
        if (is_too_long(c, (size_t)(s - from), cp)) return false;
    }
    return true;
}

/* Tabs and forced breaks: a line may end on either side. */
static void add_thing(struct collector *c, uint32_t r, uint32_t flag)
{
    allow_break(c, r);
    add(c, r, 0, flag);
    allow_break(c, r);
    c->before = 0;
}

static bool add_run(struct collector *c, uint32_t r)
{
    switch (c->p->para->runs[r].kind) {
    case TEXT_TAB:
        add_thing(c, r, PIECE_TAB);
        return true;
    case TEXT_LINE_BREAK:
        add_thing(c, r, PIECE_FORCED);
        return true;
    default:
        return add_chars(c, r);
    }
}

static void report_long_word(const struct text_para *para, uint32_t run, struct diag_list *diags)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", LIMIT_WORD_BYTES);
    if (diags) diag_add(diags, para->runs[run].pos, DIAG_TEXT_LONG_WORD, digits, NULL, NULL);
}

bool pieces_collect(struct arena *a, const struct text_para *para, struct pieces *pieces,
                    struct diag_list *diags)
{
    size_t most = 0;
    for (size_t r = 0; r < para->n_runs; r++) {
        bool is_thing = para->runs[r].kind == TEXT_TAB || para->runs[r].kind == TEXT_LINE_BREAK;
        most += is_thing ? 1 : para->runs[r].n;
    }
    *pieces = (struct pieces){para, arena_array_of(a, most, struct piece), 0};
    struct collector c = {.p = pieces};
    for (uint32_t r = 0; r < para->n_runs; r++) {
        if (add_run(&c, r)) continue;
        report_long_word(para, c.word_run, diags);
        return false;
    }
    return true;
}
