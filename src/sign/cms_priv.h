/* Signatures as CMS (RFC 5652) in the profile CAdES (ETSI EN 319 122-1). */
#ifndef VANTHU_SIGN_CMS_PRIV_H
#define VANTHU_SIGN_CMS_PRIV_H

#include "sign/sign.h"

/* The key with its certificate. */
struct signer;

/* errors  NULL + message */
struct signer *signer_open(const struct sign_request *request, struct diag_list *diags);
void signer_close(struct signer *signer); /* NULL is fine */
/* How many bytes its signatures take at most. */
size_t signer_room(const struct signer *signer);

/* A detached signature of the two pieces, one behind the other; DER, in `a`. `stamp_url`: an
 * authority for a time stamp, NULL for none.
 * errors  of no pointer + DIAG_SIGN_LIBRARY, or those of the stamp */
struct sign_bytes cms_sign(struct arena *a, const struct signer *signer,
                           const struct sign_bytes pieces[2], const char *stamp_url,
                           struct diag_list *diags);

/* Judge the signature `der` of these pieces: all members of *verdict but field, time and is_whole,
 * which the first two must have. `trust` NULL: trust is not looked at. */
struct trust;
void cms_verify(struct arena *a, struct sign_bytes der, const struct sign_bytes pieces[2],
                const struct trust *trust, struct sign_verdict *verdict);

#endif
