/* A description, read; what it says, and itself with number and date. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/buf.h"
#include "report/report.h"

#include <string.h>

/* All bytes but the number's and date's stay. */
static void issue(struct arena *a, const uint8_t *bytes, size_t n)
{
    struct diag_list diags = {.arena = a};
    struct report again;
    struct buf out = {0};
    const struct report_issue issue = {"80", "2024-03-18"};
    if (report_fill(a, "r.xml", bytes, n, &issue, &out, &diags))
        fuzz_expect(report_read(a, "r.xml", out.at, out.n, &again, &diags));
    else
        fuzz_expect(diag_has_error(&diags));
    buf_free(&out);
}

void fuzz_one(const uint8_t *bytes, size_t n)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a}, copies = {.arena = a}, words = {.arena = a};
    struct report report, copy;
    struct report_words said = {0};
    bool done = report_read(a, "r.xml", bytes, n, &report, &diags);
    fuzz_expect(fuzz_agree(done, &diags));
    if (done) {
        copy = report;
        fuzz_expect(report_words(a, "r.xml", bytes, n, &said, &words));
        issue(a, bytes, n);
        report_read_copy(a, "c.xml", bytes, n, &copy, &copies);
    }
    for (size_t i = 0; i < diags.n; i++)
        fuzz_expect(strlen(diag_format(a, &diags.at[i])) > 0);
    arena_free(a);
}
