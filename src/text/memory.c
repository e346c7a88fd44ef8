/* Paragraphs that were guarded before. The key is all that the guard band and the lines depend on,
 * as bytes. A paragraph has one place by its hash, where the last that came holds it; when all of
 * it has grown large it is forgotten as a whole, so that nothing need be kept about who came when.
 */
#include "text/memory.h"

#include "text/text_priv.h"

#include "base/buf.h"
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { N_PLACES = 2048, MOST_BYTES = 2 * 1024 * 1024 };

struct known {
    struct hash hash;
    const uint8_t *key;
    size_t n_key;
    struct text_guarded guarded;
};

struct text_memory {
    struct arena *arena;
    size_t n_bytes; /* that the arena holds */
    const struct known *places[N_PLACES];
    struct buf key; /* of the paragraph that was asked for last */
    struct hash hash;
};

struct text_memory *text_memory_new(void)
{
    struct text_memory *memory = mem_alloc(sizeof *memory);
    *memory = (struct text_memory){.arena = arena_new()};
    return memory;
}

void text_memory_free(struct text_memory *memory)
{
    if (!memory) return;
    arena_free(memory->arena);
    buf_free(&memory->key);
    free(memory);
}

static void forget_all(struct text_memory *memory)
{
    arena_free(memory->arena);
    memory->arena = arena_new();
    memory->n_bytes = 0;
    memset(memory->places, 0, sizeof memory->places);
}

static void add_run(struct buf *key, const struct text_run *run)
{
    struct {
        const struct font_face *face;
        size_t n;
        int32_t kind, size, group, unused;
    } format = {run->face, run->n, (int32_t)run->kind, run->size, run->group, 0};
    buf_add(key, &format, sizeof format);
    buf_add(key, run->utf8, run->n);
}

static void ask_for(struct text_memory *memory, const struct text_para *para)
{
    struct buf *key = &memory->key;
    const int figures[] = {para->width, para->left,      para->right,
                           para->first, para->tab_every, (int)para->n_tabs};
    key->n = 0;
    buf_add(key, figures, sizeof figures);
    buf_add(key, para->tabs, para->n_tabs * sizeof *para->tabs);
    for (size_t r = 0; r < para->n_runs; r++)
        add_run(key, &para->runs[r]);
    memory->hash = hash_of(key->at, key->n);
}

static const struct known **place_of(struct text_memory *memory)
{
    return &memory->places[memory->hash.high % N_PLACES];
}

static bool is_it(const struct text_memory *memory, const struct known *known)
{
    return known && known->hash.high == memory->hash.high && known->hash.low == memory->hash.low &&
           known->n_key == memory->key.n && !memcmp(known->key, memory->key.at, known->n_key);
}

static struct text_lines copy_lines(struct arena *a, const struct text_lines *lines)
{
    struct text_lines copy = {arena_array_of(a, lines->n, struct text_line), lines->n};
    memcpy(copy.at, lines->at, lines->n * sizeof *lines->at);
    return copy;
}

bool memory_find(struct text_memory *memory, struct arena *a, const struct text_para *para,
                 struct text_guarded *guarded)
{
    ask_for(memory, para);
    const struct known *known = *place_of(memory);
    if (!is_it(memory, known)) return false;
    *guarded = known->guarded;
    guarded->lines = copy_lines(a, &known->guarded.lines);
    return true;
}

void memory_keep(struct text_memory *memory, const struct text_guarded *guarded)
{
    size_t n = sizeof(struct known) + memory->key.n + guarded->lines.n * sizeof(struct text_line);
    if (memory->n_bytes + n > MOST_BYTES) forget_all(memory);
    if (n > MOST_BYTES) return;
    struct known *known = arena_new_of(memory->arena, struct known);
    known->hash = memory->hash;
    known->n_key = memory->key.n;
    known->key = memcpy(arena_alloc(memory->arena, known->n_key), memory->key.at, known->n_key);
    known->guarded = *guarded;
    known->guarded.lines = copy_lines(memory->arena, &guarded->lines);
    memory->n_bytes += n;
    *place_of(memory) = known;
}
