/* Keys and certificates: PEM files, or both in one PKCS#12 file. */
#include "sign/crypto_priv.h"
#include "sign/signer_priv.h"
#include "sign/token_priv.h"

#include <stdlib.h>
#include <string.h>

static int give_password(char *out, int room, int is_writing, void *context)
{
    const char *password = context;
    size_t n = password ? strlen(password) : 0;
    (void)is_writing;
    if (!password || n > (size_t)room) return -1;
    for (size_t i = 0; i < n; i++)
        out[i] = password[i];
    return (int)n;
}

static BIO *open_bytes(struct sign_bytes bytes)
{
    return BIO_new_mem_buf(bytes.at, (int)bytes.n);
}

static bool read_pkcs12(struct signer *s, const struct sign_request *r)
{
    BIO *in = open_bytes(r->key);
    PKCS12 *store = d2i_PKCS12_bio(in, NULL);
    bool done =
        store && PKCS12_parse(store, r->password ? r->password : "", &s->key, &s->cert, &s->above);
    PKCS12_free(store);
    BIO_free(in);
    return done;
}

static bool is_pem(struct sign_bytes bytes)
{
    static const char mark[] = "-----BEGIN";
    for (size_t i = 0; i + sizeof mark <= bytes.n; i++)
        if (!memcmp(bytes.at + i, mark, sizeof mark - 1)) return true;
    return false;
}

static void read_key(struct signer *s, const struct sign_request *r)
{
    BIO *in = open_bytes(r->key);
    s->key = PEM_read_bio_PrivateKey(in, NULL, give_password, (void *)r->password);
    BIO_free(in);
}

static void read_certificates(struct signer *s, struct sign_bytes bytes)
{
    BIO *in = open_bytes(bytes);
    s->cert = PEM_read_bio_X509(in, NULL, NULL, NULL);
    for (X509 *next; s->cert && (next = PEM_read_bio_X509(in, NULL, NULL, NULL));) {
        if (!s->above) s->above = sk_X509_new_null();
        sk_X509_push(s->above, next);
    }
    BIO_free(in);
    ERR_clear_error();
}

static bool refuse(struct sign_bytes file, struct diag_list *diags, enum diag_code code)
{
    diag_add(diags, (struct pos){.file = file.name}, code, NULL, NULL, NULL);
    ERR_clear_error();
    return false;
}

/* A certificate that is named goes before that of the token. */
static bool read_token(struct signer *s, const struct sign_request *r, struct diag_list *diags)
{
    if (!token_read(s, r->token, r->password, diags)) return false;
    if (!r->cert.at) return true;
    X509_free(s->cert);
    read_certificates(s, r->cert);
    return true;
}

static bool fill(struct signer *s, const struct sign_request *r, struct diag_list *diags)
{
    struct sign_bytes cert = r->cert.at ? r->cert : r->key;
    if (r->token) {
        if (!read_token(s, r, diags)) return false;
    } else if (is_pem(r->key)) {
        read_key(s, r);
        if (r->cert.at) read_certificates(s, r->cert);
    } else if (!read_pkcs12(s, r)) {
        return refuse(r->key, diags, DIAG_SIGN_KEY);
    }
    if (!s->key) return refuse(r->key, diags, DIAG_SIGN_KEY);
    if (!s->cert) return refuse(cert, diags, DIAG_SIGN_CERTIFICATE);
    if (X509_check_private_key(s->cert, s->key) != 1) return refuse(r->key, diags, DIAG_SIGN_PAIR);
    bool is_valid = X509_cmp_current_time(X509_get0_notBefore(s->cert)) < 0 &&
                    X509_cmp_current_time(X509_get0_notAfter(s->cert)) > 0;
    if (!is_valid)
        diag_add(diags, (struct pos){.file = cert.name}, DIAG_SIGN_OLD, NULL, NULL, NULL);
    return true;
}

struct signer *signer_open(const struct sign_request *request, struct diag_list *diags)
{
    struct signer *s = mem_alloc(sizeof *s);
    *s = (struct signer){0};
    if (fill(s, request, diags)) return s;
    signer_close(s);
    return NULL;
}

void signer_close(struct signer *signer)
{
    if (!signer) return;
    EVP_PKEY_free(signer->key);
    token_close(signer);
    X509_free(signer->cert);
    sk_X509_pop_free(signer->above, X509_free);
    free(signer);
}

size_t signer_room(const struct signer *signer)
{
    enum { REST = 2048 }; /* attributes, names, lengths */
    int n = i2d_X509(signer->cert, NULL);
    for (int i = 0; i < sk_X509_num(signer->above); i++)
        n += i2d_X509(sk_X509_value(signer->above, i), NULL);
    return (size_t)n + (size_t)EVP_PKEY_get_size(signer->key) + REST;
}
