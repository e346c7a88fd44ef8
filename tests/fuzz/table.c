/* A description with fields, a NUL, and a table that fills them: JSON lines where it begins with
 * '{', else CSV. What each row makes must be XML as the form is. */
#include "fuzz.h"

#include "base/arena.h"
#include "batch/batch_priv.h"
#include "same_xml.h"

#include <string.h>

static struct vanthu *v;

static void name_results(struct arena *a, const struct plan *plan, const struct job *job)
{
    static const char *const patterns[] = {"{number}-{symbol}.pdf", "{row}-{name}.pdf",
                                           "{a}{b}.pdf"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct diag_list diags = {.arena = a};
        if (!names_check(a, plan, patterns[i], &diags)) continue;
        const char *name = names_fill(a, plan, job, patterns[i], &diags);
        fuzz_expect(fuzz_agree(name, &diags));
        fuzz_expect(!name || (*name && *name != '.' && !strpbrk(name, "/\n") &&
                              strlen(name) <= BATCH_MAX_NAME));
    }
}

/* Both ways to a tree give one. */
static bool is_filled(struct arena *a, const struct form *form, const struct vanthu_edit *edits)
{
    struct diag_list diags = {.arena = a};
    struct xml_form xml;
    struct xml_filled filled;
    struct xml_doc doc;
    struct xml_edit *own = arena_array_of(a, form->fields.n, struct xml_edit);
    for (size_t i = 0; i < form->fields.n; i++)
        own[i] = (struct xml_edit){edits[i].from, edits[i].to, edits[i].text};
    return xml_form_read(a, "f.xml", form->bytes, form->n, &xml, &diags) &&
           xml_form_fill(a, &xml, own, form->fields.n, &filled, &diags) &&
           xml_read(a, "f.xml", filled.bytes, filled.n, &doc, &diags) &&
           same_xml(&doc, &filled.doc);
}

static void fill(struct arena *a, const struct plan *plan, size_t i)
{
    struct diag_list diags = {.arena = a};
    struct row row;
    const struct job job = {.input = "f.xml", .row = i};
    const struct vanthu_edit *edits = NULL;
    if (table_row(a, &plan->table, i, &row, &diags))
        edits = batch_form_fill(a, &plan->form, &row, &diags);
    fuzz_expect(fuzz_agree(edits, &diags));
    if (edits) fuzz_expect(is_filled(a, &plan->form, edits));
    name_results(a, plan, &job);
}

void fuzz_one(const uint8_t *bytes, size_t n)
{
    enum { MOST_ROWS = 20 };
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct fuzz_parts parts = fuzz_split(bytes, n);
    const struct batch_call call = {.data = "t", .input = "f.xml"};
    struct plan plan = {.call = &call};
    const struct vanthu_options options = {.data_dir = fuzz_source_path(".")};
    if (!v) v = vanthu_new(&options);
    plan.form.sheet.v = v;
    bool is_json = parts.second.n && parts.second.at[0] == '{';
    bool done =
        table_take(a, is_json ? "t.jsonl" : "t.csv", parts.second.at, parts.second.n, &plan.table,
                   &diags) &&
        batch_form_read(a, "f.xml", parts.first.at, parts.first.n, &plan.table, &plan.form, &diags);
    fuzz_expect(fuzz_agree(done, &diags));
    for (size_t i = 0; done && i < plan.table.rows.n && i < MOST_ROWS; i++)
        fill(a, &plan, i);
    arena_free(a);
}
