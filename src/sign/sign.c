/* The increment (ISO 32000-1, 7.5.6): the field again, now with a value; the signature dictionary;
 * a table of these two. The signature covers all but itself (12.8.1), so its place is kept first.
 */
#include "sign/cms_priv.h"
#include "sign/form_priv.h"

#include <stdio.h>
#include <string.h>

/* ISO 32000-1, annex C. */
enum { MAX_OBJECTS = 8388607 };

struct increment {
    struct buf *out;
    struct form form;
    size_t field, signature;       /* objects */
    struct value entries;          /* of the field */
    size_t field_at, signature_at; /* where they stand */
    size_t range_at, contents_at,
        room; /* of ByteRange; of the '<' of Contents; hexadecimal digits */
};

static bool refuse(struct diag_list *diags, enum diag_code code, const char *word)
{
    diag_add(diags, (struct pos){0}, code, word, NULL, NULL);
    return false;
}

static bool find_field(struct arena *a, struct increment *inc, const char *name,
                       struct diag_list *diags)
{
    for (const char *at = NULL; form_next(&inc->form, &at, &inc->field, &inc->entries);) {
        if (strcmp(form_string(a, dict_get(inc->entries, "/T")), name) != 0) continue;
        return !dict_get(inc->entries, "/V").at || refuse(diags, DIAG_SIGN_TAKEN, name);
    }
    return refuse(diags, DIAG_SIGN_FIELD, name);
}

static void put_field(struct increment *inc)
{
    inc->field_at = inc->out->n;
    buf_printf(inc->out, "%zu 0 obj\n", inc->field);
    buf_add(inc->out, inc->entries.at, (size_t)(inc->entries.end - inc->entries.at) - 2);
    buf_printf(inc->out, "\n/V %zu 0 R>>\nendobj\n", inc->signature);
}

static void put_signature(struct increment *inc, const char *time)
{
    struct buf *b = inc->out;
    inc->signature_at = b->n;
    buf_printf(b,
               "%zu 0 obj\n<</Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n"
               "/M (%s)\n/ByteRange [",
               inc->signature, time);
    inc->range_at = b->n;
    buf_printf(b, "%*s]\n/Contents ", 43, "");
    inc->contents_at = b->n;
    buf_putc(b, '<');
    for (size_t i = 0; i < inc->room; i++)
        buf_putc(b, '0');
    buf_puts(b, ">>>\nendobj\n");
}

/* What the newest trailer says, but for what is new. */
static void put_trailer(struct increment *inc)
{
    struct value trailer = inc->form.file.trailer, key, value;
    buf_puts(inc->out, "trailer\n<<");
    for (const char *at = NULL; dict_next(trailer, &at, &key, &value);) {
        if (value_is(key, "/Size") || value_is(key, "/Prev")) continue;
        buf_add(inc->out, key.at, (size_t)(key.end - key.at));
        buf_putc(inc->out, ' ');
        buf_add(inc->out, value.at, (size_t)(value.end - value.at));
        buf_putc(inc->out, '\n');
    }
    buf_printf(inc->out, "/Size %zu\n/Prev %zu>>\n", inc->signature + 1,
               inc->form.file.first_table);
}

static void put_table(struct increment *inc)
{
    size_t at = inc->out->n;
    buf_printf(inc->out, "xref\n%zu 1\n%010zu 00000 n \n%zu 1\n%010zu 00000 n \n", inc->field,
               inc->field_at, inc->signature, inc->signature_at);
    put_trailer(inc);
    buf_printf(inc->out, "startxref\n%zu\n%%%%EOF\n", at);
}

static void write_at(struct buf *b, size_t at, const char *text)
{
    memcpy(b->at + at, text, strlen(text));
}

static bool put_value(struct arena *a, struct increment *inc, const struct signer *signer,
                      struct diag_list *diags)
{
    struct buf *b = inc->out;
    size_t behind = inc->contents_at + inc->room + 2;
    char range[64];
    snprintf(range, sizeof range, "0 %zu %zu %zu", inc->contents_at, behind, b->n - behind);
    write_at(b, inc->range_at, range);
    const struct sign_bytes pieces[2] = {{b->at, inc->contents_at},
                                         {b->at + behind, b->n - behind}};
    struct sign_bytes der = cms_sign(a, signer, pieces, diags);
    if (!der.at) return false;
    if (2 * der.n > inc->room) return refuse(diags, DIAG_SIGN_LIBRARY, "signature too long");
    for (size_t i = 0; i < der.n; i++) {
        char hex[3];
        snprintf(hex, sizeof hex, "%02X", der.at[i]);
        write_at(b, inc->contents_at + 1 + 2 * i, hex);
    }
    return true;
}

static bool append(struct arena *a, struct increment *inc, const struct sign_request *request,
                   struct diag_list *diags)
{
    struct value size = dict_get(inc->form.file.trailer, "/Size");
    if (!value_whole(size, &inc->signature) || inc->signature > MAX_OBJECTS)
        return refuse(diags, DIAG_SIGN_FILE, NULL);
    if (!find_field(a, inc, request->field, diags)) return false;
    struct signer *signer = signer_open(request, diags);
    if (!signer) return false;
    inc->room = 2 * signer_room(signer);
    if (inc->out->at[inc->out->n - 1] != '\n') buf_putc(inc->out, '\n');
    put_field(inc);
    put_signature(inc, request->time);
    put_table(inc);
    bool done = put_value(a, inc, signer, diags);
    signer_close(signer);
    return done;
}

bool sign_pdf(struct arena *a, const uint8_t *pdf, size_t n, const struct sign_request *request,
              struct buf *out, struct diag_list *diags)
{
    struct increment inc = {.out = out};
    if (!form_open(a, pdf, n, &inc.form)) return refuse(diags, DIAG_SIGN_FILE, NULL);
    buf_add(out, pdf, n);
    return append(a, &inc, request, diags);
}
