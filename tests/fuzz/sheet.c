/* A layout sheet: read, and a document laid out and written by it. */
#include "fuzz.h"

#include "lib/lib.h"

#include "base/arena.h"
#include "style/sheet.h"

static struct vanthu *v;
static struct vanthu_report *report;

/* Any name is that of the sheet that is installed. */
static bool load(void *context, const char *from, const char *name, struct pos pos,
                 struct sheet_file *file, struct diag_list *diags)
{
    static struct fuzz_part bytes;
    (void)context, (void)from, (void)name, (void)pos, (void)diags;
    if (!bytes.at) bytes = fuzz_source("layouts/nd30.xml");
    *file = (struct sheet_file){"nd30.xml", bytes.at, bytes.n};
    return true;
}

static void open_library(void)
{
    if (!v) v = vanthu_new(&(struct vanthu_options){.data_dir = fuzz_source_path(".")});
    if (!report) report = vanthu_read_file(v, fuzz_source_path("tests/fuzz/report.xml"));
    fuzz_expect(report && lib_fonts(v));
    vanthu_clear(v);
}

static void make(const struct sheet *sheet)
{
    const struct lib_sheet known = {"fuzzed", sheet, NULL};
    uint8_t *bytes;
    size_t n;
    v->sheets = &known;
    struct vanthu_document *document = vanthu_compose(v, report, known.key);
    fuzz_expect(document || vanthu_status(v) != VANTHU_OK);
    for (int kind = VANTHU_PDF; document && kind <= VANTHU_REGISTER; kind++) {
        vanthu_clear(v);
        if (kind == VANTHU_PDF) vanthu_fit(v, document);
        bool done = vanthu_write(v, document, (enum vanthu_kind)kind, &bytes, &n);
        fuzz_expect(done || vanthu_status(v) != VANTHU_OK);
        vanthu_bytes_free(bytes);
    }
    vanthu_document_free(document);
    v->sheets = NULL;
}

/* A description of each of the first types, as `vanthu new` starts one. */
static void start(const struct sheet *sheet)
{
    const struct lib_sheet known = {"fuzzed", sheet, NULL};
    uint8_t *bytes;
    size_t n;
    v->sheets = &known;
    size_t types = vanthu_type_count(v, known.key);
    for (size_t i = 0; i < types && i < 2; i++) {
        struct vanthu_type type = vanthu_type(v, known.key, i);
        if (vanthu_start(v, known.key, type.code, &bytes, &n)) vanthu_bytes_free(bytes);
    }
    v->sheets = NULL;
}

void fuzz_one(const uint8_t *bytes, size_t n)
{
    const struct sheet_loader loader = {load, NULL};
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct sheet sheet;
    const char *name, *title;
    open_library();
    sheet_peek(a, "s.xml", bytes, n, &name, &title);
    bool done = sheet_read(a, &(struct sheet_file){"s.xml", bytes, n}, &loader, &sheet, &diags);
    fuzz_expect(fuzz_agree(done, &diags));
    if (done) {
        make(&sheet);
        start(&sheet);
    }
    arena_free(a);
}
