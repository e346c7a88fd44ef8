#include "run.h"

#include "base/buf.h"

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static void start(const char *const argv[], const int out[2], const int err[2])
{
    int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
    close(out[0]);
    close(err[0]);
    execvp(argv[0], (char *const *)argv);
    _exit(127);
}

/* Both at once: a program that waits for its standard error to be read would never end else. */
static void read_both(struct pollfd fds[2], struct buf bufs[2])
{
    for (int n_open = 2; n_open > 0;) {
        if (poll(fds, 2, -1) < 0) continue;
        for (int i = 0; i < 2; i++) {
            if (fds[i].fd < 0 || !fds[i].revents) continue;
            buf_reserve(&bufs[i], 65536);
            ssize_t got = read(fds[i].fd, bufs[i].at + bufs[i].n, 65536);
            if (got > 0) bufs[i].n += (size_t)got;
            if (got > 0) continue;
            close(fds[i].fd);
            fds[i].fd = -1;
            n_open--;
        }
    }
}

static const char *keep(struct arena *a, struct buf *b)
{
    const char *text = arena_strndup(a, (const char *)b->at, b->n);
    buf_free(b);
    return text;
}

struct run run_program(struct arena *a, const char *const argv[])
{
    struct run result = {.status = 127};
    int out[2], err[2], status;
    if (pipe(out) != 0 || pipe(err) != 0) return result;
    pid_t child = fork();
    if (child < 0) return result;
    if (child == 0) start(argv, out, err);
    close(out[1]);
    close(err[1]);
    struct pollfd fds[2] = {{.fd = out[0], .events = POLLIN}, {.fd = err[0], .events = POLLIN}};
    struct buf bufs[2] = {{0}};
    read_both(fds, bufs);
    waitpid(child, &status, 0);
    result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.n = bufs[0].n;
    result.out = keep(a, &bufs[0]);
    result.err = keep(a, &bufs[1]);
    return result;
}

bool run_says(const struct run *r, const char *text)
{
    size_t n = strlen(text);
    for (size_t i = 0; i + n <= r->n; i++)
        if (memcmp(r->out + i, text, n) == 0) return true;
    return false;
}
