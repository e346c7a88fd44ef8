/* Errors that every row has, as a rule of the form itself: told once, before anything is made. The
 * first row of a good table has none, so it costs one reading. */
#include "batch/batch_priv.h"

#include <stdio.h>
#include <string.h>

struct wrong {
    const char *code, *text;
    const char *words; /* of the text, behind the place */
    int line;
};

struct proof {
    struct arena *arena;
    const struct plan *plan;
    VEC(struct wrong) all; /* what the rows so far have in common */
    size_t n_rows;
};

/* A field moves what stands behind it on its line, so columns differ from row to row. */
static struct wrong wrong_of(struct arena *a, const struct vanthu_message *m)
{
    const char *text = arena_strdup(a, m->text), *words = strstr(text, ": ");
    return (struct wrong){m->code, text, words ? words : text, m->line};
}

static void take_all(struct proof *p)
{
    const struct vanthu *v = p->plan->v;
    for (size_t i = 0; i < vanthu_message_count(v); i++) {
        const struct vanthu_message m = vanthu_message(v, i);
        if (m.is_error) *vec_push(p->arena, &p->all) = wrong_of(p->arena, &m);
    }
}

static bool is_told(struct arena *a, const struct vanthu *v, const struct wrong *known)
{
    for (size_t i = 0; i < vanthu_message_count(v); i++) {
        const struct vanthu_message m = vanthu_message(v, i);
        const struct wrong w = wrong_of(a, &m);
        if (w.line == known->line && !strcmp(w.code, known->code) && !strcmp(w.words, known->words))
            return true;
    }
    return false;
}

static void keep_told(struct arena *a, struct proof *p)
{
    size_t n = 0;
    for (size_t i = 0; i < p->all.n; i++)
        if (is_told(a, p->plan->v, &p->all.at[i])) p->all.at[n++] = p->all.at[i];
    p->all.n = n;
}

/* One with a cell that fails says nothing of the form. */
static void read_row(struct proof *p, size_t row)
{
    struct vanthu *v = p->plan->v;
    struct arena *scratch = arena_new();
    struct diag_list unseen = {.arena = scratch};
    const struct job job = {.row = row};
    struct content c;
    if (plan_content(scratch, p->plan, &job, &c, &unseen)) {
        vanthu_report_free(vanthu_form_fill(v, p->plan->filled, c.edits, c.n_edits));
        if (p->n_rows++)
            keep_told(scratch, p);
        else
            take_all(p);
    }
    vanthu_clear(v);
    arena_free(scratch);
}

bool proof_form(struct arena *a, const struct plan *plan, struct diag_list *diags)
{
    struct proof p = {.arena = a, .plan = plan};
    for (size_t i = 0; i < plan->table.rows.n && (p.all.n || !p.n_rows); i++)
        read_row(&p, i);
    /* Of one row alone it cannot be told whose error it is. */
    if (!p.all.n || p.n_rows < 2) return true;
    for (size_t i = 0; i < p.all.n; i++)
        fputs(p.all.at[i].text, stderr);
    diag_add(diags, (struct pos){.file = plan->table.file}, DIAG_BATCH_EVERY_ROW, NULL, NULL, NULL);
    return false;
}
