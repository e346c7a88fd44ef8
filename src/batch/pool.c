/* Workers: processes that are given the numbers of jobs and answer with what became of them.
 *
 *   parent --number--> worker --answer--> parent --line--> manifest
 *
 * Processes and not threads: a document on which one ends, for want of memory or by a fault, is one
 * failed document, and another worker takes its place. Each has two jobs, so that none waits for
 * the parent. They hold the plan, fonts and sheets in common with the parent, as they were when it
 * split. */
#include "batch/batch_priv.h"

#include "base/output.h"
#include "base/system.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { QUEUE = 2, POLL_MS = 200, STOP_MS = 10000 };

struct worker {
    pid_t pid; /* 0: none */
    int to, from;
    uint32_t queue[QUEUE];
    size_t n_queue;
};

struct answer {
    uint32_t n_line, n_text;
    uint8_t status, is_unchanged, is_full;
};

struct pool {
    const struct plan *plan;
    struct journal *journal;
    struct tell *tell;
    struct diag_list *diags;
    struct worker *workers;
    size_t n_workers;
    size_t next;
    uint32_t again[QUEUE * BATCH_MAX_WORKERS]; /* those that a worker left to others */
    size_t n_again;
    int worst;
    bool is_stopped;
};

/* ---- in the worker ---- */

static bool read_all(int fd, void *bytes, size_t n)
{
    for (char *at = bytes; n;) {
        ssize_t got = read(fd, at, n);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        n -= (size_t)got;
    }
    return true;
}

static bool answer(int fd, const struct made *made)
{
    struct buf all = {0};
    struct answer head;
    memset(&head, 0, sizeof head);
    head.n_line = (uint32_t)made->line.n;
    head.n_text = (uint32_t)made->text.n;
    head.status = made->status;
    head.is_unchanged = made->is_unchanged;
    head.is_full = made->is_full;
    buf_add(&all, &head, sizeof head);
    buf_add(&all, made->line.at, made->line.n);
    buf_add(&all, made->text.at, made->text.n);
    bool done = !output_write_all(fd, all.at, all.n);
    buf_free(&all);
    return done;
}

static void work(const struct pool *pool, int from, int to)
{
    const struct plan *plan = pool->plan;
    uint32_t job;
    while (read_all(from, &job, sizeof job)) {
        struct made made;
        struct arena *scratch = arena_new();
        const char *before = plan->call->resumes ? journal_read(scratch, pool->journal, job) : NULL;
        make_document(plan->v, plan, &plan->jobs[job], before, &made);
        bool is_heard = answer(to, &made);
        buf_free(&made.line);
        buf_free(&made.text);
        arena_free(scratch);
        if (!is_heard) break;
    }
}

/* ---- in the parent ---- */

/* One that is over a document when the parent is killed would put it among those of a run that goes
 * on with the work, and hears no signal that it holds back. */
static void end_with(pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(VANTHU_MACHINE);
}

/* A worker must not keep the others' pipes open: they end when the parent does. */
static void close_others(const struct pool *pool)
{
    for (size_t i = 0; i < pool->n_workers; i++) {
        if (!pool->workers[i].pid) continue;
        close(pool->workers[i].to);
        close(pool->workers[i].from);
    }
}

static bool start_worker(struct pool *pool, struct worker *w)
{
    int to[2], from[2];
    if (pipe(to)) return false;
    if (pipe(from)) {
        close(to[0]);
        close(to[1]);
        return false;
    }
    fflush(stdout);
    pid_t parent = getpid(), pid = fork();
    if (pid == 0) {
        end_with(parent);
        close_others(pool);
        close(to[1]);
        close(from[0]);
        work(pool, to[0], from[1]);
        _exit(VANTHU_OK);
    }
    int error = errno;
    close(to[0]);
    close(from[1]);
    *w = (struct worker){.pid = pid > 0 ? pid : 0, .to = to[1], .from = from[0]};
    if (pid > 0) return true;
    close(to[1]);
    close(from[0]);
    errno = error;
    return false;
}

static int end_worker(struct worker *w)
{
    int status = 0;
    close(w->to);
    close(w->from);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        ;
    w->pid = 0;
    return status;
}

static void stop_for(struct pool *pool, enum diag_code code, const char *what, int error)
{
    const char *why = system_error_text(error);
    diag_add(pool->diags, (struct pos){0}, code, what ? what : why, what ? why : NULL, NULL);
    pool->is_stopped = true;
    pool->worst = VANTHU_MACHINE;
}

static void fill_queue(struct pool *pool, struct worker *w);

/* Where no other can be started, as for want of memory, those that are left do its work. */
static void fill_others(struct pool *pool, int error)
{
    bool has_one = false;
    for (size_t i = 0; i < pool->n_workers; i++) {
        if (!pool->workers[i].pid) continue;
        fill_queue(pool, &pool->workers[i]);
        has_one = true;
    }
    if (!has_one) stop_for(pool, DIAG_BATCH_WORKER, NULL, error);
}

/* One that has work and cannot be given more is heard to have ended; of one without nothing is
 * heard. */
static void fill_queue(struct pool *pool, struct worker *w)
{
    while (w->n_queue < QUEUE && !pool->is_stopped) {
        if (!pool->n_again && pool->next == pool->plan->n_jobs) return;
        uint32_t job = pool->n_again ? pool->again[pool->n_again - 1] : (uint32_t)pool->next;
        int error = output_write_all(w->to, &job, sizeof job);
        if (error) {
            if (w->n_queue) return;
            end_worker(w);
            fill_others(pool, error);
            return;
        }
        w->queue[w->n_queue++] = job;
        if (pool->n_again)
            pool->n_again--;
        else
            pool->next++;
    }
}

/* What stands in the manifest is done: its files were there before. */
static void take_made(struct pool *pool, uint32_t job, const struct made *made)
{
    int error =
        made->is_unchanged || !made->line.n ? 0 : journal_add(pool->journal, job, &made->line);
    if (error && !pool->is_stopped) stop_for(pool, DIAG_BATCH_WRITE, pool->plan->manifest, error);
    if (made->status > pool->worst) pool->worst = made->status;
    pool->is_stopped = pool->is_stopped || made->is_full;
    tell_document(pool->tell, job, made);
}

static bool read_part(int fd, struct buf *b, size_t n)
{
    buf_reserve(b, n + 1);
    if (!read_all(fd, b->at, n)) return false;
    b->n = n;
    return true;
}

static bool hear(struct pool *pool, struct worker *w)
{
    struct answer head;
    struct made made = {0};
    if (!w->n_queue || !read_all(w->from, &head, sizeof head)) return false;
    bool done =
        read_part(w->from, &made.line, head.n_line) && read_part(w->from, &made.text, head.n_text);
    if (done) {
        made.status = head.status;
        made.is_unchanged = head.is_unchanged;
        made.is_full = head.is_full;
        take_made(pool, w->queue[0], &made);
        memmove(w->queue, w->queue + 1, (QUEUE - 1) * sizeof *w->queue);
        w->n_queue--;
    }
    buf_free(&made.line);
    buf_free(&made.text);
    return done;
}

static void take_lost(struct pool *pool, uint32_t job, int status)
{
    struct made made;
    char how[64];
    if (WIFSIGNALED(status))
        snprintf(how, sizeof how, _("signal %d"), WTERMSIG(status));
    else
        snprintf(how, sizeof how, _("status %d"), WEXITSTATUS(status));
    make_lost(pool->plan, &pool->plan->jobs[job], how, &made);
    take_made(pool, job, &made);
    buf_free(&made.line);
    buf_free(&made.text);
}

/* It ended over the first of its jobs; the others are given again. */
static void replace_worker(struct pool *pool, struct worker *w)
{
    size_t n = w->n_queue;
    int status = end_worker(w);
    w->n_queue = 0;
    if (n) take_lost(pool, w->queue[0], status);
    while (n > 1)
        pool->again[pool->n_again++] = w->queue[--n];
    if (!start_worker(pool, w)) fill_others(pool, errno);
}

static const int stop_signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { N_STOP_SIGNALS = sizeof stop_signals / sizeof *stop_signals };

void pool_signals(sigset_t *stops)
{
    sigemptyset(stops);
    for (size_t i = 0; i < N_STOP_SIGNALS; i++) {
        struct sigaction action;
        if (!sigaction(stop_signals[i], NULL, &action) && action.sa_handler != SIG_IGN)
            sigaddset(stops, stop_signals[i]);
    }
}

static bool is_interrupted(void)
{
    sigset_t stops, pending;
    pool_signals(&stops);
    sigpending(&pending);
    for (size_t i = 0; i < N_STOP_SIGNALS; i++)
        if (sigismember(&stops, stop_signals[i]) && sigismember(&pending, stop_signals[i]))
            return true;
    return false;
}

/* The workers that are at work; `at` says which each is. */
static size_t list_busy(const struct pool *pool, struct pollfd *polls, size_t *at)
{
    size_t n = 0;
    for (size_t i = 0; i < pool->n_workers; i++) {
        const struct worker *w = &pool->workers[i];
        if (!w->pid || !w->n_queue) continue;
        polls[n] = (struct pollfd){.fd = w->from, .events = POLLIN};
        at[n++] = i;
    }
    return n;
}

static void hear_all(struct pool *pool, const struct pollfd *polls, const size_t *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct worker *w = &pool->workers[at[i]];
        if (!polls[i].revents || !w->pid) continue;
        if (!hear(pool, w)) replace_worker(pool, w);
        if (w->pid) fill_queue(pool, w);
    }
}

/* All before it are done. */
static size_t first_undone(const struct pool *pool)
{
    size_t first = pool->next;
    for (size_t i = 0; i < pool->n_again; i++)
        if (pool->again[i] < first) first = pool->again[i];
    for (size_t i = 0; i < pool->n_workers; i++)
        for (size_t k = 0; k < pool->workers[i].n_queue; k++)
            if (pool->workers[i].queue[k] < first) first = pool->workers[i].queue[k];
    return first;
}

/* Documents that were begun before a stop are waited for, for a while. */
static void run(struct pool *pool)
{
    struct pollfd polls[BATCH_MAX_WORKERS];
    size_t at[BATCH_MAX_WORKERS], n;
    int64_t stopped = 0;
    while ((n = list_busy(pool, polls, at))) {
        if (poll(polls, n, POLL_MS) > 0) hear_all(pool, polls, at, n);
        if (pool->tell->n_held) tell_until(pool->tell, first_undone(pool));
        if (is_interrupted()) pool->is_stopped = true;
        if (pool->is_stopped && !stopped) stopped = tell_now();
        if (stopped && tell_now() - stopped > STOP_MS) break;
        tell_progress(pool->tell);
    }
}

static void end_all(struct pool *pool)
{
    for (size_t i = 0; i < pool->n_workers; i++) {
        struct worker *w = &pool->workers[i];
        if (!w->pid) continue;
        if (w->n_queue) kill(w->pid, SIGKILL);
        end_worker(w);
    }
}

/* Read once, before the process splits. */
static void warm(const struct pool *pool)
{
    struct vanthu *v = pool->plan->v;
    vanthu_font_count(v);
    vanthu_type_count(v, pool->plan->call->layout);
    vanthu_clear(v);
}

int pool_run(const struct plan *plan, struct journal *journal, struct tell *tell,
             struct diag_list *diags)
{
    struct pool pool = {plan, journal, tell, diags, .n_workers = (size_t)plan->call->workers};
    struct worker workers[BATCH_MAX_WORKERS] = {{0}};
    pool.workers = workers;
    if (pool.n_workers > plan->n_jobs) pool.n_workers = plan->n_jobs;
    warm(&pool);
    for (size_t i = 0; i < pool.n_workers; i++) {
        if (start_worker(&pool, &workers[i]) || i) continue;
        stop_for(&pool, DIAG_BATCH_WORKER, NULL, errno);
        break;
    }
    for (size_t i = 0; i < pool.n_workers; i++)
        if (workers[i].pid) fill_queue(&pool, &workers[i]);
    run(&pool);
    end_all(&pool);
    bool is_cut = tell->done < tell->n;
    tell_end(tell, is_cut, plan->call->register_name && plan->call->n_shards > 1);
    return is_cut ? VANTHU_MACHINE : pool.worst;
}
