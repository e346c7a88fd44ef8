/* What the steps of a comparison share.
 *
 *   blocks, rows, words --intern--> ids: equal things have equal ids
 *   ids --match--> which of the old are which of the new   match.c, pair.c
 *   pairs --merge--> one list of blocks                    merge.c, words.c, table.c
 *   merged --moves--> what stands elsewhere                moves.c */
#ifndef VANTHU_REDLINE_PRIV_H
#define VANTHU_REDLINE_PRIV_H

#include "base/vec.h"
#include "redline/redline.h"

/* Part of a run: a word, a blank, or what stands in a line like a letter. */
struct token {
    const struct flow_run *run;
    const char *at; /* of run->raw; NULL: the run holds no words */
    size_t n;
};
typedef VEC(struct token) token_list;
void tokens_of(struct arena *a, const struct flow_run *runs, size_t n, token_list *tokens);
int token_compare(const struct token *x, const struct token *y); /* 0: the same to a reader */
/* Blocks and rows that say the same; an order, for sorting. */
int block_compare(const struct flow_block *x, const struct flow_block *y);
int compare_labels(const struct flow_label *x, const struct flow_label *y);
int row_compare(const struct flow_row *x, const struct flow_row *y);

/* The words of a block, to see how much alike two are. */
struct word {
    const char *at;
    size_t n;
};
typedef VEC(struct word) word_list;
void words_of(struct arena *a, const struct flow_block *block, word_list *words); /* sorted */
/* From 0: nothing in common, to 1000: all. */
int words_likeness(const word_list *x, const word_list *y);

/* For each of n_old ids, the index of the equal new one that it is matched with, or -1: as many as
 * possible, in order [Myers 1986]. Sequences that differ in more than a few thousand places are
 * matched at their ends alone. */
int *match_ids(struct arena *a, const int *old, size_t n_old, const int *new, size_t n_new);

/* Two lists of things that are compared. */
struct side {
    const void *at; /* what `alike` looks at */
    size_t n;
};
/* Pairs of equal things (`match`, from match_ids) completed by pairs of things that are alike, in
 * order: `alike` gives 0 to 1000, and pairs below LEAST_LIKENESS are none. */
enum { LEAST_LIKENESS = 400 };
typedef int alike(void *context, size_t old, size_t new);
void pair_alike(struct arena *a, int *match, size_t n_old, size_t n_new, alike *likeness_of,
                void *context);

struct merger {
    struct arena *a;
    const struct flow *old, *new;
    struct flow *merged;
    VEC(struct flow_note) notes;
    VEC(struct flow_numbering) numberings;
    VEC(const struct style *) styles;
    int *numbering_map; /* old numberings among the merged */
    int n_moves;
    const struct flow_block *new_blocks; /* of all sections */
    size_t n_new_blocks;
    size_t *places;             /* of these, in the merged list */
    const struct style *spacer; /* of an empty line between tables */
};
typedef VEC(struct flow_block) block_list;

/* Two lists of blocks as one; `is_cell`: the last block is a paragraph that stays. */
void merge_blocks(struct merger *m, const struct flow_block *old, size_t n_old,
                  const struct flow_block *new, size_t n_new, block_list *out);
/* A list ends with the end of a paragraph that cannot go, and so does what stands before a table;
 * before an empty line LibreOffice mistakes whose end it is. There the end of the paragraph above
 * takes the part of the last of those that come or go, as when one types or deletes behind it. */
void blocks_settle(struct flow_block *blocks, size_t n, bool is_cell);
/* The same at the end of a document, over whatever comes or goes there and the pages it stands on:
 * its last end cannot come or go. */
void blocks_settle_end(struct flow_block *blocks, size_t n);
/* All of a block as inserted or deleted. */
void merge_whole(struct merger *m, const struct flow_block *block, enum flow_change change,
                 block_list *out);
/* Two paragraphs as one: the new one's, with the words of both. */
struct flow_para merge_para(struct merger *m, const struct flow_para *old,
                            const struct flow_para *new);
bool tables_are_alike(const struct flow_table *old, const struct flow_table *new);
struct flow_table merge_table(struct merger *m, const struct flow_table *old,
                              const struct flow_table *new);
struct flow_row merge_whole_row(struct merger *m, const struct flow_row *from,
                                enum flow_change change);
/* Labels and styles as the merged flow has them; NULL stays NULL. */
const struct flow_label *merge_label(struct merger *m, const struct flow_label *label,
                                     enum flow_change change);
const struct style *merge_style(struct merger *m, const struct style *style,
                                enum flow_change change);
const struct flow_link *merge_link(const struct flow_link *link, enum flow_change change);
/* What a paragraph of the old version was, as the merged flow has it. */
const struct flow_para *merge_old(struct merger *m, const struct flow_para *old);
/* The note of a mark, as one of the merged flow; NULL for the version that has none. Gives its
 * index. */
int merge_note(struct merger *m, const struct flow_note *old, const struct flow_note *new);

/* Paragraphs that are deleted in one place and inserted in another are moved. */
void find_moves(struct merger *m);

#endif
