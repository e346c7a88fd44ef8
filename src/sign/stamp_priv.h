/* Time stamps (RFC 3161): what an authority signs over a signature, so that it was there then. */
#ifndef VANTHU_SIGN_STAMP_PRIV_H
#define VANTHU_SIGN_STAMP_PRIV_H

#include "sign/sign.h"
#include "sign/trust_priv.h"

#include "sign/crypto_priv.h"

/* How many bytes a stamp takes at most. */
enum { STAMP_ROOM = 16384 };

/* Ask the authority at `url` for a stamp over the signature, and put it into its unsigned
 * attributes. Answers within 20 seconds, of 64 KB at the most.
 * errors  false + DIAG_SIGN_STAMP_URL, _TLS, _CONNECT, _REACH, _REFUSED, _ANSWER */
bool stamp_add(CMS_SignerInfo *si, const char *url, struct diag_list *diags);

/* Look at the stamp in a signature; `trust` NULL: not at whether its authority is to be trusted. */
void stamp_verify(struct arena *a, CMS_SignerInfo *si, const struct trust *trust,
                  struct sign_verdict *verdict);

#endif
