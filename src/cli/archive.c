/* extract and verify: from a PDF for the archive back to its description. */
#include "cli/cli.h"

#include <signal.h>

static int end(struct vanthu *v, struct vanthu_archive *archive)
{
    vanthu_archive_free(archive);
    return library_close(v);
}

static bool extract(struct vanthu *v, const struct vanthu_archive *archive, const char *path)
{
    sigset_t old;
    results_hold_signals(&old);
    bool done = vanthu_extract(v, archive, path);
    sigprocmask(SIG_SETMASK, &old, NULL);
    return done;
}

/* The description, and what stands beside it. */
static void say_extracted(const struct vanthu_archive *archive, const char *path)
{
    int folder = (int)(results_base_name(path) - path);
    printf("%s\n", path);
    for (size_t i = 1; i < vanthu_archive_count(archive); i++)
        printf("%.*s%s\n", folder, path, vanthu_archive_file(archive, i).path);
}

int extract_run(const struct args *args)
{
    const char *path = args->n_outputs ? args->outputs[0] : "-";
    if (args->n_outputs > 1) {
        say_usage(args->command, _("the result %s is one too many"), args->outputs[1]);
        return VANTHU_USAGE;
    }
    if (args->n_outputs && results_same_file(path, args->operand)) {
        say_usage(args->command, _("the result %s would overwrite what it is made of"), path);
        return VANTHU_USAGE;
    }
    struct vanthu *v = library_open(args);
    struct vanthu_archive *archive = vanthu_archive_open(v, args->operand);
    bool is_file = args->n_outputs && (path[0] != '-' || path[1]);
    if (archive && extract(v, archive, path) && is_file && !args->value[OPTION_QUIET])
        say_extracted(archive, path);
    return end(v, archive);
}

int verify_run(const struct args *args)
{
    struct vanthu *v = library_open(args);
    struct vanthu_archive *archive = vanthu_archive_open(v, args->operand);
    if (archive && vanthu_verify(v, archive, args->value[OPTION_LAYOUT]) &&
        !args->value[OPTION_QUIET])
        printf(_("%s: what its description gives, byte for byte\n"), args->operand);
    return end(v, archive);
}
