/* Warm runs: one process makes the same report again and again, as a batch would. Prints, for each
 * step, the least and the middle time of a run: warm REPORT.xml [RUNS]. */
#include "vanthu.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { READ, COMPOSE, PAGES, PDF, DOCX, STEPS, MAX_RUNS = 1000 };

static double times[STEPS][MAX_RUNS];

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void write_kind(struct vanthu *v, struct vanthu_document *d, enum vanthu_kind kind)
{
    uint8_t *bytes;
    size_t n;
    if (!vanthu_write(v, d, kind, &bytes, &n)) exit(VANTHU_MACHINE);
    vanthu_bytes_free(bytes);
}

static void run(struct vanthu *v, const char *path, int i)
{
    double start[STEPS + 1];
    start[READ] = now_ms();
    struct vanthu_report *r = vanthu_read_file(v, path);
    if (!r) exit(VANTHU_DESCRIPTION);
    start[COMPOSE] = now_ms();
    struct vanthu_document *d = vanthu_compose(v, r, NULL);
    if (!d) exit(VANTHU_DESCRIPTION);
    start[PAGES] = now_ms();
    vanthu_page_count(v, d);
    start[PDF] = now_ms();
    write_kind(v, d, VANTHU_PDF);
    start[DOCX] = now_ms();
    write_kind(v, d, VANTHU_DOCX);
    start[STEPS] = now_ms();
    for (int s = 0; s < STEPS; s++)
        times[s][i] = start[s + 1] - start[s];
    vanthu_document_free(d);
    vanthu_report_free(r);
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static const char *const names[STEPS] = {"read", "compose", "pages", "pdf", "docx"};
    if (argc < 2) return VANTHU_USAGE;
    int runs = argc > 2 ? atoi(argv[2]) : 200;
    if (runs < 1 || runs > MAX_RUNS) return VANTHU_USAGE;
    struct vanthu_options options = {.data_dir = getenv("VANTHU_DATA_DIR")};
    struct vanthu *v = vanthu_new(&options);
    run(v, argv[1], 0); /* reads sheet and fonts */
    for (int i = 0; i < runs; i++)
        run(v, argv[1], i);
    printf("warm, %d runs       least ms  middle ms\n", runs);
    for (int s = 0; s < STEPS; s++) {
        qsort(times[s], (size_t)runs, sizeof times[s][0], by_time);
        printf("%-20s %7.2f %10.2f\n", names[s], times[s][0], times[s][runs / 2]);
    }
    vanthu_free(v);
    return 0;
}
