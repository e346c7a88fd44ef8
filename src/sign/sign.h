/* What cryptography is for here: the hash of what was approved. */
#ifndef VANTHU_SIGN_SIGN_H
#define VANTHU_SIGN_SIGN_H

#include "base/diag.h"

#include <stddef.h>

/* The SHA-256 of bytes (FIPS 180-4), as 64 small hexadecimal digits. Lives in `a`.
 * errors  NULL + DIAG_SIGN_LIBRARY. */
const char *sign_digest(struct arena *a, const void *bytes, size_t n, struct diag_list *diags);

#endif
