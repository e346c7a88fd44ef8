/* What is told while documents are made: one line that moves on a terminal, else a line now and
 * then; errors in the order of jobs, whichever worker had them, and a summary. */
#include "batch/batch_priv.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TERMINAL_MS = 200, LINES_MS = 10000 };

int64_t tell_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void tell_start(struct tell *tell, size_t n, bool is_quiet)
{
    *tell = (struct tell){.n = n, .is_quiet = is_quiet};
    tell->is_terminal = !is_quiet && isatty(STDERR_FILENO);
    tell->started = tell->last_at = tell_now();
}

static void wipe(const struct tell *tell)
{
    if (tell->is_terminal) fputs("\r\033[K", stderr);
}

/* Those that are printed are the first in the order of jobs. */
static void hold(struct tell *tell, size_t job, const struct buf *text)
{
    size_t i = tell->n_held;
    if (tell->n_held + tell->shown < TELL_MAX_SHOWN)
        tell->n_held++;
    else if (!i || tell->held[i - 1].job < job)
        return;
    else
        buf_free(&tell->held[--i].text);
    for (; i && tell->held[i - 1].job > job; i--)
        tell->held[i] = tell->held[i - 1];
    tell->held[i] = (struct tell_text){.job = job};
    buf_add(&tell->held[i].text, text->at, text->n);
}

void tell_document(struct tell *tell, size_t job, const struct made *made)
{
    tell->done++;
    tell->unchanged += made->is_unchanged;
    if (!made->status) return;
    tell->failed++;
    hold(tell, job, &made->text);
}

void tell_until(struct tell *tell, size_t job)
{
    size_t n = 0;
    for (; n < tell->n_held && tell->held[n].job < job; n++) {
        struct buf *text = &tell->held[n].text;
        wipe(tell);
        fwrite(text->at, 1, text->n, stderr);
        buf_free(text);
    }
    tell->shown += n;
    tell->n_held -= n;
    memmove(tell->held, tell->held + n, tell->n_held * sizeof *tell->held);
    if (tell->shown < TELL_MAX_SHOWN || tell->failed == tell->shown || tell->is_cut) return;
    wipe(tell);
    fprintf(stderr, "%s\n", _("further errors stand in the manifest"));
    tell->is_cut = true;
}

void tell_progress(struct tell *tell)
{
    int64_t now = tell_now(), since = now - tell->last_at;
    if (tell->is_quiet || since < (tell->is_terminal ? TERMINAL_MS : LINES_MS)) return;
    size_t rate = (tell->done - tell->at_last) * 1000 / (size_t)since;
    size_t all = (size_t)(now - tell->started);
    wipe(tell);
    if (tell->done)
        fprintf(stderr, _("%zu of %zu, %zu per second, %zu s left"), tell->done, tell->n, rate,
                all * (tell->n - tell->done) / tell->done / 1000);
    else
        fprintf(stderr, _("%zu of %zu"), tell->done, tell->n);
    if (tell->failed) fprintf(stderr, _(", %zu failed"), tell->failed);
    if (!tell->is_terminal) fputc('\n', stderr);
    fflush(stderr);
    tell->at_last = tell->done;
    tell->last_at = now;
}

void tell_end(struct tell *tell, bool is_stopped, bool lacks_register)
{
    tell_until(tell, SIZE_MAX);
    wipe(tell);
    if (tell->is_quiet) return;
    int64_t ms = tell_now() - tell->started;
    size_t made = tell->done - tell->failed - tell->unchanged;
    size_t tenths = ((size_t)ms + 50) / 100;
    /* TRANSLATORS: the sign between %zu and %zu s is the decimal sign. */
    printf(dngettext("vanthu",
                     "%zu document: %zu made, %zu unchanged, %zu failed; %zu.%zu s, %zu per second",
                     "%zu documents: %zu made, %zu unchanged, %zu failed; %zu.%zu s, %zu per "
                     "second",
                     tell->n),
           tell->n, made, tell->unchanged, tell->failed, tenths / 10, tenths % 10,
           tell->done * 1000 / (size_t)(ms ? ms : 1));
    printf("\n");
    if (lacks_register)
        printf("%s\n", _("the register is written by a run without --shard that resumes them all"));
    if (is_stopped) printf("%s\n", _("stopped before the end; --resume goes on"));
}
