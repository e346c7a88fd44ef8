/* The floor: what is left when everything but the last two steps costs nothing.
 *
 *     floor REPORT.xml
 *
 * Takes PDF and DOCX of the report apart into their streams as they were before they were packed,
 * and prints the processor's time of packing these again, and of writing the file. */
#include "vanthu.h"

#include <libdeflate.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_STREAMS = 256, RUNS = 101, LEVEL = 1, LONGEST = 4 * 1024 * 1024 };

struct stream {
    uint8_t *raw;
    size_t n;
};

struct streams {
    struct stream at[MAX_STREAMS];
    size_t n, n_raw;
};

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static double middle(double *times)
{
    qsort(times, RUNS, sizeof *times, by_size);
    return times[RUNS / 2];
}

/* Where no stream begins there, it cannot be unpacked, and is none. */
static void try_stream(struct streams *s, struct libdeflate_decompressor *d, bool is_zlib,
                       const uint8_t *at, size_t n)
{
    uint8_t *raw = malloc(LONGEST);
    size_t taken, given;
    enum libdeflate_result result =
        is_zlib ? libdeflate_zlib_decompress_ex(d, at, n, raw, LONGEST, &taken, &given)
                : libdeflate_deflate_decompress_ex(d, at, n, raw, LONGEST, &taken, &given);
    if (!raw || s->n == MAX_STREAMS) exit(VANTHU_MACHINE);
    if (result != LIBDEFLATE_SUCCESS) {
        free(raw);
        return;
    }
    s->at[s->n++] = (struct stream){raw, given};
    s->n_raw += given;
}

static void take_pdf_apart(struct streams *s, const uint8_t *at, size_t n)
{
    static const char mark[] = "stream\r\n";
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    for (size_t i = 0; i + sizeof mark < n; i++)
        if (!memcmp(at + i, mark, sizeof mark - 1))
            try_stream(s, d, true, at + i + sizeof mark - 1, n - i - sizeof mark + 1);
    libdeflate_free_decompressor(d);
}

/* Local headers (APPNOTE 4.3.7). */
static void take_docx_apart(struct streams *s, const uint8_t *at, size_t n)
{
    enum { HEADER = 30, NAME = 26, EXTRA = 28 };
    struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
    for (size_t i = 0; i + HEADER < n; i++) {
        if (memcmp(at + i, "PK\3\4", 4) != 0) continue;
        size_t from = i + HEADER + at[i + NAME] + 256u * at[i + NAME + 1] + at[i + EXTRA] +
                      256u * at[i + EXTRA + 1];
        if (from < n) try_stream(s, d, false, at + from, n - from);
    }
    libdeflate_free_decompressor(d);
}

static double pack_time(const struct streams *s, bool is_zlib)
{
    static uint8_t room[2 * LONGEST];
    static double times[RUNS];
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
    for (int run = 0; run < RUNS; run++) {
        double start = now_ms();
        for (size_t i = 0; i < s->n; i++) {
            const struct stream *at = &s->at[i];
            if (is_zlib)
                libdeflate_zlib_compress(c, at->raw, at->n, room, sizeof room);
            else
                libdeflate_deflate_compress(c, at->raw, at->n, room, sizeof room);
        }
        times[run] = now_ms() - start;
    }
    libdeflate_free_compressor(c);
    return middle(times);
}

static double write_time(const uint8_t *bytes, size_t n)
{
    static double times[RUNS];
    char name[] = "/tmp/floor-XXXXXX";
    int first = mkstemp(name);
    if (first < 0) exit(VANTHU_MACHINE);
    close(first);
    for (int run = 0; run < RUNS; run++) {
        double start = now_ms();
        FILE *file = fopen(name, "wb");
        if (!file || fwrite(bytes, 1, n, file) != n || fclose(file)) exit(VANTHU_MACHINE);
        times[run] = now_ms() - start;
    }
    unlink(name);
    return middle(times);
}

static void show(struct vanthu *v, struct vanthu_document *d, enum vanthu_kind kind)
{
    bool is_pdf = kind == VANTHU_PDF;
    struct streams streams = {0};
    uint8_t *bytes;
    size_t n;
    if (!vanthu_write(v, d, kind, &bytes, &n)) exit(VANTHU_MACHINE);
    if (is_pdf)
        take_pdf_apart(&streams, bytes, n);
    else
        take_docx_apart(&streams, bytes, n);
    double pack = pack_time(&streams, is_pdf), write = write_time(bytes, n);
    printf("| %s | %zu streams, %zu KB, packed %zu KB | %.2f | %.2f | %.2f |\n",
           is_pdf ? "PDF" : "DOCX", streams.n, streams.n_raw / 1024, n / 1024, pack, write,
           pack + write);
    for (size_t i = 0; i < streams.n; i++)
        free(streams.at[i].raw);
    vanthu_bytes_free(bytes);
}

int main(int argc, char **argv)
{
    const struct vanthu_options options = {.data_dir = getenv("VANTHU_DATA_DIR")};
    struct vanthu *v = vanthu_new(&options);
    struct vanthu_report *r = argc == 2 ? vanthu_read_file(v, argv[1]) : NULL;
    struct vanthu_document *d = r ? vanthu_compose(v, r, NULL) : NULL;
    if (!d) return VANTHU_DESCRIPTION;
    printf("| result | of | packing, ms | writing, ms | both |\n|---|---|---|---|---|\n");
    show(v, d, VANTHU_PDF);
    show(v, d, VANTHU_DOCX);
    vanthu_document_free(d);
    vanthu_report_free(r);
    vanthu_free(v);
    return 0;
}
