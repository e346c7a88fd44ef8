/* The certificates that are given are where trust begins, also those that another one issued. What
 * was revoked is not known here. */
#include "sign/crypto_priv.h"
#include "sign/trust_priv.h"

#include <stdlib.h>

struct trust {
    X509_STORE *store;
    int n;
};

static void add(struct trust *t, X509 *cert)
{
    if (cert && X509_STORE_add_cert(t->store, cert) == 1) t->n++;
    X509_free(cert);
}

/* PEM, any number of them, or one in DER. */
static void add_all(struct trust *t, struct sign_bytes bytes)
{
    const unsigned char *at = bytes.at;
    X509 *cert = d2i_X509(NULL, &at, (long)bytes.n);
    if (cert) {
        add(t, cert);
        return;
    }
    BIO *in = BIO_new_mem_buf(bytes.at, (int)bytes.n);
    while (in && (cert = PEM_read_bio_X509(in, NULL, NULL, NULL)))
        add(t, cert);
    BIO_free(in);
}

struct trust *trust_open(const struct sign_bytes *roots, size_t n, struct diag_list *diags)
{
    struct trust *t = mem_alloc(sizeof *t);
    *t = (struct trust){.store = X509_STORE_new()};
    for (size_t i = 0; t->store && i < n; i++)
        add_all(t, roots[i]);
    ERR_clear_error();
    if (t->n) return t;
    struct pos pos = {.file = n == 1 ? roots[0].name : NULL};
    diag_add(diags, pos, DIAG_SIGN_TRUST_NONE, NULL, NULL, NULL);
    trust_close(t);
    return NULL;
}

void trust_close(struct trust *trust)
{
    if (!trust) return;
    X509_STORE_free(trust->store);
    free(trust);
}

static enum diag_code code_of(int error)
{
    switch (error) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return DIAG_SIGN_EXPIRED;
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return DIAG_SIGN_TOO_EARLY;
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return DIAG_SIGN_SELF_SIGNED;
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
        return DIAG_SIGN_UNTRUSTED;
    default:
        return DIAG_SIGN_CHAIN;
    }
}

static bool verify(const struct trust *trust, const struct trust_question *q, int *error)
{
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    bool done = context && X509_STORE_CTX_init(context, trust->store, q->cert, q->others) == 1;
    *error = X509_V_ERR_UNSPECIFIED;
    if (done) {
        X509_STORE_CTX_set_time(context, 0, q->time);
        X509_STORE_CTX_set_flags(context, X509_V_FLAG_PARTIAL_CHAIN);
        if (q->purpose != X509_PURPOSE_ANY) X509_STORE_CTX_set_purpose(context, q->purpose);
        done = X509_verify_cert(context) == 1;
        *error = X509_STORE_CTX_get_error(context);
    }
    X509_STORE_CTX_free(context);
    ERR_clear_error();
    return done;
}

/* A certificate that says what its key is for must allow signatures of documents. */
static bool may_sign(X509 *cert)
{
    return (X509_get_key_usage(cert) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

bool trust_check(struct arena *a, const struct trust *trust, const struct trust_question *question,
                 struct sign_fault *fault)
{
    int error;
    *fault = (struct sign_fault){DIAG_SIGN_NO_TIME, NULL};
    if (!question->time) return false;
    if (!verify(trust, question, &error)) {
        *fault = (struct sign_fault){code_of(error),
                                     arena_strdup(a, X509_verify_cert_error_string(error))};
        return false;
    }
    *fault = (struct sign_fault){DIAG_SIGN_USAGE, NULL};
    return may_sign(question->cert);
}
