/* sign and verify-signature. The only commands that look at the clock: a signature says when it was
 * made. */
#include "cli/cli.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MAX_SIGNATURES = 64, VIET_NAM = 7 * 60 * 60 };

static void tell_time(char out[64])
{
    time_t now = time(NULL) + VIET_NAM;
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(out, 64, "D:%Y%m%d%H%M%S+07'00'", &parts);
}

static bool check_call(const struct args *args, struct result *result)
{
    if (!args->value[OPTION_KEY])
        return say_usage(args->command, "%s", _("no key is named: --key FILE"));
    if (args->n_outputs > 1)
        return say_usage(args->command, "%s", _("one file at a time: name one result"));
    size_t n;
    return results_name(args, result, &n);
}

/* "-" on a terminal: it is typed, and not shown. Else it is standard input, like every file. */
static const char *ask_secret(const struct args *args)
{
    const char *password = args->value[OPTION_PASSWORD];
    if (!password || strcmp(password, "-") != 0 || !isatty(STDIN_FILENO)) return NULL;
    return getpass(_("Password or PIN: "));
}

static bool sign(struct vanthu *v, const struct args *args, struct result *result)
{
    char now[64];
    tell_time(now);
    const struct vanthu_signer signer = {
        .field = args->value[OPTION_AS],
        .time = now,
        .key = args->value[OPTION_KEY],
        .cert = args->value[OPTION_CERT],
        .password = args->value[OPTION_PASSWORD],
        .secret = ask_secret(args),
        .image = args->value[OPTION_IMAGE],
        .timestamp = args->value[OPTION_TIMESTAMP],
    };
    if (!vanthu_sign(v, args->operand, &signer, &result->bytes, &result->n)) return false;
    const struct vanthu_file file = {result->path, result->bytes, result->n};
    return results_save(v, &file, 1);
}

int sign_run(const struct args *args)
{
    struct result result[ARGS_MAX_RESULTS] = {0};
    if (!check_call(args, result)) return VANTHU_USAGE;
    struct vanthu *v = vanthu_new(NULL);
    bool done = sign(v, args, result);
    bool is_silent = args->value[OPTION_QUIET] || !strcmp(result->path, "-");
    if (done && !is_silent) printf(_("%s: signed\n"), result->path);
    vanthu_bytes_free(result->bytes);
    return library_close(v);
}

static void print_signature(const struct vanthu_signature *one)
{
    if (!one->is_intact) return;
    printf(_("%s: intact, signed by %s, %s\n"), one->field, one->signer, one->time);
    if (one->stamp_by) printf(_("  time stamp by %s, %s\n"), one->stamp_by, one->stamp_time);
    if (one->is_trusted)
        printf("%s\n", _("  its certificate is to be trusted, and was valid then"));
}

int verify_signature_run(const struct args *args)
{
    struct vanthu_signature all[MAX_SIGNATURES];
    const char *trust = args->value[OPTION_TRUST];
    struct vanthu *v = vanthu_new(NULL);
    size_t n = vanthu_signatures(v, args->operand, trust, all, MAX_SIGNATURES);
    for (size_t i = 0; i < n && !args->value[OPTION_QUIET]; i++)
        print_signature(&all[i]);
    if (n && !trust && !args->value[OPTION_QUIET])
        printf("%s\n", _("whether the certificates are to be trusted was not examined (--trust)"));
    return library_close(v);
}
