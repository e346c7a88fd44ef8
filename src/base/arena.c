#include "base/arena.h"

#include <libintl.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Under the address sanitizer what was not handed out is not to be touched, and lies between what
 * was. */
#if defined(__has_feature)
#define HAS_FEATURE(name) __has_feature(name)
#else
#define HAS_FEATURE(name) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || HAS_FEATURE(address_sanitizer)
#include <sanitizer/asan_interface.h>
#define LOCK(at, n) ASAN_POISON_MEMORY_REGION(at, n)
#define UNLOCK(at, n) ASAN_UNPOISON_MEMORY_REGION(at, n)
enum { GAP = 16 };
#else
#define LOCK(at, n) ((void)(at), (void)(n))
#define UNLOCK(at, n) ((void)(at), (void)(n))
enum { GAP = 0 };
#endif

/* Blocks double up to BLOCK_MAX, so that a small document costs one block and a large one few. */
enum { BLOCK_MIN = 64 * 1024, BLOCK_MAX = 4 * 1024 * 1024 };

struct block {
    struct block *below;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
};

struct arena {
    struct block *top;
};

static int last_words(char *out, size_t n)
{
    return snprintf(out, n, "vanthu: %s: %s\n", dgettext("vanthu", "error"),
                    dgettext("vanthu", "out of memory"));
}

/* gettext keeps what it has found, and gives it again without asking for memory. */
void mem_learn_words(void)
{
    char text[256];
    last_words(text, sizeof text);
}

void mem_exhausted(void)
{
    char text[256];
    int n = last_words(text, sizeof text);
    ssize_t said = write(STDERR_FILENO, text, n > 0 && (size_t)n < sizeof text ? (size_t)n : 0);
    (void)said;
    _exit(3);
}

static void *or_exit(void *p)
{
    if (!p) mem_exhausted();
    return p;
}

void *mem_alloc(size_t n)
{
    return or_exit(malloc(n ? n : 1));
}

void *mem_realloc(void *p, size_t n)
{
    return or_exit(realloc(p, n ? n : 1));
}

static struct block *block_new(struct block *below, size_t at_least)
{
    size_t size = below ? below->size * 2 : BLOCK_MIN;
    if (size > BLOCK_MAX) size = BLOCK_MAX;
    if (size < at_least) size = at_least;
    struct block *b = or_exit(malloc(sizeof *b + size));
    b->below = below;
    b->size = size;
    b->used = 0;
    LOCK(b->bytes, size);
    return b;
}

static void block_free(struct block *b)
{
    UNLOCK(b->bytes, b->size);
    free(b);
}

struct arena *arena_new(void)
{
    struct arena *a = or_exit(malloc(sizeof *a));
    a->top = block_new(NULL, 0);
    return a;
}

void arena_free(struct arena *a)
{
    if (!a) return;
    for (struct block *b = a->top; b;) {
        struct block *below = b->below;
        block_free(b);
        b = below;
    }
    free(a);
}

static size_t round_up(size_t n)
{
    const size_t align = alignof(max_align_t);
    if (n > SIZE_MAX / 2) mem_exhausted();
    return (n + align - 1) / align * align;
}

void *arena_room(struct arena *a, size_t n)
{
    size_t takes = round_up(n) + GAP;
    if (a->top->size - a->top->used < takes) a->top = block_new(a->top, takes);
    void *p = a->top->bytes + a->top->used;
    a->top->used += takes;
    UNLOCK(p, n);
    return p;
}

void *arena_alloc(struct arena *a, size_t n)
{
    return memset(arena_room(a, n), 0, n);
}

void *arena_alloc_n(struct arena *a, size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size) mem_exhausted();
    return arena_alloc(a, n * size);
}

/* What was handed out last grows where it stands, if its block has room. */
static bool grow_in_place(struct block *top, unsigned char *old, size_t n_old, size_t n_new)
{
    size_t had = round_up(n_old), wants = round_up(n_new);
    if (wants < had || old + had + GAP != top->bytes + top->used) return false;
    if (top->size - top->used < wants - had) return false;
    UNLOCK(old, n_new);
    if (n_new > n_old) memset(old + n_old, 0, n_new - n_old);
    top->used += wants - had;
    return true;
}

void *arena_grow(struct arena *a, void *old, size_t n_old, size_t n_new)
{
    if (!old) return arena_alloc(a, n_new);
    if (grow_in_place(a->top, old, n_old, n_new)) return old;
    void *p = arena_alloc(a, n_new);
    memcpy(p, old, n_old < n_new ? n_old : n_new);
    return p;
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
    char *p = arena_room(a, n + 1);
    if (n) memcpy(p, s, n);
    p[n] = '\0';
    return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
    char most[256]; /* are shorter */
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(most, sizeof most, format, args);
    size_t length = n < 0 ? 0 : (size_t)n;
    char *p = length < sizeof most ? arena_strndup(a, most, length) : arena_room(a, length + 1);
    if (length >= sizeof most) vsnprintf(p, length + 1, format, again);
    va_end(again);
    va_end(args);
    return p;
}

struct arena_mark arena_mark(const struct arena *a)
{
    return (struct arena_mark){a->top, a->top->used};
}

void arena_rewind(struct arena *a, struct arena_mark mark)
{
    while (a->top != mark.block) {
        struct block *below = a->top->below;
        block_free(a->top);
        a->top = below;
    }
    LOCK(a->top->bytes + mark.used, a->top->used - mark.used);
    a->top->used = mark.used;
}
