/* build, copy, print-set and validate: one description. */
#include "cli/run.h"

static bool compose(struct run *run)
{
    return run_read(run, run->args->operand, &run->version) && run_compose_own(run);
}

/* Before anything is written. */
static bool fit(struct run *run)
{
    if (!run->args->value[OPTION_FIT]) return true;
    run_step(run, _("saving the last page"));
    return vanthu_fit(run->v, run->document).result != VANTHU_FIT_NONE;
}

int build_run(const struct args *args)
{
    struct run run = {0};
    if (!results_name(args, run.results, &run.n_results)) return VANTHU_USAGE;
    run_start(&run, args);
    bool is_done = compose(&run) && fit(&run) && run_make(&run) && run_save(&run);
    return run_end(&run, is_done);
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

int validate_run(const struct args *args)
{
    struct run run = {0};
    run_start(&run, args);
    if (compose(&run) && vanthu_page_count(run.v, run.document) && !args->value[OPTION_QUIET]) {
        progress_end(&run.progress);
        printf(_("%s: no errors"), args->operand);
        printf("\n");
    }
    return run_end(&run, false);
}
