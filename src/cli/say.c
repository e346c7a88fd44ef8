/* Messages of the command itself, in the form of the library's, and the last words of a run. */
#include "cli/cli.h"

#include <stdarg.h>

bool say_usage(const struct command *command, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "vanthu: %s: ", _("error"));
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, "\n  ");
    if (command)
        fprintf(stderr, _("see vanthu %s --help"), command->name);
    else
        fprintf(stderr, "%s", _("see vanthu --help"));
    fprintf(stderr, "\n");
    return false;
}

int say_messages(const struct vanthu *v)
{
    for (size_t i = 0; i < vanthu_message_count(v); i++)
        fputs(vanthu_message(v, i).text, stderr);
    return vanthu_status(v);
}

int say_done(int status)
{
    if (!fflush(stdout) && !ferror(stdout)) return status;
    fprintf(stderr, "vanthu: %s: %s\n", _("error"), _("cannot write to standard output"));
    return status == VANTHU_OK ? VANTHU_MACHINE : status;
}
