/* FreeType, opened for as long as a face is read. */
#ifndef VANTHU_TEXT_FONT_LIBRARY_PRIV_H
#define VANTHU_TEXT_FONT_LIBRARY_PRIV_H

#include "base/arena.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_SYSTEM_H

struct font_library {
    struct FT_MemoryRec_ memory;
    FT_Library freetype;
};

/* It stays where it is until it is closed. */
void font_library_open(struct font_library *l);
void font_library_close(struct font_library *l);

#endif
