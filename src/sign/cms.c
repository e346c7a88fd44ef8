/* OpenSSL adds the attribute signingTime to every signature, and PAdES forbids it (EN 319
 * 142-1, 6.3: the time stands in the PDF's dictionary). So it is taken away and the attributes are
 * signed anew. */
#include "sign/certificate_priv.h"
#include "sign/crypto_priv.h"
#include "sign/signer_priv.h"
#include "sign/stamp_priv.h"

#include <stdlib.h>
#include <string.h>

static BIO *join(const struct sign_bytes pieces[2])
{
    BIO *all = BIO_new(BIO_s_mem());
    for (int i = 0; all && i < 2; i++)
        if (BIO_write(all, pieces[i].at, (int)pieces[i].n) != (int)pieces[i].n) {
            BIO_free(all);
            return NULL;
        }
    return all;
}

/* ---- the attributes as they are signed: a DER SET OF (X.690, 11.6) ---- */

struct encoded {
    unsigned char *at;
    int n;
};

/* As if the shorter one went on with zeros. */
static int by_bytes(const void *x, const void *y)
{
    const struct encoded *a = x, *b = y;
    int n = a->n < b->n ? a->n : b->n, order = memcmp(a->at, b->at, (size_t)n);
    return order ? order : a->n - b->n;
}

static void put_length(struct buf *b, size_t n)
{
    if (n >= 0x80) {
        buf_putc(b, (char)(n > 0xFF ? 0x82 : 0x81));
        if (n > 0xFF) buf_putc(b, (char)(n >> 8));
    }
    buf_putc(b, (char)(n & 0xFF));
}

enum { MAX_ATTRIBUTES = 16, MAX_SET = 0xFFFF };

static bool encode_attributes(const CMS_SignerInfo *si, struct buf *out)
{
    struct encoded all[MAX_ATTRIBUTES] = {0};
    int n = CMS_signed_get_attr_count(si);
    size_t total = 0;
    if (n < 1 || n > MAX_ATTRIBUTES) return false;
    for (int i = 0; i < n; i++) {
        all[i].n = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(si, i), &all[i].at);
        total += all[i].n > 0 ? (size_t)all[i].n : MAX_SET + 1;
    }
    qsort(all, (size_t)n, sizeof *all, by_bytes);
    if (total <= MAX_SET) {
        buf_putc(out, 0x31);
        put_length(out, total);
        for (int i = 0; i < n; i++)
            buf_add(out, all[i].at, (size_t)all[i].n);
    }
    for (int i = 0; i < n; i++)
        OPENSSL_free(all[i].at);
    return total <= MAX_SET;
}

static bool sign_bytes_of(const struct signer *s, const struct buf *bytes, ASN1_OCTET_STRING *out)
{
    size_t n = (size_t)EVP_PKEY_get_size(s->key);
    unsigned char *signature = mem_alloc(n);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = context && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, s->key) == 1 &&
                EVP_DigestSign(context, signature, &n, bytes->at, bytes->n) == 1 &&
                ASN1_OCTET_STRING_set(out, signature, (int)n) == 1;
    EVP_MD_CTX_free(context);
    free(signature);
    return done;
}

static bool drop_time(const struct signer *s, CMS_SignerInfo *si)
{
    struct buf attributes = {0};
    int time = CMS_signed_get_attr_by_NID(si, NID_pkcs9_signingTime, -1);
    if (time >= 0) X509_ATTRIBUTE_free(CMS_signed_delete_attr(si, time));
    bool done = encode_attributes(si, &attributes) &&
                sign_bytes_of(s, &attributes, CMS_SignerInfo_get0_signature(si));
    buf_free(&attributes);
    return done;
}

/* A file may name one twice. */
static bool add_certificate(CMS_ContentInfo *cms, X509 *cert)
{
    return CMS_add1_cert(cms, cert) == 1 ||
           ERR_GET_REASON(ERR_peek_last_error()) == CMS_R_CERTIFICATE_ALREADY_PRESENT;
}

static CMS_SignerInfo *make(const struct signer *s, BIO *content, CMS_ContentInfo *cms)
{
    const unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP | CMS_CADES;
    CMS_SignerInfo *si = CMS_add1_signer(cms, s->cert, s->key, EVP_sha256(), flags);
    bool done = si;
    for (int i = 0; done && i < sk_X509_num(s->above); i++)
        done = add_certificate(cms, sk_X509_value(s->above, i));
    done = done && CMS_final(cms, content, NULL, CMS_DETACHED | CMS_BINARY) == 1;
    return done && drop_time(s, si) ? si : NULL;
}

static bool is_intact(CMS_ContentInfo *cms, const struct sign_bytes pieces[2])
{
    const unsigned flags = CMS_BINARY | CMS_DETACHED | CMS_NO_SIGNER_CERT_VERIFY;
    BIO *content = join(pieces);
    bool is_so = cms && content && CMS_verify(cms, NULL, NULL, content, NULL, flags) == 1;
    BIO_free(content);
    return is_so;
}

/* Where it lacks memory for the order of a set, OpenSSL leaves it out and does not say so. */
static bool is_sound(const unsigned char *bytes, int n, const struct sign_bytes pieces[2])
{
    const unsigned char *at = bytes;
    CMS_ContentInfo *cms = n > 0 ? d2i_CMS_ContentInfo(NULL, &at, n) : NULL;
    bool is_so = is_intact(cms, pieces) && at == bytes + n;
    CMS_ContentInfo_free(cms);
    return is_so;
}

static void say_reason(struct diag_list *diags)
{
    const char *why = ERR_reason_error_string(ERR_get_error());
    diag_add(diags, (struct pos){0}, DIAG_SIGN_LIBRARY, why ? why : "CMS_sign", NULL, NULL);
}

struct sign_bytes cms_sign(struct arena *a, const struct signer *signer,
                           const struct sign_bytes pieces[2], const char *stamp_url,
                           struct diag_list *diags)
{
    struct sign_bytes der = {NULL, 0, NULL};
    BIO *content = join(pieces);
    CMS_ContentInfo *cms =
        CMS_sign(NULL, NULL, NULL, NULL, CMS_DETACHED | CMS_BINARY | CMS_PARTIAL);
    unsigned char *bytes = NULL;
    CMS_SignerInfo *si = content && cms ? make(signer, content, cms) : NULL;
    bool is_stamped = si && (!stamp_url || stamp_add(si, stamp_url, diags));
    int n = is_stamped ? i2d_CMS_ContentInfo(cms, &bytes) : 0;
    if (is_sound(bytes, n, pieces))
        der = (struct sign_bytes){(uint8_t *)arena_strndup(a, (char *)bytes, (size_t)n), (size_t)n};
    if (!der.at && (!si || is_stamped)) say_reason(diags);
    ERR_clear_error();
    OPENSSL_free(bytes);
    CMS_ContentInfo_free(cms);
    BIO_free(content);
    return der;
}

/* ---- the other way ---- */

/* "D:20240318083005+07'00'"; 0: it says none. */
static time_t claimed_time(const char *text)
{
    struct tm t = {0};
    char sign;
    int hours, minutes;
    int n = sscanf(text, "D:%4d%2d%2d%2d%2d%2d%c%2d'%2d", &t.tm_year, &t.tm_mon, &t.tm_mday,
                   &t.tm_hour, &t.tm_min, &t.tm_sec, &sign, &hours, &minutes);
    if (n != 9 && !(n == 7 && sign == 'Z')) return 0;
    t.tm_year -= 1900;
    t.tm_mon--;
    time_t time = timegm(&t);
    if (n == 9) time += (sign == '-' ? 1 : -1) * (hours * 60 + minutes) * 60;
    return time > 0 ? time : 0;
}

static void check_trust(struct arena *a, CMS_ContentInfo *cms, X509 *cert,
                        const struct trust *trust, struct sign_verdict *verdict)
{
    const struct trust_question question = {
        .cert = cert,
        .others = CMS_get1_certs(cms),
        .purpose = X509_PURPOSE_ANY,
        .time = verdict->is_stamp_trusted ? verdict->stamp_time : claimed_time(verdict->time),
    };
    verdict->is_trusted = trust_check(a, trust, &question, &verdict->fault);
    sk_X509_pop_free(question.others, X509_free);
}

static void judge(struct arena *a, CMS_ContentInfo *cms, const struct trust *trust,
                  struct sign_verdict *verdict)
{
    STACK_OF(X509) *certs = CMS_get0_signers(cms);
    STACK_OF(CMS_SignerInfo) *infos = CMS_get0_SignerInfos(cms);
    if (certs && sk_X509_num(certs) > 0) {
        X509 *cert = sk_X509_value(certs, 0);
        verdict->signer = certificate_name(a, cert);
        if (verdict->is_intact) {
            stamp_verify(a, sk_CMS_SignerInfo_value(infos, 0), trust, verdict);
            if (trust) check_trust(a, cms, cert, trust, verdict);
        }
    }
    sk_X509_free(certs);
}

void cms_verify(struct arena *a, struct sign_bytes der, const struct sign_bytes pieces[2],
                const struct trust *trust, struct sign_verdict *verdict)
{
    const unsigned char *at = der.at;
    CMS_ContentInfo *cms = d2i_CMS_ContentInfo(NULL, &at, (long)der.n);
    verdict->is_intact = is_intact(cms, pieces);
    if (cms) judge(a, cms, trust, verdict);
    ERR_clear_error();
    CMS_ContentInfo_free(cms);
}
