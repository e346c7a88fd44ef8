/* The manifest: it grows by a line for each document as it is done, and is put into order at the
 * end. A line that was cut short is no line. */
#include "batch/batch_priv.h"

#include "base/folder.h"
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

static bool refuse(struct diag_list *diags, enum diag_code code, const char *path, int error)
{
    diag_add(diags, (struct pos){0}, code, path, system_error_text(error), NULL);
    return false;
}

/* It is made where the folder around it is there: more would be made of a slip of the pen. */
static bool make_folder(const char *folder, struct diag_list *diags)
{
    if (!mkdir(folder, 0777) || errno == EEXIST) return true;
    return refuse(diags, errno == ENOENT ? DIAG_BATCH_FOLDER_NONE : DIAG_BATCH_FOLDER, folder,
                  errno);
}

static int lock(int fd)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    while (fcntl(fd, F_SETLK, &whole))
        if (errno != EINTR) return errno;
    return 0;
}

/* Whether the path leads to the file that is open. */
static bool is_at(int fd, const char *path)
{
    struct stat own, there;
    return !fstat(fd, &own) && !lstat(path, &there) && own.st_dev == there.st_dev &&
           own.st_ino == there.st_ino;
}

/* Two runs in one manifest would each spoil the other's. A run that ends puts another file in the
 * place of its own: who opened that before, and got its lock after, holds what is no manifest any
 * more, and opens again. Gives the error of the lock. */
static int open_locked(struct journal *j, const char *path)
{
    enum { MAX_TRIES = 100 };
    int error = EAGAIN;
    for (int i = 0; i < MAX_TRIES; i++) {
        j->fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (j->fd < 0) return 0;
        error = lock(j->fd);
        if (is_at(j->fd, path)) break;
        close(j->fd);
        j->fd = -1;
        error = EAGAIN;
    }
    return error;
}

/* ---- an earlier run's lines ---- */

/* What tells a document from others: its row or, without a table, its description. */
struct known {
    const char *origin;
    size_t job;
};

static int by_origin(const void *x, const void *y)
{
    return strcmp(((const struct known *)x)->origin, ((const struct known *)y)->origin);
}

struct reading {
    struct arena *arena;
    struct journal *journal;
    bool has_rows;
    struct known *known;
    size_t n_known;
};

static void list_known(struct reading *r, const struct plan *plan)
{
    r->has_rows = plan->call->data;
    r->n_known = plan->n_jobs;
    r->known = arena_array_of(r->arena, plan->n_jobs, struct known);
    for (size_t i = 0; i < plan->n_jobs; i++) {
        const struct job *job = &plan->jobs[i];
        r->known[i].origin = r->has_rows ? arena_printf(r->arena, "%zu", job->row + 1) : job->input;
        r->known[i].job = i;
    }
    if (r->n_known) qsort(r->known, r->n_known, sizeof *r->known, by_origin);
}

static const struct known *find_known(const struct reading *r, const char *line, size_t n)
{
    size_t bad;
    struct arena *scratch = arena_new();
    const struct json *all = json_read(scratch, line, n, &bad);
    const struct json *origin =
        r->has_rows ? json_member(all, "row", JSON_NUMBER) : json_member(all, "input", JSON_STRING);
    const struct known wanted = {.origin = origin ? origin->text : ""};
    const struct known *found =
        r->n_known ? bsearch(&wanted, r->known, r->n_known, sizeof wanted, by_origin) : NULL;
    arena_free(scratch);
    return found;
}

typedef int take_line(struct reading *r, const char *line, size_t n);

/* Each whole line, its end included; what is behind the last is none. Gives an errno. */
static int read_lines(struct reading *r, FILE *file, take_line *take)
{
    char *line = NULL;
    size_t cap = 0;
    int error = 0;
    for (ssize_t n; !error && (n = getline(&line, &cap, file)) > 0 && line[n - 1] == '\n';)
        error = take(r, line, (size_t)n);
    if (!error && !feof(file)) error = errno;
    free(line);
    return error;
}

static int keep_line(struct reading *r, const char *line, size_t n)
{
    struct journal *j = r->journal;
    const struct known *found = n < MAX_LINE ? find_known(r, line, n - 1) : NULL;
    if (found) j->lines[found->job] = (struct journal_line){j->n, (uint32_t)n};
    j->n += n;
    return 0;
}

/* Of the file that is locked, and through its own number: to close any other gives the lock back.
 */
static int read_earlier(struct reading *r)
{
    struct journal *j = r->journal;
    j->file = fdopen(j->fd, "r");
    return j->file ? read_lines(r, j->file, keep_line) : errno;
}

/* ---- lines of shards, for a run of the whole ---- */

struct shard {
    const char *path;
    struct timespec changed;
};
typedef VEC(struct shard) shard_list;

static bool is_later(struct timespec x, struct timespec y)
{
    return x.tv_sec != y.tv_sec ? x.tv_sec > y.tv_sec : x.tv_nsec > y.tv_nsec;
}

static int by_change(const void *x, const void *y)
{
    const struct shard *a = x, *b = y;
    if (is_later(a->changed, b->changed)) return 1;
    return is_later(b->changed, a->changed) ? -1 : strcmp(a->path, b->path);
}

static bool is_of_shard(const char *name)
{
    int n = 0;
    return sscanf(name, "manifest-%*5d-of-%*5d.jsonl%n", &n) == 0 && n > 0 && !name[n];
}

bool journal_is_name(const char *name)
{
    return !strcmp(name, "manifest.jsonl") || is_of_shard(name);
}

/* The latest at the end. */
static int list_shards(struct reading *r, shard_list *shards)
{
    const char *folder = r->journal->folder;
    name_list names = {0};
    int error = folder_list(r->arena, folder, is_of_shard, &names);
    for (size_t i = 0; i < names.n; i++) {
        struct stat st;
        const char *path = arena_printf(r->arena, "%s/%s", folder, names.at[i]);
        if (!lstat(path, &st) && S_ISREG(st.st_mode))
            *vec_push(r->arena, shards) = (struct shard){path, st.st_mtim};
    }
    if (shards->n) qsort(shards->at, shards->n, sizeof *shards->at, by_change);
    return error;
}

static int add_line(struct reading *r, const char *line, size_t n)
{
    const struct known *found = n < MAX_LINE ? find_known(r, line, n - 1) : NULL;
    if (!found) return 0;
    const struct buf bytes = {.at = (uint8_t *)line, .n = n};
    return journal_add(r->journal, found->job, &bytes);
}

static int add_line_if_new(struct reading *r, const char *line, size_t n)
{
    const struct known *found = n < MAX_LINE ? find_known(r, line, n - 1) : NULL;
    return found && !r->journal->lines[found->job].n ? add_line(r, line, n) : 0;
}

static int read_shard(struct reading *r, const char *path, take_line *take)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "r");
    int error = file ? read_lines(r, file, take) : errno;
    if (file)
        fclose(file);
    else if (fd >= 0)
        close(fd);
    return error;
}

/* What the latest manifest says of a document counts. */
static int read_shards(struct reading *r, const struct timespec *own)
{
    shard_list shards = {0};
    int error = list_shards(r, &shards);
    for (size_t i = 0; i < shards.n && !error; i++) {
        const struct shard *s = &shards.at[i];
        error = read_shard(r, s->path, is_later(s->changed, *own) ? add_line : add_line_if_new);
    }
    return error;
}

static int read_all(struct arena *a, const struct plan *plan, struct journal *j)
{
    static const struct timespec long_ago = {0};
    struct stat st;
    struct reading r = {.arena = a, .journal = j};
    if (fstat(j->fd, &st)) return errno;
    list_known(&r, plan);
    int error = read_earlier(&r);
    if (!error && ftruncate(j->fd, (off_t)j->n)) error = errno;
    if (error || plan->call->n_shards > 1) return error;
    return read_shards(&r, j->n ? &st.st_mtim : &long_ago);
}

/* ---- what killed runs left ---- */

static bool is_left(const char *name)
{
    return put_run_length(name);
}

/* Whether no run writes this manifest. Of its own lock a process is not told. */
static bool is_free(struct arena *a, const struct journal *j, const char *manifest)
{
    struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (!strcmp(manifest, j->name)) return j->is_locked;
    if (!journal_is_name(manifest)) return false;
    int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    int fd = open(arena_printf(a, "%s/%s", j->folder, manifest), flags);
    if (fd < 0) return errno == ENOENT;
    bool is_known = !fcntl(fd, F_GETLK, &whole);
    close(fd);
    return is_known && whole.l_type == F_UNLCK;
}

/* Seen first and asked for then: who had made it still has its lock if he lives. */
static void clear_left(struct arena *a, const struct journal *j)
{
    name_list names = {0};
    folder_list(a, j->folder, is_left, &names);
    for (size_t i = 0; i < names.n; i++) {
        const char *name = names.at[i];
        if (is_free(a, j, arena_strndup(a, name + 1, put_run_length(name))))
            unlink(arena_printf(a, "%s/%s", j->folder, name));
    }
}

/* ---- a run ---- */

bool journal_open(struct arena *a, const struct plan *plan, struct journal *j,
                  struct diag_list *diags)
{
    char path[PATH_MAX];
    *j = (struct journal){.fd = -1, .folder = plan->call->folder, .name = plan->manifest};
    j->lines = arena_array_of(a, plan->n_jobs, struct journal_line);
    if (!join(path, j)) return refuse(diags, DIAG_BATCH_FOLDER, j->folder, ENAMETOOLONG);
    if (!make_folder(j->folder, diags)) return false;
    int error = open_locked(j, path);
    if (error == EAGAIN || error == EACCES) {
        diag_add(diags, (struct pos){0}, DIAG_BATCH_RUNNING, path, NULL, NULL);
        return false;
    }
    if (j->fd < 0) return refuse(diags, DIAG_BATCH_FOLDER, path, errno);
    j->is_locked = !error;
    if (error) refuse(diags, DIAG_BATCH_LOCK, path, error);
    return true;
}

bool journal_begin(struct arena *a, const struct plan *plan, struct journal *j,
                   struct diag_list *diags)
{
    int error = plan->call->resumes ? read_all(a, plan, j) : 0;
    if (!error && ftruncate(j->fd, (off_t)j->n)) error = errno;
    if (error) return refuse(diags, DIAG_BATCH_FOLDER, j->name, error);
    clear_left(a, j);
    return true;
}

void journal_close(struct journal *j)
{
    if (j->file)
        fclose(j->file);
    else if (j->fd >= 0)
        close(j->fd);
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

static int copy_lines(const struct journal *j, size_t n_jobs, const struct buf *last, int to)
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
    return error ? error : write_at(to, at, last->at, last->n);
}

int journal_end(struct journal *j, size_t n_jobs, const struct buf *last)
{
    struct put put;
    int error = put_begin(&put, j->folder, j->name, j->name);
    if (error) return error;
    error = copy_lines(j, n_jobs, last, put.fd);
    if (!error && fsync(put.fd)) error = errno;
    return put_end(&put, error);
}
