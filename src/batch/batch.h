/* Many documents in one run: a folder or list of descriptions, or one description with fields and a
 * table that fills them.
 *
 *   table + description with fields --> jobs --> workers --> files in one folder, and a manifest
 *
 * Workers are processes, so that a document on which one ends takes no other along. This room
 * stands on vanthu.h, as the command does. */
#ifndef VANTHU_BATCH_BATCH_H
#define VANTHU_BATCH_BATCH_H

#include "vanthu.h"

#include <stdbool.h>
#include <stddef.h>

enum { BATCH_MAX_RESULTS = 32, BATCH_MAX_WORKERS = 256 };

/* A result of each document: its name is a pattern, "{number}-{symbol}.pdf". Not VANTHU_REGISTER,
 * which is one for all. */
struct batch_result {
    const char *pattern;
    enum vanthu_kind kind;
    bool is_archive;
    enum vanthu_level level;
};

/* Strings are lent for the call. */
struct batch_call {
    struct vanthu_options options;
    const char *layout; /* NULL: that of each description */
    const char *part;   /* NULL: all */
    const char *copy;   /* the file of a <copy>, which is put behind each; NULL: none */
    bool is_protected, has_fields, is_to_fit;
    bool shares_fonts; /* vanthu_share_fonts */
    const char *input; /* a folder, a description (.xml), or a list with a file on each line */
    const char *data;  /* the table; NULL: none. .csv, or .jsonl and .json: JSON lines */
    const char *folder;
    const struct batch_result *results;
    size_t n_results;
    const char *register_name; /* of the register of all, in the folder; NULL: none */
    int workers;               /* 1 to BATCH_MAX_WORKERS */
    size_t shard, n_shards;    /* 1 of 1: all */
    bool resumes, is_quiet;
};

/* Make them. Messages stand on standard error, a summary on standard output.
 *
 * shape   the folder gets the results and manifest.jsonl, or manifest-I-of-N.jsonl of a shard; each
 *         file is whole at any moment, and what is killed is gone on with by `resumes`. A manifest
 *         is one run's at a time: another is refused.
 * The register is taken away first, and there again when every document is made: of all shards,
 *         when a run of the whole resumes what they did.
 * signals SIGINT, SIGTERM and SIGHUP, those that are not ignored, wait until documents that were
 *         begun are done, and then end the process.
 *
 * gives   the worst status of all documents. */
int batch_run(const struct batch_call *call);

#endif
