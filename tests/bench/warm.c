/* Warm runs: one process makes the same report again and again, as a batch would.
 *
 *     warm REPORT.xml [RUNS]
 *
 * Prints the processor's time: for a document, when sheet and fonts have been read; and for each
 * step with its share, when they have not, as in the first document of a process. What is read for
 * the first document is what its compose step takes longer than that of a second. */
#include "vanthu.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
    READ,
    COMPOSE,
    PAGES,
    PDF,
    DOCX,
    STEPS,
    FIRST_COMPOSE = STEPS,
    ARCHIVE,
    FIGURES,
    MAX_RUNS = 1000
};

static double times[FIGURES][MAX_RUNS];

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void write_kind(struct vanthu *v, struct vanthu_document *d, enum vanthu_kind kind)
{
    uint8_t *bytes;
    size_t n;
    if (!vanthu_write(v, d, kind, &bytes, &n)) exit(VANTHU_MACHINE);
    vanthu_bytes_free(bytes);
}

static void write_archive(struct vanthu *v, struct vanthu_document *d)
{
    uint8_t *bytes;
    size_t n;
    if (!vanthu_write_archive(v, d, VANTHU_A3A, &bytes, &n)) exit(VANTHU_MACHINE);
    vanthu_bytes_free(bytes);
}

static double compose_time(struct vanthu *v, struct vanthu_report *r, struct vanthu_document **d)
{
    double start = now_ms();
    *d = vanthu_compose(v, r, NULL);
    if (!*d) exit(VANTHU_DESCRIPTION);
    return now_ms() - start;
}

/* One document in a context that has met none. */
static void run(const struct vanthu_options *options, const char *path, int i)
{
    struct vanthu *v = vanthu_new(options);
    struct vanthu_document *first, *d;
    double start = now_ms();
    struct vanthu_report *r = vanthu_read_file(v, path);
    if (!r) exit(VANTHU_DESCRIPTION);
    times[READ][i] = now_ms() - start;
    times[FIRST_COMPOSE][i] = compose_time(v, r, &first);
    times[COMPOSE][i] = compose_time(v, r, &d);
    start = now_ms();
    vanthu_page_count(v, d);
    times[PAGES][i] = now_ms() - start;
    start = now_ms();
    write_kind(v, d, VANTHU_PDF);
    times[PDF][i] = now_ms() - start;
    start = now_ms();
    write_kind(v, d, VANTHU_DOCX);
    times[DOCX][i] = now_ms() - start;
    start = now_ms();
    write_archive(v, d);
    times[ARCHIVE][i] = now_ms() - start;
    vanthu_document_free(first);
    vanthu_document_free(d);
    vanthu_report_free(r);
    vanthu_free(v);
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_documents(const double *step)
{
    double common = step[READ] + step[COMPOSE];
    printf("PDF                     %8.2f\n", common + step[PAGES] + step[PDF]);
    printf("PDF for the archive     %8.2f\n", common + step[PAGES] + step[ARCHIVE]);
    printf("DOCX                    %8.2f\n", common + step[DOCX]);
    printf("both                    %8.2f\n", common + step[PAGES] + step[PDF] + step[DOCX]);
}

static void print_step(const char *name, double ms, double all)
{
    printf("%-23s %8.2f %7.0f %%\n", name, ms, 100 * ms / all);
}

static void print_steps(const double *step)
{
    double sheet = step[FIRST_COMPOSE] - step[COMPOSE], all = sheet;
    for (int s = 0; s < STEPS; s++)
        all += step[s];
    print_step("read the description", step[READ], all);
    print_step("read sheet and fonts", sheet, all);
    print_step("compose", step[COMPOSE], all);
    print_step("layout", step[PAGES], all);
    print_step("write the PDF", step[PDF], all);
    print_step("write the DOCX", step[DOCX], all);
}

int main(int argc, char **argv)
{
    if (argc < 2) return VANTHU_USAGE;
    int runs = argc > 2 ? atoi(argv[2]) : 200;
    if (runs < 1 || runs > MAX_RUNS) return VANTHU_USAGE;
    struct vanthu_options options = {.data_dir = getenv("VANTHU_DATA_DIR")};
    double middle[FIGURES];
    run(&options, argv[1], 0);
    for (int i = 0; i < runs; i++)
        run(&options, argv[1], i);
    for (int s = 0; s < FIGURES; s++) {
        qsort(times[s], (size_t)runs, sizeof times[s][0], by_time);
        middle[s] = times[s][runs / 2];
    }
    printf("warm, %d documents       cpu ms a document\n", runs);
    print_documents(middle);
    printf("\nfirst of a process         cpu ms     share\n");
    print_steps(middle);
    return 0;
}
