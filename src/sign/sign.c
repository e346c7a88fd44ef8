/* The increment (ISO 32000-1, 7.5.6): the field again, now with a value; the signature dictionary;
 * what the field shows; a table of these. The signature covers all but itself (12.8.1), so its
 * place is kept first. */
#include "sign/appearance_priv.h"
#include "sign/cms_priv.h"
#include "sign/stamp_priv.h"

#include <stdio.h>
#include <string.h>

/* ISO 32000-1, annex C. */
enum { MAX_OBJECTS = 8388607 };

struct increment {
    struct buf *out;
    struct pos pos; /* of the file */
    struct form form;
    size_t field, signature; /* objects; the appearance's stand behind the signature */
    struct value entries;    /* of the field */
    bool has_picture;
    struct appearance appearance;
    size_t field_at, offsets[1 + APPEARANCE_OBJECTS]; /* where they stand */
    size_t range_at, contents_at,
        room; /* of ByteRange; of the '<' of Contents; hexadecimal digits */
};

static bool refuse(const struct increment *inc, struct diag_list *diags, enum diag_code code,
                   const char *word)
{
    diag_add(diags, inc->pos, code, word, NULL, NULL);
    return false;
}

static bool find_field(struct arena *a, struct increment *inc, const char *name,
                       struct diag_list *diags)
{
    for (const char *at = NULL; form_next(&inc->form, &at, &inc->field, &inc->entries);) {
        if (strcmp(form_string(a, dict_get(inc->entries, "/T")), name) != 0) continue;
        return !dict_get(inc->entries, "/V").at || refuse(inc, diags, DIAG_SIGN_TAKEN, name);
    }
    return refuse(inc, diags, DIAG_SIGN_FIELD, name);
}

static void put_entry(struct buf *out, struct value key, struct value value)
{
    buf_add(out, key.at, (size_t)(key.end - key.at));
    buf_putc(out, ' ');
    buf_add(out, value.at, (size_t)(value.end - value.at));
    buf_putc(out, '\n');
}

/* As it was, with its value and what it shows from now on. */
static void put_field(struct increment *inc)
{
    struct value key, value;
    inc->field_at = inc->out->n;
    buf_printf(inc->out, "%zu 0 obj\n<<", inc->field);
    for (const char *at = NULL; dict_next(inc->entries, &at, &key, &value);) {
        if (inc->has_picture && value_is(key, "/AP"))
            buf_printf(inc->out, "/AP <</N %zu 0 R>>\n", inc->signature + 1);
        else
            put_entry(inc->out, key, value);
    }
    buf_printf(inc->out, "/V %zu 0 R>>\nendobj\n", inc->signature);
}

static void put_signature(struct increment *inc, const char *time)
{
    struct buf *b = inc->out;
    inc->offsets[0] = b->n;
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

static size_t n_new(const struct increment *inc)
{
    return inc->has_picture ? 1 + APPEARANCE_OBJECTS : 1;
}

/* What the newest trailer says, but for what is new. */
static void put_trailer(struct increment *inc)
{
    struct value trailer = inc->form.file.trailer, key, value;
    buf_puts(inc->out, "trailer\n<<");
    for (const char *at = NULL; dict_next(trailer, &at, &key, &value);) {
        if (value_is(key, "/Size") || value_is(key, "/Prev")) continue;
        put_entry(inc->out, key, value);
    }
    buf_printf(inc->out, "/Size %zu\n/Prev %zu>>\n", inc->signature + n_new(inc),
               inc->form.file.first_table);
}

static void put_table(struct increment *inc)
{
    size_t at = inc->out->n;
    buf_printf(inc->out, "xref\n%zu 1\n%010zu 00000 n \n%zu %zu\n", inc->field, inc->field_at,
               inc->signature, n_new(inc));
    for (size_t i = 0; i < n_new(inc); i++)
        buf_printf(inc->out, "%010zu 00000 n \n", inc->offsets[i]);
    put_trailer(inc);
    buf_printf(inc->out, "startxref\n%zu\n%%%%EOF\n", at);
}

static void write_at(struct buf *b, size_t at, const char *text)
{
    memcpy(b->at + at, text, strlen(text));
}

static bool put_value(struct arena *a, struct increment *inc, const struct signer *signer,
                      const char *url, struct diag_list *diags)
{
    struct buf *b = inc->out;
    size_t behind = inc->contents_at + inc->room + 2;
    char range[64];
    snprintf(range, sizeof range, "0 %zu %zu %zu", inc->contents_at, behind, b->n - behind);
    write_at(b, inc->range_at, range);
    const struct sign_bytes pieces[2] = {{b->at, inc->contents_at},
                                         {b->at + behind, b->n - behind}};
    struct sign_bytes der = cms_sign(a, signer, pieces, url, diags);
    if (!der.at) return false;
    if (2 * der.n > inc->room) return refuse(inc, diags, DIAG_SIGN_LIBRARY, "signature too long");
    for (size_t i = 0; i < der.n; i++) {
        char hex[3];
        snprintf(hex, sizeof hex, "%02X", der.at[i]);
        write_at(b, inc->contents_at + 1 + 2 * i, hex);
    }
    return true;
}

static bool read_picture(struct increment *inc, const struct sign_request *request,
                         struct diag_list *diags)
{
    inc->has_picture = request->image != NULL;
    return !inc->has_picture || appearance_make(&inc->form, inc->entries, request->image,
                                                request->image_name, &inc->appearance, diags);
}

static bool put_picture(struct arena *a, struct increment *inc, struct diag_list *diags)
{
    return !inc->has_picture ||
           appearance_put(a, &inc->appearance, inc->signature + 1, inc->out, inc->offsets + 1) ||
           refuse(inc, diags, DIAG_SIGN_LIBRARY, "libdeflate");
}

static bool append(struct arena *a, struct increment *inc, const struct sign_request *request,
                   struct diag_list *diags)
{
    struct value size = dict_get(inc->form.file.trailer, "/Size");
    if (!value_whole(size, &inc->signature) || inc->signature > MAX_OBJECTS)
        return refuse(inc, diags, DIAG_SIGN_FILE, NULL);
    if (!find_field(a, inc, request->field, diags) || !read_picture(inc, request, diags))
        return false;
    struct signer *signer = signer_open(request, diags);
    if (!signer) return false;
    inc->room = 2 * (signer_room(signer) + (request->stamp_url ? STAMP_ROOM : 0));
    if (inc->out->at[inc->out->n - 1] != '\n') buf_putc(inc->out, '\n');
    put_field(inc);
    put_signature(inc, request->time);
    bool done = put_picture(a, inc, diags);
    put_table(inc);
    done = done && put_value(a, inc, signer, request->stamp_url, diags);
    signer_close(signer);
    return done;
}

bool sign_pdf(struct arena *a, struct sign_bytes pdf, const struct sign_request *request,
              struct buf *out, struct diag_list *diags)
{
    struct increment inc = {.out = out, .pos = {.file = pdf.name}};
    if (!crypto_load(diags)) return false;
    if (!file_open(a, pdf.at, pdf.n, &inc.form.file) || !form_find(&inc.form))
        return refuse(&inc, diags, DIAG_SIGN_FILE, NULL);
    buf_add(out, pdf.at, pdf.n);
    return append(a, &inc, request, diags);
}
