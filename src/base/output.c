/* Three passes over the outputs, so that what can fail for want of space or permission fails before
 * the first old file is replaced. */
#include "base/output.h"

#include "base/path.h"
#include "base/system.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_LINKS = 40, MAX_NAMES = 1000 };

/* One output on its way. */
struct job {
    const struct output *o;
    const char *target; /* the file behind all links; NULL: a stream */
    const char *tmp;    /* NULL: not made, or renamed already */
};

static bool is_stdout(const struct output *o)
{
    return strcmp(o->path, "-") == 0;
}

int output_write_all(int fd, const void *bytes, size_t n)
{
    for (const uint8_t *at = bytes; n;) {
        ssize_t done = write(fd, at, n);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return errno;
        at += done;
        n -= (size_t)done;
    }
    return 0;
}

/* By hand and not by realpath(3), which refuses a link to a file that is yet to be made. */
static int follow_links(struct arena *a, const char **path)
{
    char to[PATH_MAX];
    for (int i = 0; i < MAX_LINKS; i++) {
        ssize_t n = readlink(*path, to, sizeof to);
        if (n < 0) return 0;
        int folder = to[0] == '/' ? 0 : (int)path_folder_length(*path);
        *path = arena_printf(a, "%.*s%.*s", folder, *path, (int)n, to);
    }
    return ELOOP;
}

/* The name is short whatever the target's is, and nobody's: one that exists is passed over. */
static int open_temporary(struct arena *a, struct job *job)
{
    for (int i = 0; i < MAX_NAMES; i++) {
        char *tmp = arena_printf(a, "%.*s.vanthu-%ld-%d.tmp", (int)path_folder_length(job->target),
                                 job->target, (long)getpid(), i);
        int fd = open(tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd >= 0) job->tmp = tmp;
        if (fd >= 0 || errno != EEXIST) return fd;
    }
    return -1;
}

static int write_temporary(struct arena *a, struct job *job, const struct stat *old)
{
    int fd = open_temporary(a, job);
    if (fd < 0) return errno;
    int error = old && fchmod(fd, old->st_mode & 07777)
                    ? errno
                    : output_write_all(fd, job->o->bytes, job->o->n);
    if (!error && fsync(fd)) error = errno;
    if (close(fd) && !error) error = errno;
    return error;
}

static int prepare(struct arena *a, struct job *job)
{
    if (is_stdout(job->o)) return 0;
    const char *path = job->o->path;
    struct stat st;
    bool exists = stat(path, &st) == 0;
    if (exists && S_ISDIR(st.st_mode)) return EISDIR;
    if (exists && !S_ISREG(st.st_mode)) return 0;
    if (exists && access(path, W_OK)) return errno;
    int error = follow_links(a, &path);
    if (error) return error;
    job->target = path;
    return write_temporary(a, job, exists ? &st : NULL);
}

static int stream(struct arena *a, struct job *job)
{
    (void)a;
    if (job->target) return 0;
    if (is_stdout(job->o)) return output_write_all(STDOUT_FILENO, job->o->bytes, job->o->n);
    int fd = open(job->o->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return errno;
    int error = output_write_all(fd, job->o->bytes, job->o->n);
    if (close(fd) && !error) error = errno;
    return error;
}

/* After a crash the new name must be on the disk too. Not every file system can flush a folder; the
 * file itself is whole in any case. */
static void flush_folder(struct arena *a, const char *path)
{
    int n = (int)path_folder_length(path);
    int fd = open(n ? arena_strndup(a, path, (size_t)n) : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    fsync(fd);
    close(fd);
}

static int replace(struct arena *a, struct job *job)
{
    if (!job->target) return 0;
    if (rename(job->tmp, job->target)) return errno;
    job->tmp = NULL;
    flush_folder(a, job->target);
    return 0;
}

static void report(const struct output *o, enum diag_code code, int error, struct diag_list *diags)
{
    const char *why = system_error_text(error);
    if (is_stdout(o))
        diag_add(diags, (struct pos){0}, DIAG_FILE_STDOUT, why, NULL, NULL);
    else
        diag_add(diags, (struct pos){0}, code, o->path, why, NULL);
}

typedef int pass(struct arena *a, struct job *job);

static bool each(struct job *jobs, size_t n, pass *step, enum diag_code code,
                 struct diag_list *diags)
{
    for (size_t i = 0; i < n; i++) {
        int error = step(diags->arena, &jobs[i]);
        if (!error) continue;
        report(jobs[i].o, code, error, diags);
        return false;
    }
    return true;
}

bool output_commit(const struct output *outputs, size_t n, struct diag_list *diags)
{
    struct job *jobs = arena_array_of(diags->arena, n, struct job);
    for (size_t i = 0; i < n; i++)
        jobs[i].o = &outputs[i];
    bool done = each(jobs, n, prepare, DIAG_FILE_WRITE, diags) &&
                each(jobs, n, stream, DIAG_FILE_WRITE, diags) &&
                each(jobs, n, replace, DIAG_FILE_REPLACE, diags);
    for (size_t i = 0; i < n; i++)
        if (jobs[i].tmp) unlink(jobs[i].tmp);
    return done;
}
