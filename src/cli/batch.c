/* batch: the words of a call as a run of many documents. */
#include "cli/cli.h"

#include "batch/batch.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool read_count(const char **s, size_t most, size_t *value)
{
    char *end;
    if (**s < '0' || **s > '9') return false;
    unsigned long long n = strtoull(*s, &end, 10);
    *s = end;
    *value = (size_t)n;
    return n >= 1 && n <= most;
}

static bool read_workers(const struct args *args, struct batch_call *call)
{
    const char *text = args->value[OPTION_JOBS];
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = cores > 0 ? (size_t)cores : 1;
    const char *at = text;
    if (text && (!read_count(&at, BATCH_MAX_WORKERS, &n) || *at))
        return say_usage(args->command, _("\"%s\" is not a number of workers: write 1 to %d"), text,
                         BATCH_MAX_WORKERS);
    call->workers = (int)(n < BATCH_MAX_WORKERS ? n : BATCH_MAX_WORKERS);
    return true;
}

/* 2/8 */
static bool read_shard(const struct args *args, struct batch_call *call)
{
    enum { MOST = 100000 };
    const char *text = args->value[OPTION_SHARD], *at = text;
    call->shard = call->n_shards = 1;
    if (!text) return true;
    bool is_good = read_count(&at, MOST, &call->shard) && *at++ == '/' &&
                   read_count(&at, MOST, &call->n_shards) && !*at;
    if (is_good && call->shard <= call->n_shards) return true;
    return say_usage(args->command, _("\"%s\" is not a shard: write for example 2/8"), text);
}

static bool check_outputs(const struct args *args)
{
    bool has_stdout = false;
    for (size_t i = 0; i < args->n_outputs; i++)
        has_stdout = has_stdout || !strcmp(args->outputs[i], "-");
    static const enum option_id others[] = {OPTION_METADATA, OPTION_REGISTER};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *name = args->value[others[i]];
        has_stdout = has_stdout || (name && !strcmp(name, "-"));
    }
    if (!has_stdout) return true;
    return say_usage(args->command, "%s", _("many documents do not go to standard output"));
}

static bool name_results(const struct args *args, struct batch_call *call,
                         struct batch_result *results)
{
    struct result named[ARGS_MAX_RESULTS];
    size_t n;
    _Static_assert((int)BATCH_MAX_RESULTS >= (int)ARGS_MAX_RESULTS, "all fit");
    if (!results_name(args, named, &n)) return false;
    call->results = results;
    for (size_t i = 0; i < n; i++) {
        const struct result *r = &named[i];
        if (r->kind == VANTHU_REGISTER)
            call->register_name = r->path;
        else
            results[call->n_results++] =
                (struct batch_result){r->path, r->kind, r->is_archive, r->level};
    }
    return true;
}

static bool check_register(const struct args *args)
{
    const char *name = args->value[OPTION_REGISTER];
    if (!name || !strpbrk(name, "{}")) return true;
    return say_usage(args->command,
                     _("the register %s is one for all documents: its name holds no {...}"), name);
}

int batch_command(const struct args *args)
{
    struct batch_result results[BATCH_MAX_RESULTS];
    struct batch_call call = {
        .options = {args->data_dir, args->value[OPTION_FONTS]},
        .layout = args->value[OPTION_LAYOUT],
        .part = args->value[OPTION_PART],
        .copy = args->value[OPTION_AS],
        .is_protected = args->value[OPTION_PROTECT],
        .has_fields = args->value[OPTION_SIGN_FIELDS],
        .shares_fonts = args->value[OPTION_SHARED_FONTS],
        .is_to_fit = args->value[OPTION_FIT],
        .input = args->operand,
        .data = args->value[OPTION_DATA],
        .folder = args->value[OPTION_TO],
        .resumes = args->value[OPTION_RESUME],
        .is_quiet = args->value[OPTION_QUIET],
    };
    if (!call.folder) {
        say_usage(args->command, "%s", _("no folder is named for the results: --to FOLDER"));
        return VANTHU_USAGE;
    }
    if (!read_workers(args, &call) || !read_shard(args, &call) || !check_register(args) ||
        !check_outputs(args) || !name_results(args, &call, results))
        return VANTHU_USAGE;
    return batch_run(&call);
}
