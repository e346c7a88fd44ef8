/* A description all the way: flow, pages, and every result. What stands behind a NUL is an approval
 * of it. */
#include "fuzz.h"

#include "lib/lib.h"

#include <string.h>

static struct vanthu *v;

static void open_library(void)
{
    if (!v) v = vanthu_new(&(struct vanthu_options){.data_dir = fuzz_source_path(".")});
    vanthu_clear(v);
}

/* Signatures and results come from the same document, so one that fails does so for a reason. */
static void make(struct vanthu_document *document)
{
    static const enum vanthu_kind kinds[] = {VANTHU_PDF, VANTHU_DOCX,     VANTHU_DUMP,
                                             VANTHU_XML, VANTHU_METADATA, VANTHU_REGISTER};
    uint8_t *bytes;
    size_t n;
    vanthu_sign_fields(document);
    vanthu_protect(document);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        vanthu_clear(v);
        bool done = vanthu_write(v, document, kinds[i], &bytes, &n);
        fuzz_expect(done ? bytes && n : vanthu_status(v) != VANTHU_OK);
        fuzz_expect(vanthu_status(v) != VANTHU_MACHINE);
        vanthu_bytes_free(bytes);
    }
    vanthu_clear(v);
    if (vanthu_write_archive(v, document, VANTHU_A3A, &bytes, &n)) vanthu_bytes_free(bytes);
    fuzz_expect(vanthu_status(v) != VANTHU_MACHINE);
}

static struct fuzz_part write_one(struct vanthu_document *document, enum vanthu_kind kind)
{
    uint8_t *bytes = NULL;
    size_t n = 0;
    vanthu_clear(v);
    if (!vanthu_write(v, document, kind, &bytes, &n)) n = 0;
    return (struct fuzz_part){bytes, n};
}

/* What the context remembers of a document changes nothing of the same one. */
static void make_again(struct vanthu_report *report, struct vanthu_document *document)
{
    static const enum vanthu_kind kinds[] = {VANTHU_DUMP, VANTHU_PDF, VANTHU_DOCX};
    struct vanthu_document *again = vanthu_compose(v, report, NULL);
    fuzz_expect(again);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct fuzz_part first = write_one(document, kinds[i]), second = write_one(again, kinds[i]);
        fuzz_expect(first.n == second.n && (!first.n || !memcmp(first.at, second.at, first.n)));
        vanthu_bytes_free((uint8_t *)first.at);
        vanthu_bytes_free((uint8_t *)second.at);
    }
    vanthu_document_free(again);
}

static void approve(struct vanthu_report *report, struct fuzz_part approval)
{
    uint8_t *bytes;
    size_t n;
    vanthu_clear(v);
    if (!vanthu_approve(v, report, &bytes, &n)) {
        fuzz_expect(vanthu_status(v) != VANTHU_OK);
        return;
    }
    fuzz_expect(vanthu_check_approval(v, report, fuzz_file(0, bytes, n)));
    vanthu_bytes_free(bytes);
    vanthu_check_approval(v, report, fuzz_file(0, approval.at, approval.n));
}

static void issue(struct vanthu_report *report)
{
    vanthu_clear(v);
    struct vanthu_document *document = vanthu_issue(v, report, NULL, "80", "2024-03-18");
    fuzz_expect(document || vanthu_status(v) != VANTHU_OK);
    vanthu_document_free(document);
}

void fuzz_one(const uint8_t *bytes, size_t n)
{
    open_library();
    struct fuzz_parts parts = fuzz_split(bytes, n);
    struct vanthu_report *report =
        vanthu_read_bytes(v, fuzz_source_path("samples/fuzz.xml"), parts.first.at, parts.first.n);
    fuzz_expect(report || vanthu_status(v) != VANTHU_OK);
    if (!report) return;
    struct vanthu_document *document = vanthu_compose(v, report, NULL);
    fuzz_expect(document || vanthu_status(v) != VANTHU_OK);
    if (document) make_again(report, document);
    if (document) make(document);
    vanthu_document_free(document);
    if (parts.second.n) {
        approve(report, parts.second);
        issue(report);
    }
    vanthu_report_free(report);
}
