/* Writes the sample report to the file that it is given, for tests that ask other programs. */
#include "sample.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 2) return 2;
    struct sample *s = sample_new();
    struct buf out = {0};
    sample_report(s);
    sample_write(s, &out);
    FILE *f = fopen(argv[1], "wb");
    if (!f || fwrite(out.at, 1, out.n, f) != out.n || fclose(f)) return 1;
    buf_free(&out);
    sample_free(s);
    return 0;
}
