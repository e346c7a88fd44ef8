/* Fonts: which file serves a family and style, and the few figures that layout and pdf need. */
#ifndef VANTHU_TEXT_FONT_H
#define VANTHU_TEXT_FONT_H

#include "base/diag.h"

#include <stddef.h>
#include <stdint.h>

enum font_style { FONT_REGULAR, FONT_BOLD, FONT_ITALIC, FONT_BOLD_ITALIC, FONT_N_STYLES };

/* One face, loaded whole. Vertical figures are of the `hhea` table, in font units; descent is
 * positive downwards. Read-only once handed out. */
struct font_face {
    const char *family;          /* the family that was asked for: "Times New Roman" */
    const char *postscript_name; /* of the program itself: "LiberationSerif-Bold" */
    enum font_style style;
    const char *path;
    const uint8_t *data; /* the sfnt file, for embedding */
    size_t n_data;
    bool is_mapped; /* private: the file itself is held, no copy */
    int units_per_em, n_glyphs;
    int ascent, descent, line_gap;
    int cap_height, x_height; /* OS/2 */
    int bbox[4];              /* x min, y min, x max, y max */
    int underline_position, underline_thickness;
    double italic_angle;              /* degrees, as in `post`; only ever written out */
    int weight;                       /* OS/2 usWeightClass */
    const struct font_tables *tables; /* private: character map and advances */
};

struct font_set;

/* Open a folder of fonts.
 *
 * shape   a folder with a file `fonts.map` (lines `family; style; file; sha256`, # comments) uses
 *         that; in any other all .ttf, .otf and .ttc faces are known by the names they carry.
 *         Files are read when a face is first asked for.
 * errors  NULL + DIAG_TEXT_FONT_MAP or DIAG_FILE_READ. Close with font_set_close. */
struct font_set *font_set_open(const char *dir, struct diag_list *diags);
void font_set_close(struct font_set *set);
/* From now on hold files of a folder with a fonts.map, which stands for an installation, in place
 * of copying them: for who ends soon. They must not be written to while the set is open
 * (input_map). */
void font_set_hold(struct font_set *set);

/* The face of a family; `family` compares without case.
 *
 * owns    the set. The same question gives the same pointer.
 * errors  NULL + DIAG_TEXT_FONT_MISSING or DIAG_TEXT_FONT_BAD. Nothing is ever substituted. */
const struct font_face *font_set_face(struct font_set *set, const char *family,
                                      enum font_style style, struct diag_list *diags);

/* How many entries the set has, and each: for `vanthu fonts`. */
size_t font_set_count(const struct font_set *set);
struct font_entry {
    const char *family, *file;
    enum font_style style;
};
struct font_entry font_set_entry(const struct font_set *set, size_t i);

/* Glyph of a character, 0 if the face has none. */
uint32_t font_glyph(const struct font_face *face, uint32_t cp);
/* The character whose glyph that is: another where the face lacks one of its own. */
uint32_t font_drawn_as(const struct font_face *face, uint32_t cp);
/* Horizontal advance of a glyph in font units (`hmtx`, no kerning). */
int font_advance(const struct font_face *face, uint32_t glyph);

/* How far the outlines of a text reach, in font units: above and below the baseline, and beyond the
 * advance of its last glyph.
 *
 * shape   `below` is positive downwards and may be negative, as that of a raised sign; a text
 *         without outlines (blanks) has none: all 0.
 * errors  where the outlines cannot be read: the face's own ascent and descent. */
struct font_ink {
    int above, below, beyond;
};
struct font_ink font_ink(const struct font_face *face, const char *utf8, size_t n);

#endif
