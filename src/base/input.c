#include "base/input.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
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
    uint8_t *at = arena_room(a, room);
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
    at[used] = '\0';
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

static int map(int fd, size_t limit, const uint8_t **bytes, size_t *n)
{
    struct stat st;
    if (fstat(fd, &st)) return errno;
    if (!S_ISREG(st.st_mode)) return ENODEV;
    if ((uintmax_t)st.st_size > limit) return EFBIG;
    void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at == MAP_FAILED) return errno;
    *bytes = at;
    *n = (size_t)st.st_size;
    return 0;
}

int input_map(const char *path, size_t limit, const uint8_t **bytes, size_t *n)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return errno;
    int error = map(fd, limit, bytes, n);
    close(fd);
    return error;
}

void input_unmap(const uint8_t *bytes, size_t n)
{
    munmap((void *)bytes, n);
}

/* The folder or file `name` in the folder `fd`, which is closed. O_NONBLOCK: a pipe without a
 * writer would be waited for. */
static int step_down(int fd, const char *name, bool is_last)
{
    int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (is_last ? 0 : O_DIRECTORY);
    int next = openat(fd, name, flags), error = errno;
    struct stat st;
    bool is_link =
        next < 0 && fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(st.st_mode);
    close(fd);
    errno = is_link ? ELOOP : error;
    return next;
}

static int open_below(struct arena *a, const char *folder, const char *path)
{
    int fd = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);
    for (const char *at = path; fd >= 0;) {
        size_t n = strcspn(at, "/");
        const char *name = arena_strndup(a, at, n);
        bool is_last = !at[n];
        if (!n || strcmp(name, "..") == 0) {
            close(fd);
            errno = EINVAL;
            return -1;
        }
        fd = step_down(fd, name, is_last);
        if (is_last) break;
        at += n + 1;
    }
    return fd;
}

int input_read_below(struct arena *a, const char *folder, const char *path, size_t limit,
                     uint8_t **bytes, size_t *n)
{
    int fd = open_below(a, folder, path);
    if (fd < 0) return errno;
    struct stat st;
    int error = fstat(fd, &st) ? errno : S_ISREG(st.st_mode) || S_ISDIR(st.st_mode) ? 0 : ENODEV;
    if (!error) error = read_all(a, fd, limit, bytes, n);
    close(fd);
    return error;
}
