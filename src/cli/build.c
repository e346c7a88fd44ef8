/* build, copy, redline, diff and validate: the same steps, for one version or two, with and without
 * results.
 *
 *   read -> compose -> make every result in memory -> save all or none -> say what was made */
#include "cli/cli.h"

#include <string.h>
#include <unistd.h>

struct version {
    struct vanthu_report *report;
    struct vanthu_document *document;
};

/* One run: what it holds is released in run_end, in the opposite order of its making. */
struct run {
    const struct args *args;
    struct vanthu *v;
    struct version version, before;   /* before: of a comparison */
    struct vanthu_document *redline;  /* NULL: nothing is compared */
    struct vanthu_document *document; /* what results are made of: one of these; lent */
    struct progress progress;
    struct result results[ARGS_MAX_RESULTS];
    size_t n_results;
    bool is_refused; /* a result would take the place of a picture */
};

static void step(struct run *run, const char *text)
{
    progress_step(&run->progress, text);
}

static void run_start(struct run *run, const struct args *args)
{
    run->args = args;
    run->v = library_open(args);
    run->progress = progress_start(args->value[OPTION_QUIET]);
}

static bool refuse_result(struct run *run, const char *path)
{
    progress_end(&run->progress);
    run->is_refused = true;
    return say_usage(run->args->command, _("the result %s would overwrite what it is made of"),
                     path);
}

/* Pictures are named by the description, and known when it is read. */
static bool spares_pictures(struct run *run, const char *path, const struct vanthu_report *report)
{
    int folder = (int)(results_base_name(path) - path);
    char picture[2 * PATH_MAX];
    for (size_t i = 0; i < vanthu_picture_count(report); i++) {
        snprintf(picture, sizeof picture, "%.*s%s", folder, path, vanthu_picture(report, i));
        for (size_t k = 0; k < run->n_results; k++)
            if (results_same_file(run->results[k].path, picture))
                return refuse_result(run, run->results[k].path);
    }
    return true;
}

static bool read_version(struct run *run, const char *path, struct version *version)
{
    step(run, _("reading the description"));
    version->report = vanthu_read_file(run->v, path);
    return version->report && spares_pictures(run, path, version->report);
}

/* What was read. */
static bool compose_read(struct run *run, struct version *version)
{
    const char *copy = run->args->value[OPTION_AS];
    if (copy && !vanthu_read_copy(run->v, version->report, copy)) return false;
    step(run, _("applying the layout"));
    version->document = vanthu_compose_part(
        run->v, version->report, run->args->value[OPTION_LAYOUT], run->args->value[OPTION_PART]);
    return version->document;
}

static bool compose_version(struct run *run, const char *path, struct version *version)
{
    return read_version(run, path, version) && compose_read(run, version);
}

static bool compose_own(struct run *run)
{
    if (!compose_read(run, &run->version)) return false;
    run->document = run->version.document;
    if (run->args->value[OPTION_PROTECT]) vanthu_protect(run->document);
    return true;
}

static bool compose(struct run *run)
{
    return read_version(run, run->args->operand, &run->version) && compose_own(run);
}

static bool compose_both(struct run *run)
{
    return compose_version(run, run->args->operand, &run->before) &&
           compose_version(run, run->args->second, &run->version);
}

/* What ends the new version's pages may ask more of its text, such as lines that go with the foot.
 */
static bool fill_pages(struct run *run)
{
    step(run, _("filling the pages"));
    return vanthu_page_count(run->v, run->version.document) > 0;
}

static bool compare(struct run *run)
{
    const struct vanthu_revision revision = {run->args->value[OPTION_AUTHOR],
                                             run->args->value[OPTION_DATE]};
    step(run, _("comparing the versions"));
    run->document = run->redline =
        vanthu_redline(run->v, run->before.document, run->version.document, &revision);
    return run->redline;
}

/* Before anything is written. */
static bool fit(struct run *run)
{
    if (!run->args->value[OPTION_FIT]) return true;
    step(run, _("saving the last page"));
    return vanthu_fit(run->v, run->document).result != VANTHU_FIT_NONE;
}

static bool make_set(struct run *run, struct result *r)
{
    struct vanthu_print_set set = {.is_single_sided = run->args->value[OPTION_SINGLE_SIDED]};
    if (!vanthu_write_print_set(run->v, run->document, &set, &r->bytes, &r->n)) return false;
    r->copies = set.copies;
    r->pages = set.pages;
    return true;
}

static bool make(struct run *run, struct result *r)
{
    if (r->kind == VANTHU_PDF || r->kind == VANTHU_DUMP) {
        step(run, _("filling the pages"));
        r->pages = vanthu_page_count(run->v, run->document);
        if (!r->pages) return false;
    }
    step(run, r->path);
    if (run->args->command->run == print_set_run) return make_set(run, r);
    if (r->is_archive)
        return vanthu_write_archive(run->v, run->document, r->level, &r->bytes, &r->n);
    return vanthu_write(run->v, run->document, r->kind, &r->bytes, &r->n);
}

static bool make_all(struct run *run)
{
    if (run->args->value[OPTION_SIGN_FIELDS]) vanthu_sign_fields(run->document);
    for (size_t i = 0; i < run->n_results; i++)
        if (!make(run, &run->results[i])) return false;
    return true;
}

static bool save_all(struct run *run)
{
    struct vanthu_file files[ARGS_MAX_RESULTS];
    for (size_t i = 0; i < run->n_results; i++) {
        const struct result *r = &run->results[i];
        files[i] = (struct vanthu_file){r->path, r->bytes, r->n};
    }
    return results_save(run->v, files, run->n_results);
}

static void say_made(const struct result *r)
{
    size_t kb = (r->n + 1023) / 1024;
    printf("%s: ", r->path);
    if (r->copies) printf(ngettext("%zu copy, ", "%zu copies, ", r->copies), r->copies);
    if (r->pages) printf(ngettext("%zu page, ", "%zu pages, ", r->pages), r->pages);
    printf(_("%zu KB"), kb);
    printf("\n");
}

static void say_fitted(const struct vanthu_fitted *fitted)
{
    switch (fitted->result) {
    case VANTHU_FIT_NONE:
        return;
    case VANTHU_FIT_NAMED:
        printf(_("set with fit=\"%s\": %s"), fitted->step, fitted->title);
        break;
    case VANTHU_FIT_UNNEEDED:
        printf("%s", _("not changed: the last page holds enough"));
        break;
    case VANTHU_FIT_SAVED:
        printf(ngettext("%zu page instead of %zu: %s (as with fit=\"%s\" in the description)",
                        "%zu pages instead of %zu: %s (as with fit=\"%s\" in the description)",
                        fitted->pages_after),
               fitted->pages_after, fitted->pages_before, fitted->title, fitted->step);
        break;
    case VANTHU_FIT_IN_VAIN:
        printf("%s", _("not changed: nothing that the layout sheet allows saves the last page"));
        break;
    }
    printf("\n");
}

/* Standard output carries either a result or the words about results. */
static void say_all_made(const struct run *run)
{
    if (run->args->value[OPTION_QUIET]) return;
    for (size_t i = 0; i < run->n_results; i++)
        if (!strcmp(run->results[i].path, "-")) return;
    for (size_t i = 0; i < run->n_results; i++)
        say_made(&run->results[i]);
    struct vanthu_fitted fitted = vanthu_fitted(run->document);
    say_fitted(&fitted);
}

static int run_end(struct run *run)
{
    progress_end(&run->progress);
    int status = say_messages(run->v);
    if (run->is_refused) status = VANTHU_USAGE;
    for (size_t i = 0; i < run->n_results; i++)
        vanthu_bytes_free(run->results[i].bytes);
    vanthu_document_free(run->redline);
    vanthu_document_free(run->before.document);
    vanthu_report_free(run->before.report);
    vanthu_document_free(run->version.document);
    vanthu_report_free(run->version.report);
    vanthu_free(run->v);
    return status;
}

int build_run(const struct args *args)
{
    struct run run = {0};
    if (!results_name(args, run.results, &run.n_results)) return VANTHU_USAGE;
    run_start(&run, args);
    if (compose(&run) && fit(&run) && make_all(&run) && save_all(&run)) {
        progress_end(&run.progress);
        say_all_made(&run);
    }
    return run_end(&run);
}

int copy_run(const struct args *args)
{
    if (!args->value[OPTION_AS]) {
        say_usage(args->command, "%s", _("no copy is named: --as FILE"));
        return VANTHU_USAGE;
    }
    return build_run(args);
}

/* A copy stands behind all parts of its document, so it has none alone. */
int print_set_run(const struct args *args)
{
    if (args->value[OPTION_AS] && args->value[OPTION_PART]) {
        say_usage(args->command, "%s",
                  _("--part makes no part of a copy: leave out --part or --as"));
        return VANTHU_USAGE;
    }
    return build_run(args);
}

int redline_run(const struct args *args)
{
    struct run run = {0};
    if (!results_name(args, run.results, &run.n_results)) return VANTHU_USAGE;
    run_start(&run, args);
    if (compose_both(&run) && fill_pages(&run) && compare(&run) && make_all(&run) &&
        save_all(&run)) {
        progress_end(&run.progress);
        say_all_made(&run);
    }
    return run_end(&run);
}

static bool wants_colours(const struct args *args, bool *colours)
{
    const char *when = args->value[OPTION_COLOR];
    *colours = when ? !strcmp(when, "always") : false;
    if (!when || !strcmp(when, "auto")) *colours = isatty(STDOUT_FILENO);
    if (!when || *colours || !strcmp(when, "never") || !strcmp(when, "auto")) return true;
    return say_usage(args->command, _("\"%s\" is not one of always, never, auto"), when);
}

/* Nothing is printed where nothing has changed. */
int diff_run(const struct args *args)
{
    struct run run = {0};
    bool colours;
    if (!wants_colours(args, &colours)) return VANTHU_USAGE;
    run_start(&run, args);
    if (compose_both(&run) && compare(&run)) {
        uint8_t *bytes;
        size_t n;
        progress_end(&run.progress);
        vanthu_diff(run.document, colours, &bytes, &n);
        fwrite(bytes, 1, n, stdout);
        vanthu_bytes_free(bytes);
    }
    return run_end(&run);
}

int validate_run(const struct args *args)
{
    struct run run = {0};
    run_start(&run, args);
    if (compose(&run) && vanthu_page_count(run.v, run.document) && !args->value[OPTION_QUIET]) {
        progress_end(&run.progress);
        printf(_("%s: no errors"), args->operand);
        printf("\n");
    }
    return run_end(&run);
}

/* ---- approve and issue ---- */

/* The approval of a description stands beside it; standard input has none. */
static bool name_approval(const struct args *args, char path[PATH_MAX])
{
    int n = snprintf(path, PATH_MAX, "%s.approved", args->operand);
    return strcmp(args->operand, "-") != 0 && n > 0 && n < PATH_MAX;
}

int approve_run(const struct args *args)
{
    struct run run = {.results = {{.kind = VANTHU_XML}}, .n_results = 1};
    char path[PATH_MAX];
    if (!name_approval(args, path)) {
        say_usage(args->command, _("%s cannot be approved: name a file"), args->operand);
        return VANTHU_USAGE;
    }
    struct result *r = &run.results[0];
    r->path = path;
    run_start(&run, args);
    if (read_version(&run, args->operand, &run.version) &&
        vanthu_approve(run.v, run.version.report, &r->bytes, &r->n) && compose_own(&run) &&
        vanthu_page_count(run.v, run.document) && save_all(&run)) {
        progress_end(&run.progress);
        say_all_made(&run);
    }
    return run_end(&run);
}

static bool is_approved(struct run *run)
{
    char path[PATH_MAX];
    if (!name_approval(run->args, path) || access(path, F_OK)) return true;
    return vanthu_check_approval(run->v, run->version.report, path);
}

static bool issue(struct run *run)
{
    const struct args *args = run->args;
    step(run, _("giving number and date"));
    run->document = run->version.document =
        vanthu_issue(run->v, run->version.report, args->value[OPTION_LAYOUT],
                     args->value[OPTION_NUMBER], args->value[OPTION_DATE]);
    return run->document;
}

int issue_run(const struct args *args)
{
    struct run run = {0};
    if (!args->value[OPTION_NUMBER] && !args->value[OPTION_DATE]) {
        say_usage(args->command, "%s", _("nothing is given: --number NUMBER, --date DAY"));
        return VANTHU_USAGE;
    }
    if (!results_name(args, run.results, &run.n_results)) return VANTHU_USAGE;
    run_start(&run, args);
    if (read_version(&run, args->operand, &run.version) && is_approved(&run) && issue(&run) &&
        make_all(&run) && save_all(&run)) {
        progress_end(&run.progress);
        say_all_made(&run);
    }
    return run_end(&run);
}
