/* The manifest of an earlier run, as a resume reads it: whatever it holds, the journal goes on, and
 * a document counts as done only with the names and digests that it should have. */
#include "fuzz.h"

#include "base/arena.h"
#include "batch/batch_priv.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { JOBS = 3 };

static char folder[64];

static void clean(void)
{
    char path[PATH_MAX];
    static const char *const names[] = {"manifest.jsonl", "d.xml", "a.pdf"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

/* No description at all, so that making it ends soon. */
static void prepare(void)
{
    static bool is_there;
    if (is_there) return;
    is_there = true;
    /* A manifest waits for the disk when it is done. */
    const char *root = access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm";
    snprintf(folder, sizeof folder, "%s/vanthu-fuzz-XXXXXX", root);
    fuzz_expect(mkdtemp(folder) && !atexit(clean));
    fuzz_expect(!put_file(folder, "run", "d.xml", (const uint8_t *)"x", 1));
    fuzz_expect(!put_file(folder, "run", "a.pdf", (const uint8_t *)"x", 1));
}

static void resume(struct arena *a, struct vanthu *v, const struct plan *plan)
{
    struct diag_list diags = {.arena = a};
    struct journal journal;
    const struct buf none = {0};
    bool done = journal_open(a, plan, &journal, &diags) && journal_begin(a, plan, &journal, &diags);
    fuzz_expect(fuzz_agree(done, &diags));
    for (size_t i = 0; i < JOBS; i++) {
        struct made made;
        const char *before = journal_read(a, &journal, i);
        make_document(v, plan, &plan->jobs[i], before, &made);
        fuzz_expect(made.is_unchanged ? i == 0 : made.status == VANTHU_DESCRIPTION);
        if (!made.is_unchanged) fuzz_expect(!journal_add(&journal, i, &made.line));
        buf_free(&made.line);
        buf_free(&made.text);
    }
    fuzz_expect(!journal_end(&journal, JOBS, &none));
    journal_close(&journal);
}

/* a.pdf is there, the others are not. */
void fuzz_one(const uint8_t *bytes, size_t n)
{
    static const char *const names[JOBS][1] = {{"a.pdf"}, {"b.pdf"}, {"c.pdf"}};
    struct arena *a = arena_new();
    prepare();
    const char *input = arena_printf(a, "%s/d.xml", folder);
    struct job jobs[JOBS];
    for (size_t i = 0; i < JOBS; i++)
        jobs[i] = (struct job){input, 0, names[i]};
    const struct batch_result result = {.pattern = "{name}.pdf", .kind = VANTHU_PDF};
    const struct batch_call call = {
        .input = input, .folder = folder, .results = &result, .n_results = 1, .resumes = true};
    const struct plan plan = {
        .call = &call, .jobs = jobs, .n_jobs = JOBS, .setting = "s", .manifest = "manifest.jsonl"};
    fuzz_expect(!put_file(folder, plan.manifest, plan.manifest, bytes, n));
    struct vanthu *v = vanthu_new(NULL);
    resume(a, v, &plan);
    vanthu_free(v);
    arena_free(a);
}
