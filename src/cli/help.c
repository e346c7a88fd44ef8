/* Help texts, made from the table of commands and options. Options and commands stand at two blanks
 * from the edge; shell completion reads them from there. */
#include "cli/cli.h"

#include <string.h>

enum { HELP_WIDTH = 80, HELP_COLUMN = 26 };

/* How many places a text takes on the screen: each of our letters takes one. */
static int places(const char *text, size_t n)
{
    int count = 0;
    for (size_t i = 0; i < n; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

static int indent(FILE *out, int from, int to)
{
    fprintf(out, "%*s", to - from, "");
    return to;
}

/* `text` from column `at` on, broken at blanks, every line starting at `column`. */
static void print_wrapped(FILE *out, const char *text, int at, int column)
{
    at = indent(out, at, column);
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, " ");
        int wide = places(p, n);
        if (at > column && at + 1 + wide > HELP_WIDTH) {
            fputc('\n', out);
            at = indent(out, 0, column);
        } else if (at > column) {
            fputc(' ', out);
            at++;
        }
        fwrite(p, 1, n, out);
        at += wide;
        p += n + (p[n] == ' ');
    }
    fputc('\n', out);
}

static void print_row(FILE *out, const char *name, const char *text)
{
    fputs(name, out);
    int at = places(name, strlen(name));
    if (at >= HELP_COLUMN) {
        fputc('\n', out);
        at = 0;
    }
    print_wrapped(out, text, at, HELP_COLUMN);
}

static void print_option(FILE *out, const struct option *option, const char *help)
{
    char name[128], letter[] = {'-', option->letter, ',', ' ', '\0'};
    int n = snprintf(name, sizeof name, "  %s--%s", option->letter ? letter : "    ", option->name);
    if (option->value) snprintf(name + n, sizeof name - (size_t)n, " %s", _(option->value));
    if (option->extra) snprintf(name + n, sizeof name - (size_t)n, "[=%s]", _(option->extra));
    print_row(out, name, help);
}

static const char *help_of(const struct command *command, enum option_id option)
{
    for (int i = 0; i < COMMAND_MAX_OWN; i++)
        if (command->own[i].help && command->own[i].option == option)
            return _(command->own[i].help);
    return _(cli_options[option].help);
}

void help_program(FILE *out)
{
    fprintf(out, "%s\n", _("Usage: vanthu COMMAND [OPTION]... [DESCRIPTION]"));
    print_wrapped(out,
                  _("Vietnamese official documents: one description gives the PDF that is printed "
                    "and the DOCX that is edited, with the same lines on the same pages."),
                  0, 0);
    fprintf(out, "\n%s\n", _("Commands:"));
    for (size_t i = 0; i < cli_n_commands; i++) {
        char name[64];
        snprintf(name, sizeof name, "  %s", cli_commands[i].name);
        print_row(out, name, _(cli_commands[i].summary));
    }
    fprintf(out, "\n%s\n", _("Options:"));
    print_row(out, "  -h, --help", _("show this help; behind a command, the command's own"));
    print_row(out, "      --version", _("show the version"));
    fprintf(out, "\n%s\n",
            _("Exit status: 0 done, 1 the description is wrong, 2 the call is wrong, "
              "3 the machine failed."));
}

void help_command(const struct command *command)
{
    printf(_("Usage: vanthu %s [OPTION]..."), command->name);
    const struct operand *operand = command->operand;
    if (operand) printf(" %s", _(operand->name));
    if (operand && operand->second) printf(" %s", _(operand->second));
    printf("\n");
    print_wrapped(stdout, _(command->summary), 0, 0);
    if (operand) print_wrapped(stdout, _(operand->about), 0, 0);
    printf("\n%s\n", _("Options:"));
    for (enum option_id i = 0; i < OPTION_N; i++)
        if (command->options & OPTION_BIT(i))
            print_option(stdout, &cli_options[i], help_of(command, i));
}
