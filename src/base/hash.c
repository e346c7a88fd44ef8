#include "base/hash.h"

#include <endian.h>
#include <string.h>

/* Multiplying spreads bits upwards, so the upper half is folded back. */
static uint64_t stir(uint64_t state, uint64_t word, uint64_t odd)
{
    state = (state ^ word) * odd;
    return state ^ state >> 32;
}

/* That of FNV, and 2^64 over the golden ratio. */
static const uint64_t odd_high = 1099511628211u, odd_low = 11400714819323198485u;

/* Bytes beyond the end count as 0; the length tells them from such bytes. */
static uint64_t word_at(const uint8_t *at, const uint8_t *end)
{
    uint64_t word = 0;
    if (at < end) memcpy(&word, at, end - at < 8 ? (size_t)(end - at) : 8);
    return le64toh(word);
}

/* Words go to either half in turn, and at the end each half goes into the other. */
struct hash hash_of(const void *bytes, size_t n)
{
    uint64_t high = 14695981039346656037u, low = n, words[2];
    const uint8_t *at = bytes, *end = at + n;
    for (; (size_t)(end - at) >= sizeof words; at += sizeof words) {
        memcpy(words, at, sizeof words);
        high = stir(high, le64toh(words[0]), odd_high);
        low = stir(low, le64toh(words[1]), odd_low);
    }
    high = stir(high, word_at(at, end), odd_high);
    low = stir(low, end - at > 8 ? word_at(at + 8, end) : 0, odd_low);
    high = stir(high, low, odd_high);
    low = stir(low, high, odd_low);
    return (struct hash){stir(high, low, odd_high), stir(low, high, odd_low)};
}
