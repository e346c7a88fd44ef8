/* Only a run that lasts shows its steps: a short one would flicker. */
#include "cli/cli.h"

#include <time.h>
#include <unistd.h>

enum { QUIET_MS = 400 };

static long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

struct progress progress_start(bool is_quiet)
{
    return (struct progress){now_ms(), !is_quiet && isatty(STDERR_FILENO), false};
}

void progress_step(struct progress *p, const char *text)
{
    if (!p->is_terminal || now_ms() - p->started < QUIET_MS) return;
    fprintf(stderr, "\r\033[K%s ...", text);
    p->is_shown = true;
}

void progress_end(struct progress *p)
{
    if (p->is_shown) fputs("\r\033[K", stderr);
    p->is_shown = false;
}
