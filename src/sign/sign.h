/* What cryptography is for here: hashes of what was approved, and signatures of PDFs. */
#ifndef VANTHU_SIGN_SIGN_H
#define VANTHU_SIGN_SIGN_H

#include "base/buf.h"
#include "base/diag.h"

#include <stddef.h>

/* The SHA-256 of bytes (FIPS 180-4), as 64 small hexadecimal digits. Lives in `a`.
 * errors  NULL + DIAG_SIGN_LIBRARY. */
const char *sign_digest(struct arena *a, const void *bytes, size_t n, struct diag_list *diags);

struct sign_bytes {
    const uint8_t *at; /* NULL: none */
    size_t n;
};

struct image;

/* Who signs, where and when. */
struct sign_request {
    const char *field;         /* "signer", "organisation" */
    const char *time;          /* as PDF writes it: D:20240318083005+07'00' */
    struct sign_bytes key;     /* PEM, or PKCS#12 with the certificate in it */
    struct sign_bytes cert;    /* PEM: the signer's, then those above it; none with PKCS#12 */
    const char *password;      /* of the key; NULL: it has none */
    const struct image *image; /* what the field shows; NULL: nothing */
    const char *image_name;    /* for messages */
};

/* Sign a PDF in one of its empty signature fields: PAdES baseline B (ETSI EN 319 142-1).
 *
 * shape   *out begins with the file's bytes as they are; the field and the signature are appended.
 *         The picture of a signature stands in the middle of its field, that of a seal (the field
 *         "organisation") in its real size with its right edge on the field's.
 * errors  false + DIAG_SIGN_FILE, _FIELD, _TAKEN, _KEY, _CERTIFICATE, _PAIR or _LIBRARY; of the
 *         picture _NO_PICTURE, _NOT_PNG, _OPAQUE, _EMPTY, _COLOUR, _LARGE or _SMALL. Warnings:
 *         DIAG_SIGN_SIZE, _NARROW.
 */
bool sign_pdf(struct arena *a, const uint8_t *pdf, size_t n, const struct sign_request *request,
              struct buf *out, struct diag_list *diags);

/* What a signature is worth: whether what it covers is as it was signed. Whom its certificate
 * belongs to in truth is for those to judge who trust its issuer. */
struct sign_verdict {
    const char *field;
    const char *signer; /* the certificate's common name; "" when it cannot be read */
    const char *time;   /* as the signature says; "" for none */
    bool is_intact;
    bool is_whole; /* it covers the file to its end */
};
struct sign_verdicts {
    struct sign_verdict *at;
    size_t n, cap;
};

/* All signatures of a PDF, in the order of its fields; empty fields are none. Strings live in `a`.
 * errors  false + DIAG_SIGN_FILE. */
bool sign_verify(struct arena *a, const uint8_t *pdf, size_t n, struct sign_verdicts *verdicts,
                 struct diag_list *diags);

#endif
