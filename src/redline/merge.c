/* Two lists of blocks as one: equal blocks, then alike ones, are paired; the rest is deleted or
 * inserted. */
#include "redline/redline_priv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- what is equal ---- */

struct entry {
    const struct flow_block *block;
    int *id;
};

static int by_block(const void *x, const void *y)
{
    return block_compare(((const struct entry *)x)->block, ((const struct entry *)y)->block);
}

static void list(const struct flow_block *blocks, size_t n, int *ids, struct entry *entries)
{
    for (size_t i = 0; i < n; i++)
        entries[i] = (struct entry){&blocks[i], &ids[i]};
}

static void number(struct entry *entries, size_t n)
{
    if (n) qsort(entries, n, sizeof *entries, by_block);
    for (size_t i = 0; i < n; i++)
        *entries[i].id =
            i == 0 ? 0 : *entries[i - 1].id + (by_block(&entries[i - 1], &entries[i]) != 0);
}

/* ---- what is alike ---- */

struct lists {
    const struct flow_block *old, *new;
    const word_list *old_words, *new_words;
};

static bool have_one_id(const struct flow_block *x, const struct flow_block *y)
{
    return x->id && y->id && strcmp(x->id, y->id) == 0;
}

static int blocks_alike(void *context, size_t old, size_t new)
{
    const struct lists *l = context;
    const struct flow_block *x = &l->old[old], *y = &l->new[new];
    if (x->kind != y->kind) return 0;
    if (x->kind == FLOW_TABLE && !tables_are_alike(&x->table, &y->table)) return 0;
    if (x->kind == FLOW_RULE) return 1000;
    if (x->kind == FLOW_IMAGE || x->kind == FLOW_FORMULA) return 0;
    if (x->kind == FLOW_PARA) {
        if (strcmp(x->para.style->id, y->para.style->id) != 0) return 0;
        if (compare_labels(x->para.label, y->para.label) != 0) return 0;
    }
    if (have_one_id(x, y)) return 1000;
    return words_likeness(&l->old_words[old], &l->new_words[new]);
}

static const word_list *list_words(struct arena *a, const struct flow_block *blocks, size_t n)
{
    word_list *lists = arena_array_of(a, n + 1, word_list);
    for (size_t i = 0; i < n; i++)
        words_of(a, &blocks[i], &lists[i]);
    return lists;
}

static int *match_blocks(struct merger *m, const struct flow_block *old, size_t n_old,
                         const struct flow_block *new, size_t n_new)
{
    struct entry *entries = arena_array_of(m->a, n_old + n_new + 1, struct entry);
    int *old_ids = arena_array_of(m->a, n_old + 1, int);
    int *new_ids = arena_array_of(m->a, n_new + 1, int);
    list(old, n_old, old_ids, entries);
    list(new, n_new, new_ids, entries + n_old);
    number(entries, n_old + n_new);
    int *match = match_ids(m->a, old_ids, n_old, new_ids, n_new);
    struct lists lists = {old, new, list_words(m->a, old, n_old), list_words(m->a, new, n_new)};
    pair_alike(m->a, match, n_old, n_new, blocks_alike, &lists);
    return match;
}

/* ---- the merged list ---- */

/* What a word that is gone led to in the document may be gone too. */
const struct flow_link *merge_link(const struct flow_link *link, enum flow_change change)
{
    bool is_lost = change == CHANGE_DELETED && link && !link->uri;
    return is_lost ? NULL : link;
}

static struct flow_run *copy_runs(struct merger *m, const struct flow_run *from, size_t n,
                                  enum flow_change change)
{
    bool is_old = change == CHANGE_DELETED;
    struct flow_run *runs = arena_array_of(m->a, n + 1, struct flow_run);
    for (size_t i = 0; i < n; i++) {
        runs[i] = from[i];
        runs[i].text = from[i].kind == FLOW_TEXT ? from[i].raw : from[i].text;
        runs[i].change = change;
        runs[i].style = merge_style(m, from[i].style, change);
        runs[i].link = merge_link(from[i].link, change);
        if (from[i].kind != FLOW_NOTE_MARK) continue;
        const struct flow_note *note = &(is_old ? m->old : m->new)->notes[from[i].note];
        runs[i].note = merge_note(m, is_old ? note : NULL, is_old ? NULL : note);
    }
    return runs;
}

static struct flow_table copy_table(struct merger *m, const struct flow_table *from,
                                    enum flow_change change)
{
    struct flow_table table = *from;
    struct flow_row *rows = arena_array_of(m->a, from->n_rows, struct flow_row);
    for (size_t r = 0; r < from->n_rows; r++)
        rows[r] = merge_whole_row(m, &from->rows[r], change);
    table.rows = rows;
    return table;
}

struct flow_row merge_whole_row(struct merger *m, const struct flow_row *from,
                                enum flow_change change)
{
    struct flow_cell *cells = arena_array_of(m->a, from->n_cells, struct flow_cell);
    for (size_t c = 0; c < from->n_cells; c++) {
        block_list blocks = {0};
        for (size_t i = 0; i < from->cells[c].n_blocks; i++)
            merge_whole(m, &from->cells[c].blocks[i], change, &blocks);
        cells[c] = from->cells[c];
        cells[c].blocks = blocks.at;
    }
    struct flow_row row = *from;
    row.cells = cells;
    row.change = change;
    if (change == CHANGE_DELETED) row.anchors = NULL;
    return row;
}

/* Word processors make one table of two: an empty line parts them, and goes with the first. */
static void part_tables(struct merger *m, const struct flow_block *next, block_list *out)
{
    if (!out->n || next->kind != FLOW_TABLE) return;
    const struct flow_block *last = &out->at[out->n - 1];
    if (last->kind != FLOW_TABLE) return;
    struct flow_block line = {.kind = FLOW_PARA, .role = ROLE_ARTIFACT, .para.style = m->spacer};
    line.change = last->change ? last->change : CHANGE_INSERTED;
    *vec_push(m->a, out) = line;
}

/* Where one of the new version's own blocks, not one in them, will stand. */
static void keep_place(struct merger *m, const struct flow_block *new, const block_list *out)
{
    uintptr_t first = (uintptr_t)m->new_blocks, at = (uintptr_t) new;
    if (at < first || at >= first + m->n_new_blocks * sizeof *new) return;
    if (!m->places) m->places = arena_array_of(m->a, m->n_new_blocks, size_t);
    m->places[new - m->new_blocks] = out->n;
}

void merge_whole(struct merger *m, const struct flow_block *block, enum flow_change change,
                 block_list *out)
{
    struct flow_block made = *block;
    part_tables(m, block, out);
    made.change = change;
    if (block->kind == FLOW_PARA) {
        made.para.runs = copy_runs(m, block->para.runs, block->para.n_runs, change);
        made.para.label = merge_label(m, block->para.label, change);
        made.para.style = merge_style(m, block->para.style, change);
        if (change == CHANGE_DELETED) made.para.old = merge_old(m, &block->para);
    }
    if (block->kind == FLOW_TABLE) made.table = copy_table(m, &block->table, change);
    if (block->kind == FLOW_IMAGE) made.image.style = merge_style(m, block->image.style, change);
    if (block->kind == FLOW_FORMULA)
        made.formula.style = merge_style(m, block->formula.style, change);
    /* an anchor that is gone leads nowhere */
    if (change == CHANGE_DELETED) made.id = NULL;
    if (change == CHANGE_DELETED) made.anchors = NULL;
    keep_place(m, block, out);
    *vec_push(m->a, out) = made;
}

static void merge_pair(struct merger *m, const struct flow_block *old, const struct flow_block *new,
                       block_list *out)
{
    struct flow_block made = *new;
    part_tables(m, new, out);
    if (new->kind == FLOW_PARA) made.para = merge_para(m, &old->para, &new->para);
    if (new->kind == FLOW_TABLE) made.table = merge_table(m, &old->table, &new->table);
    keep_place(m, new, out);
    *vec_push(m->a, out) = made;
}

static bool are_plain_alike(const struct flow_para *x, const struct flow_para *y)
{
    return x->style == y->style && !x->label && !y->label;
}

/* The properties of one paragraph and the words of another. */
static struct flow_para with_words(const struct flow_para *properties,
                                   const struct flow_para *words)
{
    struct flow_para made = *properties;
    made.runs = words->runs;
    made.n_runs = words->n_runs;
    return made;
}

/* Shift the ends of the changed paragraphs from `first` up to `end` one paragraph up. The end that
 * stays is then the end of the paragraph above in one version, and looks as that does there. */
static void shift(struct flow_block *blocks, size_t first, size_t end)
{
    struct flow_para *above = &blocks[first - 1].para, *last = &blocks[end - 1].para;
    if (blocks[end - 1].change == CHANGE_INSERTED) {
        last->old = above->old;
        above->old = NULL;
    } else {
        const struct flow_para *was = last->old;
        *last = with_words(above, last);
        last->old = was;
    }
    for (size_t i = first - 1; i + 1 < end; i++)
        blocks[i].change = blocks[i + 1].change;
    blocks[end - 1].change = CHANGE_NONE;
}

/* How many paragraphs right before `end` all come, or all go. */
static size_t count_changed(const struct flow_block *blocks, size_t end)
{
    size_t n = 0;
    enum flow_change change = blocks[end - 1].change;
    while (n < end && blocks[end - 1 - n].kind == FLOW_PARA && !blocks[end - 1 - n].move &&
           blocks[end - 1 - n].change == change)
        n++;
    return change ? n : 0;
}

static bool is_fixed(const struct flow_block *block)
{
    bool is_empty = block->kind == FLOW_PARA && !block->para.n_runs;
    return !block->change && (block->kind == FLOW_TABLE || is_empty);
}

void blocks_settle(struct flow_block *blocks, size_t n, bool is_cell)
{
    for (size_t end = 1; end <= n; end++) {
        bool is_last = is_cell && end == n;
        if (end < n && !is_fixed(&blocks[end])) continue;
        size_t first = end - count_changed(blocks, end);
        if (first == end || first == 0) continue;
        const struct flow_block *above = &blocks[first - 1];
        if (above->kind != FLOW_PARA || above->change) continue;
        if (is_last || are_plain_alike(&above->para, &blocks[end - 1].para))
            shift(blocks, first, end);
    }
}

void blocks_settle_end(struct flow_block *blocks, size_t n)
{
    size_t first = n - 1;
    enum flow_change change = blocks[first].change;
    if (!change || blocks[first].kind != FLOW_PARA) return;
    while (first && blocks[first - 1].change == change && !blocks[first - 1].move)
        first--;
    bool is_behind_text = first && blocks[first - 1].kind == FLOW_PARA && !blocks[first - 1].change;
    if (is_behind_text && blocks[first].kind == FLOW_PARA) shift(blocks, first, n);
}

static bool is_empty(const struct flow_block *block)
{
    return block->kind == FLOW_PARA && !block->para.n_runs && !block->para.label;
}

/* The empty line behind a table goes with it where another table comes in its place: else nothing
 * would part the two. */
static void part_ends(int *match, const struct flow_block *old, size_t n_old,
                      const struct flow_block *new, size_t n_new)
{
    for (size_t i = 1; i + 1 < n_old; i++) {
        size_t j = match[i] < 0 ? 0 : (size_t)match[i];
        if (!j || j + 1 >= n_new || !is_empty(&old[i])) continue;
        if (old[i - 1].kind != FLOW_TABLE || new[j - 1].kind != FLOW_TABLE) continue;
        if (match[i - 1] != (int)j - 1) match[i] = -1;
    }
}

void merge_blocks(struct merger *m, const struct flow_block *old, size_t n_old,
                  const struct flow_block *new, size_t n_new, block_list *out)
{
    size_t j = 0;
    int *match = match_blocks(m, old, n_old, new, n_new);
    part_ends(match, old, n_old, new, n_new);
    /* ends that cannot go are ends of one paragraph */
    bool ends_apart = n_old && n_new && match[n_old - 1] < 0 && old[n_old - 1].kind == FLOW_PARA &&
                      new[n_new - 1].kind == FLOW_PARA;
    for (size_t i = 0; ends_apart && i < n_old; i++)
        ends_apart = match[i] != (int)n_new - 1;
    if (ends_apart) match[n_old - 1] = (int)n_new - 1;
    for (size_t i = 0; i < n_old; i++) {
        if (match[i] < 0) {
            merge_whole(m, &old[i], CHANGE_DELETED, out);
            continue;
        }
        while (j < (size_t)match[i])
            merge_whole(m, &new[j++], CHANGE_INSERTED, out);
        merge_pair(m, &old[i], &new[j++], out);
    }
    while (j < n_new)
        merge_whole(m, &new[j++], CHANGE_INSERTED, out);
}
