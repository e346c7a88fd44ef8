/* A folder of fonts without a map, as a user has it: the faces are known by the names they carry.
 */
#include "text/font_library_priv.h"
#include "text/font_priv.h"

#include "base/folder.h"
#include "base/pos.h"
#include "base/system.h"
#include "base/vec.h"

#include <string.h>
#include <strings.h>

static bool is_font_name(const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot && (strcasecmp(dot, ".ttf") == 0 || strcasecmp(dot, ".otf") == 0 ||
                   strcasecmp(dot, ".ttc") == 0);
}

static enum font_style style_of(FT_Face face)
{
    bool bold = face->style_flags & FT_STYLE_FLAG_BOLD;
    bool italic = face->style_flags & FT_STYLE_FLAG_ITALIC;
    return bold ? italic ? FONT_BOLD_ITALIC : FONT_BOLD : italic ? FONT_ITALIC : FONT_REGULAR;
}

static void note_face(struct arena *a, FT_Library library, const char *dir, const char *file,
                      struct font_slots *slots)
{
    FT_Face face;
    if (FT_New_Face(library, arena_printf(a, "%s/%s", dir, file), 0, &face) != 0) return;
    if (face->family_name) {
        *vec_push(a, slots) = (struct font_slot){
            .family = arena_strdup(a, face->family_name),
            .file = arena_strdup(a, file),
            .style = style_of(face),
        };
    }
    FT_Done_Face(face);
}

bool font_folder_scan(struct arena *a, const char *dir, struct font_slots *slots,
                      struct diag_list *diags)
{
    name_list files = {0};
    int error = folder_list(a, dir, is_font_name, &files);
    if (error) {
        diag_add(diags, (struct pos){0}, DIAG_FILE_READ, dir, system_error_text(error), NULL);
        return false;
    }
    struct font_library library;
    font_library_open(&library);
    for (size_t i = 0; i < files.n; i++)
        note_face(a, library.freetype, dir, files.at[i], slots);
    font_library_close(&library);
    return true;
}
