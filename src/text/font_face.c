/* One face, read whole into tables of our own. FreeType opens the file, checks it and is closed
 * again, so that faces are plain memory that any number of threads may read. */
#include "text/font_library_priv.h"
#include "text/font_priv.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/pos.h"
#include "base/system.h"

#include <ft2build.h>
#include <string.h>
#include FT_TRUETYPE_TABLES_H
#include FT_TRUETYPE_TAGS_H

/* OS/2 fsType, bits 1 to 3: 2 alone is "restricted licence", which forbids embedding. */
enum { FS_TYPE_USE = 0x000E, FS_TYPE_RESTRICTED = 0x0002 };

/* Every table of the directory (OpenType, "Organization of an OpenType Font") lies within the file.
 * FreeType lets one that does not pass as missing, and it might be needed by who opens the PDF. */
static bool is_whole(const uint8_t *data, size_t n)
{
    size_t n_tables = n >= 12 ? (size_t)(data[4] << 8 | data[5]) : 0;
    if (n < 12 + 16 * n_tables) return false;
    for (size_t i = 0; i < n_tables; i++) {
        const uint8_t *entry = data + 12 + 16 * i;
        uint64_t end = 0;
        for (int k = 8; k < 16; k += 4) {
            end += (uint64_t)entry[k] << 24 | (uint64_t)entry[k + 1] << 16 |
                   (uint64_t)entry[k + 2] << 8 | entry[k + 3];
        }
        if (end > n) return false;
    }
    return true;
}

static bool has_table(FT_Face ft, FT_ULong tag)
{
    FT_ULong n = 0;
    return FT_Load_Sfnt_Table(ft, tag, 0, NULL, &n) == 0 && n > 0;
}

/* Why the face cannot be used; NULL when it can. The PDF embeds it as CIDFontType2, which holds
 * TrueType outlines only (ISO 32000-1, 9.7.4). */
static const char *objection(FT_Face ft, const struct font_face *face)
{
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    if (ft->num_faces > 1) return "it is a collection of fonts; take out the faces";
    if (FT_HAS_MULTIPLE_MASTERS(ft)) return "it is a variable font";
    if (!is_whole(face->data, face->n_data)) return "it is damaged";
    if (!has_table(ft, TTAG_glyf) || !has_table(ft, TTAG_loca)) {
        return "it has no TrueType outlines";
    }
    if (!ft->charmap || ft->charmap->encoding != FT_ENCODING_UNICODE) {
        return "it has no Unicode character map";
    }
    if (!FT_Get_Sfnt_Table(ft, FT_SFNT_HHEA) || !FT_Get_Sfnt_Table(ft, FT_SFNT_POST) || !os2 ||
        os2->version == 0xFFFF || !has_table(ft, TTAG_hmtx)) {
        return "it lacks one of the tables hhea, hmtx, OS/2, post";
    }
    if ((os2->fsType & FS_TYPE_USE) == FS_TYPE_RESTRICTED) return "its licence forbids embedding";
    return NULL;
}

static void read_figures(struct arena *a, FT_Face ft, struct font_face *face)
{
    const TT_HoriHeader *hhea = FT_Get_Sfnt_Table(ft, FT_SFNT_HHEA);
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    const TT_Postscript *post = FT_Get_Sfnt_Table(ft, FT_SFNT_POST);
    const char *name = FT_Get_Postscript_Name(ft);
    face->postscript_name = arena_strdup(a, name ? name : "Unnamed");
    face->units_per_em = ft->units_per_EM;
    face->n_glyphs = (int)ft->num_glyphs;
    face->ascent = hhea->Ascender;
    face->descent = -hhea->Descender;
    face->line_gap = hhea->Line_Gap;
    face->cap_height = os2->version >= 2 ? os2->sCapHeight : face->ascent;
    face->x_height = os2->version >= 2 ? os2->sxHeight : face->ascent / 2;
    face->bbox[0] = (int)ft->bbox.xMin;
    face->bbox[1] = (int)ft->bbox.yMin;
    face->bbox[2] = (int)ft->bbox.xMax;
    face->bbox[3] = (int)ft->bbox.yMax;
    face->underline_position = post->underlinePosition;
    face->underline_thickness = post->underlineThickness;
    face->italic_angle = (double)post->italicAngle / 65536;
    face->weight = os2->usWeightClass;
}

/* The map while it is read: `at` has room for FONT_MOST_PAGES. */
struct pages {
    const struct font_char **at;
    size_t n;
};

static void set_page(struct pages *pages, uint32_t cp, const struct font_char *page)
{
    pages->at[cp / 256] = page;
    if (pages->n <= cp / 256) pages->n = cp / 256 + 1;
}

/* A no-break hyphen is drawn as a hyphen and a word joiner as the zero-width space: faces seldom
 * have glyphs of their own for them, and word processors do the same. */
static void add_likeness(struct arena *a, struct font_tables *tables, struct pages *pages,
                         uint32_t cp, uint32_t like)
{
    struct font_char model = pages->at[like / 256][like % 256];
    if (!model.glyph || pages->at[cp / 256][cp % 256].glyph) return;
    struct font_char *page = arena_array_of(a, 256, struct font_char);
    memcpy(page, pages->at[cp / 256], 256 * sizeof *page);
    page[cp % 256] = model;
    set_page(pages, cp, page);
    tables->likenesses[tables->n_likenesses++] = (struct font_likeness){cp, like};
}

static void read_chars(struct arena *a, FT_Face ft, const uint16_t *advances, struct pages *pages)
{
    FT_UInt glyph;
    struct font_char *page = NULL;
    FT_ULong page_number = 0;
    FT_ULong cp = FT_Get_First_Char(ft, &glyph);
    for (; glyph && cp < FONT_MOST_PAGES * 256; cp = FT_Get_Next_Char(ft, cp, &glyph)) {
        if (!page || cp / 256 != page_number) {
            page_number = cp / 256;
            page = arena_array_of(a, 256, struct font_char);
            set_page(pages, (uint32_t)cp, page);
        }
        if (glyph >= (FT_UInt)ft->num_glyphs) continue;
        page[cp % 256] = (struct font_char){(uint16_t)glyph, advances[glyph]};
    }
}

/* Few faces have more than the first sixteenth of the pages that there may be. */
static void read_charmap(struct arena *a, FT_Face ft, struct font_tables *tables)
{
    static const struct font_char none[256];
    const struct font_char *at[FONT_MOST_PAGES];
    struct pages pages = {at, 0};
    for (int i = 0; i < FONT_MOST_PAGES; i++)
        at[i] = none;
    read_chars(a, ft, tables->advances, &pages);
    add_likeness(a, tables, &pages, 0x2011, '-');
    add_likeness(a, tables, &pages, 0x2060, 0x200B);
    const struct font_char **kept = arena_array_of(a, pages.n, const struct font_char *);
    memcpy(kept, at, pages.n * sizeof *at);
    tables->pages = kept;
    tables->n_pages = pages.n;
}

/* `hmtx` (OpenType): numberOfHMetrics pairs of advance and bearing; later glyphs repeat the last
 * advance. */
static const uint16_t *read_advances(struct arena *a, FT_Face ft)
{
    const TT_HoriHeader *hhea = FT_Get_Sfnt_Table(ft, FT_SFNT_HHEA);
    size_t n = (size_t)ft->num_glyphs, n_pairs = hhea->number_Of_HMetrics;
    FT_ULong n_bytes = 0;
    if (n_pairs == 0 || n_pairs > n || FT_Load_Sfnt_Table(ft, TTAG_hmtx, 0, NULL, &n_bytes) != 0 ||
        n_bytes < n_pairs * 4) {
        return NULL;
    }
    uint16_t *advances = arena_array_of(a, n, uint16_t);
    uint8_t *bytes = arena_room(a, n_bytes);
    if (FT_Load_Sfnt_Table(ft, TTAG_hmtx, 0, bytes, &n_bytes) != 0) return NULL;
    for (size_t i = 0; i < n; i++) {
        const uint8_t *pair = bytes + 4 * (i < n_pairs ? i : n_pairs - 1);
        advances[i] = (uint16_t)(pair[0] << 8 | pair[1]);
    }
    return advances;
}

static int shift_of(int units_per_em)
{
    int shift = 0;
    while (1 << shift < units_per_em)
        shift++;
    return 1 << shift == units_per_em ? shift : -1;
}

/* NULL when all went well, else the reason. */
static const char *fill(struct arena *a, FT_Face ft, struct font_face *face)
{
    const char *reason = objection(ft, face);
    if (reason) return reason;
    struct font_tables *tables = arena_new_of(a, struct font_tables);
    tables->advances = read_advances(a, ft);
    if (!tables->advances) return "its table hmtx is damaged";
    read_figures(a, ft, face);
    read_charmap(a, ft, tables);
    tables->shift = shift_of(face->units_per_em);
    face->tables = tables;
    return NULL;
}

static const char *open_and_fill(struct arena *a, struct font_face *face)
{
    struct font_library library;
    FT_Face ft;
    font_library_open(&library);
    FT_Error error =
        FT_New_Memory_Face(library.freetype, face->data, (FT_Long)face->n_data, 0, &ft);
    const char *reason = error == FT_Err_Unknown_File_Format ? "it is not a font file"
                         : error                             ? "it is damaged"
                                                             : fill(a, ft, face);
    font_library_close(&library);
    return reason;
}

/* Whether the file is one that is known; then the face has what is known of it. */
static bool take_known(const struct font_frozen *known, struct font_face *face)
{
    if (face->n_data != known->n_data ||
        memcmp(face->data, known->directory, known->n_directory) != 0)
        return false;
    struct font_face taken = known->face;
    taken.family = face->family;
    taken.style = face->style;
    taken.path = face->path;
    taken.data = face->data;
    taken.n_data = face->n_data;
    taken.is_mapped = face->is_mapped;
    *face = taken;
    return true;
}

/* Most of a file is never looked at: to copy four of them takes a tenth of a short run. */
static int read_program(struct arena *a, bool is_held, struct font_face *face)
{
    uint8_t *bytes = NULL;
    if (is_held && input_map(face->path, LIMIT_FONT_BYTES, &face->data, &face->n_data) == 0) {
        face->is_mapped = true;
        return 0;
    }
    int error = input_read(a, face->path, LIMIT_FONT_BYTES, &bytes, &face->n_data);
    face->data = bytes;
    return error;
}

void font_face_unload(const struct font_face *face)
{
    if (face->is_mapped) input_unmap(face->data, face->n_data);
}

struct font_face *font_face_load(struct arena *a, const char *path, const struct font_slot *slot,
                                 bool is_held, const struct font_frozen *const *known,
                                 size_t n_known, struct diag_list *diags)
{
    struct font_face *face = arena_new_of(a, struct font_face);
    *face = (struct font_face){.family = slot->family, .style = slot->style, .path = path};
    int error = read_program(a, is_held, face);
    if (error) {
        diag_add(diags, (struct pos){0}, DIAG_FILE_READ, path, system_error_text(error), NULL);
        return NULL;
    }
    for (size_t i = 0; i < n_known; i++)
        if (take_known(known[i], face)) return face;
    const char *reason = open_and_fill(a, face);
    if (!reason) return face;
    font_face_unload(face);
    diag_add(diags, (struct pos){0}, DIAG_TEXT_FONT_BAD, path, reason, NULL);
    return NULL;
}

uint32_t font_glyph(const struct font_face *face, uint32_t cp)
{
    return font_char_at(face->tables, cp).glyph;
}

uint32_t font_drawn_as(const struct font_face *face, uint32_t cp)
{
    const struct font_tables *tables = face->tables;
    for (size_t i = 0; i < tables->n_likenesses; i++)
        if (tables->likenesses[i].cp == cp) return tables->likenesses[i].like;
    return cp;
}

int font_advance(const struct font_face *face, uint32_t glyph)
{
    return glyph < (uint32_t)face->n_glyphs ? face->tables->advances[glyph] : 0;
}
