/* Nettle, and not OpenSSL, which `sign` has: it asks for no memory, so that a batch on a machine
 * without any ends as it should; and it is loaded in a tenth of the time. */
#include "digest/digest.h"

#include "base/library.h"

#include <nettle/sha2.h>

#define NETTLE_FUNCTIONS(F) F(nettle_sha256_init) F(nettle_sha256_update) F(nettle_sha256_digest)

static struct nettle_table {
    NETTLE_FUNCTIONS(LIBRARY_MEMBER)
} nettle;

LIBRARY_NOTE("digest", "hashes of files", NETTLE_SONAME);

#define LIBRARY_TABLE struct nettle_table
static bool nettle_load(struct diag_list *diags)
{
    static const struct library_function functions[] = {NETTLE_FUNCTIONS(LIBRARY_FUNCTION)};
    static struct library library = LIBRARY_OF(NETTLE_SONAME, &nettle, functions);
    return library_load(&library, diags);
}

const char *digest_text(struct arena *a, const void *bytes, size_t n, struct diag_list *diags)
{
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    if (!nettle_load(diags)) return NULL;
    nettle.nettle_sha256_init(&context);
    nettle.nettle_sha256_update(&context, n, bytes);
    nettle.nettle_sha256_digest(&context, sizeof digest, digest);
    char *text = arena_alloc(a, 2 * sizeof digest + 1);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    return text;
}
