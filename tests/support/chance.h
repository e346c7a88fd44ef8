/* Numbers by chance, the same in each run (Marsaglia, Xorshift RNGs, 2003). */
#ifndef VANTHU_TESTS_CHANCE_H
#define VANTHU_TESTS_CHANCE_H

#include <stddef.h>
#include <stdint.h>

/* From 0 to n - 1; `state` begins with anything but 0. */
static inline size_t chance_below(uint64_t *state, size_t n)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return n ? (size_t)(*state >> 11) % n : 0;
}

#endif
