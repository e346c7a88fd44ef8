/* The reading of a call by the table of commands and options. */
#include "cli/cli.h"

#include <string.h>

/* The words of a call that are still to be read. */
struct words {
    char **at;
    int n;
};

static const struct option *find_long(const char *name, size_t n)
{
    for (int i = 0; i < OPTION_N; i++)
        if (strlen(cli_options[i].name) == n && !strncmp(cli_options[i].name, name, n))
            return &cli_options[i];
    return NULL;
}

static const struct option *find_short(char letter)
{
    for (int i = 0; i < OPTION_N; i++)
        if (letter && cli_options[i].letter == letter) return &cli_options[i];
    return NULL;
}

static bool take(struct args *args, const struct option *option, const char *value)
{
    args->value[option - cli_options] = value;
    if (option != &cli_options[OPTION_OUTPUT]) return true;
    if (args->n_outputs == ARGS_MAX_OUTPUTS)
        return say_usage(args->command, _("more than %d results are named"), ARGS_MAX_OUTPUTS),
               false;
    args->outputs[args->n_outputs++] = value;
    return true;
}

/* `shown` is the option as it was written; `value` what stands behind it in the same word. */
static bool read_option(struct args *args, const struct option *option, const char *shown,
                        const char *value, struct words *rest)
{
    if (!option || !(args->command->options & OPTION_BIT(option - cli_options)))
        return say_usage(args->command, _("%s has no option %s"), args->command->name, shown),
               false;
    if (option->extra) return take(args, option, value ? value : "");
    if (!option->value) {
        if (value) return say_usage(args->command, _("option %s takes no value"), shown);
        return take(args, option, "");
    }
    if (!value && rest->n) {
        value = *rest->at++;
        rest->n--;
    }
    if (!value || !*value) return say_usage(args->command, _("option %s needs a value"), shown);
    return take(args, option, value);
}

/* --name, --name=value */
static bool read_long(struct args *args, const char *word, struct words *rest)
{
    size_t n = strcspn(word, "=");
    char shown[64];
    snprintf(shown, sizeof shown, "%.*s", (int)n, word);
    return read_option(args, find_long(word + 2, n - 2), shown, word[n] ? word + n + 1 : NULL,
                       rest);
}

/* -o value, -ovalue, -qo value */
static bool read_short(struct args *args, const char *word, struct words *rest)
{
    for (const char *p = word + 1; *p; p++) {
        const struct option *option = find_short(*p);
        bool has_value = option && option->value;
        char shown[] = {'-', *p, '\0'};
        if (!read_option(args, option, shown, has_value && p[1] ? p + 1 : NULL, rest)) return false;
        if (has_value) return true;
    }
    return true;
}

static bool read_operand(struct args *args, const char *word)
{
    const struct command *command = args->command;
    const struct operand *operand = command->operand;
    if (!operand) return say_usage(command, _("%s works on no file: %s"), command->name, word);
    if (!args->operand)
        args->operand = word;
    else if (operand->second && !args->second)
        args->second = word;
    else
        return say_usage(command, _(operand->surplus), word);
    return true;
}

static bool read_word(struct args *args, const char *word, struct words *rest)
{
    if (word[0] != '-' || !word[1]) return read_operand(args, word);
    return word[1] == '-' ? read_long(args, word, rest) : read_short(args, word, rest);
}

bool args_read(int argc, char **argv, struct args *args)
{
    struct words rest = {argv, argc};
    bool options_ended = false;
    while (rest.n) {
        const char *word = *rest.at++;
        rest.n--;
        if (!options_ended && !strcmp(word, "--"))
            options_ended = true;
        else if (!(options_ended ? read_operand(args, word) : read_word(args, word, &rest)))
            return false;
        if (args->value[OPTION_HELP]) return true;
    }
    const struct operand *operand = args->command->operand;
    bool lacks = !args->operand || (operand && operand->second && !args->second);
    if (operand && operand->without && lacks)
        return say_usage(args->command, "%s", _(operand->without));
    return true;
}
