/* Arenas own memory; nothing else does.
 *
 * owns    all that arena_* hands out lives until the arena is freed or rewound past it.
 * errors  none: when the system has no memory left the process prints one line and exits with
 *         status 3, so that no caller needs a NULL check. Nothing is half written at that moment,
 *         since outputs are built in memory first (output.h). */
#ifndef VANTHU_BASE_ARENA_H
#define VANTHU_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */

/* Zeroed memory for `n` bytes, aligned for any type. */
void *arena_alloc(struct arena *a, size_t n);
/* The same with anything in it, for who fills it at once. */
void *arena_room(struct arena *a, size_t n);
/* Zeroed memory for `n` things of `size` bytes; the product must not overflow (checked). */
void *arena_alloc_n(struct arena *a, size_t n, size_t size);
/* `old` (n_old bytes, from this arena, or NULL) grown to n_new bytes; the new part is zeroed. */
void *arena_grow(struct arena *a, void *old, size_t n_old, size_t n_new);

char *arena_strdup(struct arena *a, const char *s);
char *arena_strndup(struct arena *a, const char *s, size_t n);
char *arena_printf(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Scratch work: take a mark, allocate, rewind. */
struct arena_mark {
    void *block;
    size_t used;
};
struct arena_mark arena_mark(const struct arena *a);
void arena_rewind(struct arena *a, struct arena_mark mark);

/* malloc and realloc for the few things that outgrow an arena or need their own life; they never
 * return NULL. Release with free(). */
void *mem_alloc(size_t n);
void *mem_realloc(void *p, size_t n);

/* Look up, while there is memory, what is said when there is none. */
void mem_learn_words(void);

/* End as they do: for libraries that say they were given no memory. */
_Noreturn void mem_exhausted(void);

#define arena_new_of(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define arena_array_of(a, n, type) ((type *)arena_alloc_n((a), (n), sizeof(type)))

#endif
