/* Where the time of a document goes, in the first of a process and in those after it.
 *
 *     warm REPORT.xml [RUNS]
 *
 * Prints the processor's time for each step: of the first document of a context, and of one that
 * comes after others in its context, as in a batch of documents that are alike. What sheet and
 * fonts take is what a document of a few words takes before. */
#include "vanthu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SHEET, READ, COMPOSE, LAYOUT, PDF, ARCHIVE, DOCX, STEPS, MAX_RUNS = 1000 };

static const char *const names[STEPS] = {
    "read sheet and fonts", "read the description",     "compose",        "layout",
    "write the PDF",        "write it for the archive", "write the DOCX",
};

/* All four styles of the text's family, so that all its faces are read. */
static const char few_words[] =
    "<report xmlns='urn:vanthu:report:1' type='BC'><issuer><name>A</name></issuer>"
    "<number>1</number><symbol>BC-A</symbol><place>A</place><date>2024-03-18</date>"
    "<subject>A</subject><body><p><b><i>A</i></b></p></body><recipients><to>A</to>"
    "<archive>VT</archive></recipients><signature><post>A</post><name>A</name></signature></"
    "report>";

/* The first of a context, and those behind it. */
static double times[2][STEPS][MAX_RUNS];

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* What passed since *start, which becomes now. */
static double lap(double *start)
{
    double before = *start;
    *start = now_ms();
    return *start - before;
}

static void write_kind(struct vanthu *v, struct vanthu_document *d, int step)
{
    uint8_t *bytes;
    size_t n;
    bool done = step == ARCHIVE
                    ? vanthu_write_archive(v, d, VANTHU_A3A, &bytes, &n)
                    : vanthu_write(v, d, step == PDF ? VANTHU_PDF : VANTHU_DOCX, &bytes, &n);
    if (!done) exit(VANTHU_MACHINE);
    vanthu_bytes_free(bytes);
}

static void make(struct vanthu *v, const char *path, double (*to)[MAX_RUNS], int i)
{
    double start = now_ms();
    struct vanthu_report *r = vanthu_read_file(v, path);
    to[READ][i] = lap(&start);
    struct vanthu_document *d = r ? vanthu_compose(v, r, NULL) : NULL;
    to[COMPOSE][i] = lap(&start);
    if (!d || !vanthu_page_count(v, d)) exit(VANTHU_DESCRIPTION);
    to[LAYOUT][i] = lap(&start);
    for (int step = PDF; step <= DOCX; step++) {
        write_kind(v, d, step);
        to[step][i] = lap(&start);
    }
    vanthu_document_free(d);
    vanthu_report_free(r);
}

static void read_sheet(struct vanthu *v, double (*to)[MAX_RUNS], int i)
{
    struct vanthu_report *r = vanthu_read_memory(v, "few-words.xml", few_words, strlen(few_words));
    double start = now_ms();
    struct vanthu_document *d = r ? vanthu_compose(v, r, NULL) : NULL;
    to[SHEET][i] = lap(&start);
    if (!d) exit(VANTHU_DESCRIPTION);
    vanthu_document_free(d);
    vanthu_report_free(r);
}

static int by_time(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print_total(const char *name, double (*middle)[STEPS], int step)
{
    printf("| %-25s |", name);
    for (int k = 0; k < 2; k++) {
        const double *m = middle[k];
        printf(" %11.2f |", m[SHEET] + m[READ] + m[COMPOSE] + m[LAYOUT] + m[step]);
    }
    printf("\n");
}

static void print_all(double (*middle)[STEPS])
{
    printf("| step, cpu ms              | first       | behind it   |\n|---|---|---|\n");
    for (int step = 0; step < STEPS; step++)
        printf("| %-25s | %11.2f | %11.2f |\n", names[step], middle[0][step], middle[1][step]);
    print_total("a PDF in all", middle, PDF);
    print_total("a DOCX in all", middle, DOCX);
}

int main(int argc, char **argv)
{
    enum { BEHIND = 4 }; /* documents of a context before the one that counts as behind others */
    if (argc < 2) return VANTHU_USAGE;
    int runs = argc > 2 ? atoi(argv[2]) : 200;
    if (runs < 1 || runs > MAX_RUNS) return VANTHU_USAGE;
    const struct vanthu_options options = {.data_dir = getenv("VANTHU_DATA_DIR")};
    double middle[2][STEPS];
    for (int i = 0; i < runs; i++) {
        struct vanthu *v = vanthu_new(&options);
        read_sheet(v, times[0], i);
        make(v, argv[1], times[0], i);
        for (int k = 0; k < BEHIND; k++)
            make(v, argv[1], times[1], i);
        vanthu_free(v);
    }
    for (int k = 0; k < 2; k++)
        for (int step = 0; step < STEPS; step++) {
            qsort(times[k][step], (size_t)runs, sizeof times[k][step][0], by_time);
            middle[k][step] = times[k][step][runs / 2];
        }
    print_all(middle);
    return 0;
}
