/* A question has a few places by its hash; and all is forgotten at once, so that nothing need be
 * known about who came when. */
#include "base/memo.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { N_PLACES = 4096, N_TRIED = 4, MOST_BYTES = 2 * 1024 * 1024 };

struct known {
    struct hash hash;
    const void *question, *answer;
    size_t n_question, n_answer;
};

struct memo {
    struct arena *arena;
    size_t n_bytes; /* that the arena holds */
    const struct known *places[N_PLACES];
    struct buf question;
    struct hash hash; /* of the question, once it is asked */
    bool is_asked;
};

struct memo *memo_new(void)
{
    struct memo *memo = mem_alloc(sizeof *memo);
    *memo = (struct memo){.arena = arena_new()};
    return memo;
}

void memo_free(struct memo *memo)
{
    if (!memo) return;
    arena_free(memo->arena);
    buf_free(&memo->question);
    free(memo);
}

void memo_ask(struct memo *memo, const void *bytes, size_t n)
{
    if (!memo) return;
    if (memo->is_asked) memo->question.n = 0;
    memo->is_asked = false;
    buf_add(&memo->question, bytes, n);
}

static bool is_it(const struct memo *memo, const struct known *known)
{
    return known->hash.high == memo->hash.high && known->hash.low == memo->hash.low &&
           known->n_question == memo->question.n &&
           !memcmp(known->question, memo->question.at, known->n_question);
}

/* Of the question; or a free one; or that of another question, which gives way. */
static const struct known **place_of(struct memo *memo)
{
    const struct known **place = NULL;
    for (size_t i = 0; i < N_TRIED; i++) {
        place = &memo->places[(memo->hash.high + i) % N_PLACES];
        if (!*place || is_it(memo, *place)) break;
    }
    return place;
}

const void *memo_answer(struct memo *memo, size_t *n)
{
    if (!memo) return NULL;
    memo->hash = hash_of(memo->question.at, memo->question.n);
    memo->is_asked = true;
    const struct known *known = *place_of(memo);
    if (!known || !is_it(memo, known)) return NULL;
    *n = known->n_answer;
    return known->answer;
}

static void forget_all(struct memo *memo)
{
    arena_free(memo->arena);
    memo->arena = arena_new();
    memo->n_bytes = 0;
    memset((void *)memo->places, 0, sizeof memo->places);
}

static const void *copy(struct memo *memo, const void *bytes, size_t n)
{
    void *to = arena_alloc(memo->arena, n);
    return n ? memcpy(to, bytes, n) : to;
}

void memo_keep(struct memo *memo, const void *answer, size_t n)
{
    if (!memo) return;
    const struct buf *question = &memo->question;
    size_t size = sizeof(struct known) + question->n + n;
    if (size > MOST_BYTES) return;
    if (memo->n_bytes + size > MOST_BYTES) forget_all(memo);
    struct known *known = arena_new_of(memo->arena, struct known);
    known->hash = memo->hash;
    known->question = copy(memo, question->at, question->n);
    known->answer = copy(memo, answer, n);
    known->n_question = question->n;
    known->n_answer = n;
    memo->n_bytes += size;
    *place_of(memo) = known;
}
