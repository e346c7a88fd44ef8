/* A PDF that is read back: for what it carries, for the proof of what it is, for its signatures,
 * and to be signed. */
#include "fuzz.h"

#include "archive/archive.h"
#include "base/arena.h"
#include "image/image.h"
#include "sign/sign.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <string.h>

struct identity {
    struct sign_bytes key, cert;
};

static struct sign_bytes bytes_of(BIO *bio)
{
    char *at;
    long n = BIO_get_mem_data(bio, &at);
    return (struct sign_bytes){(const uint8_t *)at, (size_t)n};
}

static void certify(X509 *cert, EVP_PKEY *key)
{
    X509_NAME *name = X509_get_subject_name(cert);
    fuzz_expect(
        X509_set_version(cert, 2) && ASN1_INTEGER_set(X509_get_serialNumber(cert), 1) &&
        X509_gmtime_adj(X509_getm_notBefore(cert), 0) &&
        X509_gmtime_adj(X509_getm_notAfter(cert), 86400) &&
        X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, (const uint8_t *)"a", -1, -1, 0) &&
        X509_set_issuer_name(cert, name) && X509_set_pubkey(cert, key) &&
        X509_sign(cert, key, EVP_sha256()));
}

/* Made once, and for this process alone. */
static const struct identity *identity(void)
{
    static struct identity made;
    static BIO *key_text, *cert_text;
    if (key_text) return &made;
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *cert = X509_new();
    key_text = BIO_new(BIO_s_mem());
    cert_text = BIO_new(BIO_s_mem());
    certify(cert, key);
    fuzz_expect(PEM_write_bio_PrivateKey(key_text, key, NULL, NULL, 0, NULL, NULL) &&
                PEM_write_bio_X509(cert_text, cert));
    made = (struct identity){bytes_of(key_text), bytes_of(cert_text)};
    X509_free(cert);
    EVP_PKEY_free(key);
    return &made;
}

static void open_archive(struct arena *a, const uint8_t *bytes, size_t n)
{
    struct diag_list diags = {.arena = a}, unseen = {.arena = a};
    struct archive archive;
    bool done = archive_read(a, "a.pdf", bytes, n, &archive, &diags);
    fuzz_expect(fuzz_agree(done, &diags));
    for (size_t i = 0; done && i < archive.n_files; i++)
        fuzz_expect(archive.files[i].name && archive.files[i].relation && archive.files[i].bytes);
    archive_check(a, bytes, n, &unseen);
}

/* Against the seed that is nearest to most. */
static void compare(struct arena *a, const uint8_t *bytes, size_t n)
{
    static struct fuzz_part whole;
    struct diag_list diags = {.arena = a};
    if (!whole.at) whole = fuzz_source("tests/fuzz/whole.pdf");
    bool is_same = n == whole.n && memcmp(bytes, whole.at, n) == 0;
    bool done = archive_compare(a, "a.pdf", bytes, n, whole.at, whole.n, &diags);
    fuzz_expect(fuzz_agree(done, &diags));
    fuzz_expect(done || !is_same);
}

/* A signature of four blue pixels, one of them transparent. */
static const struct image *picture(void)
{
    static const uint8_t pixels[12] = {0, 0, 255, 0, 0, 255, 20, 20, 200, 0, 0, 255};
    static const uint8_t alpha[4] = {255, 128, 0, 255};
    static const struct image image = {.kind = IMAGE_PNG,
                                       .width = 2,
                                       .height = 2,
                                       .channels = 3,
                                       .pixels = pixels,
                                       .alpha = alpha};
    return &image;
}

static void sign(struct arena *a, const uint8_t *bytes, size_t n)
{
    struct diag_list diags = {.arena = a}, again = {.arena = a};
    struct sign_verdicts verdicts = {0};
    struct buf out = {0};
    const struct sign_request request = {.field = "signer",
                                         .time = "D:20240318083005+07'00'",
                                         .key = identity()->key,
                                         .cert = identity()->cert,
                                         .image = n % 2 ? picture() : NULL,
                                         .image_name = "a.png"};
    bool done = sign_pdf(a, (struct sign_bytes){bytes, n, NULL}, &request, &out, &diags);
    fuzz_expect(fuzz_agree(done, &diags));
    if (done) {
        fuzz_expect(out.n > n && memcmp(out.at, bytes, n) == 0);
        sign_verify(a, (struct sign_bytes){out.at, out.n, NULL}, &identity()->cert, 1, &verdicts,
                    &again);
    }
    buf_free(&out);
}

void fuzz_one(const uint8_t *bytes, size_t n)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct sign_verdicts verdicts = {0};
    open_archive(a, bytes, n);
    compare(a, bytes, n);
    fuzz_expect(fuzz_agree(sign_verify(a, (struct sign_bytes){bytes, n, NULL}, &identity()->cert, 1,
                                       &verdicts, &diags),
                           &diags));
    sign(a, bytes, n);
    arena_free(a);
}
