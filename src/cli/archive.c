/* extract and verify: from a PDF for the archive back to its description. */
#include "cli/cli.h"

#include <signal.h>
#include <string.h>

static struct vanthu *open_library(const struct args *args)
{
    struct vanthu_options options = {args->data_dir, args->value[OPTION_FONTS], true};
    return vanthu_new(&options);
}

static int end(struct vanthu *v, struct vanthu_archive *archive)
{
    int status = say_messages(v);
    vanthu_archive_free(archive);
    vanthu_free(v);
    return status;
}

static bool extract(struct vanthu *v, const struct vanthu_archive *archive, const char *path)
{
    sigset_t wait, old;
    sigemptyset(&wait);
    sigaddset(&wait, SIGINT);
    sigaddset(&wait, SIGTERM);
    sigaddset(&wait, SIGHUP);
    sigprocmask(SIG_BLOCK, &wait, &old);
    bool done = vanthu_extract(v, archive, path);
    sigprocmask(SIG_SETMASK, &old, NULL);
    return done;
}

/* The description, and what stands beside it. */
static void say_extracted(const struct vanthu_archive *archive, const char *path)
{
    const char *slash = strrchr(path, '/');
    int folder = slash ? (int)(slash + 1 - path) : 0;
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
    struct vanthu *v = open_library(args);
    struct vanthu_archive *archive = vanthu_archive_open(v, args->operand);
    bool is_file = args->n_outputs && (path[0] != '-' || path[1]);
    if (archive && extract(v, archive, path) && is_file && !args->value[OPTION_QUIET])
        say_extracted(archive, path);
    return end(v, archive);
}

int verify_run(const struct args *args)
{
    struct vanthu *v = open_library(args);
    struct vanthu_archive *archive = vanthu_archive_open(v, args->operand);
    if (archive && vanthu_verify(v, archive, args->value[OPTION_LAYOUT]) &&
        !args->value[OPTION_QUIET])
        printf(_("%s: what its description gives, byte for byte\n"), args->operand);
    return end(v, archive);
}
