/* Words of runs, and how much alike two blocks are. */
#include "redline/redline_priv.h"

#include <stdlib.h>
#include <string.h>

/* A word, or one of the signs that stand beside words: a comma that comes changes no word. */
static size_t token_length(const char *s)
{
    static const char beside[] = " ,;:!?()[]\"";
    size_t n = strcspn(s, beside);
    while (n > 1 && s[n - 1] == '.' && (!s[n] || strchr(beside, s[n])))
        n--; /* full stops behind a word, not those inside a figure */
    return n ? n : 1;
}

void tokens_of(struct arena *a, const struct flow_run *runs, size_t n, token_list *tokens)
{
    for (size_t i = 0; i < n; i++) {
        const struct flow_run *run = &runs[i];
        if (run->kind != FLOW_TEXT) *vec_push(a, tokens) = (struct token){.run = run};
        for (const char *s = run->kind == FLOW_TEXT ? run->raw : ""; *s;) {
            size_t length = token_length(s);
            *vec_push(a, tokens) = (struct token){run, s, length};
            s += length;
        }
    }
}

static int compare_text(const char *x, size_t n, const char *y, size_t m)
{
    int order = memcmp(x, y, n < m ? n : m);
    return order ? order : (n > m) - (n < m);
}

static int compare_styles(const struct style *x, const struct style *y)
{
    return strcmp(x ? x->id : "", y ? y->id : "");
}

static int compare_links(const struct flow_link *x, const struct flow_link *y)
{
    if (!x || !y) return (x != NULL) - (y != NULL);
    int order = strcmp(x->uri ? x->uri : "", y->uri ? y->uri : "");
    return order ? order : strcmp(x->target ? x->target : "", y->target ? y->target : "");
}

/* A number that says all that is on or off in a run. */
static int look_of(const struct flow_run *run)
{
    return run->bold | run->italic << 1 | run->underline << 2 | run->is_raised << 3 |
           run->is_lowered << 4 | run->is_checked << 5 | run->size << 6;
}

int token_compare(const struct token *x, const struct token *y)
{
    const struct flow_run *a = x->run, *b = y->run;
    if (a->kind != b->kind) return (int)a->kind - (int)b->kind;
    int order = look_of(a) - look_of(b);
    if (!order) order = compare_styles(a->style, b->style);
    if (!order) order = strcmp(a->language ? a->language : "", b->language ? b->language : "");
    if (!order) order = compare_links(a->link, b->link);
    if (order || a->kind != FLOW_TEXT) return order;
    return compare_text(x->at, x->n, y->at, y->n);
}

/* ---- likeness ---- */

static int by_letters(const void *x, const void *y)
{
    const struct word *a = x, *b = y;
    return compare_text(a->at, a->n, b->at, b->n);
}

static void add_words(struct arena *a, const char *s, word_list *words)
{
    for (s += strspn(s, " "); *s; s += strspn(s, " ")) {
        size_t n = strcspn(s, " ");
        *vec_push(a, words) = (struct word){s, n};
        s += n;
    }
}

static void add_block(struct arena *a, const struct flow_block *block, word_list *words)
{
    if (block->kind == FLOW_PARA)
        for (size_t i = 0; i < block->para.n_runs; i++)
            if (block->para.runs[i].kind == FLOW_TEXT) add_words(a, block->para.runs[i].raw, words);
    if (block->kind == FLOW_IMAGE) add_words(a, block->image.alt, words);
    if (block->kind == FLOW_FORMULA) add_words(a, block->formula.alt, words);
    for (size_t r = 0; block->kind == FLOW_TABLE && r < block->table.n_rows; r++)
        for (size_t c = 0; c < block->table.rows[r].n_cells; c++)
            for (size_t i = 0; i < block->table.rows[r].cells[c].n_blocks; i++)
                add_block(a, &block->table.rows[r].cells[c].blocks[i], words);
}

void words_of(struct arena *a, const struct flow_block *block, word_list *words)
{
    add_block(a, block, words);
    if (words->n) qsort(words->at, words->n, sizeof *words->at, by_letters);
}

int words_likeness(const word_list *x, const word_list *y)
{
    size_t i = 0, j = 0, common = 0;
    if (!x->n && !y->n) return 1000;
    while (i < x->n && j < y->n) {
        int order = by_letters(&x->at[i], &y->at[j]);
        common += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return (int)(2000 * common / (x->n + y->n));
}
