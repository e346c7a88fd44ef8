/* A result's file, whole at any moment even for kill -9. It is written without a name where the
 * file system can do that, so that nothing is left of one that was cut short; else under a name
 * that making it again uses again. Unlike base/output.h nothing waits for the disk: what a loss of
 * power takes, --resume sees by the digests and makes anew. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): for O_TMPFILE */
#endif
#include "batch/batch_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int write_all(int fd, const uint8_t *at, size_t n)
{
    while (n) {
        ssize_t done = write(fd, at, n);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return errno;
        at += done;
        n -= (size_t)done;
    }
    return 0;
}

/* Give the nameless file a name that is free. */
static int give_name(int fd, const char *name)
{
    char self[64];
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, self, AT_FDCWD, name, AT_SYMLINK_FOLLOW) ? errno : 0;
}

/* Over what was there before. */
static int replace(int fd, bool is_nameless, const char *temporary, const char *path)
{
    int error = is_nameless ? give_name(fd, path) : EEXIST;
    if (error != EEXIST) return error;
    if (is_nameless) {
        unlink(temporary);
        error = give_name(fd, temporary);
        if (error) return error;
    }
    return rename(temporary, path) ? errno : 0;
}

static int put(int fd, bool is_nameless, const char *temporary, const char *path,
               const uint8_t *bytes, size_t n)
{
    int error = write_all(fd, bytes, n);
    if (!error) error = replace(fd, is_nameless, temporary, path);
    if (close(fd) && !error) error = errno;
    if (error) unlink(temporary);
    return error;
}

int put_file(const char *folder, const char *name, const uint8_t *bytes, size_t n)
{
    char path[PATH_MAX], temporary[PATH_MAX];
    bool fits = snprintf(path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX &&
                snprintf(temporary, PATH_MAX, "%s/.%s.tmp", folder, name) < PATH_MAX;
    if (!fits) return ENAMETOOLONG;
    bool is_nameless = access("/proc/self/fd", X_OK) == 0;
    int fd = is_nameless ? open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666) : -1;
    if (fd < 0) {
        is_nameless = false;
        fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
    }
    return fd < 0 ? errno : put(fd, is_nameless, temporary, path, bytes, n);
}
