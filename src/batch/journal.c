/* The manifest: it grows by a line for each document as it is done, and is put into order at the
 * end. A line that was cut short is no line. */
#include "batch/batch_priv.h"

#include "base/system.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_LINE = 1024 * 1024 };

static int write_at(int fd, uint64_t at, const uint8_t *bytes, size_t n)
{
    while (n) {
        ssize_t done = pwrite(fd, bytes, n, (off_t)at);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return errno;
        bytes += done;
        at += (uint64_t)done;
        n -= (size_t)done;
    }
    return 0;
}

static bool join(char path[PATH_MAX], const struct journal *j)
{
    return snprintf(path, PATH_MAX, "%s/%s", j->folder, j->name) < PATH_MAX;
}

static bool refuse(struct diag_list *diags, const char *path, int error)
{
    diag_add(diags, (struct pos){0}, DIAG_BATCH_WRITE, path, system_error_text(error), NULL);
    return false;
}

/* Two runs in one manifest would each spoil the other's. */
static bool lock(struct journal *j, const char *path, struct diag_list *diags)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (!fcntl(j->fd, F_SETLK, &whole) || (errno != EAGAIN && errno != EACCES)) return true;
    diag_add(diags, (struct pos){0}, DIAG_BATCH_RUNNING, path, NULL, NULL);
    return false;
}

/* ---- an earlier run's lines ---- */

struct known {
    const char *name; /* of the job's first result */
    size_t job;
};

static int by_name(const void *x, const void *y)
{
    return strcmp(((const struct known *)x)->name, ((const struct known *)y)->name);
}

struct reading {
    struct arena *arena;
    struct journal *journal;
    struct known *known;
    size_t n_known;
};

static void list_known(struct reading *r, const struct plan *plan)
{
    r->known = arena_array_of(r->arena, plan->n_jobs, struct known);
    for (size_t i = 0; i < plan->n_jobs; i++)
        if (plan->jobs[i].names) r->known[r->n_known++] = (struct known){plan->jobs[i].names[0], i};
    if (r->n_known) qsort(r->known, r->n_known, sizeof *r->known, by_name);
}

static void keep_line(struct reading *r, const char *line, size_t n, uint64_t at)
{
    size_t bad;
    struct arena *scratch = arena_new();
    const struct json *all = json_read(scratch, line, n, &bad);
    const struct json *outputs = json_member(all, "outputs", JSON_LIST);
    const struct json *file = outputs ? json_member(outputs->first, "file", JSON_STRING) : NULL;
    const struct known wanted = {.name = file ? file->text : ""};
    const struct known *found =
        file && r->n_known ? bsearch(&wanted, r->known, r->n_known, sizeof wanted, by_name) : NULL;
    if (found) r->journal->lines[found->job] = (struct journal_line){at, (uint32_t)n + 1};
    arena_free(scratch);
}

/* What is behind the last whole line is cut off. */
static int read_lines(struct reading *r, int fd)
{
    FILE *file = fdopen(fd, "r");
    char *line = NULL;
    size_t cap = 0;
    if (!file) return errno;
    for (ssize_t n; (n = getline(&line, &cap, file)) > 0 && line[n - 1] == '\n';) {
        if (n < MAX_LINE) keep_line(r, line, (size_t)n - 1, r->journal->n);
        r->journal->n += (uint64_t)n;
    }
    free(line);
    fclose(file);
    return 0;
}

/* By a way of its own: to close any number of a file gives its lock back. So it is read first. */
static int read_earlier(struct arena *a, const struct plan *plan, struct journal *j,
                        const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0) return errno == ENOENT ? 0 : errno;
    struct reading r = {.arena = a, .journal = j};
    list_known(&r, plan);
    return read_lines(&r, fd);
}

bool journal_open(struct arena *a, const struct plan *plan, struct journal *j,
                  struct diag_list *diags)
{
    char path[PATH_MAX];
    *j = (struct journal){.fd = -1, .folder = plan->call->folder, .name = plan->manifest};
    j->lines = arena_array_of(a, plan->n_jobs, struct journal_line);
    if (!join(path, j)) return refuse(diags, j->folder, ENAMETOOLONG);
    if (mkdir(j->folder, 0777) && errno != EEXIST) return refuse(diags, j->folder, errno);
    j->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (j->fd < 0) return refuse(diags, path, errno);
    if (!lock(j, path, diags)) return false;
    int error = plan->call->resumes ? read_earlier(a, plan, j, path) : 0;
    if (!error && !lock(j, path, diags)) return false;
    if (!error && ftruncate(j->fd, (off_t)j->n)) error = errno;
    return !error || refuse(diags, path, error);
}

const char *journal_read(struct arena *a, const struct journal *j, size_t job)
{
    const struct journal_line *line = &j->lines[job];
    if (!line->n) return NULL;
    char *text = arena_alloc(a, line->n + 1);
    ssize_t n = pread(j->fd, text, line->n, (off_t)line->at);
    if (n != (ssize_t)line->n) return NULL;
    text[n - 1] = '\0';
    return text;
}

int journal_add(struct journal *j, size_t job, const struct buf *line)
{
    int error = write_at(j->fd, j->n, line->at, line->n);
    if (error) return ftruncate(j->fd, (off_t)j->n) ? errno : error;
    j->lines[job] = (struct journal_line){j->n, (uint32_t)line->n};
    j->n += line->n;
    return 0;
}

/* ---- order ---- */

static int copy_lines(const struct journal *j, size_t n_jobs, int to)
{
    struct arena *scratch = arena_new();
    const struct arena_mark mark = arena_mark(scratch);
    uint64_t at = 0;
    int error = 0;
    for (size_t i = 0; i < n_jobs && !error; i++) {
        const struct journal_line *line = &j->lines[i];
        if (!line->n) continue;
        uint8_t *bytes = arena_alloc(scratch, line->n);
        if (pread(j->fd, bytes, line->n, (off_t)line->at) != (ssize_t)line->n)
            error = EIO;
        else
            error = write_at(to, at, bytes, line->n);
        at += line->n;
        arena_rewind(scratch, mark);
    }
    arena_free(scratch);
    return error;
}

int journal_end(struct journal *j, size_t n_jobs)
{
    struct put put;
    int error = put_begin(&put, j->folder, j->name);
    if (error) return error;
    error = copy_lines(j, n_jobs, put.fd);
    if (!error && fsync(put.fd)) error = errno;
    return put_end(&put, error);
}
