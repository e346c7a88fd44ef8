#include "cli/run.h"

#include <string.h>

void run_step(struct run *run, const char *text)
{
    progress_step(&run->progress, text);
}

void run_start(struct run *run, const struct args *args)
{
    run->args = args;
    run->v = library_open(args);
    if (args->value[OPTION_SHARED_FONTS]) vanthu_share_fonts(run->v);
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

bool run_read(struct run *run, const char *path, struct version *version)
{
    run_step(run, _("reading the description"));
    version->report = vanthu_read_file(run->v, path);
    return version->report && spares_pictures(run, path, version->report);
}

bool run_compose(struct run *run, struct version *version)
{
    const char *copy = run->args->value[OPTION_AS];
    if (copy && !vanthu_read_copy(run->v, version->report, copy)) return false;
    run_step(run, _("applying the layout"));
    version->document = vanthu_compose_part(
        run->v, version->report, run->args->value[OPTION_LAYOUT], run->args->value[OPTION_PART]);
    return version->document;
}

bool run_compose_own(struct run *run)
{
    if (!run_compose(run, &run->version)) return false;
    run->document = run->version.document;
    if (run->args->value[OPTION_PROTECT]) vanthu_protect(run->document);
    return true;
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
        run_step(run, _("filling the pages"));
        r->pages = vanthu_page_count(run->v, run->document);
        if (!r->pages) return false;
    }
    run_step(run, r->path);
    if (run->args->command->run == print_set_run) return make_set(run, r);
    if (r->is_archive)
        return vanthu_write_archive(run->v, run->document, r->level, &r->bytes, &r->n);
    return vanthu_write(run->v, run->document, r->kind, &r->bytes, &r->n);
}

bool run_make(struct run *run)
{
    if (run->args->value[OPTION_SIGN_FIELDS]) vanthu_sign_fields(run->document);
    for (size_t i = 0; i < run->n_results; i++)
        if (!make(run, &run->results[i])) return false;
    return true;
}

bool run_save(struct run *run)
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

int run_end(struct run *run, bool is_done)
{
    progress_end(&run->progress);
    if (is_done) say_all_made(run);
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
