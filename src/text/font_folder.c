/* A folder of fonts without a map, as a user has it: the faces are known by the names they carry.
 */
#include "text/font_library_priv.h"
#include "text/font_priv.h"

#include "base/pos.h"
#include "base/system.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int is_font_name(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && (strcasecmp(dot, ".ttf") == 0 || strcasecmp(dot, ".otf") == 0 ||
                   strcasecmp(dot, ".ttc") == 0);
}

/* scandir's own alphasort follows the locale, and two machines must find the same face first. */
static int by_bytes(const struct dirent **x, const struct dirent **y)
{
    return strcmp((*x)->d_name, (*y)->d_name);
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
    struct dirent **entries;
    int n = scandir(dir, &entries, is_font_name, by_bytes);
    if (n < 0) {
        diag_add(diags, (struct pos){0}, DIAG_FILE_READ, dir, system_error_text(errno), NULL);
        return false;
    }
    struct font_library library;
    font_library_open(&library);
    for (int i = 0; i < n; i++) {
        note_face(a, library.freetype, dir, entries[i]->d_name, slots);
        free(entries[i]);
    }
    free(entries);
    font_library_close(&library);
    return true;
}
