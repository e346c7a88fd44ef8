/* Whether a certificate leads to one of those that the caller trusts (RFC 5280, 6). */
#ifndef VANTHU_SIGN_TRUST_PRIV_H
#define VANTHU_SIGN_TRUST_PRIV_H

#include "sign/sign.h"

#include "sign/crypto_priv.h"

#include <time.h>

struct trust;

/* errors  NULL + DIAG_SIGN_TRUST_NONE: no certificate is in these files */
struct trust *trust_open(const struct sign_bytes *roots, size_t n, struct diag_list *diags);
void trust_close(struct trust *trust); /* NULL is fine */

struct trust_question {
    X509 *cert;
    STACK_OF(X509) * others; /* that may stand between; NULL: none */
    int purpose;             /* X509_PURPOSE_TIMESTAMP_SIGN, X509_PURPOSE_ANY */
    time_t time;             /* at which all of them must be valid; 0: it is not known */
};
/* errors  false + *fault */
bool trust_check(struct arena *a, const struct trust *trust, const struct trust_question *question,
                 struct sign_fault *fault);

#endif
