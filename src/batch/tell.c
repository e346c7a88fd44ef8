/* What is told while documents are made: one line that moves on a terminal, else a line now and
 * then; errors as they come, and a summary. */
#include "batch/batch_priv.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { TERMINAL_MS = 200, LINES_MS = 10000, MAX_SHOWN = 50 };

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

void tell_document(struct tell *tell, const struct made *made)
{
    tell->done++;
    tell->unchanged += made->is_unchanged;
    if (!made->status) return;
    tell->failed++;
    if (tell->shown == MAX_SHOWN) {
        wipe(tell);
        fprintf(stderr, "%s\n", _("further errors stand in the manifest"));
    } else if (tell->shown < MAX_SHOWN) {
        wipe(tell);
        fwrite(made->text.at, 1, made->text.n, stderr);
    }
    tell->shown++;
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
    wipe(tell);
    if (tell->is_quiet) return;
    int64_t ms = tell_now() - tell->started;
    size_t made = tell->done - tell->failed - tell->unchanged;
    printf(_("%zu documents: %zu made, %zu unchanged, %zu failed; %.1f s, %.0f per second"),
           tell->n, made, tell->unchanged, tell->failed, (double)ms / 1000,
           (double)tell->done * 1000 / (double)(ms ? ms : 1));
    printf("\n");
    if (lacks_register)
        printf("%s\n", _("the register is written by a run without --shard that resumes them all"));
    if (is_stopped) printf("%s\n", _("stopped before the end; --resume goes on"));
}
