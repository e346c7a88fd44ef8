/* SHA-256: whether bytes are those that were seen before. */
#ifndef VANTHU_DIGEST_DIGEST_H
#define VANTHU_DIGEST_DIGEST_H

#include "base/arena.h"
#include "base/diag.h"

/* Of `n` bytes, as 64 small hexadecimal digits.
 * source  FIPS 180-4
 * errors  NULL + DIAG_LIBRARY */
const char *digest_text(struct arena *a, const void *bytes, size_t n, struct diag_list *diags);

#endif
