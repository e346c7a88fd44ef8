/* What the files of the batch room share. */
#ifndef VANTHU_BATCH_BATCH_PRIV_H
#define VANTHU_BATCH_BATCH_PRIV_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"
#include "batch/batch.h"
#include "xml/xml.h"

#include <libintl.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>

#define _(text) dgettext("vanthu", text) /* NOLINT(bugprone-reserved-identifier): gettext's own */

enum {
    BATCH_MAX_COLUMNS = 1000,
    BATCH_MAX_DOCUMENTS = 10 * 1000 * 1000,
    BATCH_MAX_NAME = 240,    /* bytes of a file's name; file systems take 255 */
    BATCH_MAX_FIELD = 200,   /* bytes of one */
    BATCH_MAX_FIELDS = 5000, /* each of JSON looks for its column, for each row */
};

/* ---- json.c: one JSON value (RFC 8259), for rows and for the manifest ---- */

enum json_kind {
    JSON_NULL,
    JSON_TRUE,
    JSON_FALSE,
    JSON_NUMBER,
    JSON_STRING,
    JSON_LIST,
    JSON_OBJECT
};

struct json {
    enum json_kind kind;
    const char *key;  /* in an object */
    const char *text; /* of strings; of numbers as they are written; of true and false */
    size_t at;        /* bytes from the beginning of the line: where it stands */
    struct json *first, *next;
};
/* Read all of a line of valid UTF-8. Strings hold no NUL.
 * errors  NULL; *bad is the byte where it goes wrong. */
struct json *json_read(struct arena *a, const char *line, size_t n, size_t *bad);
/* The member of an object; NULL: there is none, or it is of another kind. */
const struct json *json_member(const struct json *object, const char *key, enum json_kind kind);
/* A string with its quotes. What is not UTF-8 in it becomes U+FFFD. */
void json_write(struct buf *out, const char *text);

/* ---- table.c, csv.c: the rows that fill fields ---- */

struct table_line {
    size_t from, to; /* bytes */
    int line;
};

/* Rows are found when the table is opened, and taken apart when they are asked for, so that a long
 * table takes little more memory than its file. */
struct table {
    const char *file;
    const char *text;
    size_t n;
    bool is_json;
    char separator;       /* of a CSV */
    const char **columns; /* of a CSV, in NFC */
    size_t n_columns;
    VEC(struct table_line) rows;
};

struct cell {
    const char *name; /* of the column, in NFC */
    const char *text; /* "" where there is nothing */
    bool is_number;   /* of JSON: its point is a decimal point */
    struct pos pos;
};

struct row {
    const char *number; /* "1" is the first below the head */
    struct pos pos;
    struct cell *cells;
    size_t n;
};

/* errors  false + messages, also when a row cannot be told from the next. */
bool table_open(struct arena *a, const char *path, struct table *table, struct diag_list *diags);
/* The same of bytes that stand for the file at `path`, and are lent as long. */
bool table_take(struct arena *a, const char *path, const uint8_t *bytes, size_t n,
                struct table *table, struct diag_list *diags);
/* Whether every row has such a column. JSON lines say it row by row. */
bool table_has(const struct table *table, const char *column);
/* errors  false + messages: it has not the columns of the head, or is no object. */
bool table_row(struct arena *a, const struct table *table, size_t i, struct row *row,
               struct diag_list *diags);
/* NULL: there is none. */
const struct cell *row_find(const struct row *row, const char *column);

bool csv_open(struct arena *a, struct table *table, struct diag_list *diags);
bool csv_row(struct arena *a, const struct table *table, size_t i, struct row *row,
             struct diag_list *diags);

/* `s` in NFC, in `a`. */
const char *batch_nfc(struct arena *a, const char *s);
/* `s` without blanks and line ends around it, in `a`. */
const char *batch_trimmed(struct arena *a, const char *s);

/* ---- values.c: a cell as a field wants it ---- */

enum value_type { VALUE_TEXT, VALUE_NUMBER, VALUE_AMOUNT, VALUE_DATE, VALUE_DAY, VALUE_N };
extern const char *const value_names[VALUE_N];

/* Whose form days in words have. */
struct value_sheet {
    struct vanthu *v;
    const char *layout; /* as in vanthu_compose; NULL: "nd30" */
};

/* Add what a cell holds, not yet escaped. errors  false + a message. */
bool value_write(struct buf *out, const struct row *row, const struct cell *cell,
                 enum value_type type, const struct value_sheet *sheet, struct diag_list *diags);
/* Whether the sheet has a form for days. errors  false + messages. */
bool value_has_day(const struct value_sheet *sheet, struct diag_list *diags);

/* ---- fields.c: a description with fields ---- */

struct field {
    size_t from, to; /* bytes of the source */
    const char *name;
    size_t column; /* of a CSV, where it stands; of JSON nothing */
    enum value_type type;
    bool may_lack;
    struct pos pos;
};

struct form {
    const char *file;
    const uint8_t *bytes;
    size_t n;
    struct xml_doc doc;
    struct value_sheet sheet;
    VEC(struct field) fields;
};

/* Read it and hold its fields to the table. `bytes` are lent as long; form->sheet is set by the
 * caller, with NULL for the layout that the description names. errors  false + messages. */
bool batch_form_read(struct arena *a, const char *file, const uint8_t *bytes, size_t n,
                     const struct table *table, struct form *form, struct diag_list *diags);
/* What a row puts in the places of its fields. errors  NULL + messages, each with the row's place.
 */
const struct vanthu_edit *batch_form_fill(struct arena *a, const struct form *form,
                                          const struct row *row, struct diag_list *diags);
/* The words of an element of the document itself, "number"; "": none. errors  false + messages. */
bool batch_form_words(const struct form *form, const char *element, const struct row *row,
                      struct buf *out, struct diag_list *diags);
/* The same of a description without fields. */
const char *doc_words(const struct xml_doc *doc, const char *element);

/* ---- plan.c: what is to be made ---- */

struct job {
    const char *input; /* the description */
    size_t row;        /* of the table, from 0 */
    const char *const
        *names; /* of its results; NULL: they cannot be told, and making it says why */
};

struct plan {
    const struct batch_call *call;
    struct vanthu *v; /* with fonts and sheets read; its workers go on with it */
    /* when call->data */
    struct table table;
    struct form form;
    struct vanthu_form *filled; /* the same, for the library to fill */
    const char *form_digest;
    struct job *jobs; /* of this shard */
    size_t n_jobs;
    const char *setting; /* digest of all but description and pictures that results depend on */
    const char *manifest;
};

/* Call plan_free in any case. errors  false + messages; nothing is made then. */
bool plan_make(struct arena *a, const struct batch_call *call, struct plan *plan,
               struct diag_list *diags);
void plan_free(struct plan *plan);

/* What a document is made of: the bytes of its description, or what its row puts into the form. */
struct content {
    const uint8_t *bytes;
    size_t n;
    const struct vanthu_edit *edits; /* NULL: it has no row */
    size_t n_edits;
};
/* errors  false + messages. */
bool plan_content(struct arena *a, const struct plan *plan, const struct job *job,
                  struct content *content, struct diag_list *diags);
/* Print what the library has to say about a failure of `v`; gives false. */
bool batch_pass_on(struct vanthu *v, struct diag_list *diags);

/* ---- proof.c: whether the form can become a document at all ---- */

/* errors  false + messages: every row would fail by them. */
bool proof_form(struct arena *a, const struct plan *plan, struct diag_list *diags);

/* ---- names.c ---- */

/* Whether the name of a file is UTF-8, as the manifest is that it goes into. `where` is the list it
 * stands in, or NULL. errors  false + a message. */
bool names_check_text(struct arena *a, const char *where, const char *name,
                      struct diag_list *diags);
/* Whether a pattern names a file in the folder, and only known words. errors  false + a message. */
bool names_check(struct arena *a, const struct plan *plan, const char *pattern,
                 struct diag_list *diags);
/* The name that the pattern gives. errors  NULL + messages. */
const char *names_fill(struct arena *a, const struct plan *plan, const struct job *job,
                       const char *pattern, struct diag_list *diags);
/* Refuse names that are one on some file system, among each other and with the files of the run
 * itself: they are compared without case. */
bool names_differ(struct arena *a, const struct plan *plan, const struct job *jobs, size_t n,
                  struct diag_list *diags);
/* Refuse names of the files that the results are made of. */
bool names_spare_inputs(struct arena *a, const struct plan *plan, const struct job *jobs, size_t n,
                        struct diag_list *diags);
/* The same of the pictures of one document, which are known when it is read. */
bool names_spare_pictures(struct arena *a, const struct plan *plan, const struct job *job,
                          const struct vanthu_report *report, struct diag_list *diags);

/* ---- make.c: one document ---- */

/* What became of it. */
struct made {
    struct buf line; /* of the manifest, with its line end */
    struct buf text; /* errors as they are printed */
    uint8_t status;  /* enum vanthu_status */
    bool is_unchanged;
    bool is_full; /* it could not be written: there is no use in going on */
};

/* `before` is its line in the manifest of an earlier run, or NULL. */
void make_document(struct vanthu *v, const struct plan *plan, const struct job *job,
                   const char *before, struct made *made);
/* What stands in the manifest for one whose worker ended: `how` says it. */
void make_lost(const struct plan *plan, const struct job *job, const char *how, struct made *made);

/* put.c: `folder`/`name` gets bytes, whole at any moment: what is written to `fd`, once put_end is
 * called without an error. `run` is the manifest's name. Each gives an errno, put_end the one it
 * was given if any. */
struct put {
    int fd;
    bool is_nameless;
    char path[PATH_MAX], temporary[PATH_MAX];
};
int put_begin(struct put *put, const char *folder, const char *run, const char *name);
int put_end(struct put *put, int error);
int put_file(const char *folder, const char *run, const char *name, const uint8_t *bytes, size_t n);
/* Of ".RUN.123.tmp", which a killed process leaves behind, the length of RUN; 0: it is no such
 * name. */
size_t put_run_length(const char *name);

/* ---- journal.c: the manifest while it grows ---- */

struct journal_line {
    uint64_t at;
    uint32_t n; /* 0: none */
};

struct journal {
    int fd;         /* -1: closed */
    FILE *file;     /* the same, once an earlier run's lines were read; else NULL */
    bool is_locked; /* false: the file system cannot do that */
    uint64_t n;
    const char *folder, *name;
    struct journal_line *lines; /* of each job */
};

/* Whether a file of this name is the manifest of a run, or of a shard of one. */
bool journal_is_name(const char *name);
/* Open it alone, as it is. Call journal_close in any case. errors  false + messages; one that
 * cannot be locked is a warning. */
bool journal_open(struct arena *a, const struct plan *plan, struct journal *journal,
                  struct diag_list *diags);
/* Empty it or, of one that is resumed, keep what is whole; take away what killed runs left in the
 * folder. errors  false + messages. */
bool journal_begin(struct arena *a, const struct plan *plan, struct journal *journal,
                   struct diag_list *diags);
void journal_close(struct journal *journal);
/* A job's line from an earlier run; NULL: none. */
const char *journal_read(struct arena *a, const struct journal *journal, size_t job);
/* Gives an errno; the journal is then as it was. */
int journal_add(struct journal *journal, size_t job, const struct buf *line);
/* Order the lines by jobs, with `last` behind them. Gives an errno; the journal then stays as it
 * grew. */
int journal_end(struct journal *journal, size_t n_jobs, const struct buf *last);

/* ---- register.c: one register of all documents ---- */

/* Take away what an earlier run left. errors  false + messages, also where what has its name is no
 * register. */
bool register_begin(const struct plan *plan, struct diag_list *diags);
/* Put it together of the manifest's lines, into its file; `line` becomes the manifest's line for
 * it. errors  false + messages: their columns differ, or the file cannot be written. */
bool register_end(const struct plan *plan, const struct journal *journal, struct buf *line,
                  struct diag_list *diags);

/* ---- pool.c, tell.c: workers, and what is told of them ---- */

enum { TELL_MAX_SHOWN = 50 };

/* The errors of a job that wait for those of jobs before it. */
struct tell_text {
    size_t job;
    struct buf text;
};

struct tell {
    size_t n, done, failed, unchanged;
    struct tell_text held[TELL_MAX_SHOWN]; /* in the order of jobs */
    size_t n_held;
    size_t shown;             /* documents whose errors were printed */
    bool is_cut;              /* it was told that there are more */
    size_t at_last;           /* done at the last line */
    int64_t started, last_at; /* ms */
    bool is_quiet, is_terminal;
};
void tell_start(struct tell *tell, size_t n, bool is_quiet);
void tell_document(struct tell *tell, size_t job, const struct made *made);
/* Print the errors of jobs before this one, which are all done. */
void tell_until(struct tell *tell, size_t job);
void tell_progress(struct tell *tell);
/* `lacks_register`: one is asked for, and is not a shard's to write. */
void tell_end(struct tell *tell, bool is_stopped, bool lacks_register);
int64_t tell_now(void); /* ms of a clock that only goes forward */

/* Those that stop a run. One that the process was told to ignore, as nohup and `&` of a shell do,
 * would be pending all the same while it is held. */
void pool_signals(sigset_t *stops);
/* Make all jobs. Gives the worst status; one that was stopped is never VANTHU_OK. */
int pool_run(const struct plan *plan, struct journal *journal, struct tell *tell,
             struct diag_list *diags);

#endif
