/* One document, in a worker: its files and its line in the manifest,
 *
 *   {"input":"m.xml","row":1,"status":0,"pages":1,"ms":2.1,"outputs":[{"file":"1.pdf","bytes":9,
 *    "sha256":"..."}],"messages":[{"code":"DIAG_...","text":"..."}],"key":"...","pictures":[...]}
 *
 * "key" is the digest of the description and of all settings; with the digests of pictures and
 * files it says whether anything has changed since. */
#include "batch/batch_priv.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/system.h"
#include "digest/digest.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct file {
    const char *name;
    uint8_t *bytes;
    size_t n;
};

/* What one document holds while it is made. */
struct making {
    struct arena *arena;
    struct vanthu *v;
    const struct plan *plan;
    const struct job *job;
    struct made *made;
    struct diag_list diags; /* this room's own; the library has its own */
    struct content content;
    const char *key;
    struct vanthu_report *report;
    struct vanthu_document *document;
    struct file files[BATCH_MAX_RESULTS];
    size_t n_files, pages;
    struct buf pictures;
    uint8_t *record; /* its line of the register; NULL: none is asked for */
    size_t n_record;
    int64_t started; /* us */
};

static int64_t now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Of a form it is the digest that counts, so that no row is put together for it. */
static bool find_key(struct making *m)
{
    struct buf all = {0};
    buf_printf(&all, "%s\n", m->plan->setting);
    buf_add(&all, m->content.bytes, m->content.n);
    const struct vanthu_edit *edits = m->content.edits;
    if (edits) buf_puts(&all, m->plan->form_digest);
    for (size_t i = 0; edits && i < m->content.n_edits; i++)
        buf_add(&all, edits[i].text, strlen(edits[i].text) + 1);
    m->key = digest_text(m->arena, all.at, all.n, &m->diags);
    buf_free(&all);
    return m->key;
}

/* ---- unchanged? ---- */

/* How long a file can be that has not changed; lines tell no lengths of pictures. */
static size_t most_bytes(const struct json *file)
{
    const struct json *bytes = json_member(file, "bytes", JSON_NUMBER);
    return bytes ? strtoull(bytes->text, NULL, 10) : LIMIT_IMAGE_BYTES;
}

static bool has_digest(const char *folder, const struct json *file)
{
    const struct json *name = json_member(file, "file", JSON_STRING);
    const struct json *digest = json_member(file, "sha256", JSON_STRING);
    struct arena *scratch = arena_new();
    struct diag_list unseen = {.arena = scratch};
    uint8_t *bytes;
    size_t n;
    bool is_same = name && digest &&
                   !input_read_below(scratch, folder, name->text, most_bytes(file), &bytes, &n);
    const char *now = is_same ? digest_text(scratch, bytes, n, &unseen) : NULL;
    is_same = now && !strcmp(now, digest->text);
    arena_free(scratch);
    return is_same;
}

static bool have_digests(const char *folder, const struct json *list)
{
    for (const struct json *file = list ? list->first : NULL; file; file = file->next)
        if (!has_digest(folder, file)) return false;
    return list;
}

static bool has_names(const struct making *m, const struct json *outputs)
{
    const struct json *file = outputs ? outputs->first : NULL;
    for (size_t i = 0; i < m->plan->call->n_results; i++) {
        const struct json *name = json_member(file, "file", JSON_STRING);
        if (!file || !name || strcmp(name->text, m->job->names[i]) != 0) return false;
        file = file->next;
    }
    return !file;
}

/* Also whether the line would say the same of where it comes from. */
static bool is_origin(const struct making *m, const struct json *line)
{
    const struct json *input = json_member(line, "input", JSON_STRING);
    const struct json *row = json_member(line, "row", JSON_NUMBER);
    const char *number = arena_printf(m->arena, "%zu", m->job->row + 1);
    bool is_row = m->plan->call->data ? row && !strcmp(row->text, number) : !row;
    return is_row && input && !strcmp(input->text, m->job->input);
}

static bool is_unchanged(const struct making *m, const char *before)
{
    size_t bad;
    const struct json *line = before ? json_read(m->arena, before, strlen(before), &bad) : NULL;
    const struct json *status = json_member(line, "status", JSON_NUMBER);
    const struct json *key = json_member(line, "key", JSON_STRING);
    const struct json *outputs = json_member(line, "outputs", JSON_LIST);
    return m->job->names && status && !strcmp(status->text, "0") && key &&
           !strcmp(key->text, m->key) && is_origin(m, line) && has_names(m, outputs) &&
           have_digests(m->plan->call->folder, outputs) &&
           have_digests(path_folder(m->arena, m->job->input),
                        json_member(line, "pictures", JSON_LIST));
}

/* ---- making ---- */

static bool write_result(struct making *m, const struct batch_result *r, struct file *file)
{
    if (r->kind != VANTHU_DOCX && !(m->pages = vanthu_page_count(m->v, m->document))) return false;
    if (r->is_archive)
        return vanthu_write_archive(m->v, m->document, r->level, &file->bytes, &file->n);
    return vanthu_write(m->v, m->document, r->kind, &file->bytes, &file->n);
}

static bool add_pictures(struct making *m)
{
    const char *folder = path_folder(m->arena, m->job->input);
    for (size_t i = 0; i < vanthu_picture_count(m->report); i++) {
        const char *name = vanthu_picture(m->report, i);
        uint8_t *bytes;
        size_t n;
        const char *digest = NULL;
        if (!input_read_below(m->arena, folder, name, LIMIT_IMAGE_BYTES, &bytes, &n))
            digest = digest_text(m->arena, bytes, n, &m->diags);
        buf_puts(&m->pictures, i ? ",{\"file\":" : "{\"file\":");
        json_write(&m->pictures, name);
        buf_printf(&m->pictures, ",\"sha256\":\"%s\"}", digest ? digest : "");
    }
    return true;
}

/* Names that could not be told are asked for once more, for their messages. Of a description that
 * somebody was writing when the run began, they can be told now; but no longer held to the others.
 */
static bool has_all_names(struct making *m)
{
    const struct batch_call *call = m->plan->call;
    if (m->job->names) return true;
    for (size_t i = 0; i < call->n_results; i++)
        if (!names_fill(m->arena, m->plan, m->job, call->results[i].pattern, &m->diags))
            return false;
    diag_add(&m->diags, (struct pos){.file = m->job->input}, DIAG_BATCH_CHANGED, NULL, NULL, NULL);
    return false;
}

static struct vanthu_report *read_content(struct making *m)
{
    const struct content *c = &m->content;
    if (c->edits) return vanthu_form_fill(m->v, m->plan->filled, c->edits, c->n_edits);
    return vanthu_read_bytes(m->v, m->job->input, c->bytes, c->n);
}

static bool compose(struct making *m)
{
    const struct batch_call *call = m->plan->call;
    m->report = read_content(m);
    if (!m->report) return false;
    if (call->copy && !vanthu_read_copy(m->v, m->report, call->copy)) return false;
    m->document = vanthu_compose_part(m->v, m->report, call->layout, call->part);
    if (!m->document) return false;
    if (call->is_protected) vanthu_protect(m->document);
    if (call->has_fields) vanthu_sign_fields(m->document);
    return !call->is_to_fit || vanthu_fit(m->v, m->document).result != VANTHU_FIT_NONE;
}

static bool make_files(struct making *m)
{
    const struct batch_call *call = m->plan->call;
    if (!compose(m) || !names_spare_pictures(m->arena, m->plan, m->job, m->report, &m->diags))
        return false;
    for (size_t i = 0; i < call->n_results; i++) {
        struct file *file = &m->files[m->n_files++];
        file->name = m->job->names[i];
        if (!write_result(m, &call->results[i], file)) return false;
    }
    if (call->register_name &&
        !vanthu_write(m->v, m->document, VANTHU_REGISTER, &m->record, &m->n_record))
        return false;
    return add_pictures(m);
}

/* Of the disk or the folder, which the next document would meet too; not of this file's own name.
 */
static bool is_of_all(int error)
{
    static const int all[] = {ENOSPC, EDQUOT, EIO, EROFS, ESTALE, ENOENT, EACCES};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i] == error) return true;
    return false;
}

static bool put_files(struct making *m)
{
    for (size_t i = 0; i < m->n_files; i++) {
        const struct file *f = &m->files[i];
        int error = put_file(m->plan->call->folder, m->plan->manifest, f->name, f->bytes, f->n);
        if (!error) continue;
        m->made->is_full = is_of_all(error);
        diag_add(&m->diags, (struct pos){0},
                 m->made->is_full ? DIAG_BATCH_WRITE : DIAG_BATCH_RESULT, f->name,
                 system_error_text(error), NULL);
        return false;
    }
    return true;
}

/* ---- the line ---- */

static void start_line(struct buf *line, const struct plan *plan, const struct job *job)
{
    buf_puts(line, "{\"input\":");
    json_write(line, job->input);
    if (plan->call->data) buf_printf(line, ",\"row\":%zu", job->row + 1);
}

static void add_outputs(struct making *m, struct buf *line)
{
    buf_puts(line, ",\"outputs\":[");
    for (size_t i = 0; i < m->n_files; i++) {
        const struct file *f = &m->files[i];
        const char *digest = digest_text(m->arena, f->bytes, f->n, &m->diags);
        buf_puts(line, i ? ",{\"file\":" : "{\"file\":");
        json_write(line, f->name);
        buf_printf(line, ",\"bytes\":%zu,\"sha256\":\"%s\"}", f->n, digest ? digest : "");
    }
    buf_putc(line, ']');
}

static void add_message(struct buf *line, bool *has_one, const char *code, const char *text)
{
    size_t n = strlen(text);
    char *whole = mem_alloc(n + 1);
    memcpy(whole, text, n + 1);
    while (n && whole[n - 1] == '\n')
        whole[--n] = '\0';
    buf_puts(line, *has_one ? ",{\"code\":" : "{\"code\":");
    json_write(line, code);
    buf_puts(line, ",\"text\":");
    json_write(line, whole);
    buf_putc(line, '}');
    *has_one = true;
    free(whole);
}

/* Errors are printed too; warnings of ten thousand documents would hide them. */
static void add_messages(struct making *m, struct buf *line)
{
    bool has_one = false;
    buf_puts(line, ",\"messages\":[");
    for (size_t i = 0; i < diag_count(&m->diags); i++) {
        const struct diag d = diag_at(&m->diags, i);
        const char *text = diag_format(m->arena, &d);
        add_message(line, &has_one, diag_code_name(d.code), text);
        buf_puts(&m->made->text, text);
    }
    for (size_t i = 0; i < vanthu_message_count(m->v); i++) {
        struct vanthu_message message = vanthu_message(m->v, i);
        add_message(line, &has_one, message.code, message.text);
        if (message.is_error) buf_puts(&m->made->text, message.text);
    }
    buf_putc(line, ']');
}

/* The step that saved the last page. */
static void add_fitted(struct making *m, struct buf *line)
{
    const char *step = vanthu_fitted(m->document).step;
    if (!step) return;
    buf_puts(line, ",\"fit\":");
    json_write(line, step);
}

static void add_record(struct making *m, struct buf *line)
{
    if (!m->record) return;
    buf_puts(line, ",\"register\":");
    json_write(line, arena_strndup(m->arena, (const char *)m->record, m->n_record));
}

static void end_line(struct making *m, bool done)
{
    struct buf *line = &m->made->line;
    start_line(line, m->plan, m->job);
    buf_printf(line, ",\"status\":%d,\"pages\":%zu,\"ms\":", m->made->status, done ? m->pages : 0);
    buf_decimal(line, (now_us() - m->started) / 100, 1);
    if (done)
        add_outputs(m, line);
    else
        buf_puts(line, ",\"outputs\":[]");
    add_messages(m, line);
    if (done) {
        add_fitted(m, line);
        add_record(m, line);
        buf_printf(line, ",\"key\":\"%s\",\"pictures\":[", m->key);
        buf_add(line, m->pictures.at, m->pictures.n);
        buf_putc(line, ']');
    }
    buf_puts(line, "}\n");
}

/* Which row it was, before what is wrong with the description that it makes. */
static void name_row(struct making *m)
{
    if (!m->plan->call->data || diag_has_error(&m->diags)) return;
    const struct pos pos = {m->plan->table.file, m->plan->table.rows.at[m->job->row].line, 0};
    diag_add(&m->diags, pos, DIAG_BATCH_ROW, arena_printf(m->arena, "%zu", m->job->row + 1), NULL,
             NULL);
}

static void release(struct making *m)
{
    for (size_t i = 0; i < m->n_files; i++)
        vanthu_bytes_free(m->files[i].bytes);
    vanthu_bytes_free(m->record);
    vanthu_document_free(m->document);
    vanthu_report_free(m->report);
    vanthu_clear(m->v);
    buf_free(&m->pictures);
    arena_free(m->arena);
}

void make_document(struct vanthu *v, const struct plan *plan, const struct job *job,
                   const char *before, struct made *made)
{
    struct arena *a = arena_new();
    struct making m = {a, v, plan, job, made, .diags = {.arena = a}, .started = now_us()};
    *made = (struct made){0};
    bool is_read = plan_content(a, plan, job, &m.content, &m.diags) && find_key(&m);
    if (is_read && is_unchanged(&m, before)) {
        made->is_unchanged = true;
    } else {
        bool done = is_read && has_all_names(&m) && make_files(&m) && put_files(&m);
        if (!done) name_row(&m);
        int worst = (int)m.diags.worst, library = (int)vanthu_status(v);
        made->status = done ? 0 : (uint8_t)(worst > library ? worst : library);
        end_line(&m, done);
    }
    release(&m);
}

void make_lost(const struct plan *plan, const struct job *job, const char *how, struct made *made)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct pos pos = {.file = job->input};
    bool has_one = false;
    if (plan->call->data)
        pos = (struct pos){plan->table.file, plan->table.rows.at[job->row].line, 0};
    diag_add(&diags, pos, DIAG_BATCH_LOST, how, NULL, NULL);
    *made = (struct made){.status = VANTHU_MACHINE};
    const char *text = diag_format(a, &diags.at[0]);
    start_line(&made->line, plan, job);
    buf_printf(&made->line, ",\"status\":%d,\"outputs\":[],\"messages\":[", VANTHU_MACHINE);
    add_message(&made->line, &has_one, diag_code_name(DIAG_BATCH_LOST), text);
    buf_puts(&made->line, "]}\n");
    buf_puts(&made->text, text);
    arena_free(a);
}
