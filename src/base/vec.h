/* Growing arrays in an arena: `VEC(struct line) lines = {0}; *vec_push(a, &lines) = line;` */
#ifndef VANTHU_BASE_VEC_H
#define VANTHU_BASE_VEC_H

#include "base/arena.h"

#include <string.h>

#define VEC(type)      \
    struct {           \
        type *at;      \
        size_t n, cap; \
    }

/* A pointer to one more, zeroed element. Earlier element pointers may move. */
#define vec_push(a, v) \
    ((v)->at = vec_room((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at), &(v)->at[(v)->n++])

/* Append the `count` elements from `from` on. */
#define vec_add(a, v, from, count)                                                            \
    ((v)->at = vec_append((a), (v)->at, (v)->n, &(v)->cap, sizeof *(v)->at, (from), (count)), \
     (void)((v)->n += (count)))

/* `at`, moved if needed so that one more element of `size` bytes fits. The first room is small: of
 * the lists of a long table (runs of a paragraph, blocks of a cell, lines) nearly all hold one. */
static inline void *vec_room(struct arena *a, void *at, size_t n, size_t *cap, size_t size)
{
    if (n < *cap) return at;
    *cap = *cap ? *cap * 2 : size < 64 ? 64 / size : 1;
    return arena_grow(a, at, n * size, *cap * size);
}

static inline void *vec_append(struct arena *a, void *at, size_t n, size_t *cap, size_t size,
                               const void *from, size_t count)
{
    if (*cap - n < count) {
        *cap = 2 * *cap + count;
        at = arena_grow(a, at, n * size, *cap * size);
    }
    if (count) memcpy((char *)at + n * size, from, count * size);
    return at;
}

#endif
