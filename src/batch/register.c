/* The register over a run. Each document's line stands in the manifest, under the head that it
 * belongs to, so that it is there when a run goes on; the file is written once, at the end. */
#include "batch/batch_priv.h"

#include "base/system.h"
#include "digest/digest.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool refuse(struct diag_list *diags, const char *path, int error)
{
    diag_add(diags, (struct pos){0}, DIAG_BATCH_WRITE, path, system_error_text(error), NULL);
    return false;
}

static bool refuse_old(struct diag_list *diags, const char *path, int error)
{
    const char *why = system_error_text(error);
    diag_add(diags, (struct pos){0}, DIAG_BATCH_REGISTER_OLD, path, why, NULL);
    return false;
}

/* A file that does not begin as a register does, as a picture. */
static bool is_other(const char *path)
{
    static const char mark[] = "\xEF\xBB\xBF";
    char start[sizeof mark - 1];
    struct stat st;
    if (lstat(path, &st) || !S_ISREG(st.st_mode)) return false;
    FILE *file = fopen(path, "rbe");
    size_t n = file ? fread(start, 1, sizeof start, file) : 0;
    if (file) fclose(file);
    return n && (n < sizeof start || memcmp(start, mark, n) != 0);
}

bool register_begin(const struct plan *plan, struct diag_list *diags)
{
    char path[PATH_MAX];
    const struct batch_call *call = plan->call;
    if (!call->register_name) return true;
    if (snprintf(path, PATH_MAX, "%s/%s", call->folder, call->register_name) >= PATH_MAX)
        return refuse_old(diags, call->register_name, ENAMETOOLONG);
    if (is_other(path)) {
        diag_add(diags, (struct pos){0}, DIAG_BATCH_REGISTER_OTHER, path, NULL, NULL);
        return false;
    }
    return !unlink(path) || errno == ENOENT || refuse_old(diags, path, errno);
}

/* What vanthu_write gave for a job; NULL: its line was damaged by another hand. */
static const char *find_register(struct arena *a, const struct journal *journal, size_t job)
{
    size_t bad;
    const char *line = journal_read(a, journal, job);
    const struct json *all = line ? json_read(a, line, strlen(line), &bad) : NULL;
    const struct json *text = json_member(all, "register", JSON_STRING);
    return text ? text->text : NULL;
}

/* Values hold no line ends, so the first is that of the head. */
static size_t head_of(const char *text)
{
    const char *end = strchr(text, '\n');
    return end ? (size_t)(end - text) + 1 : strlen(text);
}

/* The first brings its head along; the others must have the same. */
static bool add_job(struct arena *a, const struct plan *plan, const struct journal *journal,
                    size_t job, struct buf *all, struct diag_list *diags)
{
    const char *text = find_register(a, journal, job);
    if (!text) return refuse(diags, plan->call->register_name, EIO);
    size_t n = head_of(text);
    if (!all->n) {
        buf_puts(all, text);
        return true;
    }
    if (all->n < n || memcmp(all->at, text, n) != 0) {
        const struct pos pos = {.file = plan->jobs[job].input};
        diag_add(diags, pos, DIAG_BATCH_REGISTER, plan->call->register_name, NULL, NULL);
        return false;
    }
    buf_puts(all, text + n);
    return true;
}

static bool add_jobs(const struct plan *plan, const struct journal *journal, struct buf *all,
                     struct diag_list *diags)
{
    struct arena *scratch = arena_new();
    const struct arena_mark mark = arena_mark(scratch);
    bool done = true;
    for (size_t i = 0; i < plan->n_jobs && done; i++) {
        done = add_job(scratch, plan, journal, i, all, diags);
        arena_rewind(scratch, mark);
    }
    arena_free(scratch);
    return done;
}

static bool put(const struct plan *plan, const struct buf *all, struct buf *line,
                struct diag_list *diags)
{
    const struct batch_call *call = plan->call;
    const char *digest = digest_text(diags->arena, all->at, all->n, diags);
    int error = put_file(call->folder, plan->manifest, call->register_name, all->at, all->n);
    if (error) return refuse(diags, call->register_name, error);
    buf_puts(line, "{\"register\":{\"file\":");
    json_write(line, call->register_name);
    buf_printf(line, ",\"bytes\":%zu,\"sha256\":\"%s\"}}\n", all->n, digest ? digest : "");
    return digest;
}

bool register_end(const struct plan *plan, const struct journal *journal, struct buf *line,
                  struct diag_list *diags)
{
    struct buf all = {0};
    bool done = add_jobs(plan, journal, &all, diags) && (!all.n || put(plan, &all, line, diags));
    buf_free(&all);
    return done;
}
