#include "sign/crypto_priv.h"
#include "sign/sign.h"

#include <stdio.h>

const char *sign_digest(struct arena *a, const void *bytes, size_t n, struct diag_list *diags)
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (!crypto_load(diags)) return NULL;
    if (!EVP_Digest(bytes, n, digest, &length, EVP_sha256(), NULL)) {
        diag_add(diags, (struct pos){0}, DIAG_SIGN_LIBRARY, "EVP_Digest", NULL, NULL);
        return NULL;
    }
    char *text = arena_alloc(a, 2 * (size_t)length + 1);
    for (unsigned i = 0; i < length; i++)
        snprintf(text + 2 * i, 3, "%02x", digest[i]);
    return text;
}
