#include "base/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_stdout(const struct output *o)
{
    return strcmp(o->path, "-") == 0;
}

static int write_all(int fd, const uint8_t *p, size_t n)
{
    while (n) {
        ssize_t done = write(fd, p, n);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return errno;
        p += done;
        n -= (size_t)done;
    }
    return 0;
}

/* Devices and pipes cannot be replaced by a rename and have no old content to protect. */
static bool is_special(const char *path)
{
    struct stat st;
    return stat(path, &st) == 0 && !S_ISREG(st.st_mode);
}

static int write_to(const char *path, int flags, const struct output *o)
{
    int fd = open(path, flags | O_WRONLY | O_CLOEXEC, 0666);
    if (fd < 0) return errno;
    int error = write_all(fd, o->bytes, o->n);
    if (!error && !(flags & O_EXCL)) return close(fd) ? errno : 0;
    if (!error && fsync(fd)) error = errno;
    if (close(fd) && !error) error = errno;
    if (error) unlink(path);
    return error;
}

/* A name that nobody has: the process and the output's place in the run tell it apart from others
 * working in the same folder; a left-over of a killed process with our number is replaced. */
static char *temporary(struct arena *a, const struct output *o, size_t i)
{
    return arena_printf(a, "%s.%ld-%zu.tmp", o->path, (long)getpid(), i);
}

static int prepare(const struct output *o, const char *tmp)
{
    if (is_stdout(o) || is_special(o->path)) return 0;
    unlink(tmp);
    return write_to(tmp, O_CREAT | O_EXCL, o);
}

static int finish(const struct output *o, const char *tmp)
{
    if (is_stdout(o)) return write_all(STDOUT_FILENO, o->bytes, o->n);
    if (is_special(o->path)) return write_to(o->path, 0, o);
    return rename(tmp, o->path) ? errno : 0;
}

static bool failed(const struct output *o, int error, struct diag_list *diags)
{
    if (error) {
        diag_add(diags, (struct pos){0}, DIAG_FILE_WRITE, o->path, strerror(error), NULL);
    }
    return error != 0;
}

bool output_commit(const struct output *outputs, size_t n, struct diag_list *diags)
{
    char **tmp = arena_array_of(diags->arena, n, char *);
    size_t made = 0, done = 0;
    for (; made < n; made++) {
        tmp[made] = temporary(diags->arena, &outputs[made], made);
        if (failed(&outputs[made], prepare(&outputs[made], tmp[made]), diags)) break;
    }
    while (made == n && done < n && !failed(&outputs[done], finish(&outputs[done], tmp[done]), diags))
        done++;
    for (size_t i = done; i < made; i++)
        if (!is_stdout(&outputs[i])) unlink(tmp[i]);
    return done == n;
}
