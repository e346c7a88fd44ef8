/* Which results a call asks for; what must not be overwritten is refused before any work. */
#include "cli/cli.h"

#include <signal.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

/* By the ending of a name; others have an option of their own. */
static const char *const kinds[] = {
    [VANTHU_PDF] = "pdf", [VANTHU_DOCX] = "docx", [VANTHU_DUMP] = "dump", [VANTHU_XML] = "xml"};

/* Only what changes a description makes one, or fills its fields. */
static bool makes_xml(const struct command *command)
{
    return command->run == issue_run || command->run == batch_command;
}

static bool find_kind(const struct command *command, const char *name, enum vanthu_kind *kind)
{
    for (size_t i = 0; name && i < sizeof kinds / sizeof *kinds; i++) {
        bool is_known = i != VANTHU_XML || makes_xml(command);
        if (!is_known || strcasecmp(name, kinds[i]) != 0) continue;
        *kind = (enum vanthu_kind)i;
        return true;
    }
    return false;
}

const char *results_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool kind_of(const struct args *args, const char *path, enum vanthu_kind *kind)
{
    const struct command *command = args->command;
    const char *dot = strrchr(results_base_name(path), '.');
    if (command->makes && (!dot || !strcasecmp(dot + 1, command->makes)))
        return find_kind(command, command->makes, kind);
    if (command->makes)
        return say_usage(command, _("end the name of the result %s in .%s"), path, command->makes);
    if (find_kind(command, dot ? dot + 1 : NULL, kind) ||
        find_kind(command, args->value[OPTION_FORMAT], kind))
        return true;
    const char *text = makes_xml(command)
                           ? _("the kind of result of %s is not known: end the name in .pdf, "
                               ".docx, .dump or .xml, or name it with --format")
                           : _("the kind of result of %s is not known: end the name in .pdf, .docx "
                               "or .dump, or name it with --format");
    return say_usage(command, text, path);
}

static bool stat_folder(const char *path, struct stat *st)
{
    char folder[PATH_MAX];
    size_t n = (size_t)(results_base_name(path) - path);
    if (n >= sizeof folder) return false;
    memcpy(folder, path, n);
    folder[n] = '\0';
    return stat(n ? folder : ".", st) == 0;
}

/* Whether two names lead to one file, which may be yet to be made. Two devices are never one: to
 * write twice to /dev/null harms nobody. */
bool results_same_file(const char *a, const char *b)
{
    if (!strcmp(a, b)) return true;
    struct stat x, y;
    bool has_x = stat(a, &x) == 0, has_y = stat(b, &y) == 0;
    if (has_x != has_y || (has_x && !S_ISREG(x.st_mode))) return false;
    if (!has_x && (strcmp(results_base_name(a), results_base_name(b)) != 0 || !stat_folder(a, &x) ||
                   !stat_folder(b, &y)))
        return false;
    return x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* Files that a call names beside what it works on. A value may also be a word. */
static bool is_read(const struct args *args, const char *path)
{
    static const enum option_id files[] = {OPTION_LAYOUT, OPTION_AS,       OPTION_KEY,
                                           OPTION_CERT,   OPTION_PASSWORD, OPTION_IMAGE,
                                           OPTION_TRUST,  OPTION_DATA};
    struct stat st;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *file = args->value[files[i]];
        if (file && stat(file, &st) == 0 && results_same_file(path, file)) return true;
    }
    return results_same_file(path, args->operand) ||
           (args->second && results_same_file(path, args->second));
}

static bool is_allowed(const struct args *args, const struct result *results, size_t i)
{
    const char *path = results[i].path;
    if (strcmp(path, "-") != 0 && is_read(args, path))
        return say_usage(args->command, _("the result %s would overwrite what it is made of"),
                         path);
    for (size_t k = 0; k < i; k++)
        if (results_same_file(path, results[k].path))
            return say_usage(args->command, _("the result %s is named twice"), path);
    return true;
}

static bool check_format(const struct args *args)
{
    enum vanthu_kind any;
    const char *format = args->value[OPTION_FORMAT];
    if (!format || find_kind(args->command, format, &any)) return true;
    const char *text = makes_xml(args->command)
                           ? _("%s is not a kind of result: write pdf, docx, dump or xml")
                           : _("%s is not a kind of result: write pdf, docx or dump");
    return say_usage(args->command, text, format);
}

static bool find_level(const char *name, enum vanthu_level *level)
{
    static const char *const levels[] = {
        [VANTHU_A3A] = "3a", [VANTHU_A2A] = "2a", [VANTHU_A2U] = "2u", [VANTHU_A1A] = "1a"};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        if (*name && strcasecmp(name, levels[i]) != 0) continue;
        *level = (enum vanthu_level)i;
        return true;
    }
    return false;
}

/* --archive is about PDFs; a call without any has no use for it. */
static bool name_archive(const struct args *args, struct result *results, size_t n)
{
    const char *name = args->value[OPTION_ARCHIVE];
    enum vanthu_level level = VANTHU_A3A;
    bool has_pdf = false;
    if (!name) return true;
    if (!find_level(name, &level))
        return say_usage(args->command,
                         _("%s is not a level of the archive: write 3a, 2a, 2u or 1a"), name);
    for (size_t i = 0; i < n; i++) {
        results[i].is_archive = results[i].kind == VANTHU_PDF;
        results[i].level = level;
        has_pdf = has_pdf || results[i].is_archive;
    }
    if (has_pdf) return true;
    return say_usage(args->command, "%s", _("--archive needs a result that ends in .pdf"));
}

static bool check_sign_fields(const struct args *args, const struct result *results, size_t n)
{
    if (!args->value[OPTION_SIGN_FIELDS]) return true;
    for (size_t i = 0; i < n; i++)
        if (results[i].kind == VANTHU_PDF) return true;
    return say_usage(args->command, "%s", _("--sign-fields needs a result that ends in .pdf"));
}

static bool check_protect(const struct args *args, const struct result *results, size_t n)
{
    if (!args->value[OPTION_PROTECT]) return true;
    for (size_t i = 0; i < n; i++)
        if (results[i].kind == VANTHU_DOCX) return true;
    return say_usage(args->command, "%s", _("--protect needs a result that ends in .docx"));
}

/* The results in the order in which they are said. */
static bool name_all(const struct args *args, struct result *results, size_t *n)
{
    static const struct {
        enum option_id option;
        enum vanthu_kind kind;
    } others[] = {{OPTION_METADATA, VANTHU_METADATA}, {OPTION_REGISTER, VANTHU_REGISTER}};
    for (size_t i = 0; i < args->n_outputs; i++) {
        results[i] = (struct result){.path = args->outputs[i]};
        if (!kind_of(args, results[i].path, &results[i].kind)) return false;
    }
    *n = args->n_outputs;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const char *path = args->value[others[i].option];
        if (path) results[(*n)++] = (struct result){.path = path, .kind = others[i].kind};
    }
    return true;
}

bool results_name(const struct args *args, struct result results[ARGS_MAX_RESULTS], size_t *n)
{
    if (!check_format(args) || !name_all(args, results, n)) return false;
    if (!*n) return say_usage(args->command, _("no result is named: give at least one -o FILE"));
    for (size_t i = 0; i < *n; i++)
        if (!is_allowed(args, results, i)) return false;
    return name_archive(args, results, *n) && check_protect(args, results, *n) &&
           check_sign_fields(args, results, *n);
}

void results_hold_signals(sigset_t *old)
{
    sigset_t held;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    sigaddset(&held, SIGHUP);
    sigprocmask(SIG_BLOCK, &held, old);
}

/* With temporary files about, an interrupt waits until they are renamed. A result for standard
 * output alone has none, and may wait for its reader for long. */
bool results_save(struct vanthu *v, const struct vanthu_file *files, size_t n)
{
    bool has_file = false;
    for (size_t i = 0; i < n; i++)
        has_file = has_file || strcmp(files[i].path, "-") != 0;
    sigset_t old;
    if (has_file) results_hold_signals(&old);
    bool saved = vanthu_save(v, files, n);
    if (has_file) sigprocmask(SIG_SETMASK, &old, NULL);
    return saved;
}
