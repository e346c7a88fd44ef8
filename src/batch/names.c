/* Names of results: a pattern with words of the row or of the document, made safe for any file
 * system. */
#include "batch/batch_priv.h"

#include "base/path.h"
#include "base/utf8.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

static bool is_own(const char *word)
{
    static const char *const own[] = {"row", "name", "number", "symbol"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (!strcmp(word, own[i])) return true;
    return false;
}

static bool has_column(const struct plan *plan, const char *word)
{
    return plan->call->data && table_has(&plan->table, word);
}

static bool refuse(struct diag_list *diags, const char *pattern, enum diag_code code,
                   const char *word)
{
    diag_add(diags, (struct pos){0}, code, pattern, word, NULL);
    return false;
}

/* Bytes that are no text as a terminal can show them. */
static const char *shown(struct arena *a, const char *name)
{
    struct buf out = {0};
    uint32_t cp;
    for (size_t n = strlen(name); n;) {
        size_t length = utf8_decode(name, n, &cp);
        if (length)
            buf_add(&out, name, length);
        else
            buf_printf(&out, "\\x%02X", (unsigned char)*name);
        length += !length;
        name += length;
        n -= length;
    }
    return buf_text(&out, a);
}

bool names_check_text(struct arena *a, const char *where, const char *name, struct diag_list *diags)
{
    if (!u8_check((const uint8_t *)name, strlen(name))) return true;
    const struct pos pos = {.file = where};
    diag_add(diags, pos, DIAG_BATCH_FILE_NAME, shown(a, name), NULL, NULL);
    return false;
}

bool names_check(struct arena *a, const struct plan *plan, const char *pattern,
                 struct diag_list *diags)
{
    if (!names_check_text(a, NULL, pattern, diags)) return false;
    if (strchr(pattern, '/') || *pattern == '.')
        return refuse(diags, pattern, DIAG_BATCH_PATTERN_FOLDER, NULL);
    for (const char *at = pattern; (at = strpbrk(at, "{}"));) {
        size_t n = strcspn(at, "}");
        if (*at == '}' || !at[n]) return refuse(diags, pattern, DIAG_BATCH_PATTERN_BRACE, NULL);
        const char *word = batch_nfc(a, arena_strndup(a, at + 1, n - 1));
        bool is_row = strcmp(word, "row") == 0 && !plan->call->data;
        if (is_row || (!is_own(word) && !has_column(plan, word)))
            return refuse(diags, pattern, DIAG_BATCH_PATTERN_WORD, word);
        at += n + 1;
    }
    return true;
}

/* ---- the words ---- */

/* The name of the description's file, without ending. */
static const char *stem(struct arena *a, const char *path)
{
    const char *name = path_name(path);
    const char *dot = strrchr(name, '.');
    return dot && dot > name ? arena_strndup(a, name, (size_t)(dot - name)) : arena_strdup(a, name);
}

static const char *word_of_form(struct arena *a, const struct plan *plan, const struct row *row,
                                const char *word, struct diag_list *diags)
{
    const struct cell *cell = row_find(row, word);
    struct buf out = {0};
    if (cell) return cell->text;
    if (!strcmp(word, "row")) return row->number;
    bool done = is_own(word) && batch_form_words(&plan->form, word, row, &out, diags);
    const char *text = buf_text(&out, a);
    return done ? text : "";
}

/* What a pattern takes its words from: a row, or a description. */
struct words {
    const struct row *row;
    const struct xml_doc *doc; /* NULL: it does not need it */
};

static const char *find_word(struct arena *a, const struct plan *plan, const struct job *job,
                             const struct words *words, const char *word, struct diag_list *diags)
{
    bool has_cell = words->row && row_find(words->row, word);
    if (!has_cell && !strcmp(word, "name")) return stem(a, job->input);
    if (words->row) return word_of_form(a, plan, words->row, word, diags);
    return words->doc ? doc_words(words->doc, word) : "";
}

/* Signs that mean something to a file system or a shell become '-'. */
static void add_safe(struct buf *out, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        bool is_bad = c < ' ' || c == 0x7F || strchr("/\\:*?\"<>|", c);
        buf_putc(out, is_bad ? '-' : (char)c);
    }
}

static bool add_word(struct arena *a, struct buf *out, const struct plan *plan,
                     const struct job *job, const struct words *words, const char *word,
                     struct diag_list *diags)
{
    const char *text = batch_nfc(a, find_word(a, plan, job, words, word, diags));
    text += strspn(text, " \t\r\n");
    size_t n = strlen(text);
    while (n && strchr(" \t\r\n", text[n - 1]))
        n--;
    if (!n) {
        const struct pos pos = words->row ? words->row->pos : (struct pos){.file = job->input};
        if (!diag_has_error(diags)) diag_add(diags, pos, DIAG_BATCH_NAME_EMPTY, word, NULL, NULL);
        return false;
    }
    add_safe(out, arena_strndup(a, text, n));
    return true;
}

static bool fill(struct arena *a, struct buf *out, const struct plan *plan, const struct job *job,
                 const struct words *words, const char *pattern, struct diag_list *diags)
{
    while (*pattern) {
        size_t n = strcspn(pattern, "{");
        buf_add(out, pattern, n);
        pattern += n;
        if (!*pattern) break;
        n = strcspn(pattern, "}");
        const char *word = batch_nfc(a, arena_strndup(a, pattern + 1, n - 1));
        if (!add_word(a, out, plan, job, words, word, diags)) return false;
        pattern += n + 1;
    }
    return true;
}

static bool needs_doc(const char *pattern)
{
    return strstr(pattern, "{number}") || strstr(pattern, "{symbol}");
}

static bool find_words(struct arena *a, const struct plan *plan, const struct job *job,
                       const char *pattern, struct words *words, struct diag_list *diags)
{
    if (plan->call->data) {
        struct row *row = arena_new_of(a, struct row);
        words->row = row;
        return table_row(a, &plan->table, job->row, row, diags);
    }
    if (!needs_doc(pattern)) return true;
    struct content content;
    struct xml_doc *doc = arena_new_of(a, struct xml_doc);
    words->doc = doc;
    return plan_content(a, plan, job, &content, diags) &&
           xml_read(a, job->input, content.bytes, content.n, doc, diags);
}

const char *names_fill(struct arena *a, const struct plan *plan, const struct job *job,
                       const char *pattern, struct diag_list *diags)
{
    struct words words = {0};
    struct buf out = {0};
    bool done = find_words(a, plan, job, pattern, &words, diags) &&
                fill(a, &out, plan, job, &words, pattern, diags);
    const char *name = buf_text(&out, a);
    if (!done) return NULL;
    if (strlen(name) <= BATCH_MAX_NAME && *name != '.') return name;
    const struct pos pos = words.row ? words.row->pos : (struct pos){.file = job->input};
    diag_add(diags, pos, DIAG_BATCH_NAME, name, NULL, NULL);
    return NULL;
}

/* ---- no two the same ---- */

struct name {
    const char *folded, *name;
    const struct job *job; /* NULL: the run's own */
};

static int by_folded(const void *x, const void *y)
{
    const struct name *a = x, *b = y;
    int order = strcmp(a->folded, b->folded);
    if (order) return order;
    return (uintptr_t)a->job < (uintptr_t)b->job ? -1 : (uintptr_t)a->job > (uintptr_t)b->job;
}

static const char *fold(struct arena *a, const char *name)
{
    size_t n;
    uint8_t *folded = u8_casefold((const uint8_t *)name, strlen(name), "vi", UNINORM_NFC, NULL, &n);
    if (!folded && errno == ENOMEM) mem_exhausted();
    if (!folded) return name;
    const char *text = arena_strndup(a, (const char *)folded, n);
    free(folded);
    return text;
}

static const char *job_words(struct arena *a, const struct plan *plan, const struct job *job)
{
    if (!job) return _("the run itself");
    if (!plan->call->data) return job->input;
    return arena_printf(a, "%s:%d", plan->table.file, plan->table.rows.at[job->row].line);
}

static void refuse_both(struct arena *a, const struct plan *plan, const struct name *name,
                        const struct job *other, struct diag_list *diags)
{
    diag_add(diags, (struct pos){0}, DIAG_BATCH_COLLISION, name->name, job_words(a, plan, other),
             job_words(a, plan, name->job));
}

static size_t list_names(struct arena *a, const struct plan *plan, const struct job *jobs, size_t n,
                         struct name *names)
{
    const char *own = plan->call->register_name;
    size_t n_names = 0;
    if (own) names[n_names++] = (struct name){fold(a, own), own, NULL};
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; jobs[i].names && k < plan->call->n_results; k++)
            names[n_names++] = (struct name){fold(a, jobs[i].names[k]), jobs[i].names[k], &jobs[i]};
    qsort(names, n_names, sizeof *names, by_folded);
    return n_names;
}

/* Manifests of all shards are the run's own: those of the others are in the folder too. */
bool names_differ(struct arena *a, const struct plan *plan, const struct job *jobs, size_t n,
                  struct diag_list *diags)
{
    struct arena *scratch = arena_new();
    struct name *names = arena_array_of(scratch, n * plan->call->n_results + 1, struct name);
    size_t n_names = list_names(scratch, plan, jobs, n, names);
    bool all = true;
    for (size_t i = 0; i < n_names; i++) {
        bool is_own = journal_is_name(names[i].folded);
        if (!is_own && (!i || strcmp(names[i].folded, names[i - 1].folded) != 0)) continue;
        refuse_both(a, plan, &names[i], is_own ? NULL : names[i - 1].job, diags);
        all = false;
    }
    arena_free(scratch);
    return all;
}

/* ---- none that of an input ---- */

struct place {
    dev_t device;
    ino_t number;
    const char *path;
};
typedef VEC(struct place) place_list;

static int by_place(const void *x, const void *y)
{
    const struct place *a = x, *b = y;
    if (a->device != b->device) return a->device < b->device ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static void add_place(struct arena *a, place_list *places, const char *path)
{
    struct stat st;
    if (path && !stat(path, &st)) *vec_push(a, places) = (struct place){st.st_dev, st.st_ino, path};
}

static place_list places_of(struct arena *a, const struct plan *plan, const struct job *jobs,
                            size_t n)
{
    place_list places = {0};
    add_place(a, &places, plan->call->input);
    add_place(a, &places, plan->call->data);
    add_place(a, &places, plan->call->copy);
    add_place(a, &places, plan->call->layout);
    for (size_t i = 0; i < n && !plan->call->data; i++)
        add_place(a, &places, jobs[i].input);
    if (places.n) qsort(places.at, places.n, sizeof *places.at, by_place);
    return places;
}

static bool is_spared(const struct plan *plan, const char *name, const place_list *places,
                      enum diag_code code, struct diag_list *diags)
{
    char path[PATH_MAX];
    struct stat st;
    if (snprintf(path, PATH_MAX, "%s/%s", plan->call->folder, name) >= PATH_MAX) return true;
    if (stat(path, &st)) return true;
    const struct place wanted = {st.st_dev, st.st_ino, NULL};
    const struct place *found =
        places->n ? bsearch(&wanted, places->at, places->n, sizeof wanted, by_place) : NULL;
    if (found) diag_add(diags, (struct pos){.file = found->path}, code, name, NULL, NULL);
    return !found;
}

static bool are_spared(const struct plan *plan, const struct job *job, const place_list *places,
                       enum diag_code code, struct diag_list *diags)
{
    bool all = true;
    for (size_t i = 0; job->names && i < plan->call->n_results; i++)
        all = is_spared(plan, job->names[i], places, code, diags) && all;
    return all;
}

bool names_spare_inputs(struct arena *a, const struct plan *plan, const struct job *jobs, size_t n,
                        struct diag_list *diags)
{
    static const enum diag_code code = DIAG_BATCH_OVERWRITES;
    const char *own = plan->call->register_name;
    struct stat folder;
    if (stat(plan->call->folder, &folder)) return true; /* it is to be made */
    place_list places = places_of(a, plan, jobs, n);
    bool all = is_spared(plan, plan->manifest, &places, code, diags);
    if (own) all = is_spared(plan, own, &places, code, diags) && all;
    for (size_t i = 0; i < n; i++)
        all = are_spared(plan, &jobs[i], &places, code, diags) && all;
    return all;
}

bool names_spare_pictures(struct arena *a, const struct plan *plan, const struct job *job,
                          const struct vanthu_report *report, struct diag_list *diags)
{
    place_list places = {0};
    int folder = (int)path_folder_length(job->input);
    for (size_t i = 0; i < vanthu_picture_count(report); i++)
        add_place(a, &places,
                  arena_printf(a, "%.*s%s", folder, job->input, vanthu_picture(report, i)));
    if (!places.n) return true;
    qsort(places.at, places.n, sizeof *places.at, by_place);
    return are_spared(plan, job, &places, DIAG_BATCH_OVERWRITES_PICTURE, diags);
}
