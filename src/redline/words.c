/* Two paragraphs as one, word by word. */
#include "redline/redline_priv.h"

#include <stdlib.h>

struct entry {
    const struct token *token;
    int *id;
};

static int by_token(const void *x, const void *y)
{
    return token_compare(((const struct entry *)x)->token, ((const struct entry *)y)->token);
}

/* Equal tokens get equal ids. */
static void intern(struct arena *a, const token_list *old, const token_list *new, int *old_ids,
                   int *new_ids)
{
    size_t n = old->n + new->n;
    struct entry *all = arena_array_of(a, n + 1, struct entry);
    for (size_t i = 0; i < n; i++) {
        bool is_old = i < old->n;
        size_t k = is_old ? i : i - old->n;
        all[i] =
            (struct entry){is_old ? &old->at[k] : &new->at[k], is_old ? &old_ids[k] : &new_ids[k]};
    }
    qsort(all, n, sizeof *all, by_token);
    for (size_t i = 0; i < n; i++)
        *all[i].id = i == 0 ? 0 : *all[i - 1].id + (by_token(&all[i - 1], &all[i]) != 0);
}

/* The runs being written; words of one run that follow each other stay one. */
struct writer {
    struct merger *m;
    VEC(struct flow_run) runs;
    const struct token *last; /* the token that the last run ends with */
    const char *from;         /* where its words begin, and how long they are so far */
    size_t n;
};

/* Words of one run stand one behind the other, so the last run is copied once it is complete. */
static void end_run(struct writer *w)
{
    if (!w->last || !w->last->at) return;
    struct flow_run *run = &w->runs.at[w->runs.n - 1];
    run->text = run->raw = arena_strndup(w->m->a, w->from, w->n);
}

static bool goes_on(const struct writer *w, const struct token *t, enum flow_change change)
{
    if (!w->last || !t->at || !w->last->at) return false;
    return w->last->run == t->run && w->last->at + w->last->n == t->at &&
           w->runs.at[w->runs.n - 1].change == change;
}

static void put_token(struct writer *w, const struct token *t, enum flow_change change,
                      const struct flow_note *old, const struct flow_note *new)
{
    struct merger *m = w->m;
    if (goes_on(w, t, change)) {
        w->n += t->n;
    } else {
        end_run(w);
        struct flow_run *run = vec_push(m->a, &w->runs);
        *run = *t->run;
        run->change = change;
        run->style = merge_style(m, run->style, change);
        run->link = merge_link(run->link, change);
        w->from = t->at;
        w->n = t->n;
        if (run->kind == FLOW_NOTE_MARK) run->note = merge_note(m, old, new);
    }
    w->last = t;
}

static const struct flow_note *note_of(const struct flow *flow, const struct token *t)
{
    return t->run->kind == FLOW_NOTE_MARK ? &flow->notes[t->run->note] : NULL;
}

static void put_deleted(struct writer *w, const struct token *t)
{
    put_token(w, t, CHANGE_DELETED, note_of(w->m->old, t), NULL);
}

static void put_inserted(struct writer *w, const struct token *t)
{
    put_token(w, t, CHANGE_INSERTED, NULL, note_of(w->m->new, t));
}

static void weave(struct writer *w, const token_list *old, const token_list *new, const int *match)
{
    size_t j = 0;
    for (size_t i = 0; i < old->n; i++) {
        if (match[i] < 0) {
            put_deleted(w, &old->at[i]);
            continue;
        }
        while (j < (size_t)match[i])
            put_inserted(w, &new->at[j++]);
        put_token(w, &new->at[j], CHANGE_NONE, note_of(w->m->old, &old->at[i]),
                  note_of(w->m->new, &new->at[j]));
        j++;
    }
    while (j < new->n)
        put_inserted(w, &new->at[j++]);
}

/* Words that stay take the format of the new style, and would not get back the old one's. */
static bool look_alike(const struct style *x, const struct style *y)
{
    return x->bold == y->bold && x->italic == y->italic && x->underline == y->underline &&
           x->size == y->size && x->letter_case == y->letter_case;
}

static int *match_none(struct arena *a, size_t n)
{
    int *match = arena_array_of(a, n + 1, int);
    for (size_t i = 0; i < n; i++)
        match[i] = -1;
    return match;
}

static int *match_words(struct arena *a, const token_list *old, const token_list *new)
{
    int *old_ids = arena_array_of(a, old->n + 1, int);
    int *new_ids = arena_array_of(a, new->n + 1, int);
    intern(a, old, new, old_ids, new_ids);
    return match_ids(a, old_ids, old->n, new_ids, new->n);
}

struct flow_para merge_para(struct merger *m, const struct flow_para *old,
                            const struct flow_para *new)
{
    token_list before = {0}, after = {0};
    tokens_of(m->a, old->runs, old->n_runs, &before);
    tokens_of(m->a, new->runs, new->n_runs, &after);
    struct writer w = {.m = m};
    weave(&w, &before, &after,
          look_alike(old->style, new->style) ? match_words(m->a, &before, &after)
                                             : match_none(m->a, before.n));
    end_run(&w);
    struct flow_para para = *new;
    para.old = merge_old(m, old);
    para.runs = w.runs.at;
    para.n_runs = w.runs.n;
    return para;
}
