/* OpenSSL 3 calls engines old, but Debian 12 has no provider for tokens. */
#include "sign/crypto_priv.h"
#include "sign/token_priv.h"

#include <string.h>

static bool refuse(struct diag_list *diags, enum diag_code code, const char *word)
{
    diag_add(diags, (struct pos){0}, code, word, NULL, NULL);
    ERR_clear_error();
    return false;
}

#ifdef OPENSSL_NO_ENGINE

bool token_read(struct signer *signer, const char *uri, const char *pin, struct diag_list *diags)
{
    (void)signer, (void)uri, (void)pin;
    return refuse(diags, DIAG_SIGN_ENGINE, NULL);
}

void token_close(struct signer *signer)
{
    (void)signer;
}

#else

/* What it has to say is in OpenSSL's list of errors; on standard error it would say it twice. */
static ENGINE *open_engine(const char *pin)
{
    OPENSSL_init_crypto(OPENSSL_INIT_ENGINE_DYNAMIC, NULL);
    ENGINE *engine = ENGINE_by_id("pkcs11");
    bool done = engine && ENGINE_ctrl_cmd_string(engine, "QUIET", NULL, 0) == 1 &&
                (!pin || ENGINE_ctrl_cmd_string(engine, "PIN", pin, 0) == 1) &&
                ENGINE_init(engine) == 1;
    if (done) return engine;
    ENGINE_free(engine);
    return NULL;
}

/* libp11's own way (its LOAD_CERT_CTRL): NULL, the token has none. */
static X509 *load_certificate(ENGINE *engine, const char *uri)
{
    struct {
        const char *uri;
        X509 *cert;
    } wanted = {uri, NULL};
    ENGINE_ctrl_cmd(engine, "LOAD_CERT_CTRL", 0, &wanted, NULL, 1);
    ERR_clear_error();
    return wanted.cert;
}

/* The engine may not ask anybody: who calls has the PIN, or there is none. */
bool token_read(struct signer *signer, const char *uri, const char *pin, struct diag_list *diags)
{
    if (strstr(uri, "pin-value=")) return refuse(diags, DIAG_SIGN_PIN, NULL);
    ENGINE *engine = open_engine(pin);
    if (!engine) return refuse(diags, DIAG_SIGN_ENGINE, NULL);
    signer->engine = engine;
    signer->key = ENGINE_load_private_key(engine, uri, (UI_METHOD *)UI_null(), NULL);
    if (signer->key) {
        signer->cert = load_certificate(engine, uri);
        return true;
    }
    const char *why = ERR_reason_error_string(ERR_peek_error());
    return refuse(diags, DIAG_SIGN_TOKEN, why ? why : "?");
}

void token_close(struct signer *signer)
{
    if (!signer->engine) return;
    ENGINE_finish(signer->engine);
    ENGINE_free(signer->engine);
}

#endif
