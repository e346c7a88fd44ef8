/* Diagnostics: what went wrong, where, and what to do about it.
 *
 * One type for all rooms. A message is a code and up to three words of the case; its sentence comes
 * from diag_codes.h, in the user's language, when it is printed. A function that can fail returns
 * bool (or NULL) and, when it fails, has added at least one error; its callers pass the failure up
 * without rewording. What a library reports is translated at its room's door. */
#ifndef VANTHU_BASE_DIAG_H
#define VANTHU_BASE_DIAG_H

#include "base/arena.h"
#include "base/pos.h"

#include <stdbool.h>

/* The worst class of a run is its exit status. */
enum diag_class {
    DIAG_WARNING = 0,     /* the outputs are made all the same */
    DIAG_DESCRIPTION = 1, /* the description (or a file that goes with it) is wrong */
    DIAG_USAGE = 2,       /* the call is: what it gives can be right for no document */
    DIAG_MACHINE = 3,     /* disk, memory, a font missing */
};

enum diag_code {
#define DIAG(code, class, text, hint) code,
#include "base/diag_codes.h"
#undef DIAG
    DIAG_N_CODES
};

struct diag {
    enum diag_code code;
    enum diag_class class;
    struct pos pos;
    const char *args[3]; /* owned by the list; NULL where the sentence has no such place */
};

struct diag_list {
    struct arena *arena; /* owns what `at` and the strings in it point to; lent by the caller */
    struct diag *at;
    size_t n, cap;
    size_t n_dropped; /* beyond LIMIT_DIAGS */
    enum diag_class worst;
};

/* Add one message; `a1`..`a3` (copied; NULL where unused) fill {1}..{3} of its sentence. They may
 * come straight from hostile input: control characters, and those that turn the order of a line,
 * are shown as '?', so that no message steers a terminal, and what is longer than LIMIT_DIAG_WORD
 * bytes is cut at a character with "...". */
void diag_add(struct diag_list *list, struct pos pos, enum diag_code code, const char *a1,
              const char *a2, const char *a3);
/* Such a word alone, for what is printed beside messages; NULL for NULL. Lives in `a`. */
const char *diag_word(struct arena *a, const char *s);
bool diag_has_error(const struct diag_list *list);
/* The messages that are shown: those beyond LIMIT_DIAGS are one more, which counts them. */
size_t diag_count(const struct diag_list *list);
struct diag diag_at(const struct diag_list *list, size_t i);

/* The sentence and the advice of a code in the user's language (gettext, domain "vanthu"), with the
 * words of the case put in. diag_hint gives NULL where there is no advice. Both live in `a`. */
const char *diag_text(struct arena *a, const struct diag *d);
const char *diag_hint(struct arena *a, const struct diag *d);
/* "DIAG_XML_SYNTAX": stable, for tests and scripts. */
const char *diag_code_name(enum diag_code code);

/* The whole message as printed: `file:line:col: error: text` and, on a line of its own, the advice.
 * Lives in `a`. */
const char *diag_format(struct arena *a, const struct diag *d);

#endif
