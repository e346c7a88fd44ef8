/* Text: advances, line ends, line heights, and the guard band.
 *
 *   characters --NFC--> runs of one format --measure--> portions --break--> lines
 *
 * Horizontal lengths here are whole twips, since the agreement with word processors rests on it:
 * an advance is a whole number of 1/8640 inch (one sixth of a twip), a portion (text of one format
 * between two changes, on one line) is rounded to whole twips, and the next portion starts there.
 * docs/TWINS.md has the rules with how each was measured. */
#ifndef VANTHU_TEXT_TEXT_H
#define VANTHU_TEXT_TEXT_H

#include "base/diag.h"
#include "base/len.h"
#include "base/memo.h"
#include "text/font.h"

/* Unit of one advance: 1/8640 inch. TEXT_ADV of them are a twip. */
typedef int32_t adv;
enum { TEXT_ADV = 6 };

/* A stretch of text in one format, or one of the things that stand in a line like a character. */
enum text_kind {
    TEXT_CHARS,
    TEXT_TAB,
    TEXT_FILL,       /* takes what its line leaves; to the choice of line ends it is nothing */
    TEXT_LINE_BREAK, /* forced; the line before it is set like a last line */
    TEXT_MARK,       /* a note's raised number: sticks to the character before it, one portion */
    TEXT_LABEL,      /* a number before the paragraph's text: its own portion, never broken, and
                        its blanks do not stretch */
};

struct text_run {
    enum text_kind kind;
    const char *utf8; /* NFC; NULL for tabs, fills and line breaks */
    size_t n;
    const struct font_face *face;
    int size;       /* twips: 280 for 14 pt; of a raised or lowered run the reduced size */
    struct pos pos; /* of its first character, for messages */
    int group;      /* a portion ends where it changes, though face and size agree: underlines */
};

/* A paragraph to be broken: whole twips. */
struct text_para {
    const struct text_run *runs;
    size_t n_runs;
    int width;              /* of the region, before the indents are taken off */
    int left, right, first; /* indents; `first` is added to left on the first line */
    int tab_every;          /* default tab stops, counted from the region's left edge */
    const int *tabs;        /* further stops, ascending, from the region's left edge */
    size_t n_tabs;
};

/* A place in the runs: byte `at` of run `run`. (n_runs, 0) is the end. */
struct text_place {
    uint32_t run, at;
};

struct text_line {
    struct text_place from, to; /* `to` is where the next line starts: after hanging blanks */
    struct text_place end;      /* of what is set: before the hanging blanks */
    int width;                  /* twips from the line's own left edge to `end` */
    int room;                   /* twips that were there: region less indents */
    int blanks;                 /* U+0020 between from and end that justification may widen */
    bool is_last;               /* of the paragraph, or before a forced break */
    bool is_cut;                /* ended inside a word that is wider than the line */
};

struct text_lines {
    struct text_line *at;
    size_t n;
};

/* The size in twips of a note mark or an index whose text has `size` twips: 58 %, cut to whole
 * twips; and how far its baseline is raised: 39.2 %. [parity rule 29] */
int text_raised_size(int size);
len text_raise(int size);

/* Advance of one character; 0 for a character the face lacks. */
adv text_advance(const struct font_face *face, uint32_t cp, int size);
/* Whether a character is a portion by itself: the no-break blank and hyphen. [TWINS rule 2] */
static inline bool text_is_alone(uint32_t cp)
{
    return cp == 0xA0 || cp == 0x2011;
}
/* Width in twips of one portion of text set alone. */
int text_width(const struct font_face *face, const char *utf8, size_t n, int size);

/* `s` in NFC; `s` itself when it is already. Lives in `a`. */
const char *text_nfc(struct arena *a, const char *s);
/* `s` in capitals, as Vietnamese writes them. Lives in `a`. */
const char *text_upper(struct arena *a, const char *s);

/* Check that `face` has every character of a text.
 *
 * shape   `raw` is the text as it was written, starting at `pos`.
 * errors  false + DIAG_TEXT_NO_GLYPH at the first character that is missing. */
bool text_check_glyphs(const struct font_face *face, const char *raw, struct pos pos,
                       struct diag_list *diags);

/* Choose the line ends of one paragraph: greedy, as word processors do.
 *
 * shape   n_runs may be 0 (one empty line). The lines cover the runs without gap or overlap.
 * owns    lines->at lives in `a`.
 * errors  false + DIAG_TEXT_LONG_WORD. A word wider than the line is cut where it overflows
 *         (is_cut), with no message.
 * source  docs/TWINS.md, "line breaking". */
bool text_break(struct arena *a, const struct text_para *para, struct text_lines *lines,
                struct diag_list *diags);

struct text_guarded {
    int nudge;       /* twips, -30 to 30, to be added to the right indent */
    int unsafe_line; /* the first line (from 1) that stays tight, as no nudge helps; else 0 */
    struct text_lines lines; /* with the nudge; none where text_break would refuse the paragraph */
};

/* The guard band: how far the right indent must move so that every line fits by TEXT_GUARD and
 * every next word misses by TEXT_GUARD, with the same line ends; or by TEXT_GUARD_LEAST, where two
 * lines leave no more between them.
 *
 * shape   a nudge of 0 when the paragraph is safe as it is, or when no nudge helps. The faces live
 *         longer than `memo`, which may be NULL.
 * owns    the lines live in `a`; `scratch`, another arena, is left as it was.
 * source  docs/TWINS.md, "guard band". */
enum { TEXT_GUARD = 12, TEXT_GUARD_LEAST = 11, TEXT_NUDGE_MAX = 30 };
struct text_guarded text_guard(struct arena *a, struct arena *scratch, struct memo *memo,
                               const struct text_para *para);

/* Lines with what they were broken for, so that nobody breaks the paragraph again. */
struct text_broken {
    int width, left, right, first; /* as in text_para */
    struct text_lines lines;
};

static inline bool text_is_broken_for(const struct text_broken *broken,
                                      const struct text_para *para)
{
    return broken && broken->width == para->width && broken->left == para->left &&
           broken->right == para->right && broken->first == para->first;
}

/* The box of a line in a face and size: whole twips. [parity rule 12] */
struct text_box {
    int height;   /* gap above, ascent and descent */
    int baseline; /* below the top */
};
struct text_box text_box(const struct font_face *face, int size);

#endif
