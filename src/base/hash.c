#include "base/hash.h"

#include <endian.h>
#include <string.h>

/* Multiplying spreads bits upwards, so the upper half is folded back. */
static uint64_t stir(uint64_t state, uint64_t word, uint64_t odd)
{
    state = (state ^ word) * odd;
    return state ^ state >> 32;
}

static struct hash stir_both(struct hash h, uint64_t word)
{
    /* That of FNV, and 2^64 over the golden ratio. */
    return (struct hash){stir(h.high, word, 1099511628211u),
                         stir(h.low, word, 11400714819323198485u)};
}

struct hash hash_of(const void *bytes, size_t n)
{
    struct hash h = {14695981039346656037u, n};
    const uint8_t *at = bytes, *end = at + n;
    uint64_t word = 0;
    for (; (size_t)(end - at) >= sizeof word; at += sizeof word) {
        memcpy(&word, at, sizeof word);
        h = stir_both(h, le64toh(word));
    }
    word = 0;
    if (at < end) memcpy(&word, at, (size_t)(end - at));
    h = stir_both(h, le64toh(word));
    return stir_both(stir_both(h, n), h.high);
}
