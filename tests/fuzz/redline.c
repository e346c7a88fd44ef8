/* Two descriptions, with a NUL between: the tracked changes from one to the other. */
#include "fuzz.h"

#include "lib/lib.h"

static struct vanthu *v;

static void open_library(void)
{
    if (!v) v = vanthu_new(&(struct vanthu_options){.data_dir = fuzz_source_path(".")});
    vanthu_clear(v);
}

struct version {
    struct vanthu_report *report;
    struct vanthu_document *document;
};

static struct version compose(struct fuzz_part part)
{
    struct version version = {
        .report = vanthu_read_bytes(v, fuzz_source_path("samples/fuzz.xml"), part.at, part.n),
    };
    if (version.report) version.document = vanthu_compose(v, version.report, NULL);
    return version;
}

static void release(struct version *version)
{
    vanthu_document_free(version->document);
    vanthu_report_free(version->report);
}

static void compare(struct version *before, struct version *after)
{
    uint8_t *bytes;
    size_t n;
    vanthu_clear(v);
    struct vanthu_document *redline = vanthu_redline(v, before->document, after->document, NULL);
    bool done = vanthu_write(v, redline, VANTHU_DOCX, &bytes, &n);
    fuzz_expect(done || vanthu_status(v) == VANTHU_DESCRIPTION);
    vanthu_bytes_free(bytes);
    for (int colors = 0; colors < 2; colors++) {
        vanthu_diff(redline, colors, &bytes, &n);
        vanthu_bytes_free(bytes);
    }
    vanthu_document_free(redline);
}

void fuzz_one(const uint8_t *bytes, size_t n)
{
    open_library();
    struct fuzz_parts parts = fuzz_split(bytes, n);
    struct version before = compose(parts.first);
    struct version after = before.document ? compose(parts.second) : (struct version){0};
    if (after.document) compare(&before, &after);
    release(&after);
    release(&before);
}
