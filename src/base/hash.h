/* What tells equal bytes from others: 128 bits, alike on every machine. Not for secrets; quick,
 * since whole documents go through it. */
#ifndef VANTHU_BASE_HASH_H
#define VANTHU_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash {
    uint64_t high, low;
};

struct hash hash_of(const void *bytes, size_t n);

#endif
