/* Signatures of PDFs. */
#ifndef VANTHU_SIGN_SIGN_H
#define VANTHU_SIGN_SIGN_H

#include "base/buf.h"
#include "base/diag.h"

#include <stddef.h>
#include <time.h>

struct sign_bytes {
    const uint8_t *at; /* NULL: none */
    size_t n;
    const char *name; /* the file's, for messages, which it outlives; NULL: none */
};

struct image;

/* Who signs, where and when. */
struct sign_request {
    const char *field;      /* "signer", "organisation" */
    const char *time;       /* as PDF writes it: D:20240318083005+07'00' */
    struct sign_bytes key;  /* PEM, or PKCS#12 with the certificate in it */
    const char *token;      /* the key's URI on a token (RFC 7512), in place of `key`; NULL: none */
    struct sign_bytes cert; /* PEM: the signer's, then those above it; PKCS#12 has it,
                               and a token may */
    const char *password;   /* of the key, or the token's PIN; NULL: it has none */
    const struct image *image; /* what the field shows; NULL: nothing */
    const char *image_name;    /* for messages */
    const char *stamp_url;     /* of an authority for time stamps (RFC 3161); NULL: none is asked.
                                  The one use of the network in this program */
};

/* Sign a PDF in one of its empty signature fields: PAdES baseline B-B (ETSI EN 319 142-1), or with
 * a time stamp B-T.
 *
 * shape   *out begins with the file's bytes as they are; the field and the signature are appended.
 *         The picture of a signature stands in the middle of its field, that of a seal (the field
 *         "organisation") in its real size with its right edge on the field's.
 * errors  false + DIAG_SIGN_FILE, _FIELD, _TAKEN, _KEY, _CERTIFICATE, _PAIR, _ENGINE, _PIN,
 *         _TOKEN or _LIBRARY; of the
 *         picture _NO_PICTURE, _NOT_PNG, _OPAQUE, _EMPTY, _COLOUR, _LARGE or _SMALL; of the
 *         time stamp _STAMP_URL, _TLS, _CONNECT, _REACH, _REFUSED or _ANSWER. Warnings:
 * DIAG_SIGN_SIZE, _NARROW, _OLD.
 */
bool sign_pdf(struct arena *a, struct sign_bytes pdf, const struct sign_request *request,
              struct buf *out, struct diag_list *diags);

/* Why a certificate is not to be trusted. */
struct sign_fault {
    enum diag_code code; /* DIAG_SIGN_EXPIRED, _TOO_EARLY, _SELF_SIGNED, _UNTRUSTED, _USAGE,
                            _NO_TIME, or _CHAIN */
    const char *word;    /* the library's, for _CHAIN */
};

enum sign_stamp {
    SIGN_STAMP_NONE,
    SIGN_STAMP_GOOD,  /* an authority says that the signature was there at that time */
    SIGN_STAMP_WRONG, /* it is not a stamp of this signature */
};

/* What a signature is worth: whether what it covers is as it was signed, and whom it leads to. */
struct sign_verdict {
    const char *field;
    const char *signer; /* the certificate's common name; "" when it cannot be read */
    const char *time;   /* as the signature says; "" for none */
    bool is_intact;
    bool is_whole;  /* it covers the file to its end */
    bool is_edited; /* what was added behind it changes more than signature fields */
    enum sign_stamp stamp;
    const char *stamp_by;  /* the authority's name; NULL: none */
    time_t stamp_time;     /* 0: none */
    bool is_stamp_trusted; /* only when asked for */
    bool is_trusted;       /* the same; it was valid when it signed, as a trusted stamp or else the
                              signature itself says */
    struct sign_fault fault; /* when it was asked for, and is not trusted */
};
struct sign_verdicts {
    struct sign_verdict *at;
    size_t n, cap;
};

/* All signatures of a PDF, in the order of its fields; empty fields are none. Strings live in `a`.
 * `roots` are files of certificates to trust, PEM or DER; none: trust is not looked at.
 * errors  false + DIAG_ARCHIVE_FORM, DIAG_SIGN_TRUST_NONE. */
bool sign_verify(struct arena *a, struct sign_bytes pdf, const struct sign_bytes *roots,
                 size_t n_roots, struct sign_verdicts *verdicts, struct diag_list *diags);

#endif
