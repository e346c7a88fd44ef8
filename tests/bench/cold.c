/* Cold runs: a process for each result, as at the command line.
 *
 *     cold VANTHU REPORT.xml LIBRARIES SOURCE [VALGRIND]
 *
 * Prints the processor's time, the time that passed and the most memory held, and the instructions
 * when valgrind is named. LIBRARIES is what the libraries alone take (libraries.c), with the fonts
 * of SOURCE. Written in C since a child is charged with the memory of who starts it.
 *
 * The project's limits for one result are 25 ms and 30 MB. The least time that passed is held to
 * them, since other programs on the machine only add to it; and the middle of the processor's
 * time. Beyond them the status is 1. */
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { RUNS = 41, LIMIT_MS = 25, LIMIT_MB = 30 };

extern char **environ;

struct figures {
    double cpu_ms, wall_ms, least_wall_ms, peak_mb;
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double ms_of(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static void must(bool is_so, const char *what)
{
    if (is_so) return;
    fprintf(stderr, "cold: %s failed\n", what);
    exit(2);
}

static void run_once(const char *const *command, double *cpu, double *wall, double *mb)
{
    posix_spawn_file_actions_t actions;
    struct rusage usage;
    pid_t child;
    int status;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    double start = now_ms();
    must(posix_spawn(&child, command[0], &actions, NULL, (char *const *)command, environ) == 0,
         command[0]);
    must(wait4(child, &status, 0, &usage) == child && status == 0, command[0]);
    *wall = now_ms() - start;
    *cpu = ms_of(usage.ru_utime) + ms_of(usage.ru_stime);
    *mb = (double)usage.ru_maxrss / 1024;
    posix_spawn_file_actions_destroy(&actions);
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static struct figures measure(const char *const *command)
{
    struct figures f = {0};
    double cpu[RUNS], wall[RUNS], mb;
    run_once(command, &cpu[0], &wall[0], &mb); /* for the files to be in memory */
    for (int i = 0; i < RUNS; i++) {
        run_once(command, &cpu[i], &wall[i], &mb);
        if (mb > f.peak_mb) f.peak_mb = mb;
    }
    qsort(cpu, RUNS, sizeof *cpu, by_size);
    qsort(wall, RUNS, sizeof *wall, by_size);
    f.cpu_ms = cpu[RUNS / 2];
    f.wall_ms = wall[RUNS / 2];
    f.least_wall_ms = wall[0];
    return f;
}

/* Millions of instructions, by callgrind; 0 when it does not tell. */
static double instructions(const char *valgrind, const char *const *command)
{
    char line[8 * PATH_MAX];
    int n = snprintf(line, sizeof line, "'%s' --tool=callgrind --callgrind-out-file=/dev/null",
                     valgrind);
    for (; *command && n < (int)sizeof line; command++)
        n += snprintf(line + n, sizeof line - (size_t)n, " '%s'", *command);
    must(n + 20 < (int)sizeof line, "a long path");
    memcpy(line + n, " 2>&1 >/dev/null", sizeof " 2>&1 >/dev/null");
    FILE *f = popen(line, "r");
    double count = 0;
    while (f && fgets(line, sizeof line, f)) {
        const char *told = strstr(line, "Collected : ");
        if (told) count = strtod(told + strlen("Collected : "), NULL) / 1e6;
    }
    if (f) pclose(f);
    return count;
}

static bool print(const char *name, const char *const *command, const char *valgrind)
{
    struct figures f = measure(command);
    printf("%-28s %7.2f %8.2f %8.2f %8.1f", name, f.cpu_ms, f.wall_ms, f.least_wall_ms, f.peak_mb);
    if (valgrind) printf(" %12.1f", instructions(valgrind, command));
    printf("\n");
    fflush(stdout);
    return f.cpu_ms <= LIMIT_MS && f.least_wall_ms <= LIMIT_MS && f.peak_mb <= LIMIT_MB;
}

int main(int argc, char **argv)
{
    if (argc < 5) return 2;
    char folder[] = "/tmp/vanthu-cold-XXXXXX", pdf[64], docx[64], fonts[PATH_MAX];
    must(mkdtemp(folder) != NULL, "mkdtemp");
    snprintf(pdf, sizeof pdf, "%s/r.pdf", folder);
    snprintf(docx, sizeof docx, "%s/r.docx", folder);
    const char *vanthu = argv[1], *report = argv[2];
    const char *valgrind = argc > 5 ? argv[5] : NULL;
    snprintf(fonts, sizeof fonts, "%s/fonts", argv[4]);
    const char *empty[] = {"/bin/true", NULL};
    const char *libraries[] = {argv[3], report, fonts, pdf, NULL};
    const char *version[] = {vanthu, "--version", NULL};
    const char *to_pdf[] = {vanthu, "build", report, "-q", "-o", pdf, NULL};
    const char *to_pipe[] = {vanthu, "build", report, "-q", "-o", "-", "--format", "pdf", NULL};
    const char *shared[] = {vanthu,     "build", report,           "-q", "-o", "-",
                            "--format", "pdf",   "--shared-fonts", NULL};
    const char *to_docx[] = {vanthu, "build", report, "-q", "-o", docx, NULL};
    const char *to_both[] = {vanthu, "build", report, "-q", "-o", pdf, "-o", docx, NULL};
    printf("cold, %d processes each       cpu ms  wall ms  (least)  peak MB%s\n", RUNS,
           valgrind ? "   M instr." : "");
    print("an empty process", empty, valgrind);
    print("vanthu --version", version, valgrind);
    print("libraries alone, PDF", libraries, valgrind);
    bool is_within = print("PDF", to_pdf, valgrind);
    print("PDF to standard output", to_pipe, valgrind);
    print("the same, --shared-fonts", shared, valgrind);
    is_within = print("DOCX", to_docx, valgrind) && is_within;
    print("both", to_both, valgrind);
    unlink(pdf);
    unlink(docx);
    rmdir(folder);
    return is_within ? 0 : 1;
}
