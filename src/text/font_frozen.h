/* A face as constant data: what is read of a file that is known when the program is built. */
#ifndef VANTHU_TEXT_FONT_FROZEN_H
#define VANTHU_TEXT_FONT_FROZEN_H

#include "text/font.h"

struct font_frozen {
    /* How the file begins: the directory of its tables, which has the checksums of all of them
     * (OpenType, "Organization of an OpenType Font"). */
    const uint8_t *directory;
    size_t n_directory;
    size_t n_data;         /* bytes of the file */
    struct font_face face; /* what is the file's own: its name, figures and tables */
};

/* From now on spare reading those files of the set that are known. `known` is lent as long. */
void font_set_know(struct font_set *set, const struct font_frozen *const *known, size_t n);

#endif
