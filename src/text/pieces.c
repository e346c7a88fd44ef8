/* From runs to pieces: each character is decoded, measured and classed once. */
#include "text/text_priv.h"

#include "base/limits.h"
#include "text/font_priv.h"

#include <stdio.h>

struct collector {
    struct pieces *p;
    enum break_class before; /* of the character before; marks are passed over */
    bool is_behind_alone;    /* a portion begins with whatever comes */
    bool digit_slash;        /* a digit stands before the slash behind us */
    size_t n_bytes;          /* of the runs behind */
    size_t word_at;          /* where the last opportunity was, in such bytes */
    bool is_too_long;        /* a word: the one at word_at */
};

/* Runs of text that agree in face, size and group are one portion. [parity rule 2] */
static bool is_same_format(const struct text_run *x, const struct text_run *y)
{
    return x->kind == TEXT_CHARS && y->kind == TEXT_CHARS && x->face == y->face &&
           x->size == y->size && x->group == y->group;
}

/* PIECE_PORTION when run `r` differs in format from the piece before it. */
static uint32_t first_flag(const struct pieces *p, uint32_t r)
{
    const struct text_run *runs = p->para->runs;
    if (p->n > 0 && is_same_format(&runs[p->at[p->n - 1].run], &runs[r])) return 0;
    return PIECE_PORTION;
}

/* A word ends before byte `at` of the run. */
static void end_word(struct collector *c, size_t at)
{
    if (c->is_too_long) return;
    c->is_too_long = c->n_bytes + at - c->word_at > LIMIT_WORD_BYTES;
    if (!c->is_too_long) c->word_at = c->n_bytes + at;
}

static void allow_break(struct pieces *p)
{
    if (p->n > 0 && !(p->at[p->n - 1].flags & PIECE_LABEL)) p->at[p->n - 1].flags |= PIECE_BREAK;
}

/* A slash that LibreOffice sees a break behind; between digits it does not. */
static bool is_hiding_slash(const struct collector *c, enum break_class class)
{
    if (c->before != BREAK_SLASH) return false;
    if (class == BREAK_DIGIT) return !c->digit_slash;
    return class == BREAK_LETTER || class == BREAK_OPEN;
}

/* The character at byte `at` comes behind another, and not both are letters. */
static void meet(struct collector *c, size_t at, enum break_class class)
{
    struct piece *behind = c->p->n > 0 ? &c->p->at[c->p->n - 1] : NULL;
    if (break_is_between(c->before, class)) {
        end_word(c, at);
        allow_break(c->p);
    } else if (is_hiding_slash(c, class)) {
        behind->flags |= PIECE_SLASH;
    }
    if (class == BREAK_SLASH) c->digit_slash = c->before == BREAK_DIGIT;
    c->before = class;
}

/* A blank is an opportunity by itself, unless it stands behind an opening bracket. To what follows
 * it is as good as a letter. Gives its flags. */
static uint32_t meet_blank(struct collector *c, size_t at)
{
    uint32_t flags = PIECE_BLANK | (c->before == BREAK_OPEN ? PIECE_STUCK : 0);
    end_word(c, at);
    if (!c->is_too_long) c->word_at += 1;
    c->before = BREAK_LETTER;
    return flags;
}

/* PIECE_PORTION for a character that stands alone, and for the next. */
static uint32_t portion_flag(struct collector *c, uint32_t cp)
{
    bool is_alone = text_is_alone(cp), begins = is_alone || c->is_behind_alone;
    c->is_behind_alone = is_alone;
    return begins ? PIECE_PORTION : 0;
}

static void add_text(struct collector *c, uint32_t r)
{
    const struct text_run *run = &c->p->para->runs[r];
    const struct font_scale scale = font_scale_of(run->face, run->size);
    const char *const start = run->utf8, *const end = start + run->n;
    struct piece *piece = c->p->at + c->p->n;
    uint32_t flags = run->n ? first_flag(c->p, r) : 0;
    for (const char *s = start; s < end; piece++, flags = 0) {
        uint32_t at = (uint32_t)(s - start);
        uint32_t cp = utf8_next(&s, end);
        enum break_class class = break_class_of(cp);
        if (class == BREAK_BLANK) {
            flags |= meet_blank(c, at) | portion_flag(c, cp);
        } else if (class != BREAK_LETTER || c->before != BREAK_LETTER) {
            c->p->n = (size_t)(piece - c->p->at);
            meet(c, at, class);
            bool is_behind_blank = piece > c->p->at && (piece[-1].flags & PIECE_BLANK);
            if (is_behind_blank && !flags && break_sticks(class)) piece[-1].flags |= PIECE_STUCK;
            flags |= portion_flag(c, cp);
        }
        *piece = (struct piece){font_scaled_advance(&scale, cp), r, at, flags};
    }
    c->p->n = (size_t)(piece - c->p->at);
    c->n_bytes += run->n;
}

/* A label or a mark: no opportunities inside or before. A mark sticks to the character before it,
 * and a break behind that character moves behind the mark, since `before` stays. */
static void add_whole(struct collector *c, uint32_t r, uint32_t flag)
{
    const struct text_run *run = &c->p->para->runs[r];
    const struct font_scale scale = font_scale_of(run->face, run->size);
    uint32_t flags = flag | PIECE_PORTION;
    for (const char *s = run->utf8, *end = s + run->n; s < end; flags = flag) {
        uint32_t at = (uint32_t)(s - run->utf8);
        adv advance = font_scaled_advance(&scale, utf8_next(&s, end));
        c->p->at[c->p->n++] = (struct piece){advance, r, at, flags};
    }
    c->n_bytes += run->n;
}

/* Tabs and forced breaks: a line may end on either side. */
static void add_thing(struct collector *c, uint32_t r, uint32_t flag)
{
    end_word(c, 0);
    allow_break(c->p);
    c->p->at[c->p->n++] = (struct piece){0, r, 0, flag | PIECE_PORTION | PIECE_BREAK};
    c->before = BREAK_START;
}

static void add_run(struct collector *c, uint32_t r)
{
    switch (c->p->para->runs[r].kind) {
    case TEXT_CHARS:
        add_text(c, r);
        break;
    case TEXT_LABEL:
        add_whole(c, r, PIECE_LABEL);
        break;
    case TEXT_MARK:
        add_whole(c, r, PIECE_MARK);
        break;
    case TEXT_TAB:
        add_thing(c, r, PIECE_TAB);
        break;
    case TEXT_FILL:
        add_thing(c, r, PIECE_FILL);
        break;
    case TEXT_LINE_BREAK:
        add_thing(c, r, PIECE_FORCED);
        break;
    }
}

static size_t pieces_at_most(const struct text_para *para)
{
    size_t n = 0;
    for (size_t r = 0; r < para->n_runs; r++) {
        enum text_kind kind = para->runs[r].kind;
        bool is_thing = kind == TEXT_TAB || kind == TEXT_FILL || kind == TEXT_LINE_BREAK;
        n += is_thing ? 1 : para->runs[r].n;
    }
    return n;
}

/* At the run in which the word begins. */
static void report_long_word(const struct collector *c, struct diag_list *diags)
{
    const struct text_run *run = c->p->para->runs;
    char digits[16];
    for (size_t end = run->n; end <= c->word_at; end += run->n)
        run++;
    snprintf(digits, sizeof digits, "%d", LIMIT_WORD_BYTES);
    diag_add(diags, run->pos, DIAG_TEXT_LONG_WORD, digits, NULL, NULL);
}

bool pieces_collect(struct arena *a, const struct text_para *para, struct pieces *pieces,
                    struct diag_list *diags)
{
    *pieces = (struct pieces){para, arena_array_of(a, pieces_at_most(para), struct piece), 0};
    struct collector c = {.p = pieces, .before = BREAK_START};
    for (uint32_t r = 0; r < para->n_runs; r++)
        add_run(&c, r);
    end_word(&c, 0);
    if (c.is_too_long && diags) report_long_word(&c, diags);
    return !c.is_too_long;
}
