#include "sign/certificate_priv.h"

const char *certificate_name(struct arena *a, const X509 *cert)
{
    X509_NAME *subject = X509_get_subject_name(cert);
    int at = X509_NAME_get_index_by_NID(subject, NID_commonName, -1);
    if (at < 0) return "";
    unsigned char *utf8 = NULL;
    int n = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
    const char *name = n > 0 ? arena_strndup(a, (char *)utf8, (size_t)n) : "";
    OPENSSL_free(utf8);
    return name;
}
