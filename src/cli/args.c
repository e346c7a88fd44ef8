/* The table of commands and options, and the reading of a call by it. */
#include "cli/cli.h"

#include <string.h>

#define BIT(id) (1u << (id))

const struct option cli_options[OPTION_N] = {
    [OPTION_OUTPUT] = {"output", 'o', N_("FILE"),
                       N_("a result; its kind is its ending: .pdf, .docx or .dump (pages as plain "
                          "text). May be repeated; - is standard output")},
    [OPTION_FORMAT] = {"format", 0, N_("KIND"),
                       N_("the kind of results whose name does not tell it: pdf, docx or dump")},
    [OPTION_LAYOUT] = {"layout", 0, N_("SHEET"),
                       N_("the layout sheet: a file, or the name of an installed one. Without it: "
                          "the one that the description names")},
    [OPTION_PART] =
        {"part", 0, N_("NAME"),
         N_("one part as a file of its own: document, attachment, appendix, or appendix-2 "
            "where there are several")},
    [OPTION_ARCHIVE] = {"archive", 0, NULL,
                        N_("make .pdf results for the archive: PDF/A of this level, 3a, 2a, 2u or "
                           "1a. Without it: 3a, which carries the description along"),
                        N_("LEVEL")},
    [OPTION_METADATA] = {"metadata", 0, N_("FILE"),
                         N_("write what goes with the document into the archive, as XML")},
    [OPTION_REGISTER] = {"register", 0, N_("FILE"),
                         N_("write its line of the register of documents that are sent, as CSV")},
    [OPTION_AS] = {"as", 0, N_("WHAT"),
                   N_("what the copy says: a file with one <copy>, as in a description; or who "
                      "signs: signer or organisation")},
    [OPTION_KEY] = {"key", 0, N_("FILE"),
                    N_("the key to sign with: PEM, PKCS#12, or pkcs11:... for one on a token")},
    [OPTION_CERT] = {"cert", 0, N_("FILE"),
                     N_("its certificate, PEM; those of its issuers may follow")},
    [OPTION_PASSWORD] =
        {"password", 0, N_("FILE"),
         N_("a file whose first line is the key's password or the token's PIN; - asks for it")},
    [OPTION_IMAGE] = {"image", 0, N_("FILE"),
                      N_("what the signature shows: PNG with a transparent background, the blue "
                         "signature or the red seal")},
    [OPTION_TIMESTAMP] = {"timestamp", 0, N_("URL"),
                          N_("ask this authority (http, RFC 3161) for a time stamp: the one use of "
                             "the network")},
    [OPTION_TRUST] = {"trust", 0, N_("FILE"),
                      N_("the certificates to trust, PEM or DER, or a folder of them")},
    [OPTION_NUMBER] = {"number", 0, N_("NUMBER"), N_("the number that the document gets")},
    [OPTION_FIT] = {"fit", 0, NULL,
                    N_("try to save a last page that holds little, as the layout sheet says, and "
                       "tell what was changed")},
    [OPTION_PROTECT] = {"protect", 0, NULL,
                        N_("lock in .docx results what belongs to the form: head, number and date, "
                           "signatures; the text stays free")},
    [OPTION_SIGN_FIELDS] = {"sign-fields", 0, NULL,
                            N_("make .pdf results with fields for the digital signatures of signer "
                               "and organisation")},
    [OPTION_SINGLE_SIDED] = {"single-sided", 0, NULL,
                             N_("print on one side of each sheet: no page stays blank")},
    [OPTION_SHARED_FONTS] =
        {"shared-fonts", 0, NULL,
         N_("cut fonts once for all .pdf results, to the letters of Vietnamese: "
            "short documents are made faster, and are larger by about 40 KB")},
    [OPTION_AUTHOR] = {"author", 0, N_("NAME"), N_("who changed it; vanthu, if nobody is named")},
    [OPTION_DATE] = {"date", 0, N_("DAY"),
                     N_("the day of issue, or on which it was changed: 2024-03-18")},
    [OPTION_COLOR] = {"color", 0, N_("WHEN"),
                      N_("colours: always, never, or auto: on a terminal, which is the default")},
    [OPTION_FONTS] = {"fonts", 0, N_("FOLDER"), N_("take the fonts of this folder")},
    [OPTION_DATA] = {"data", 0, N_("TABLE"),
                     N_("a table whose rows fill the fields {{NAME}} of the description: .csv, or "
                        ".jsonl with an object on each line")},
    [OPTION_TO] = {"to", 0, N_("FOLDER"),
                   N_("the folder of all results; their names are patterns such as "
                      "{number}-{symbol}.pdf, with columns of the table, {row} and {name}")},
    [OPTION_JOBS] = {"jobs", 'j', N_("N"), N_("how many workers; as many as there are cores")},
    [OPTION_SHARD] = {"shard", 0, N_("I/N"), N_("make the documents of one of N equal parts")},
    [OPTION_RESUME] = {"resume", 0, NULL,
                       N_("go on with what was stopped, and make what has changed since")},
    [OPTION_QUIET] = {"quiet", 'q', NULL, N_("say nothing when all goes well")},
    [OPTION_HELP] = {"help", 'h', NULL, N_("show this help")},
};

const struct command cli_commands[] = {
    {"build", N_("DESCRIPTION"), NULL, N_("no description is named"),
     N_("make documents from a description"),
     BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) | BIT(OPTION_LAYOUT) | BIT(OPTION_PART) |
         BIT(OPTION_ARCHIVE) | BIT(OPTION_METADATA) | BIT(OPTION_REGISTER) | BIT(OPTION_FIT) |
         BIT(OPTION_SIGN_FIELDS) | BIT(OPTION_PROTECT) | BIT(OPTION_FONTS) | BIT(OPTION_QUIET) |
         BIT(OPTION_HELP),
     build_run},
    {"copy", N_("DESCRIPTION"), NULL, N_("no description is named"),
     N_("make a copy (SAO Y, SAO LỤC, TRÍCH SAO) of a document from its description"),
     BIT(OPTION_AS) | BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) | BIT(OPTION_LAYOUT) |
         BIT(OPTION_ARCHIVE) | BIT(OPTION_PROTECT) | BIT(OPTION_SIGN_FIELDS) | BIT(OPTION_FONTS) |
         BIT(OPTION_QUIET) | BIT(OPTION_HELP),
     copy_run},
    {"print-set", N_("DESCRIPTION"), NULL, N_("no description is named"),
     N_("make one PDF for the printer: a copy for each of those who get one, for sheets printed on "
        "both sides"),
     BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) | BIT(OPTION_SINGLE_SIDED) | BIT(OPTION_PART) |
         BIT(OPTION_AS) | BIT(OPTION_LAYOUT) | BIT(OPTION_FONTS) | BIT(OPTION_QUIET) |
         BIT(OPTION_HELP),
     print_set_run},
    {"redline", N_("OLD"), N_("NEW"), N_("two descriptions are needed: OLD NEW"),
     N_("make a DOCX of the new version with what changed as tracked changes"),
     BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) | BIT(OPTION_AUTHOR) | BIT(OPTION_DATE) |
         BIT(OPTION_LAYOUT) | BIT(OPTION_FONTS) | BIT(OPTION_QUIET) | BIT(OPTION_HELP),
     redline_run},
    {"diff", N_("OLD"), N_("NEW"), N_("two descriptions are needed: OLD NEW"),
     N_("show what changed between two versions"),
     BIT(OPTION_COLOR) | BIT(OPTION_LAYOUT) | BIT(OPTION_FONTS) | BIT(OPTION_HELP), diff_run},
    {"approve", N_("DESCRIPTION"), NULL, N_("no description is named"),
     N_("keep what a description says beside it, so that issue refuses when it was changed"),
     BIT(OPTION_LAYOUT) | BIT(OPTION_FONTS) | BIT(OPTION_QUIET) | BIT(OPTION_HELP), approve_run},
    {"issue", N_("DESCRIPTION"), NULL, N_("no description is named"),
     N_("give a document number and date, moving nothing else: .xml is the description with them"),
     BIT(OPTION_NUMBER) | BIT(OPTION_DATE) | BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) |
         BIT(OPTION_LAYOUT) | BIT(OPTION_ARCHIVE) | BIT(OPTION_METADATA) | BIT(OPTION_REGISTER) |
         BIT(OPTION_SIGN_FIELDS) | BIT(OPTION_FONTS) | BIT(OPTION_QUIET) | BIT(OPTION_HELP),
     issue_run},
    {"sign", N_("PDF"), NULL, N_("no PDF is named"),
     N_("sign a PDF that was made with --sign-fields (PAdES baseline B)"),
     BIT(OPTION_KEY) | BIT(OPTION_CERT) | BIT(OPTION_PASSWORD) | BIT(OPTION_IMAGE) |
         BIT(OPTION_TIMESTAMP) | BIT(OPTION_AS) | BIT(OPTION_OUTPUT) | BIT(OPTION_QUIET) |
         BIT(OPTION_HELP),
     sign_run},
    {"verify-signature", N_("PDF"), NULL, N_("no PDF is named"),
     N_("check that a PDF is as it was signed"),
     BIT(OPTION_TRUST) | BIT(OPTION_QUIET) | BIT(OPTION_HELP), verify_signature_run},
    {"extract", N_("ARCHIVE"), NULL, N_("no archive is named"),
     N_("give back the description that a PDF for the archive carries along, and its images"),
     BIT(OPTION_OUTPUT) | BIT(OPTION_QUIET) | BIT(OPTION_HELP), extract_run},
    {"verify", N_("ARCHIVE"), NULL, N_("no archive is named"),
     N_("prove that a PDF for the archive is what the description in it gives"),
     BIT(OPTION_LAYOUT) | BIT(OPTION_FONTS) | BIT(OPTION_QUIET) | BIT(OPTION_HELP), verify_run},
    {"batch", N_("INPUT"), NULL, N_("no input is named"),
     N_("make many documents: of a folder or list of descriptions, or of one for each row of a "
        "table"),
     BIT(OPTION_DATA) | BIT(OPTION_TO) | BIT(OPTION_OUTPUT) | BIT(OPTION_FORMAT) |
         BIT(OPTION_JOBS) | BIT(OPTION_SHARD) | BIT(OPTION_RESUME) | BIT(OPTION_LAYOUT) |
         BIT(OPTION_PART) | BIT(OPTION_AS) | BIT(OPTION_ARCHIVE) | BIT(OPTION_METADATA) |
         BIT(OPTION_REGISTER) | BIT(OPTION_FIT) | BIT(OPTION_SIGN_FIELDS) | BIT(OPTION_PROTECT) |
         BIT(OPTION_SHARED_FONTS) | BIT(OPTION_FONTS) | BIT(OPTION_QUIET) | BIT(OPTION_HELP),
     batch_command},
    {"validate", N_("DESCRIPTION"), NULL, N_("no description is named"),
     N_("check a description without making anything"),
     BIT(OPTION_LAYOUT) | BIT(OPTION_FONTS) | BIT(OPTION_QUIET) | BIT(OPTION_HELP), validate_run},
    {"new", N_("[TYPE]"), NULL, NULL, N_("write a description to start from, or list the types"),
     BIT(OPTION_LAYOUT) | BIT(OPTION_HELP), new_run},
    {"layouts", NULL, NULL, NULL, N_("list the layout sheets that are installed"), BIT(OPTION_HELP),
     layouts_run},
    {"fonts", NULL, NULL, NULL, N_("list the fonts that are found"),
     BIT(OPTION_FONTS) | BIT(OPTION_HELP), fonts_run},
};
const size_t cli_n_commands = sizeof cli_commands / sizeof *cli_commands;

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
    if (!option || !(args->command->options & BIT(option - cli_options)))
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
    if (!command->operand)
        return say_usage(command, _("%s works on no file: %s"), command->name, word);
    if (args->operand && command->second && !args->second) {
        args->second = word;
        return true;
    }
    if (args->operand)
        return say_usage(command,
                         command->without ? _("one description at a time: %s is one too many")
                                          : _("one type at a time: %s is one too many"),
                         word);
    args->operand = word;
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
    bool lacks = !args->operand || (args->command->second && !args->second);
    if (args->command->without && lacks)
        return say_usage(args->command, "%s", _(args->command->without));
    return true;
}
