/* What only the files of line breaking share. */
#ifndef VANTHU_TEXT_TEXT_PRIV_H
#define VANTHU_TEXT_TEXT_PRIV_H

#include "text/text.h"

#include "base/utf8.h"

/* What a character is for the choice of line ends. Rules: docs/TWINS.md, "line breaking". */
enum break_class {
    BREAK_LETTER, /* letters, and & @ = * _ ~ which behave like them */
    BREAK_DIGIT,
    BREAK_BLANK,   /* U+0020: may hang, may stretch */
    BREAK_HYPHEN,  /* - | en dash: an opportunity behind */
    BREAK_EXCLAIM, /* ! ? backslash: the same, and they stick to what a blank parts them from */
    BREAK_DASH,    /* em dash: one on each side */
    BREAK_POINTS,  /* U+2026: one behind, and before when no letter stands there */
    BREAK_STOP,    /* . , : ; and closing brackets: none before */
    BREAK_PERCENT,
    BREAK_PREFIX, /* + and the signs of currencies */
    BREAK_OPEN,   /* opening brackets */
    BREAK_SLASH,  /* never an opportunity, but see PIECE_SLASH */
    BREAK_NEVER,  /* quotes and all that joins: NBSP, U+2011, U+2060 */
    BREAK_ZERO,   /* U+200B: always one behind */
    BREAK_N_CLASSES,
    BREAK_START = BREAK_N_CLASSES, /* before the first character */
};

extern const uint8_t break_ascii_classes[128];
enum break_class break_class_of_sign(uint32_t cp);
static inline enum break_class break_class_of(uint32_t cp)
{
    if (cp < 0x80) return (enum break_class)break_ascii_classes[cp];
    return cp >= 0xC0 && cp < 0x2000 ? BREAK_LETTER : break_class_of_sign(cp);
}

/* May a line end between two neighbours, neither of them a blank? */
bool break_is_between(enum break_class before, enum break_class after);
/* Does a character stick to what stands before it even over a blank? */
bool break_sticks(enum break_class class);

/* Whole twips nearest to `sum` advances, halves up. [parity rule 2] */
static inline int64_t twips_of(int64_t sum)
{
    return (sum + TEXT_ADV / 2) / TEXT_ADV;
}

/* A paragraph is taken apart once into pieces: characters, and the things that stand in a line like
 * one. All further work looks at pieces alone. */
enum piece_flag {
    PIECE_PORTION = 1 << 0, /* begins a portion: its format differs from the piece before */
    PIECE_BLANK = 1 << 1,   /* U+0020 that may hang and stretch */
    PIECE_BREAK = 1 << 2,   /* a line may end behind it */
    PIECE_SLASH = 1 << 3,   /* a slash that can hide a hyphen: see setting_end */
    PIECE_MARK = 1 << 4,    /* of a note's mark */
    PIECE_LABEL = 1 << 5,
    PIECE_TAB = 1 << 6,
    PIECE_FORCED = 1 << 7, /* a forced line break */
    PIECE_FILL = 1 << 9,
    PIECE_STUCK = 1 << 8, /* a blank that is hardly an opportunity: see setting.c */
};

struct piece {
    adv advance;
    uint32_t run, at; /* its place */
    uint32_t flags;
};

struct pieces {
    const struct text_para *para;
    struct piece *at;
    size_t n;
};

/* errors  false + DIAG_TEXT_LONG_WORD (unless `diags` is NULL). The pieces live in `a`. */
bool pieces_collect(struct arena *a, const struct text_para *para, struct pieces *pieces,
                    struct diag_list *diags);

/* A place where a line could end, and what the line would be then. */
struct reach {
    size_t to;    /* piece that the next line begins with; the line's own first: no such place */
    size_t end;   /* piece behind the last one that is set: hanging blanks are left out */
    int64_t need; /* the room it takes, in 1/6 twips */
    int blanks;
};

/* One line while it is being set, piece by piece. */
struct setting {
    const struct pieces *p;
    size_t start, i;  /* the line's first piece; the piece to set now */
    int indent, room; /* twips: left edge in the region, and width */
    size_t portion;   /* first piece of the portion being set */
    int64_t x;        /* twips of the portions behind */
    int64_t sum;      /* advances of the portion being set ... */
    int64_t limit;    /* ... and what they may come to */
    int blanks;
    bool after_ink;
    int64_t stuck_need;   /* what the line takes with the last PIECE_STUCK, in 1/6 twips */
    struct reach stuck;   /* before that blank */
    struct reach blank;   /* the last opportunity at a blank */
    struct reach inner;   /* the last one inside the word behind that blank */
    struct reach earlier; /* the same, when the portion began */
    struct reach slash;   /* behind the last PIECE_SLASH since either of them */
};

enum setting_stop { STOP_END, STOP_FORCED, STOP_FULL };

/* Set pieces from `start` until one does not fit or the line must end; s->i is that piece. `nudge`
 * is taken from the room. */
enum setting_stop setting_run(struct setting *s, const struct pieces *p, size_t start, int nudge);

struct setting_end {
    struct reach reach;
    bool is_cut;         /* inside a word, for lack of an opportunity */
    struct reach hidden; /* the place that another program might take instead */
};

/* The end that a line gets after setting_run. */
struct setting_end setting_end(const struct setting *s, enum setting_stop stop);

/* All lines, greedily; `look` (NULL: nobody) sees each as it was set. They live in `a`. */
typedef void lines_look(struct setting *s, enum setting_stop stop, const struct setting_end *end,
                        void *data);
struct text_lines lines_set(struct arena *a, const struct pieces *p, int nudge, lines_look *look,
                            void *data);

/* After STOP_FULL: go on, whatever the room, to the next place where the line might end otherwise.
 * Gives the room in 1/6 twips that it would need there. */
int64_t setting_next_need(struct setting *s);

/* The room in 1/6 twips that the pieces of a line take by exact advances; `otherwise` where a tab
 * is among them. */
int64_t exact_need(const struct pieces *p, size_t from, size_t to, int64_t otherwise);

#endif
