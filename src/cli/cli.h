/* The command's own words: its table of commands and options, and what one call says.
 *
 *   arguments --args_read--> struct args --command->run--> exit status
 *
 * The table in commands.c drives reading, the help texts and (through them) shell completion. This
 * room knows the library by vanthu.h alone. */
#ifndef VANTHU_CLI_CLI_H
#define VANTHU_CLI_CLI_H

#include "vanthu.h"

#include <libintl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define _(text) gettext(text) /* NOLINT(bugprone-reserved-identifier): gettext's own name */
#define N_(text) text

enum option_id {
    OPTION_OUTPUT,
    OPTION_FORMAT,
    OPTION_LAYOUT,
    OPTION_PART,
    OPTION_ARCHIVE,
    OPTION_METADATA,
    OPTION_REGISTER,
    OPTION_AS,
    OPTION_NUMBER,
    OPTION_KEY,
    OPTION_CERT,
    OPTION_PASSWORD,
    OPTION_IMAGE,
    OPTION_TIMESTAMP,
    OPTION_TRUST,
    OPTION_FIT,
    OPTION_PROTECT,
    OPTION_SIGN_FIELDS,
    OPTION_SHARED_FONTS,
    OPTION_SINGLE_SIDED,
    OPTION_AUTHOR,
    OPTION_DATE,
    OPTION_COLOR,
    OPTION_FONTS,
    OPTION_DATA,
    OPTION_TO,
    OPTION_JOBS,
    OPTION_SHARD,
    OPTION_RESUME,
    OPTION_QUIET,
    OPTION_HELP,
    OPTION_N
};
_Static_assert(OPTION_N <= 32, "struct command has a bit for each");
#define OPTION_BIT(id) (1u << (id))

struct option {
    const char *name;  /* "output": written --output */
    char letter;       /* 'o': written -o; 0: none */
    const char *value; /* what its value is called in help; NULL: it has none */
    const char *help;
    const char *extra; /* instead of `value`: one that may be left out, and else is written in the
                          same word: --archive=2a; NULL: it has none */
};

struct args;

/* What a command works on. */
struct operand {
    const char *name;    /* as help calls it */
    const char *second;  /* a second one that is needed; NULL: none */
    const char *without; /* what is said when it is missing; NULL: it may be */
    const char *surplus; /* what is said of one too many, "%s" */
    const char *about;   /* a sentence of help */
};

/* The help of an option that says something else in one command. */
struct own_help {
    enum option_id option;
    const char *help; /* NULL: none */
};

enum { COMMAND_MAX_OWN = 4 };

struct command {
    const char *name;
    const struct operand *operand; /* NULL: nothing */
    const char *summary;
    unsigned options; /* OPTION_BIT of those that it knows */
    struct own_help own[COMMAND_MAX_OWN];
    const char *makes; /* the one kind of result that there is: "pdf"; NULL: several */
    int (*run)(const struct args *args);
};

extern const struct option cli_options[OPTION_N];
extern const struct command cli_commands[];
extern const size_t cli_n_commands;

enum { ARGS_MAX_OUTPUTS = 16, ARGS_MAX_RESULTS = ARGS_MAX_OUTPUTS + 2 };

/* One call, taken apart. Strings are those of main's argv. */
struct args {
    const struct command *command;
    const char *operand, *second;
    const char *value[OPTION_N]; /* NULL: not given; of options without a value: "" */
    const char *outputs[ARGS_MAX_OUTPUTS];
    size_t n_outputs;
    const char *data_dir; /* NULL: the library's own */
};

/* args.c: read argv from the word behind the command's name on.
 * errors  false, and the message is said. */
bool args_read(int argc, char **argv, struct args *args);

/* help.c: on standard output or, for a call that said nothing, standard error. */
void help_program(FILE *out);
void help_command(const struct command *command);

/* The commands; those that make documents share run.h. Each gives the exit status. */
int build_run(const struct args *args); /* build.c */
int copy_run(const struct args *args);
int print_set_run(const struct args *args);
int validate_run(const struct args *args);
int redline_run(const struct args *args); /* compare.c */
int diff_run(const struct args *args);
int approve_run(const struct args *args); /* issue.c */
int issue_run(const struct args *args);
int batch_command(const struct args *args); /* batch.c */
int extract_run(const struct args *args);   /* archive.c */
int verify_run(const struct args *args);
int sign_run(const struct args *args); /* sign.c */
int verify_signature_run(const struct args *args);
int layouts_run(const struct args *args); /* list.c */
int fonts_run(const struct args *args);
int new_run(const struct args *args);

/* library.c: the library with the folders that the call names; and its last messages, on standard
 * error, with the worst status. */
struct vanthu *library_open(const struct args *args);
int library_close(struct vanthu *v);

/* say.c: messages in the form of the library's. */

/* An error of usage; `command` (may be NULL) says whose help to read. Gives false, for callers that
 * give up with it. */
bool say_usage(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Everything the library has to say, on standard error. Gives the worst status. */
int say_messages(const struct vanthu *v);
/* Flush standard output; a status of VANTHU_OK becomes VANTHU_MACHINE when that fails. */
int say_done(int status);

/* results.c: the results that a call names. */
struct result {
    const char *path;
    enum vanthu_kind kind;
    bool is_archive;
    enum vanthu_level level; /* of the archive */
    uint8_t *bytes;
    size_t n;
    size_t copies; /* in it; 0: it is one document */
    size_t pages;  /* 0: a kind without pages of its own */
};
/* errors  false, and the message is said: a kind that is not known, a result named twice, or the
 *         description itself. */
bool results_name(const struct args *args, struct result results[ARGS_MAX_RESULTS], size_t *n);
/* Save all, or none; an interrupt waits. errors  false + messages */
bool results_save(struct vanthu *v, const struct vanthu_file *files, size_t n);
/* Let interrupts wait while files are put into place, until the mask is `old` again. */
void results_hold_signals(sigset_t *old);
/* What stands behind the last slash; a part of `path`. */
const char *results_base_name(const char *path);
/* Whether two names lead to one file, which may be yet to be made. */
bool results_same_file(const char *a, const char *b);

/* place.c: what lies beside the program, installed or in its build folder. */
struct place {
    char data[PATH_MAX]; /* "": the library's own */
    char locales[PATH_MAX];
};
void place_find(struct place *place);

/* locale.c: the language of messages, never the form of numbers. */
void locale_set(const char *locales);

/* progress.c: a line on a terminal's standard error for steps of a long run. */
struct progress {
    long started; /* ms */
    bool is_terminal, is_shown;
};
struct progress progress_start(bool is_quiet);
void progress_step(struct progress *p, const char *text);
void progress_end(struct progress *p);

#endif
