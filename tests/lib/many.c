/* Many documents in one process: many REPORT.xml COUNT THREADS.
 *
 * Each thread has a context of its own, and a new one after every 50 documents; each document must
 * be the same bytes as the first. One thread also counts the memory that is in use when a document
 * is released: it must not grow with their number. Prints TAP. tests/README.md has the long runs.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): for mallinfo2 */
#endif
#include "vanthu.h"

#include <malloc.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_THREADS = 64, OF_A_CONTEXT = 50, MOST_GROWTH = 64 * 1024 };

struct made {
    uint8_t *pdf, *docx;
    size_t n_pdf, n_docx;
};

struct worker {
    const char *report;
    long count;
    struct made first;
    bool is_same;
    long in_use, at_end; /* bytes, after the first contexts and after the last */
};

static bool make(struct vanthu *v, const char *path, struct made *made)
{
    *made = (struct made){0};
    struct vanthu_report *r = vanthu_read_file(v, path);
    struct vanthu_document *d = r ? vanthu_compose(v, r, NULL) : NULL;
    bool done = d && vanthu_write(v, d, VANTHU_PDF, &made->pdf, &made->n_pdf) &&
                vanthu_write(v, d, VANTHU_DOCX, &made->docx, &made->n_docx);
    vanthu_document_free(d);
    vanthu_report_free(r);
    return done;
}

static void release(struct made *made)
{
    vanthu_bytes_free(made->pdf);
    vanthu_bytes_free(made->docx);
}

static bool is_same(const struct made *x, const struct made *y)
{
    return x->n_pdf == y->n_pdf && x->n_docx == y->n_docx && !memcmp(x->pdf, y->pdf, x->n_pdf) &&
           !memcmp(x->docx, y->docx, x->n_docx);
}

static long bytes_in_use(void)
{
    const struct mallinfo2 info = mallinfo2();
    return (long)(info.uordblks + info.hblkhd);
}

static struct vanthu *open_context(void)
{
    const struct vanthu_options options = {.data_dir = getenv("VANTHU_DATA_DIR")};
    return vanthu_new(&options);
}

static void *work(void *context)
{
    struct worker *w = context;
    struct vanthu *v = open_context();
    w->is_same = make(v, w->report, &w->first);
    for (long i = 1; i < w->count && w->is_same; i++) {
        struct made made;
        if (i % OF_A_CONTEXT == 0) {
            vanthu_free(v);
            w->at_end = bytes_in_use();
            if (i == OF_A_CONTEXT) w->in_use = w->at_end;
            v = open_context();
        }
        w->is_same = make(v, w->report, &made) && is_same(&made, &w->first);
        release(&made);
    }
    vanthu_free(v);
    return NULL;
}

static long resident_kb(void)
{
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file && fscanf(file, "%*d %ld", &pages) != 1) pages = 0;
    if (file) fclose(file);
    return pages * sysconf(_SC_PAGESIZE) / 1024;
}

static bool run(struct worker *workers, size_t n)
{
    pthread_t threads[MOST_THREADS];
    bool all = true;
    for (size_t i = 0; i < n; i++)
        if (pthread_create(&threads[i], NULL, work, &workers[i])) return false;
    for (size_t i = 0; i < n; i++) {
        pthread_join(threads[i], NULL);
        all = all && workers[i].is_same && is_same(&workers[i].first, &workers[0].first);
    }
    for (size_t i = 0; i < n; i++)
        release(&workers[i].first);
    return all;
}

int main(int argc, char **argv)
{
    struct worker workers[MOST_THREADS];
    size_t n = argc == 4 ? strtoul(argv[3], NULL, 10) : 0;
    if (!n || n > MOST_THREADS) return VANTHU_USAGE;
    for (size_t i = 0; i < n; i++)
        workers[i] = (struct worker){.report = argv[1], .count = strtol(argv[2], NULL, 10)};
    bool done = run(workers, n);
    long growth = workers[0].at_end - workers[0].in_use;
    printf("1..2\n%s 1 - all documents are the same bytes\n", done ? "ok" : "not ok");
    if (n > 1) {
        printf("ok 2 - memory does not grow # SKIP of one thread\n");
        return !done;
    }
    printf("%s 2 - memory does not grow\n", growth < MOST_GROWTH ? "ok" : "not ok");
    printf("# %ld bytes more in use after %s documents; %ld kB resident\n", growth, argv[2],
           resident_kb());
    return !done || growth >= MOST_GROWTH;
}
