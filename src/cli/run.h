/* One call that makes documents: the steps that build, copy, redline, diff, validate, approve and
 * issue have in common, for one version or two, with and without results.
 *
 *   read -> compose -> make every result in memory -> save all or none -> say what was made
 *
 * A step that fails gives false, and what the library has to say is said by run_end. */
#ifndef VANTHU_CLI_RUN_H
#define VANTHU_CLI_RUN_H

#include "cli/cli.h"

struct version {
    struct vanthu_report *report;
    struct vanthu_document *document;
};

/* What it holds is released in run_end, in the opposite order of its making. */
struct run {
    const struct args *args;
    struct vanthu *v;
    struct version version, before;   /* before: of a comparison */
    struct vanthu_document *redline;  /* NULL: nothing is compared */
    struct vanthu_document *document; /* what results are made of: one of these; lent */
    struct progress progress;
    struct result results[ARGS_MAX_RESULTS];
    size_t n_results;
    bool is_refused; /* a result would take the place of a picture */
};

/* The results are named before, or there are none. */
void run_start(struct run *run, const struct args *args);
/* Say which step begins, if it takes long. */
void run_step(struct run *run, const char *text);
/* Read the description at `path`; no result may take the place of its pictures. */
bool run_read(struct run *run, const char *path, struct version *version);
/* Compose what was read, with the copy and the part that the call names. */
bool run_compose(struct run *run, struct version *version);
/* The same for run->version, which results are then made of. */
bool run_compose_own(struct run *run);
bool run_make(struct run *run);
bool run_save(struct run *run);
/* Say what was made, if it `is_done`, and the messages; gives the exit status. */
int run_end(struct run *run, bool is_done);

#endif
