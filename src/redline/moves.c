/* Paragraphs of the body that are gone in one place and new in another, in the same words: they
 * were moved. Short ones are not: "Như trên" comes and goes by chance. */
#include "redline/redline_priv.h"

#include <stdlib.h>

enum { LEAST_WORDS = 6 };

struct moved {
    struct flow_block *block;
    size_t place; /* in reading order */
};

static int by_words(const void *x, const void *y)
{
    const struct moved *a = x, *b = y;
    int order = block_compare(a->block, b->block);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* Notes would be moved too, and word processors lose them on the way. */
static bool may_move(struct arena *a, const struct flow_block *block)
{
    bool is_whole = block->change == CHANGE_DELETED || block->change == CHANGE_INSERTED;
    if (block->kind != FLOW_PARA || !is_whole) return false;
    for (size_t i = 0; i < block->para.n_runs; i++)
        if (block->para.runs[i].kind != FLOW_TEXT) return false;
    word_list words = {0};
    struct arena_mark mark = arena_mark(a);
    words_of(a, block, &words);
    arena_rewind(a, mark);
    return words.n >= LEAST_WORDS;
}

static void set_change(struct flow_block *block, enum flow_change change, int move)
{
    struct flow_run *runs = (struct flow_run *)block->para.runs;
    block->change = change;
    block->move = move;
    for (size_t i = 0; i < block->para.n_runs; i++)
        runs[i].change = change;
}

/* Of equal paragraphs, the first that is gone is the first that is new. */
static void pair_equal(struct merger *m, struct moved *equal, size_t n)
{
    for (size_t gone = 0, come = 0;; gone++, come++) {
        while (gone < n && equal[gone].block->change != CHANGE_DELETED)
            gone++;
        while (come < n && equal[come].block->change != CHANGE_INSERTED)
            come++;
        if (gone >= n || come >= n) return;
        int move = ++m->n_moves;
        set_change(equal[gone].block, CHANGE_MOVED_FROM, move);
        set_change(equal[come].block, CHANGE_MOVED_TO, move);
    }
}

void find_moves(struct merger *m)
{
    VEC(struct moved) list = {0};
    for (size_t s = 0; s < m->merged->n_sections; s++) {
        const struct flow_section *section = &m->merged->sections[s];
        struct flow_block *blocks = (struct flow_block *)section->blocks;
        for (size_t i = 0; i < section->n_blocks; i++)
            if (may_move(m->a, &blocks[i]))
                *vec_push(m->a, &list) = (struct moved){&blocks[i], list.n};
    }
    if (list.n) qsort(list.at, list.n, sizeof *list.at, by_words);
    for (size_t from = 0, to; from < list.n; from = to) {
        for (to = from + 1; to < list.n; to++)
            if (block_compare(list.at[from].block, list.at[to].block) != 0) break;
        pair_equal(m, &list.at[from], to - from);
    }
}
