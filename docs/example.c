/* A program that uses libvanthu: example DATA_DIR REPORT.xml OUT.pdf OUT.docx
 *
 *     cc example.c $(pkg-config --cflags --libs vanthu) -o example
 *
 * tests/lib/installed.py builds it against the installed library, as a user would. */
#include <stdio.h>
#include <vanthu.h>

static bool make(struct vanthu *v, const char *report, const char *const *paths)
{
    static const enum vanthu_kind kinds[2] = {VANTHU_PDF, VANTHU_DOCX};
    struct vanthu_file files[2] = {{0}};
    uint8_t *bytes[2] = {NULL, NULL};
    struct vanthu_report *r = vanthu_read_file(v, report);
    struct vanthu_document *d = r ? vanthu_compose(v, r, NULL) : NULL;
    bool made = d;
    for (int i = 0; made && i < 2; i++) {
        files[i].path = paths[i];
        made = vanthu_write(v, d, kinds[i], &bytes[i], &files[i].n);
        files[i].bytes = bytes[i];
    }
    made = made && vanthu_save(v, files, 2);
    if (made) printf("pages: %zu\n", vanthu_page_count(v, d));
    for (int i = 0; i < 2; i++)
        vanthu_bytes_free(bytes[i]);
    vanthu_document_free(d);
    vanthu_report_free(r);
    return made;
}

int main(int argc, char **argv)
{
    if (argc != 5) return VANTHU_USAGE;
    struct vanthu_options options = {.data_dir = argv[1]};
    struct vanthu *v = vanthu_new(&options);
    make(v, argv[2], (const char *const *)&argv[3]);
    for (size_t i = 0; i < vanthu_message_count(v); i++)
        fputs(vanthu_message(v, i).text, stderr);
    int status = vanthu_status(v);
    vanthu_free(v);
    return status;
}
