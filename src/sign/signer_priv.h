#ifndef VANTHU_SIGN_SIGNER_PRIV_H
#define VANTHU_SIGN_SIGNER_PRIV_H

#include "sign/cms_priv.h"

#include "sign/crypto_priv.h"

struct signer {
    EVP_PKEY *key;
    X509 *cert;
    STACK_OF(X509) * above; /* the certificates that lead to its issuer; NULL: none */
    ENGINE *engine;         /* that has the key; NULL: the key is here */
};

#endif
