#define CRYPTO_AS_NAMED
#include "sign/crypto_priv.h"

struct crypto_table libcrypto;

LIBRARY_NOTE("cryptography", "signatures", CRYPTO_SONAME);

bool crypto_load(struct diag_list *diags)
{
#define FUNCTION(name) {#name, offsetof(struct crypto_table, name)},
    static const struct library_function functions[] = {CRYPTO_FUNCTIONS(FUNCTION)
                                                            ENGINE_FUNCTIONS(FUNCTION)};
#undef FUNCTION
    static struct library library = {
        .soname = CRYPTO_SONAME,
        .table = &libcrypto,
        .functions = functions,
        .n_functions = sizeof functions / sizeof *functions,
    };
    return library_load(&library, diags);
}
