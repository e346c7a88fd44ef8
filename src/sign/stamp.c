/* Asking for a time stamp (RFC 3161, 2.4 and 3.4). OpenSSL does HTTP. It would try an address that
 * refuses again and again until the time is over, and follow the environment to a proxy: so it gets
 * a connection that stands. */
#include "sign/crypto_priv.h"
#include "sign/stamp_priv.h"

#include <stdio.h>
#include <string.h>

enum { SECONDS = 20, MAX_ANSWER = 65536, NONCE_BYTES = 8 };

static bool refuse(struct diag_list *diags, enum diag_code code, const char *url, const char *word)
{
    diag_add(diags, (struct pos){0}, code, url, word, NULL);
    ERR_clear_error();
    return false;
}

/* What OpenSSL has to say: the last of its errors is the most general. */
struct reason {
    char text[160];
};

static struct reason reason(void)
{
    struct reason r;
    const char *data = "";
    int flags = 0;
    const char *why = ERR_reason_error_string(ERR_peek_error_all(NULL, NULL, NULL, &data, &flags));
    bool has_data = data && *data && (flags & ERR_TXT_STRING);
    snprintf(r.text, sizeof r.text, "%s%s%s", why ? why : "?", has_data ? ", " : "",
             has_data ? data : "");
    return r;
}

/* ---- the request ---- */

static bool set_imprint(TS_REQ *req, const ASN1_OCTET_STRING *signature)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned n;
    TS_MSG_IMPRINT *imprint = TS_MSG_IMPRINT_new();
    X509_ALGOR *algorithm = X509_ALGOR_new();
    bool done = imprint && algorithm &&
                EVP_Digest(ASN1_STRING_get0_data(signature), (size_t)ASN1_STRING_length(signature),
                           digest, &n, EVP_sha256(), NULL);
    if (done) {
        X509_ALGOR_set_md(algorithm, EVP_sha256());
        done = TS_MSG_IMPRINT_set_algo(imprint, algorithm) &&
               TS_MSG_IMPRINT_set_msg(imprint, digest, (int)n) &&
               TS_REQ_set_msg_imprint(req, imprint);
    }
    X509_ALGOR_free(algorithm);
    TS_MSG_IMPRINT_free(imprint);
    return done;
}

/* So that an old answer is none. */
static bool set_nonce(TS_REQ *req)
{
    unsigned char bytes[NONCE_BYTES];
    if (RAND_bytes(bytes, sizeof bytes) != 1) return false;
    BIGNUM *number = BN_bin2bn(bytes, sizeof bytes, NULL);
    ASN1_INTEGER *nonce = number ? BN_to_ASN1_INTEGER(number, NULL) : NULL;
    bool done = nonce && TS_REQ_set_nonce(req, nonce);
    ASN1_INTEGER_free(nonce);
    BN_free(number);
    return done;
}

static TS_REQ *make_request(const ASN1_OCTET_STRING *signature)
{
    TS_REQ *req = TS_REQ_new();
    if (req && TS_REQ_set_version(req, 1) && set_imprint(req, signature) && set_nonce(req) &&
        TS_REQ_set_cert_req(req, 1))
        return req;
    TS_REQ_free(req);
    return NULL;
}

/* ---- there and back ---- */

struct address {
    int is_tls;
    char *host, *port, *path, *query;
};

static void free_address(struct address *to)
{
    OPENSSL_free(to->host);
    OPENSSL_free(to->port);
    OPENSSL_free(to->path);
    OPENSSL_free(to->query);
}

static bool read_address(const char *url, struct address *to, struct diag_list *diags)
{
    bool is_url = strncmp(url, "http://", 7) == 0 || strncmp(url, "https://", 8) == 0;
    *to = (struct address){0};
    if (!is_url ||
        !OSSL_HTTP_parse_url(url, &to->is_tls, NULL, &to->host, &to->port, NULL, &to->path,
                             &to->query, NULL) ||
        !*to->host)
        return refuse(diags, DIAG_SIGN_STAMP_URL, url, NULL);
    return !to->is_tls || refuse(diags, DIAG_SIGN_STAMP_TLS, url, NULL);
}

/* errors  NULL: nobody answers there in time, or at once that nobody will */
static BIO *connect_to(const struct address *to, time_t deadline)
{
    BIO *bio = BIO_new(BIO_s_connect());
    if (!bio) return NULL;
    BIO_set_conn_hostname(bio, to->host);
    BIO_set_conn_port(bio, to->port);
    BIO_set_nbio(bio, 1);
    while (BIO_do_connect(bio) <= 0)
        if (!BIO_should_retry(bio) || BIO_wait(bio, deadline, 0) <= 0) {
            BIO_free(bio);
            return NULL;
        }
    return bio;
}

static BIO *post(const struct address *to, BIO *connection, BIO *request)
{
    struct buf path = {0};
    bool has_query = to->query && *to->query;
    buf_printf(&path, "%s%s%s", to->path, has_query ? "?" : "", has_query ? to->query : "");
    buf_putc(&path, '\0');
    BIO *answer =
        OSSL_HTTP_transfer(NULL, to->host, to->port, (char *)path.at, 0, NULL, NULL, connection,
                           NULL, NULL, NULL, 0, NULL, "application/timestamp-query", request,
                           "application/timestamp-reply", 1, MAX_ANSWER, SECONDS, 0);
    buf_free(&path);
    return answer;
}

static BIO *ask(const char *url, TS_REQ *req, struct diag_list *diags)
{
    struct address to;
    BIO *request = BIO_new(BIO_s_mem()), *connection = NULL, *answer = NULL;
    if (read_address(url, &to, diags) && request && i2d_TS_REQ_bio(request, req)) {
        ERR_clear_error();
        connection = connect_to(&to, time(NULL) + SECONDS);
        answer = connection ? post(&to, connection, request) : NULL;
        if (!connection)
            refuse(diags, DIAG_SIGN_STAMP_CONNECT, url, NULL);
        else if (!answer)
            refuse(diags, DIAG_SIGN_STAMP_REACH, url, reason().text);
    }
    free_address(&to);
    BIO_free(connection);
    BIO_free(request);
    return answer;
}

/* ---- the answer ---- */

static bool is_granted(TS_RESP *answer)
{
    long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(answer)));
    return status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS;
}

static bool check_answer(const char *url, TS_REQ *req, TS_RESP *answer, struct diag_list *diags)
{
    if (!answer) return refuse(diags, DIAG_SIGN_STAMP_ANSWER, url, reason().text);
    if (!is_granted(answer)) return refuse(diags, DIAG_SIGN_STAMP_REFUSED, url, NULL);
    TS_VERIFY_CTX *wanted = TS_REQ_to_TS_VERIFY_CTX(req, NULL);
    if (wanted) TS_VERIFY_CTX_set_flags(wanted, TS_VFY_VERSION | TS_VFY_IMPRINT | TS_VFY_NONCE);
    bool done = wanted && TS_RESP_verify_response(wanted, answer) == 1;
    if (!done) refuse(diags, DIAG_SIGN_STAMP_ANSWER, url, reason().text);
    TS_VERIFY_CTX_free(wanted);
    return done;
}

static bool add_attribute(CMS_SignerInfo *si, PKCS7 *token)
{
    unsigned char *der = NULL;
    int n = i2d_PKCS7(token, &der);
    bool done = n > 0 && CMS_unsigned_add1_attr_by_NID(si, NID_id_smime_aa_timeStampToken,
                                                       V_ASN1_SEQUENCE, der, n) == 1;
    OPENSSL_free(der);
    return done;
}

/* A stamp that does not hold by itself would be found by whoever looks, when it is too late. */
static bool is_sound(CMS_SignerInfo *si)
{
    struct arena *scratch = arena_new();
    struct sign_verdict verdict = {0};
    stamp_verify(scratch, si, NULL, &verdict);
    arena_free(scratch);
    return verdict.stamp == SIGN_STAMP_GOOD;
}

bool stamp_add(CMS_SignerInfo *si, const char *url, struct diag_list *diags)
{
    TS_REQ *req = make_request(CMS_SignerInfo_get0_signature(si));
    BIO *bytes = req ? ask(url, req, diags) : NULL;
    TS_RESP *answer = bytes ? d2i_TS_RESP_bio(bytes, NULL) : NULL;
    bool done = bytes && check_answer(url, req, answer, diags) &&
                ((add_attribute(si, TS_RESP_get_token(answer)) && is_sound(si)) ||
                 refuse(diags, DIAG_SIGN_STAMP_ANSWER, url, reason().text));
    if (!req) refuse(diags, DIAG_SIGN_LIBRARY, reason().text, NULL);
    TS_RESP_free(answer);
    BIO_free(bytes);
    TS_REQ_free(req);
    return done;
}
