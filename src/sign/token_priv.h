/* Keys that never leave a token or smart card (PKCS#11), through OpenSSL's engine for them, which
 * is loaded when such a key is asked for and may be missing. */
#ifndef VANTHU_SIGN_TOKEN_PRIV_H
#define VANTHU_SIGN_TOKEN_PRIV_H

#include "sign/signer_priv.h"

/* The key at "pkcs11:token=...;object=..." (RFC 7512), and its certificate when the token has it.
 * The PIN is given once, so that a wrong one counts once.
 * errors  false + DIAG_SIGN_ENGINE, _PIN or _TOKEN */
bool token_read(struct signer *signer, const char *uri, const char *pin, struct diag_list *diags);
void token_close(struct signer *signer);

#endif
