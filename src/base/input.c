#include "base/input.h"

#include "base/arena.h"
#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

static int read_all(int fd, size_t limit, struct buf *b)
{
    for (;;) {
        buf_reserve(b, CHUNK);
        ssize_t got = read(fd, b->at + b->n, CHUNK);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno;
        if (got == 0) return 0;
        b->n += (size_t)got;
        if (b->n > limit) return EFBIG;
    }
}

int input_read(struct arena *a, const char *path, size_t limit, uint8_t **bytes, size_t *n)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return errno;
    struct buf b = {0};
    int error = read_all(fd, limit, &b);
    if (!is_stdin) close(fd);
    if (!error) {
        *bytes = (uint8_t *)arena_strndup(a, (const char *)b.at, b.n);
        *n = b.n;
    }
    buf_free(&b);
    return error;
}
