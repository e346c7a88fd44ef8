/* What only the font files share. */
#ifndef VANTHU_TEXT_FONT_PRIV_H
#define VANTHU_TEXT_FONT_PRIV_H

#include "text/font.h"

/* A character map in pages of 256 and the advances of all glyphs. Characters without a page share
 * one of zeros, so that a look-up has no branch but the check of its range. */
enum { FONT_PAGES = 0x110000 / 256 };

struct font_tables {
    const uint16_t *pages[FONT_PAGES];
    const uint16_t *advances;
    int shift; /* units_per_em = 1 << shift; -1 when it is no power of two */
};

/* One line of fonts.map, or one face found in a folder. `face` is NULL until asked for. */
struct font_slot {
    const char *family, *file;
    enum font_style style;
    struct font_face *face;
};

/* A growing list of slots; lives in an arena. */
struct font_slots {
    struct font_slot *at;
    size_t n, cap;
};

/* Read a fonts.map (NUL behind its bytes) into `slots`.
 *
 * errors  false + DIAG_TEXT_FONT_MAP with the first wrong line. */
bool font_map_parse(struct arena *a, const char *path, char *text, struct font_slots *slots,
                    struct diag_list *diags);

/* Find the faces of a folder without a map, in order of their file names.
 *
 * errors  false + DIAG_FILE_READ. Files that are no fonts are passed over. */
bool font_folder_scan(struct arena *a, const char *dir, struct font_slots *slots,
                      struct diag_list *diags);

/* Load the face in the file `path`; it has no further need of FreeType.
 *
 * owns    `a` has all of it, the file's bytes too.
 * errors  NULL + DIAG_FILE_READ or DIAG_TEXT_FONT_BAD. */
struct font_face *font_face_load(struct arena *a, const char *path, const struct font_slot *slot,
                                 struct diag_list *diags);

#endif
