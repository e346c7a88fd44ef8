#ifndef VANTHU_TESTS_FUZZ_FONT_H
#define VANTHU_TESTS_FUZZ_FONT_H

#include "fuzz.h"

struct arena;
struct font_face;

/* Cut the face down to those of the words' bytes that it has as characters. */
void fuzz_cut_font(struct arena *a, const struct font_face *face, const char *words);

#endif
