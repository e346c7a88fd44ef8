/* All that is to be made, told before anything is: so a name that would be given twice is refused,
 * and every shard knows the whole. */
#include "batch/batch_priv.h"

#include "base/folder.h"
#include "base/input.h"
#include "base/limits.h"
#include "base/system.h"
#include "digest/digest.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

static bool is_description(const char *path)
{
    size_t n = strlen(path);
    return n > 4 && !strcasecmp(path + n - 4, ".xml");
}

static bool is_shown_description(const char *name)
{
    return name[0] != '.' && is_description(name);
}

static bool refuse_input(struct diag_list *diags, const char *file, int error)
{
    diag_add(diags, (struct pos){.file = file}, DIAG_BATCH_INPUT, system_error_text(error), NULL,
             NULL);
    return false;
}

static bool list_folder(struct arena *a, const char *folder, name_list *paths,
                        struct diag_list *diags)
{
    size_t n = strlen(folder);
    int error = folder_list(a, folder, is_shown_description, paths);
    if (error) return refuse_input(diags, folder, error);
    while (n > 1 && folder[n - 1] == '/')
        n--;
    for (size_t i = 0; i < paths->n; i++)
        paths->at[i] = arena_printf(a, "%.*s/%s", (int)n, folder, paths->at[i]);
    return true;
}

/* A path on each line, from where the program runs. */
static bool list_file(struct arena *a, const char *file, name_list *paths, struct diag_list *diags)
{
    uint8_t *bytes;
    size_t n;
    int error = input_read(a, file, LIMIT_INPUT_BYTES, &bytes, &n);
    if (error) return refuse_input(diags, file, error);
    bool has_mark = n >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3);
    for (const char *at = arena_strndup(a, (const char *)bytes, n) + (has_mark ? 3 : 0); *at;) {
        size_t length = strcspn(at, "\r\n");
        bool is_dash = length == 1 && *at == '-'; /* a file too, and not standard input */
        if (length)
            *vec_push(a, paths) = arena_printf(a, "%s%.*s", is_dash ? "./" : "", (int)length, at);
        at += length + (at[length] != '\0');
    }
    return true;
}

static bool list_inputs(struct arena *a, const struct batch_call *call, name_list *paths,
                        struct diag_list *diags)
{
    struct stat st;
    bool is_folder = stat(call->input, &st) == 0 && S_ISDIR(st.st_mode);
    if (!is_folder && is_description(call->input)) {
        diag_add(diags, (struct pos){.file = call->input}, DIAG_BATCH_NO_DATA, NULL, NULL, NULL);
        return false;
    }
    if (!(is_folder ? list_folder(a, call->input, paths, diags)
                    : list_file(a, call->input, paths, diags)))
        return false;
    for (size_t i = 0; i < paths->n; i++)
        if (!names_check_text(a, call->input, paths->at[i], diags)) return false;
    if (paths->n) return true;
    diag_add(diags, (struct pos){.file = call->input}, DIAG_BATCH_NO_INPUT, NULL, NULL, NULL);
    return false;
}

/* ---- jobs ---- */

static bool open_form(struct arena *a, struct plan *plan, struct diag_list *diags)
{
    const struct batch_call *call = plan->call;
    uint8_t *bytes;
    size_t n;
    if (!table_open(a, call->data, &plan->table, diags)) return false;
    int error = input_read(a, call->input, LIMIT_INPUT_BYTES, &bytes, &n);
    if (error) return refuse_input(diags, call->input, error);
    if (!batch_form_read(a, call->input, bytes, n, &plan->table, &plan->form, diags)) return false;
    plan->form_digest = digest_text(a, bytes, n, diags);
    plan->filled = vanthu_form_read(plan->v, call->input, bytes, n);
    if (!plan->filled) return batch_pass_on(plan->v, diags);
    return plan->form_digest && proof_form(a, plan, diags);
}

/* What is wrong with a name is said when the document is made, so that it stops no other. */
static const char *const *name_results(struct arena *a, struct arena *scratch,
                                       const struct plan *plan, const struct job *job)
{
    const char *names[BATCH_MAX_RESULTS];
    struct diag_list unseen = {.arena = scratch};
    size_t n = plan->call->n_results;
    for (size_t i = 0; i < n; i++) {
        names[i] = names_fill(scratch, plan, job, plan->call->results[i].pattern, &unseen);
        if (!names[i]) return NULL;
    }
    const char **kept = arena_array_of(a, n + 1, const char *);
    for (size_t i = 0; i < n; i++)
        kept[i] = arena_strdup(a, names[i]);
    return kept;
}

static void name_all(struct arena *a, const struct plan *plan, struct job *jobs, size_t n)
{
    struct arena *scratch = arena_new();
    const struct arena_mark mark = arena_mark(scratch);
    for (size_t i = 0; i < n; i++) {
        jobs[i].names = name_results(a, scratch, plan, &jobs[i]);
        arena_rewind(scratch, mark);
    }
    arena_free(scratch);
}

static void take_shard(struct plan *plan, struct job *jobs, size_t n)
{
    const struct batch_call *call = plan->call;
    plan->jobs = jobs;
    for (size_t i = call->shard - 1; i < n; i += call->n_shards)
        jobs[plan->n_jobs++] = jobs[i];
}

static bool list_jobs(struct arena *a, struct plan *plan, const name_list *paths,
                      struct diag_list *diags)
{
    const struct batch_call *call = plan->call;
    size_t n = call->data ? plan->table.rows.n : paths->n;
    if (n > BATCH_MAX_DOCUMENTS) {
        diag_add(diags, (struct pos){.file = call->data ? call->data : call->input},
                 DIAG_BATCH_MANY, arena_printf(a, "%d", BATCH_MAX_DOCUMENTS), NULL, NULL);
        return false;
    }
    struct job *jobs = arena_array_of(a, n, struct job);
    for (size_t i = 0; i < n; i++)
        jobs[i] = (struct job){call->data ? call->input : paths->at[i], i, NULL};
    name_all(a, plan, jobs, n);
    if (!names_differ(a, plan, jobs, n, diags) || !names_spare_inputs(a, plan, jobs, n, diags))
        return false;
    take_shard(plan, jobs, n);
    return true;
}

/* ---- what results depend on besides ---- */

static bool add_file(struct buf *all, const char *path, struct diag_list *diags)
{
    struct arena *scratch = arena_new();
    uint8_t *bytes;
    size_t n;
    int error = input_read(scratch, path, LIMIT_FONT_BYTES, &bytes, &n);
    const char *digest = error ? NULL : digest_text(scratch, bytes, n, diags);
    if (error)
        diag_add(diags, (struct pos){0}, DIAG_FILE_READ, path, system_error_text(error), NULL);
    if (digest) buf_printf(all, "%s\n", digest);
    arena_free(scratch);
    return digest;
}

bool batch_pass_on(struct vanthu *v, struct diag_list *diags)
{
    for (size_t i = 0; i < vanthu_message_count(v); i++)
        fputs(vanthu_message(v, i).text, stderr);
    diags->worst = (enum diag_class)vanthu_status(v);
    vanthu_clear(v);
    return false;
}

static bool add_installed(struct buf *all, const struct plan *plan, struct diag_list *diags)
{
    struct vanthu *v = plan->v;
    size_t n_sheets = vanthu_layout_count(v), n_fonts = n_sheets ? vanthu_font_count(v) : 0;
    bool done = n_fonts || batch_pass_on(v, diags);
    for (size_t i = 0; done && i < n_sheets; i++)
        done = add_file(all, vanthu_layout(v, i).path, diags);
    for (size_t i = 0; done && i < n_fonts; i++)
        done = add_file(all, vanthu_font(v, i).path, diags);
    return done;
}

/* A sheet that is not there is not there for any document. One that each row names is looked for
 * with its document. */
static bool has_layout(const struct plan *plan, struct diag_list *diags)
{
    const char *layout = plan->form.sheet.layout;
    if (layout && strstr(layout, "{{")) return true;
    vanthu_type_count(plan->v, layout);
    return !vanthu_status(plan->v) || batch_pass_on(plan->v, diags);
}

static bool find_setting(struct arena *a, struct plan *plan, struct diag_list *diags)
{
    const struct batch_call *call = plan->call;
    struct buf all = {0};
    struct stat st;
    buf_printf(&all, "vanthu %s\nlayout %s\npart %s\n", vanthu_version(),
               call->layout ? call->layout : "", call->part ? call->part : "");
    buf_printf(&all, "protected %d\nfields %d\nfit %d\nregister %d\nshared %d\n",
               call->is_protected, call->has_fields, call->is_to_fit, call->register_name != NULL,
               call->shares_fonts);
    for (size_t i = 0; i < call->n_results; i++) {
        const struct batch_result *r = &call->results[i];
        buf_printf(&all, "result %d %d %d\n", (int)r->kind, r->is_archive, (int)r->level);
    }
    bool done = add_installed(&all, plan, diags);
    if (done && call->copy) done = add_file(&all, call->copy, diags);
    if (done && call->layout && stat(call->layout, &st) == 0 && S_ISREG(st.st_mode))
        done = add_file(&all, call->layout, diags);
    if (done) plan->setting = digest_text(a, all.at, all.n, diags);
    buf_free(&all);
    return plan->setting;
}

static const char *manifest_name(struct arena *a, const struct batch_call *call)
{
    if (call->n_shards == 1) return "manifest.jsonl";
    return arena_printf(a, "manifest-%zu-of-%zu.jsonl", call->shard, call->n_shards);
}

bool plan_make(struct arena *a, const struct batch_call *call, struct plan *plan,
               struct diag_list *diags)
{
    name_list paths = {0};
    *plan = (struct plan){
        .call = call, .v = vanthu_new(&call->options), .manifest = manifest_name(a, call)};
    if (call->shares_fonts) vanthu_share_fonts(plan->v);
    plan->form.sheet = (struct value_sheet){plan->v, call->layout};
    if (!names_check_text(a, NULL, call->input, diags)) return false;
    if (!(call->data ? open_form(a, plan, diags) : list_inputs(a, call, &paths, diags)))
        return false;
    if (!has_layout(plan, diags)) return false;
    for (size_t i = 0; i < call->n_results; i++)
        if (!names_check(a, plan, call->results[i].pattern, diags)) return false;
    if (call->register_name && !names_check(a, plan, call->register_name, diags)) return false;
    return list_jobs(a, plan, &paths, diags) && find_setting(a, plan, diags);
}

void plan_free(struct plan *plan)
{
    vanthu_form_free(plan->filled);
    vanthu_free(plan->v);
}

static bool fill(struct arena *a, const struct plan *plan, const struct job *job,
                 struct content *content, struct diag_list *diags)
{
    struct row row;
    if (!table_row(a, &plan->table, job->row, &row, diags)) return false;
    content->edits = batch_form_fill(a, &plan->form, &row, diags);
    content->n_edits = plan->form.fields.n;
    return content->edits;
}

bool plan_content(struct arena *a, const struct plan *plan, const struct job *job,
                  struct content *content, struct diag_list *diags)
{
    uint8_t *bytes;
    *content = (struct content){0};
    if (plan->call->data) return fill(a, plan, job, content, diags);
    int error = input_read(a, job->input, LIMIT_INPUT_BYTES, &bytes, &content->n);
    content->bytes = bytes;
    if (!error) return true;
    const struct pos pos = {.file = job->input};
    const char *limit = arena_printf(a, "%d", LIMIT_INPUT_BYTES / 1024 / 1024);
    if (error == EFBIG)
        diag_add(diags, pos, DIAG_FILE_TOO_LARGE, limit, NULL, NULL);
    else
        diag_add(diags, pos, DIAG_FILE_INPUT, system_error_text(error), NULL, NULL);
    return false;
}
