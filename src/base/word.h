/* Words of a few letters: names of elements, attributes, styles. */
#ifndef VANTHU_BASE_WORD_H
#define VANTHU_BASE_WORD_H

#include <stdbool.h>
#include <string.h>

/* Whether they are the same. Most that are looked at on the way to one differ in the first byte,
 * which costs no call. */
static inline bool word_same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

#endif
