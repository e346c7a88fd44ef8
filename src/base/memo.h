/* What came of the same question before, for work whose answer hangs on bytes alone: in a batch
 * most of a document is that of the one before.
 *
 *     memo_ask(memo, "guard", 5);            the question: what is asked ...
 *     memo_ask(memo, text, n);               ... and all that the answer hangs on
 *     const void *known = memo_answer(memo, &size);
 *     if (!known) memo_keep(memo, answer, size);
 *
 * shape   two megabytes at most; what it holds is forgotten as a whole when that is reached. A memo
 *         of NULL knows nothing and keeps nothing. Pointers may be part of a question as long as
 *         what they point to outlives the memo. */
#ifndef VANTHU_BASE_MEMO_H
#define VANTHU_BASE_MEMO_H

#include <stddef.h>

struct memo;

struct memo *memo_new(void);
void memo_free(struct memo *memo);

/* The next bytes of the question; the first after an answer begin another. */
void memo_ask(struct memo *memo, const void *bytes, size_t n);
/* The answer, aligned for any type, good until something is kept; NULL: it is not known. */
const void *memo_answer(struct memo *memo, size_t *n);
/* The answer to what was asked last. */
void memo_keep(struct memo *memo, const void *answer, size_t n);

#endif
