/* The increment (ISO 32000-1, 7.5.6): the field again, now with a value; the signature dictionary;
 * a table of these two. The signature covers all but itself (12.8.1), so its place is kept first.
 */
#include "sign/cms_priv.h"
#include "sign/pdf_priv.h"

#include <stdio.h>
#include <string.h>

struct increment {
    struct buf *out;
    struct pdf_file file;
    int field, signature;          /* objects */
    size_t field_at, signature_at; /* where they stand */
    size_t range_at, contents_at,
        room; /* of ByteRange; of the '<' of Contents; hexadecimal digits */
};

static bool refuse(struct diag_list *diags, enum diag_code code, const char *word)
{
    diag_add(diags, (struct pos){0}, code, word, NULL, NULL);
    return false;
}

static bool find_field(struct increment *inc, const char *name, struct diag_list *diags)
{
    for (size_t i = 0; (inc->field = pdf_field(&inc->file, i)); i++) {
        struct slice field = pdf_object(&inc->file, inc->field);
        if (!pdf_is_string(pdf_entry(field, "/T"), name)) continue;
        return !pdf_entry(field, "/V").at || refuse(diags, DIAG_SIGN_TAKEN, name);
    }
    return refuse(diags, DIAG_SIGN_FIELD, name);
}

static void put_field(struct increment *inc)
{
    struct slice entries = pdf_object(&inc->file, inc->field);
    inc->field_at = inc->out->n;
    buf_printf(inc->out, "%d 0 obj\n<<", inc->field);
    buf_add(inc->out, entries.at, entries.n);
    buf_printf(inc->out, "\n/V %d 0 R>>\nendobj\n", inc->signature);
}

static void put_signature(struct increment *inc, const char *time)
{
    struct buf *b = inc->out;
    inc->signature_at = b->n;
    buf_printf(b,
               "%d 0 obj\n<</Type /Sig\n/Filter /Adobe.PPKLite\n/SubFilter /ETSI.CAdES.detached\n"
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
    struct slice key, value;
    buf_puts(inc->out, "trailer\n<<");
    for (size_t at = 0; pdf_next_entry(inc->file.trailer, &at, &key, &value);) {
        bool is_new = (key.n == 5 && (!memcmp(key.at, "/Size", 5) || !memcmp(key.at, "/Prev", 5)));
        if (is_new) continue;
        buf_add(inc->out, key.at, key.n);
        buf_putc(inc->out, ' ');
        buf_add(inc->out, value.at, value.n);
        buf_putc(inc->out, '\n');
    }
    buf_printf(inc->out, "/Size %d\n/Prev %zu>>\n", inc->signature + 1, inc->file.xref);
}

static void put_table(struct increment *inc)
{
    size_t at = inc->out->n;
    buf_printf(inc->out, "xref\n%d 1\n%010zu 00000 n \n%d 1\n%010zu 00000 n \n", inc->field,
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
    size_t size;
    struct slice value = pdf_entry(inc->file.trailer, "/Size");
    if (!value.at || !pdf_number(&value, &size) || size > 9999999)
        return refuse(diags, DIAG_SIGN_FILE, NULL);
    if (!find_field(inc, request->field, diags)) return false;
    struct signer *signer = signer_open(request, diags);
    if (!signer) return false;
    inc->signature = (int)size;
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
    if (!pdf_file_open(&inc.file, pdf, n)) return refuse(diags, DIAG_SIGN_FILE, NULL);
    buf_add(out, pdf, n);
    return append(a, &inc, request, diags);
}
