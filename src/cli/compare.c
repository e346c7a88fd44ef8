/* redline and diff: two versions of a description. */
#include "cli/run.h"

#include <string.h>
#include <unistd.h>

static bool compose_version(struct run *run, const char *path, struct version *version)
{
    return run_read(run, path, version) && run_compose(run, version);
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
    run_step(run, _("filling the pages"));
    return vanthu_page_count(run->v, run->version.document) > 0;
}

static bool compare(struct run *run)
{
    const struct vanthu_revision revision = {run->args->value[OPTION_AUTHOR],
                                             run->args->value[OPTION_DATE]};
    run_step(run, _("comparing the versions"));
    run->document = run->redline =
        vanthu_redline(run->v, run->before.document, run->version.document, &revision);
    return run->redline;
}

int redline_run(const struct args *args)
{
    struct run run = {0};
    if (!results_name(args, run.results, &run.n_results)) return VANTHU_USAGE;
    run_start(&run, args);
    bool is_done =
        compose_both(&run) && fill_pages(&run) && compare(&run) && run_make(&run) && run_save(&run);
    return run_end(&run, is_done);
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
    return run_end(&run, false);
}
