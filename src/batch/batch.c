/* The order of a run. */
#include "batch/batch_priv.h"

#include "base/system.h"

#include <signal.h>
#include <stdio.h>

/* They stay pending, so that a run can look for them between documents; when it has ended they take
 * effect. */
static void hold_signals(sigset_t *old)
{
    sigset_t held;
    pool_signals(&held);
    sigprocmask(SIG_BLOCK, &held, old);
}

/* All that there is to say so far, once. */
static int say(struct diag_list *diags, int status)
{
    for (size_t i = 0; i < diag_count(diags); i++) {
        const struct diag d = diag_at(diags, i);
        fputs(diag_format(diags->arena, &d), stderr);
    }
    diags->n = diags->n_dropped = 0;
    return (int)diags->worst > status ? (int)diags->worst : status;
}

static void end(const struct plan *plan, struct journal *journal, const struct tell *tell,
                struct diag_list *diags)
{
    struct buf last = {0};
    bool has_register = plan->call->register_name && plan->call->n_shards == 1;
    if (has_register && tell->failed)
        diag_add(diags, (struct pos){0}, DIAG_BATCH_NO_REGISTER, plan->call->register_name, NULL,
                 NULL);
    else if (has_register)
        register_end(plan, journal, &last, diags);
    int error = journal_end(journal, plan->n_jobs, &last);
    if (error)
        diag_add(diags, (struct pos){0}, DIAG_BATCH_WRITE, plan->manifest, system_error_text(error),
                 NULL);
    buf_free(&last);
}

static int make_all(struct arena *a, const struct plan *plan, struct diag_list *diags)
{
    struct journal journal;
    struct tell tell;
    int status = VANTHU_MACHINE;
    if (journal_open(a, plan, &journal, diags) && register_begin(plan, diags) &&
        journal_begin(a, plan, &journal, diags)) {
        say(diags, VANTHU_OK);
        tell_start(&tell, plan->n_jobs, plan->call->is_quiet);
        status = pool_run(plan, &journal, &tell, diags);
        if (tell.done == tell.n && !diag_has_error(diags)) end(plan, &journal, &tell, diags);
    }
    journal_close(&journal);
    return status;
}

int batch_run(const struct batch_call *call)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct plan plan;
    sigset_t old;
    int status = VANTHU_OK;
    if (plan_make(a, call, &plan, &diags)) {
        hold_signals(&old);
        status = make_all(a, &plan, &diags);
        fflush(stdout);
        status = say(&diags, status);
        sigprocmask(SIG_SETMASK, &old, NULL);
    } else {
        status = say(&diags, status);
    }
    plan_free(&plan);
    arena_free(a);
    return status;
}
