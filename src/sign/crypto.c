#define CRYPTO_AS_NAMED
#include "sign/crypto_priv.h"

struct crypto_table libcrypto;

LIBRARY_NOTE("cryptography", "signatures", CRYPTO_SONAME);

#define LIBRARY_TABLE struct crypto_table
bool crypto_load(struct diag_list *diags)
{
    static const struct library_function functions[] = {CRYPTO_FUNCTIONS(LIBRARY_FUNCTION)
                                                            ENGINE_FUNCTIONS(LIBRARY_FUNCTION)};
    static struct library library = LIBRARY_OF(CRYPTO_SONAME, &libcrypto, functions);
    return library_load(&library, diags);
}
