#include "base/input.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

/* Room for all of a file and the NUL; for what does not tell its size, for a start. */
static int first_room(int fd, size_t limit, size_t *room)
{
    struct stat st;
    *room = CHUNK;
    if (fstat(fd, &st) || !S_ISREG(st.st_mode)) return 0;
    if ((uintmax_t)st.st_size > limit) return EFBIG;
    *room = (size_t)st.st_size + 1;
    return 0;
}

static int read_all(struct arena *a, int fd, size_t limit, uint8_t **bytes, size_t *n)
{
    size_t room, used = 0;
    int error = first_room(fd, limit, &room);
    if (error) return error;
    uint8_t *at = arena_alloc(a, room);
    for (;;) {
        if (used == room) {
            at = arena_grow(a, at, used, 2 * room);
            room *= 2;
        }
        ssize_t got = read(fd, at + used, room - used);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return errno;
        if (got == 0) break;
        used += (size_t)got;
        if (used > limit) return EFBIG;
    }
    *bytes = at;
    *n = used;
    return 0;
}

int input_read(struct arena *a, const char *path, size_t limit, uint8_t **bytes, size_t *n)
{
    bool is_stdin = strcmp(path, "-") == 0;
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return errno;
    int error = read_all(a, fd, limit, bytes, n);
    if (!is_stdin) close(fd);
    return error;
}
