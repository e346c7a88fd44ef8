/* approve and issue: a description that is to stay as it was. */
#include "cli/run.h"

#include <string.h>
#include <unistd.h>

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
    bool is_done = run_read(&run, args->operand, &run.version) &&
                   vanthu_approve(run.v, run.version.report, &r->bytes, &r->n) &&
                   run_compose_own(&run) && vanthu_page_count(run.v, run.document) &&
                   run_save(&run);
    return run_end(&run, is_done);
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
    run_step(run, _("giving number and date"));
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
    bool is_done = run_read(&run, args->operand, &run.version) && is_approved(&run) &&
                   issue(&run) && run_make(&run) && run_save(&run);
    return run_end(&run, is_done);
}
