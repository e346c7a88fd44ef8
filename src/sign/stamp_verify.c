/* The time stamp of a signature, and whether it is one of this signature. */
#include "sign/certificate_priv.h"
#include "sign/crypto_priv.h"
#include "sign/stamp_priv.h"

static PKCS7 *find_token(CMS_SignerInfo *si)
{
    int at = CMS_unsigned_get_attr_by_NID(si, NID_id_smime_aa_timeStampToken, -1);
    X509_ATTRIBUTE *attribute = at < 0 ? NULL : CMS_unsigned_get_attr(si, at);
    ASN1_TYPE *value = attribute ? X509_ATTRIBUTE_get0_type(attribute, 0) : NULL;
    if (!value || ASN1_TYPE_get(value) != V_ASN1_SEQUENCE) return NULL;
    const unsigned char *der = ASN1_STRING_get0_data(value->value.sequence);
    return d2i_PKCS7(NULL, &der, ASN1_STRING_length(value->value.sequence));
}

/* Its own signature, by the certificate in it, which must be one for time stamps (RFC 3161, 2.3).
 * *signer is lent by the token. */
static bool is_signed(PKCS7 *token, X509 **signer)
{
    const int flags = PKCS7_NOVERIFY | PKCS7_BINARY;
    BIO *content = BIO_new(BIO_s_mem());
    STACK_OF(X509) *signers = PKCS7_get0_signers(token, NULL, 0);
    bool done = content && signers && PKCS7_verify(token, NULL, NULL, NULL, content, flags) == 1;
    *signer = signers && sk_X509_num(signers) > 0 ? sk_X509_value(signers, 0) : NULL;
    done = done && *signer && X509_check_purpose(*signer, X509_PURPOSE_TIMESTAMP_SIGN, 0) == 1;
    sk_X509_free(signers);
    BIO_free(content);
    return done;
}

/* Whether the token's content is of these bytes. */
static bool is_of(PKCS7 *token, const ASN1_OCTET_STRING *signature)
{
    TS_VERIFY_CTX *wanted = TS_VERIFY_CTX_new();
    BIO *data = BIO_new_mem_buf(ASN1_STRING_get0_data(signature), ASN1_STRING_length(signature));
    bool done = false;
    if (wanted && data) {
        TS_VERIFY_CTX_set_flags(wanted, TS_VFY_VERSION | TS_VFY_DATA);
        TS_VERIFY_CTX_set_data(wanted, data);
        done = TS_RESP_verify_token(wanted, token) == 1;
    } else {
        BIO_free(data);
    }
    TS_VERIFY_CTX_free(wanted); /* with its data */
    return done;
}

static time_t time_of(PKCS7 *token)
{
    struct tm parts;
    TS_TST_INFO *info = PKCS7_to_TS_TST_INFO(token);
    bool done = info && ASN1_TIME_to_tm(TS_TST_INFO_get_time(info), &parts) == 1;
    TS_TST_INFO_free(info);
    return done ? timegm(&parts) : 0;
}

static void check_trust(struct arena *a, PKCS7 *token, X509 *signer, const struct trust *trust,
                        struct sign_verdict *verdict)
{
    const struct trust_question question = {.cert = signer,
                                            .others = token->d.sign->cert,
                                            .purpose = X509_PURPOSE_TIMESTAMP_SIGN,
                                            .time = verdict->stamp_time};
    struct sign_fault fault;
    verdict->is_stamp_trusted = trust_check(a, trust, &question, &fault);
}

void stamp_verify(struct arena *a, CMS_SignerInfo *si, const struct trust *trust,
                  struct sign_verdict *verdict)
{
    X509 *signer = NULL;
    PKCS7 *token = find_token(si);
    int at = CMS_unsigned_get_attr_by_NID(si, NID_id_smime_aa_timeStampToken, -1);
    verdict->stamp = at < 0 ? SIGN_STAMP_NONE : SIGN_STAMP_WRONG;
    if (token && PKCS7_type_is_signed(token) && is_signed(token, &signer) &&
        is_of(token, CMS_SignerInfo_get0_signature(si))) {
        verdict->stamp = SIGN_STAMP_GOOD;
        verdict->stamp_time = time_of(token);
        verdict->stamp_by = certificate_name(a, signer);
        if (trust) check_trust(a, token, signer, trust, verdict);
    }
    PKCS7_free(token);
    ERR_clear_error();
}
