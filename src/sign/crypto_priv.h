/* OpenSSL, loaded when something is to be signed, or a signature to be read. The headers
 * of the room include this one and none of OpenSSL. */
#ifndef VANTHU_SIGN_CRYPTO_PRIV_H
#define VANTHU_SIGN_CRYPTO_PRIV_H

#include "base/library.h"

/* engines, which only token.c knows */
#ifndef OPENSSL_SUPPRESS_DEPRECATED
#define OPENSSL_SUPPRESS_DEPRECATED
#endif
#include <openssl/cms.h>
#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/http.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/ts.h>
#include <openssl/ui.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/* clang-format off */
#define CRYPTO_FUNCTIONS(F) \
    F(ASN1_INTEGER_free) F(ASN1_INTEGER_get) F(ASN1_OCTET_STRING_set) F(ASN1_STRING_get0_data)     \
    F(ASN1_STRING_length) F(ASN1_STRING_to_UTF8) F(ASN1_TIME_to_tm) F(ASN1_TYPE_get) F(BIO_ctrl)   \
    F(BIO_free) F(BIO_new) F(BIO_new_mem_buf) F(BIO_s_connect) F(BIO_s_mem) F(BIO_test_flags)      \
    F(BIO_wait) F(BIO_write) F(BN_bin2bn) F(BN_free) F(BN_to_ASN1_INTEGER)                         \
    F(CMS_ContentInfo_free) F(CMS_SignerInfo_get0_signature) F(CMS_add1_cert) F(CMS_add1_signer)   \
    F(CMS_final) F(CMS_get0_SignerInfos) F(CMS_get0_signers) F(CMS_get1_certs) F(CMS_sign)         \
    F(CMS_signed_delete_attr) F(CMS_signed_get_attr) F(CMS_signed_get_attr_by_NID)                 \
    F(CMS_signed_get_attr_count) F(CMS_unsigned_add1_attr_by_NID) F(CMS_unsigned_get_attr)         \
    F(CMS_unsigned_get_attr_by_NID) F(CMS_verify) F(CRYPTO_free) F(ERR_clear_error)                \
    F(ERR_get_error) F(ERR_peek_error) F(ERR_peek_error_all) F(ERR_peek_last_error)                \
    F(ERR_reason_error_string) F(EVP_Digest) F(EVP_DigestSign) F(EVP_DigestSignInit)               \
    F(EVP_MD_CTX_free) F(EVP_MD_CTX_new) F(EVP_PKEY_free) F(EVP_PKEY_get_size) F(EVP_sha256)       \
    F(OBJ_obj2nid) F(OPENSSL_init_crypto) F(OPENSSL_sk_free) F(OPENSSL_sk_new_null)                \
    F(OPENSSL_sk_num) F(OPENSSL_sk_pop_free) F(OPENSSL_sk_push) F(OPENSSL_sk_value)                \
    F(OSSL_HTTP_parse_url) F(OSSL_HTTP_transfer) F(PEM_read_bio_PrivateKey) F(PEM_read_bio_X509)   \
    F(PKCS12_free) F(PKCS12_parse) F(PKCS7_free) F(PKCS7_get0_signers) F(PKCS7_to_TS_TST_INFO)     \
    F(PKCS7_verify) F(RAND_bytes) F(TS_MSG_IMPRINT_free) F(TS_MSG_IMPRINT_new)                     \
    F(TS_MSG_IMPRINT_set_algo) F(TS_MSG_IMPRINT_set_msg) F(TS_REQ_free) F(TS_REQ_new)              \
    F(TS_REQ_set_cert_req) F(TS_REQ_set_msg_imprint) F(TS_REQ_set_nonce) F(TS_REQ_set_version)     \
    F(TS_REQ_to_TS_VERIFY_CTX) F(TS_RESP_free) F(TS_RESP_get_status_info) F(TS_RESP_get_token)     \
    F(TS_RESP_verify_response) F(TS_RESP_verify_token) F(TS_STATUS_INFO_get0_status)               \
    F(TS_TST_INFO_free) F(TS_TST_INFO_get_time) F(TS_VERIFY_CTX_free) F(TS_VERIFY_CTX_new)         \
    F(TS_VERIFY_CTX_set_data) F(TS_VERIFY_CTX_set_flags) F(X509_ALGOR_free) F(X509_ALGOR_new)      \
    F(X509_ALGOR_set_md) F(X509_ATTRIBUTE_free) F(X509_ATTRIBUTE_get0_type)                        \
    F(X509_NAME_ENTRY_get_data) F(X509_NAME_get_entry) F(X509_NAME_get_index_by_NID)               \
    F(X509_STORE_CTX_free) F(X509_STORE_CTX_get_error) F(X509_STORE_CTX_init)                      \
    F(X509_STORE_CTX_new) F(X509_STORE_CTX_set_flags) F(X509_STORE_CTX_set_purpose)                \
    F(X509_STORE_CTX_set_time) F(X509_STORE_add_cert) F(X509_STORE_free) F(X509_STORE_new)         \
    F(X509_check_private_key) F(X509_check_purpose) F(X509_cmp_current_time) F(X509_free)          \
    F(X509_get0_notAfter) F(X509_get0_notBefore) F(X509_get_key_usage) F(X509_get_subject_name)    \
    F(X509_verify_cert) F(X509_verify_cert_error_string) F(d2i_CMS_ContentInfo)                    \
    F(d2i_PKCS12_bio) F(d2i_PKCS7) F(d2i_TS_RESP_bio) F(d2i_X509) F(i2d_CMS_ContentInfo)           \
    F(i2d_PKCS7) F(i2d_TS_REQ_bio) F(i2d_X509) F(i2d_X509_ATTRIBUTE)
#ifdef OPENSSL_NO_ENGINE
#define ENGINE_FUNCTIONS(F)
#else
#define ENGINE_FUNCTIONS(F) \
    F(ENGINE_by_id) F(ENGINE_ctrl_cmd) F(ENGINE_ctrl_cmd_string) F(ENGINE_finish) F(ENGINE_free)   \
    F(ENGINE_init) F(ENGINE_load_private_key) F(UI_null)
#endif
/* clang-format on */

struct crypto_table {
    CRYPTO_FUNCTIONS(LIBRARY_MEMBER) ENGINE_FUNCTIONS(LIBRARY_MEMBER)
};
extern struct crypto_table libcrypto;

/* errors  false + DIAG_LIBRARY */
bool crypto_load(struct diag_list *diags);

/* Who fills the table has the names as they are. */
#ifndef CRYPTO_AS_NAMED
#define ASN1_INTEGER_free libcrypto.ASN1_INTEGER_free
#define ASN1_INTEGER_get libcrypto.ASN1_INTEGER_get
#define ASN1_OCTET_STRING_set libcrypto.ASN1_OCTET_STRING_set
#define ASN1_STRING_get0_data libcrypto.ASN1_STRING_get0_data
#define ASN1_STRING_length libcrypto.ASN1_STRING_length
#define ASN1_STRING_to_UTF8 libcrypto.ASN1_STRING_to_UTF8
#define ASN1_TIME_to_tm libcrypto.ASN1_TIME_to_tm
#define ASN1_TYPE_get libcrypto.ASN1_TYPE_get
#define BIO_ctrl libcrypto.BIO_ctrl
#define BIO_free libcrypto.BIO_free
#define BIO_new libcrypto.BIO_new
#define BIO_new_mem_buf libcrypto.BIO_new_mem_buf
#define BIO_s_connect libcrypto.BIO_s_connect
#define BIO_s_mem libcrypto.BIO_s_mem
#define BIO_test_flags libcrypto.BIO_test_flags
#define BIO_wait libcrypto.BIO_wait
#define BIO_write libcrypto.BIO_write
#define BN_bin2bn libcrypto.BN_bin2bn
#define BN_free libcrypto.BN_free
#define BN_to_ASN1_INTEGER libcrypto.BN_to_ASN1_INTEGER
#define CMS_ContentInfo_free libcrypto.CMS_ContentInfo_free
#define CMS_SignerInfo_get0_signature libcrypto.CMS_SignerInfo_get0_signature
#define CMS_add1_cert libcrypto.CMS_add1_cert
#define CMS_add1_signer libcrypto.CMS_add1_signer
#define CMS_final libcrypto.CMS_final
#define CMS_get0_SignerInfos libcrypto.CMS_get0_SignerInfos
#define CMS_get0_signers libcrypto.CMS_get0_signers
#define CMS_get1_certs libcrypto.CMS_get1_certs
#define CMS_sign libcrypto.CMS_sign
#define CMS_signed_delete_attr libcrypto.CMS_signed_delete_attr
#define CMS_signed_get_attr libcrypto.CMS_signed_get_attr
#define CMS_signed_get_attr_by_NID libcrypto.CMS_signed_get_attr_by_NID
#define CMS_signed_get_attr_count libcrypto.CMS_signed_get_attr_count
#define CMS_unsigned_add1_attr_by_NID libcrypto.CMS_unsigned_add1_attr_by_NID
#define CMS_unsigned_get_attr libcrypto.CMS_unsigned_get_attr
#define CMS_unsigned_get_attr_by_NID libcrypto.CMS_unsigned_get_attr_by_NID
#define CMS_verify libcrypto.CMS_verify
#define CRYPTO_free libcrypto.CRYPTO_free
#define ERR_clear_error libcrypto.ERR_clear_error
#define ERR_get_error libcrypto.ERR_get_error
#define ERR_peek_error libcrypto.ERR_peek_error
#define ERR_peek_error_all libcrypto.ERR_peek_error_all
#define ERR_peek_last_error libcrypto.ERR_peek_last_error
#define ERR_reason_error_string libcrypto.ERR_reason_error_string
#define EVP_Digest libcrypto.EVP_Digest
#define EVP_DigestSign libcrypto.EVP_DigestSign
#define EVP_DigestSignInit libcrypto.EVP_DigestSignInit
#define EVP_MD_CTX_free libcrypto.EVP_MD_CTX_free
#define EVP_MD_CTX_new libcrypto.EVP_MD_CTX_new
#define EVP_PKEY_free libcrypto.EVP_PKEY_free
#define EVP_PKEY_get_size libcrypto.EVP_PKEY_get_size
#define EVP_sha256 libcrypto.EVP_sha256
#define OBJ_obj2nid libcrypto.OBJ_obj2nid
#define OPENSSL_init_crypto libcrypto.OPENSSL_init_crypto
#define OPENSSL_sk_free libcrypto.OPENSSL_sk_free
#define OPENSSL_sk_new_null libcrypto.OPENSSL_sk_new_null
#define OPENSSL_sk_num libcrypto.OPENSSL_sk_num
#define OPENSSL_sk_pop_free libcrypto.OPENSSL_sk_pop_free
#define OPENSSL_sk_push libcrypto.OPENSSL_sk_push
#define OPENSSL_sk_value libcrypto.OPENSSL_sk_value
#define OSSL_HTTP_parse_url libcrypto.OSSL_HTTP_parse_url
#define OSSL_HTTP_transfer libcrypto.OSSL_HTTP_transfer
#define PEM_read_bio_PrivateKey libcrypto.PEM_read_bio_PrivateKey
#define PEM_read_bio_X509 libcrypto.PEM_read_bio_X509
#define PKCS12_free libcrypto.PKCS12_free
#define PKCS12_parse libcrypto.PKCS12_parse
#define PKCS7_free libcrypto.PKCS7_free
#define PKCS7_get0_signers libcrypto.PKCS7_get0_signers
#define PKCS7_to_TS_TST_INFO libcrypto.PKCS7_to_TS_TST_INFO
#define PKCS7_verify libcrypto.PKCS7_verify
#define RAND_bytes libcrypto.RAND_bytes
#define TS_MSG_IMPRINT_free libcrypto.TS_MSG_IMPRINT_free
#define TS_MSG_IMPRINT_new libcrypto.TS_MSG_IMPRINT_new
#define TS_MSG_IMPRINT_set_algo libcrypto.TS_MSG_IMPRINT_set_algo
#define TS_MSG_IMPRINT_set_msg libcrypto.TS_MSG_IMPRINT_set_msg
#define TS_REQ_free libcrypto.TS_REQ_free
#define TS_REQ_new libcrypto.TS_REQ_new
#define TS_REQ_set_cert_req libcrypto.TS_REQ_set_cert_req
#define TS_REQ_set_msg_imprint libcrypto.TS_REQ_set_msg_imprint
#define TS_REQ_set_nonce libcrypto.TS_REQ_set_nonce
#define TS_REQ_set_version libcrypto.TS_REQ_set_version
#define TS_REQ_to_TS_VERIFY_CTX libcrypto.TS_REQ_to_TS_VERIFY_CTX
#define TS_RESP_free libcrypto.TS_RESP_free
#define TS_RESP_get_status_info libcrypto.TS_RESP_get_status_info
#define TS_RESP_get_token libcrypto.TS_RESP_get_token
#define TS_RESP_verify_response libcrypto.TS_RESP_verify_response
#define TS_RESP_verify_token libcrypto.TS_RESP_verify_token
#define TS_STATUS_INFO_get0_status libcrypto.TS_STATUS_INFO_get0_status
#define TS_TST_INFO_free libcrypto.TS_TST_INFO_free
#define TS_TST_INFO_get_time libcrypto.TS_TST_INFO_get_time
#define TS_VERIFY_CTX_free libcrypto.TS_VERIFY_CTX_free
#define TS_VERIFY_CTX_new libcrypto.TS_VERIFY_CTX_new
#define TS_VERIFY_CTX_set_data libcrypto.TS_VERIFY_CTX_set_data
#define TS_VERIFY_CTX_set_flags libcrypto.TS_VERIFY_CTX_set_flags
#define X509_ALGOR_free libcrypto.X509_ALGOR_free
#define X509_ALGOR_new libcrypto.X509_ALGOR_new
#define X509_ALGOR_set_md libcrypto.X509_ALGOR_set_md
#define X509_ATTRIBUTE_free libcrypto.X509_ATTRIBUTE_free
#define X509_ATTRIBUTE_get0_type libcrypto.X509_ATTRIBUTE_get0_type
#define X509_NAME_ENTRY_get_data libcrypto.X509_NAME_ENTRY_get_data
#define X509_NAME_get_entry libcrypto.X509_NAME_get_entry
#define X509_NAME_get_index_by_NID libcrypto.X509_NAME_get_index_by_NID
#define X509_STORE_CTX_free libcrypto.X509_STORE_CTX_free
#define X509_STORE_CTX_get_error libcrypto.X509_STORE_CTX_get_error
#define X509_STORE_CTX_init libcrypto.X509_STORE_CTX_init
#define X509_STORE_CTX_new libcrypto.X509_STORE_CTX_new
#define X509_STORE_CTX_set_flags libcrypto.X509_STORE_CTX_set_flags
#define X509_STORE_CTX_set_purpose libcrypto.X509_STORE_CTX_set_purpose
#define X509_STORE_CTX_set_time libcrypto.X509_STORE_CTX_set_time
#define X509_STORE_add_cert libcrypto.X509_STORE_add_cert
#define X509_STORE_free libcrypto.X509_STORE_free
#define X509_STORE_new libcrypto.X509_STORE_new
#define X509_check_private_key libcrypto.X509_check_private_key
#define X509_check_purpose libcrypto.X509_check_purpose
#define X509_cmp_current_time libcrypto.X509_cmp_current_time
#define X509_free libcrypto.X509_free
#define X509_get0_notAfter libcrypto.X509_get0_notAfter
#define X509_get0_notBefore libcrypto.X509_get0_notBefore
#define X509_get_key_usage libcrypto.X509_get_key_usage
#define X509_get_subject_name libcrypto.X509_get_subject_name
#define X509_verify_cert libcrypto.X509_verify_cert
#define X509_verify_cert_error_string libcrypto.X509_verify_cert_error_string
#define d2i_CMS_ContentInfo libcrypto.d2i_CMS_ContentInfo
#define d2i_PKCS12_bio libcrypto.d2i_PKCS12_bio
#define d2i_PKCS7 libcrypto.d2i_PKCS7
#define d2i_TS_RESP_bio libcrypto.d2i_TS_RESP_bio
#define d2i_X509 libcrypto.d2i_X509
#define i2d_CMS_ContentInfo libcrypto.i2d_CMS_ContentInfo
#define i2d_PKCS7 libcrypto.i2d_PKCS7
#define i2d_TS_REQ_bio libcrypto.i2d_TS_REQ_bio
#define i2d_X509 libcrypto.i2d_X509
#define i2d_X509_ATTRIBUTE libcrypto.i2d_X509_ATTRIBUTE
#define ENGINE_by_id libcrypto.ENGINE_by_id
#define ENGINE_ctrl_cmd libcrypto.ENGINE_ctrl_cmd
#define ENGINE_ctrl_cmd_string libcrypto.ENGINE_ctrl_cmd_string
#define ENGINE_finish libcrypto.ENGINE_finish
#define ENGINE_free libcrypto.ENGINE_free
#define ENGINE_init libcrypto.ENGINE_init
#define ENGINE_load_private_key libcrypto.ENGINE_load_private_key
#define UI_null libcrypto.UI_null
#endif

#endif
