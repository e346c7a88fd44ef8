/* What only the font files share. */
#ifndef VANTHU_TEXT_FONT_PRIV_H
#define VANTHU_TEXT_FONT_PRIV_H

#include "text/font_frozen.h"

/* A character map in pages of 256, up to the last that has a character, and the advances of all
 * glyphs. Pages without a character are one of zeros, so that a look-up has no branch but the check
 * of its range. */
enum { FONT_MOST_PAGES = 0x110000 / 256 };

struct font_char {
    uint16_t glyph, advance;
};

struct font_tables {
    const struct font_char *const *pages;
    size_t n_pages;
    const uint16_t *advances;
    int shift; /* units_per_em = 1 << shift; -1 when it is no power of two */
    struct font_likeness {
        uint32_t cp, like;
    } likenesses[2]; /* characters that are drawn as others */
    size_t n_likenesses;
};

static inline struct font_char font_char_at(const struct font_tables *tables, uint32_t cp)
{
    return cp / 256 < tables->n_pages ? tables->pages[cp / 256][cp % 256] : (struct font_char){0};
}

/* A face at a size: what measuring its characters takes. */
struct font_scale {
    const struct font_char *const *pages;
    size_t n_pages;
    uint64_t factor, units_per_em;
    int shift;
};

static inline struct font_scale font_scale_of(const struct font_face *face, int size)
{
    const struct font_tables *tables = face->tables;
    return (struct font_scale){tables->pages, tables->n_pages, (uint64_t)size * 12,
                               (uint64_t)face->units_per_em, tables->shift};
}

/* Advance of a character in 1/8640 inch: advance * size * 6 / units_per_em, halves up. [parity rule
 * 1, whose size * 60 in half-points is size * 6 in twips] A shift where it can be: this runs for
 * each character of a document. */
static inline int32_t font_scaled_advance(const struct font_scale *scale, uint32_t cp)
{
    if (cp / 256 >= scale->n_pages) return 0;
    uint64_t units = scale->pages[cp / 256][cp % 256].advance;
    uint64_t twice = units * scale->factor + scale->units_per_em;
    if (scale->shift >= 0) return (int32_t)(twice >> (scale->shift + 1));
    return (int32_t)(twice / (2 * scale->units_per_em));
}

/* One line of fonts.map, or one face found in a folder. `face` is NULL until asked for. */
struct font_slot {
    const char *family, *file;
    enum font_style style;
    bool is_installed; /* of a fonts.map */
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
 * shape   `is_held`: the file is mapped and not copied (input_map). `known`, of n_known: those
 * whose files need not be read. owns    `a` has all of it, the file's bytes too unless they are
 * mapped: font_face_unload. errors  NULL + DIAG_FILE_READ or DIAG_TEXT_FONT_BAD. */
struct font_face *font_face_load(struct arena *a, const char *path, const struct font_slot *slot,
                                 bool is_held, const struct font_frozen *const *known,
                                 size_t n_known, struct diag_list *diags);
void font_face_unload(const struct font_face *face);

#endif
