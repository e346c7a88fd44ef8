/* What a certificate says. */
#ifndef VANTHU_SIGN_CERTIFICATE_PRIV_H
#define VANTHU_SIGN_CERTIFICATE_PRIV_H

#include "base/arena.h"

#include "sign/crypto_priv.h"

/* The common name of whom it belongs to, in UTF-8; "": it says none. */
const char *certificate_name(struct arena *a, const X509 *cert);

#endif
