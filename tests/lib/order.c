/* Documents of one context have the bytes of those of a new one, whatever it made before: order
 * REPORT.xml... Each report is made in all its forms in a new context each time, and then all of
 * them in one context, there and back, with the fonts of each document and with shared ones. What a
 * context keeps is so found, displaced, and found again. Prints TAP. */
#include "vanthu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PRINT, FIELDS, DOCX, ARCHIVE, N_FORMS = ARCHIVE + VANTHU_A1A + 1 };

struct made {
    uint8_t *bytes;
    size_t n;
};

static struct vanthu *open_context(bool shares)
{
    const struct vanthu_options options = {.data_dir = getenv("VANTHU_DATA_DIR")};
    struct vanthu *v = vanthu_new(&options);
    if (shares) vanthu_share_fonts(v);
    return v;
}

static bool write(struct vanthu *v, struct vanthu_document *d, int form, struct made *made)
{
    if (form == FIELDS) vanthu_sign_fields(d);
    if (form == DOCX) return vanthu_write(v, d, VANTHU_DOCX, &made->bytes, &made->n);
    if (form < ARCHIVE) return vanthu_write(v, d, VANTHU_PDF, &made->bytes, &made->n);
    return vanthu_write_archive(v, d, (enum vanthu_level)(form - ARCHIVE), &made->bytes, &made->n);
}

/* What no level of the archive admits is an error, which must come again too. */
static struct made make(struct vanthu *v, const char *path, int form)
{
    struct made made = {0};
    struct vanthu_report *r = vanthu_read_file(v, path);
    struct vanthu_document *d = r ? vanthu_compose(v, r, NULL) : NULL;
    if (!d || !write(v, d, form, &made)) made = (struct made){0};
    vanthu_document_free(d);
    vanthu_report_free(r);
    return made;
}

static struct made make_alone(const char *path, int form, bool shares)
{
    struct vanthu *v = open_context(shares);
    struct made made = make(v, path, form);
    vanthu_free(v);
    return made;
}

static bool is_again(struct vanthu *v, const char *path, int form, const struct made *before)
{
    struct made made = make(v, path, form);
    bool is_same = made.n == before->n && (!made.n || !memcmp(made.bytes, before->bytes, made.n));
    vanthu_bytes_free(made.bytes);
    if (!is_same) printf("# %s differs in form %d\n", path, form);
    return is_same;
}

/* All forms of all reports, there and back. */
static bool are_again(char **paths, int n, const struct made *before, bool shares)
{
    struct vanthu *v = open_context(shares);
    bool all = true;
    for (int i = 0; i < n * N_FORMS; i++)
        all &= is_again(v, paths[i / N_FORMS], i % N_FORMS, &before[i]);
    for (int i = n * N_FORMS; i-- > 0;)
        all &= is_again(v, paths[i / N_FORMS], i % N_FORMS, &before[i]);
    vanthu_free(v);
    return all;
}

static bool run(char **paths, int n, bool shares)
{
    struct made *before = calloc((size_t)n, N_FORMS * sizeof *before);
    int made = 0;
    for (int i = 0; before && i < n * N_FORMS; i++) {
        before[i] = make_alone(paths[i / N_FORMS], i % N_FORMS, shares);
        made += before[i].n > 0;
    }
    bool all = before && made >= n * DOCX && are_again(paths, n, before, shares);
    for (int i = 0; before && i < n * N_FORMS; i++)
        vanthu_bytes_free(before[i].bytes);
    free(before);
    return all;
}

int main(int argc, char **argv)
{
    static const char *const names[] = {"with fonts of their own", "with shared fonts"};
    bool all = true;
    if (argc < 2) return VANTHU_USAGE;
    printf("1..2\n");
    for (int shares = 0; shares < 2; shares++) {
        bool done = run(argv + 1, argc - 1, shares);
        printf("%s %d - %s\n", done ? "ok" : "not ok", shares + 1, names[shares]);
        all &= done;
    }
    return !all;
}
