/* A result's file, whole at any moment even for kill -9. It is written without a name where the
 * file system can do that, so that nothing is left of one that was cut short. What is to take
 * another's place needs a name for a moment, and so does all on other file systems: that of the
 * run's manifest, which no other run has, with the number of the process, which has one file at a
 * time. So two processes that put the same file never share it, and the next run knows whose it
 * was. Unlike base/output.h nothing waits for the disk: what a loss of power takes, --resume sees
 * by the digests and makes anew. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): for O_TMPFILE */
#endif
#include "batch/batch_priv.h"

#include "base/ascii.h"
#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Give the nameless file a name that is free. */
static int give_name(int fd, const char *name)
{
    char self[64];
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    return linkat(AT_FDCWD, self, AT_FDCWD, name, AT_SYMLINK_FOLLOW) ? errno : 0;
}

/* Over what was there before. */
static int replace(const struct put *put)
{
    int error = put->is_nameless ? give_name(put->fd, put->path) : EEXIST;
    if (error != EEXIST) return error;
    if (put->is_nameless) {
        unlink(put->temporary);
        error = give_name(put->fd, put->temporary);
        if (error) return error;
    }
    return rename(put->temporary, put->path) ? errno : 0;
}

int put_begin(struct put *put, const char *folder, const char *run, const char *name)
{
    bool fits = snprintf(put->path, PATH_MAX, "%s/%s", folder, name) < PATH_MAX &&
                snprintf(put->temporary, PATH_MAX, "%s/.%s.%ld.tmp", folder, run, (long)getpid()) <
                    PATH_MAX;
    if (!fits) return ENAMETOOLONG;
    put->is_nameless = access("/proc/self/fd", X_OK) == 0;
    put->fd = put->is_nameless ? open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666) : -1;
    if (put->fd >= 0) return 0;
    put->is_nameless = false;
    unlink(put->temporary);
    put->fd = open(put->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return put->fd < 0 ? errno : 0;
}

int put_end(struct put *put, int error)
{
    if (!error) error = replace(put);
    if (close(put->fd) && !error) error = errno;
    if (error) unlink(put->temporary);
    return error;
}

int put_file(const char *folder, const char *run, const char *name, const uint8_t *bytes, size_t n)
{
    struct put put;
    int error = put_begin(&put, folder, run, name);
    return error ? error : put_end(&put, output_write_all(put.fd, bytes, n));
}

size_t put_run_length(const char *name)
{
    static const char ending[] = ".tmp";
    size_t n = strlen(name), n_ending = sizeof ending - 1;
    if (*name != '.' || n < n_ending || strcmp(name + n - n_ending, ending) != 0) return 0;
    size_t to = n - n_ending, from = to;
    while (ascii_is_digit(name[from - 1]))
        from--;
    return from < to && from > 2 && name[from - 1] == '.' ? from - 2 : 0;
}
