/* vanthu: one call, one command. */
#include "cli/cli.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A standard stream that the caller closed must not become the number of a file we open. Opened the
 * wrong way round, so that to use it is an error. */
static void fill_standard_streams(void)
{
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
        if (fcntl(i, F_GETFD) < 0) open("/dev/null", i == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* What they announce also comes back as an error of write(2), which has a message. */
static void ignore_write_signals(void)
{
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < cli_n_commands; i++)
        if (!strcmp(cli_commands[i].name, name)) return &cli_commands[i];
    return NULL;
}

static int run_command(const struct command *command, int argc, char **argv, const char *data_dir)
{
    struct args args = {.command = command, .data_dir = *data_dir ? data_dir : NULL};
    if (!args_read(argc, argv, &args)) return VANTHU_USAGE;
    if (!args.value[OPTION_HELP]) return command->run(&args);
    help_command(command);
    return VANTHU_OK;
}

static int run(int argc, char **argv, const char *data_dir)
{
    const char *word = argc > 1 ? argv[1] : "";
    const struct command *command = find_command(word);
    if (command) return run_command(command, argc - 2, argv + 2, data_dir);
    if (!strcmp(word, "--help") || !strcmp(word, "-h")) {
        help_program(stdout);
        return VANTHU_OK;
    }
    if (!strcmp(word, "--version")) {
        printf("vanthu %s\n", vanthu_version());
        return VANTHU_OK;
    }
    if (argc > 1)
        say_usage(NULL, _("unknown command %s"), word);
    else
        help_program(stderr);
    return VANTHU_USAGE;
}

int main(int argc, char **argv)
{
    struct place place;
    fill_standard_streams();
    ignore_write_signals();
    place_find(&place);
    locale_set(place.locales);
    return say_done(run(argc, argv, place.data));
}
