/* FreeType with memory that never lacks: where its own does, it goes on without a name or an
 * outline, and a document would come out otherwise. Nor does the environment have a say in it, as
 * it has after FT_Init_FreeType. */
#include "text/font_library_priv.h"

#include <ft2build.h>
#include <stdlib.h>
#include FT_MODULE_H

static void *allocate(FT_Memory memory, long n)
{
    (void)memory;
    return mem_alloc((size_t)n);
}

static void release(FT_Memory memory, void *p)
{
    (void)memory;
    free(p);
}

static void *grow(FT_Memory memory, long n_old, long n, void *p)
{
    (void)memory, (void)n_old;
    return mem_realloc(p, (size_t)n);
}

void font_library_open(struct font_library *l)
{
    l->memory = (struct FT_MemoryRec_){NULL, allocate, release, grow};
    if (FT_New_Library(&l->memory, &l->freetype)) mem_exhausted(); /* it fails for nothing else */
    FT_Add_Default_Modules(l->freetype);
}

void font_library_close(struct font_library *l)
{
    FT_Done_Library(l->freetype);
}
