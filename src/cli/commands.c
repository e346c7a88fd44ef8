/* The table of commands and options. */
#include "cli/cli.h"

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
                   N_("what the copy says: a file with one <copy>, as in a description")},
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
         N_("take for .pdf results fonts that are cut already, to the letters of Vietnamese: "
            "they are made faster, and are larger by about 40 KB")},
    [OPTION_AUTHOR] = {"author", 0, N_("NAME"), N_("who changed it; vanthu, if nobody is named")},
    [OPTION_DATE] = {"date", 0, N_("DAY"), N_("the day of issue: 2024-03-18")},
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

/* ---- what commands work on ---- */

static const struct operand a_description = {
    .name = N_("DESCRIPTION"),
    .without = N_("no description is named"),
    .surplus = N_("one description at a time: %s is one too many"),
    .about = N_("DESCRIPTION is an XML file; - is standard input."),
};
static const struct operand a_named_description = {
    .name = N_("DESCRIPTION"),
    .without = N_("no description is named"),
    .surplus = N_("one description at a time: %s is one too many"),
    .about = N_("DESCRIPTION is an XML file."),
};
static const struct operand two_versions = {
    .name = N_("OLD"),
    .second = N_("NEW"),
    .without = N_("two descriptions are needed: OLD NEW"),
    .surplus = N_("two descriptions at a time: %s is one too many"),
    .about = N_("OLD and NEW are two versions of a description."),
};
static const struct operand a_pdf = {
    .name = N_("PDF"),
    .without = N_("no PDF is named"),
    .surplus = N_("one file at a time: %s is one too many"),
    .about = N_("PDF is a file that vanthu made; - is standard input."),
};
static const struct operand an_archive = {
    .name = N_("ARCHIVE"),
    .without = N_("no archive is named"),
    .surplus = N_("one file at a time: %s is one too many"),
    .about = N_("ARCHIVE is a PDF that vanthu made; - is standard input."),
};
static const struct operand an_input = {
    .name = N_("INPUT"),
    .without = N_("no input is named"),
    .surplus = N_("one input at a time: %s is one too many"),
    .about = N_("INPUT is a folder, of which all .xml are made; a list with the name of a "
                "description on each line; or, with --data, a description with fields."),
};
static const struct operand a_type = {
    .name = N_("[TYPE]"),
    .surplus = N_("one type at a time: %s is one too many"),
    .about = N_("TYPE is the sign of a type of document, such as CV. Without it, all are listed."),
};

/* ---- commands ---- */

const struct command cli_commands[] = {
    {
        .name = "build",
        .operand = &a_description,
        .summary = N_("make documents from a description"),
        .options =
            OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_LAYOUT) |
            OPTION_BIT(OPTION_PART) | OPTION_BIT(OPTION_ARCHIVE) | OPTION_BIT(OPTION_METADATA) |
            OPTION_BIT(OPTION_REGISTER) | OPTION_BIT(OPTION_FIT) | OPTION_BIT(OPTION_SIGN_FIELDS) |
            OPTION_BIT(OPTION_PROTECT) | OPTION_BIT(OPTION_SHARED_FONTS) |
            OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_HELP),
        .run = build_run,
    },
    {
        .name = "copy",
        .operand = &a_description,
        .summary = N_("make a copy (SAO Y, SAO LỤC, TRÍCH SAO) of a document from its description"),
        .options = OPTION_BIT(OPTION_AS) | OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_FORMAT) |
                   OPTION_BIT(OPTION_LAYOUT) | OPTION_BIT(OPTION_ARCHIVE) |
                   OPTION_BIT(OPTION_PROTECT) | OPTION_BIT(OPTION_SIGN_FIELDS) |
                   OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_HELP),
        .run = copy_run,
    },
    {
        .name = "print-set",
        .operand = &a_description,
        .summary = N_("make one PDF for the printer: a copy for each of those who get one, for "
                      "sheets printed on both sides"),
        .options = OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_SINGLE_SIDED) |
                   OPTION_BIT(OPTION_PART) | OPTION_BIT(OPTION_AS) | OPTION_BIT(OPTION_LAYOUT) |
                   OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_HELP),
        .own = {{OPTION_OUTPUT, N_("the PDF for the printer; - is standard output")}},
        .makes = "pdf",
        .run = print_set_run,
    },
    {
        .name = "redline",
        .operand = &two_versions,
        .summary = N_("make a DOCX of the new version with what changed as tracked changes"),
        .options = OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_AUTHOR) | OPTION_BIT(OPTION_DATE) |
                   OPTION_BIT(OPTION_LAYOUT) | OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_QUIET) |
                   OPTION_BIT(OPTION_HELP),
        .own = {{OPTION_OUTPUT, N_("the DOCX with the changes; - is standard output")},
                {OPTION_DATE, N_("the day on which it was changed: 2024-03-18")}},
        .makes = "docx",
        .run = redline_run,
    },
    {
        .name = "diff",
        .operand = &two_versions,
        .summary = N_("show what changed between two versions"),
        .options = OPTION_BIT(OPTION_COLOR) | OPTION_BIT(OPTION_LAYOUT) | OPTION_BIT(OPTION_FONTS) |
                   OPTION_BIT(OPTION_HELP),
        .run = diff_run,
    },
    {
        .name = "approve",
        .operand = &a_named_description,
        .summary =
            N_("keep what a description says beside it, so that issue refuses when it was changed"),
        .options = OPTION_BIT(OPTION_LAYOUT) | OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_QUIET) |
                   OPTION_BIT(OPTION_HELP),
        .run = approve_run,
    },
    {
        .name = "issue",
        .operand = &a_description,
        .summary = N_("give a document number and date, moving nothing else: .xml is the "
                      "description with them"),
        .options = OPTION_BIT(OPTION_NUMBER) | OPTION_BIT(OPTION_DATE) | OPTION_BIT(OPTION_OUTPUT) |
                   OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_LAYOUT) |
                   OPTION_BIT(OPTION_ARCHIVE) | OPTION_BIT(OPTION_METADATA) |
                   OPTION_BIT(OPTION_REGISTER) | OPTION_BIT(OPTION_SIGN_FIELDS) |
                   OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_HELP),
        .own = {{OPTION_OUTPUT,
                 N_("a result; its kind is its ending: .xml is the description, .pdf, .docx or "
                    ".dump the document. May be repeated; - is standard output")},
                {OPTION_FORMAT, N_("the kind of results whose name does not tell it: pdf, docx, "
                                   "dump or xml")}},
        .run = issue_run,
    },
    {
        .name = "sign",
        .operand = &a_pdf,
        .summary = N_("sign a PDF that was made with --sign-fields (PAdES baseline B)"),
        .options = OPTION_BIT(OPTION_KEY) | OPTION_BIT(OPTION_CERT) | OPTION_BIT(OPTION_PASSWORD) |
                   OPTION_BIT(OPTION_IMAGE) | OPTION_BIT(OPTION_TIMESTAMP) | OPTION_BIT(OPTION_AS) |
                   OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_HELP),
        .own = {{OPTION_OUTPUT, N_("the signed PDF; - is standard output")},
                {OPTION_AS, N_("who signs: signer or organisation")}},
        .makes = "pdf",
        .run = sign_run,
    },
    {
        .name = "verify-signature",
        .operand = &a_pdf,
        .summary = N_("check that a PDF is as it was signed"),
        .options = OPTION_BIT(OPTION_TRUST) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_HELP),
        .run = verify_signature_run,
    },
    {
        .name = "extract",
        .operand = &an_archive,
        .summary = N_(
            "give back the description that a PDF for the archive carries along, and its images"),
        .options = OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_HELP),
        .own = {{OPTION_OUTPUT, N_("the description; images stand beside it. Without it, or for -: "
                                   "standard output, without images")}},
        .run = extract_run,
    },
    {
        .name = "verify",
        .operand = &an_archive,
        .summary = N_("prove that a PDF for the archive is what the description in it gives"),
        .options = OPTION_BIT(OPTION_LAYOUT) | OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_QUIET) |
                   OPTION_BIT(OPTION_HELP),
        .run = verify_run,
    },
    {
        .name = "batch",
        .operand = &an_input,
        .summary = N_(
            "make many documents: of a folder or list of descriptions, or of one for each row of a "
            "table"),
        .options = OPTION_BIT(OPTION_DATA) | OPTION_BIT(OPTION_TO) | OPTION_BIT(OPTION_OUTPUT) |
                   OPTION_BIT(OPTION_FORMAT) | OPTION_BIT(OPTION_JOBS) | OPTION_BIT(OPTION_SHARD) |
                   OPTION_BIT(OPTION_RESUME) | OPTION_BIT(OPTION_LAYOUT) | OPTION_BIT(OPTION_PART) |
                   OPTION_BIT(OPTION_AS) | OPTION_BIT(OPTION_ARCHIVE) |
                   OPTION_BIT(OPTION_METADATA) | OPTION_BIT(OPTION_REGISTER) |
                   OPTION_BIT(OPTION_FIT) | OPTION_BIT(OPTION_SIGN_FIELDS) |
                   OPTION_BIT(OPTION_PROTECT) | OPTION_BIT(OPTION_SHARED_FONTS) |
                   OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_QUIET) | OPTION_BIT(OPTION_HELP),
        .own =
            {{OPTION_OUTPUT,
              N_("a result of each document: a name or pattern, as --to says; its kind is its "
                 "ending: .pdf, .docx, .dump, or .xml, the description itself. May be repeated")},
             {OPTION_FORMAT, N_("the kind of results whose name does not tell it: pdf, docx, dump "
                                "or xml")},
             {OPTION_REGISTER, N_("write one register of all documents that are sent, as CSV")},
             {OPTION_METADATA,
              N_("write what goes with each document into the archive, as XML; a pattern")}},
        .run = batch_command,
    },
    {
        .name = "validate",
        .operand = &a_description,
        .summary = N_("check a description without making anything"),
        .options = OPTION_BIT(OPTION_LAYOUT) | OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_QUIET) |
                   OPTION_BIT(OPTION_HELP),
        .run = validate_run,
    },
    {
        .name = "new",
        .operand = &a_type,
        .summary = N_("write a description to start from, or list the types"),
        .options = OPTION_BIT(OPTION_LAYOUT) | OPTION_BIT(OPTION_HELP),
        .own = {{OPTION_LAYOUT, N_("the layout sheet that has the types: a file, or the name of an "
                                   "installed one. Without it: nd30")}},
        .run = new_run,
    },
    {
        .name = "layouts",
        .summary = N_("list the layout sheets that are installed"),
        .options = OPTION_BIT(OPTION_HELP),
        .run = layouts_run,
    },
    {
        .name = "fonts",
        .summary = N_("list the fonts that are found"),
        .options = OPTION_BIT(OPTION_FONTS) | OPTION_BIT(OPTION_HELP),
        .run = fonts_run,
    },
};
const size_t cli_n_commands = sizeof cli_commands / sizeof *cli_commands;
