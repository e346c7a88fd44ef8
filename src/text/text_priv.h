/* What only the files of line breaking share. */
#ifndef VANTHU_TEXT_TEXT_PRIV_H
#define VANTHU_TEXT_TEXT_PRIV_H

#include "text/text.h"

enum { CP_SPACE = 0x20, CP_NBSP = 0xA0, CP_SLASH = '/' };

/* May a line end between two characters that stand side by side? `after` is never a blank; after a
 * blank it always may. [parity rule 6] */
bool break_between(uint32_t before, uint32_t after);
/* A letter for the slash rule: what a line could start with behind a slash. [parity rule 7] */
bool break_is_letter(uint32_t cp);

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
    PIECE_SLASH = 1 << 3,   /* a slash with a letter behind it */
    PIECE_MARK = 1 << 4,    /* of a note's mark */
    PIECE_LABEL = 1 << 5,
    PIECE_TAB = 1 << 6,
    PIECE_FORCED = 1 << 7, /* a forced line break */
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
    size_t to;     /* piece that the next line begins with */
    size_t end;    /* piece behind the last one that is set: hanging blanks are left out */
    int64_t width; /* twips */
    int64_t need;  /* twips of room it takes: width, or more with italics [parity rule 5] */
    int blanks;
    bool is_blank; /* ends at a blank, not inside a word */
};

/* One line while it is being set, piece by piece. */
struct setting {
    const struct pieces *p;
    size_t start, i;  /* the line's first piece; the piece to set now */
    int indent, room; /* twips: left edge in the region, and width */
    int64_t x;        /* twips of the portions behind */
    int64_t sum;      /* advances of the portion being set */
    int64_t italic;   /* twips that it must leave free at the right edge */
    int64_t need;     /* the greatest room that an earlier portion takes */
    int blanks;
    bool after_ink;
    bool is_full;            /* blanks at the end of italics do not fit: no ink may follow */
    struct reach ink;        /* ended with the last character that is no blank */
    struct reach best;       /* the last opportunity; to == start: none yet */
    struct reach best_blank; /* the last one at a blank */
    size_t slash;            /* PIECE_SLASH behind `best`, or SIZE_MAX */
};

enum setting_stop { STOP_END, STOP_FORCED, STOP_FULL };

/* Set pieces from `start` until one does not fit or the line must end; s->i is that piece. */
enum setting_stop setting_run(struct setting *s, const struct pieces *p, size_t start, int nudge);

/* The end that a line gets after setting_run.
 *
 * shape   *is_cut: inside a word, for lack of an opportunity. `hidden` is the hyphen that another
 *         program might take instead [parity rule 7], with to == start when there is none. */
struct reach setting_end(const struct setting *s, enum setting_stop stop, bool *is_cut,
                         struct reach *hidden);

/* After STOP_FULL: go on, whatever the room, to the next place where the line might end otherwise.
 * Gives the room in 1/6 twips that it would need there, italics left out. */
int64_t setting_next_need(struct setting *s);

#endif
