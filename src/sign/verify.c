/* Signatures of a file: each must cover all but its own value, from the first byte on. */
#include "base/vec.h"
#include "sign/cms_priv.h"
#include "sign/form_priv.h"
#include "sign/trust_priv.h"

static int digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* DER says itself how long it is, so that the zeros behind it do no harm. */
static struct sign_bytes unhex(struct arena *a, struct value value)
{
    size_t n = (size_t)(value.end - value.at - 2) / 2;
    uint8_t *bytes = arena_alloc(a, n + 1);
    for (size_t i = 0; i < n; i++) {
        int high = digit(value.at[1 + 2 * i]), low = digit(value.at[2 + 2 * i]);
        if (high < 0 || low < 0) return (struct sign_bytes){NULL, 0};
        bytes[i] = (uint8_t)(high << 4 | low);
    }
    return (struct sign_bytes){bytes, n};
}

/* What is covered, when it is what must be: all but the value of /Contents. */
static bool find_pieces(const struct file *file, struct value signature, struct value contents,
                        struct sign_bytes pieces[2], size_t *end)
{
    struct value range = dict_get(signature, "/ByteRange"), element;
    const char *at = NULL;
    size_t is[4];
    if (!contents.at || contents.end - contents.at < 2 || *contents.at != '<') return false;
    for (int i = 0; i < 4; i++)
        if (!array_next(range, &at, &element) || !value_whole(element, &is[i])) return false;
    size_t from = (size_t)(contents.at - file->bytes), to = (size_t)(contents.end - file->bytes);
    if (is[0] != 0 || is[1] != from || is[2] != to || is[3] > file->n - to) return false;
    const uint8_t *bytes = (const uint8_t *)file->bytes;
    pieces[0] = (struct sign_bytes){bytes, from};
    pieces[1] = (struct sign_bytes){bytes + to, is[3]};
    *end = to + is[3];
    return true;
}

/* What was signed first, and whether what came then are signatures alone. */
static bool is_edited(const struct file *file, size_t end)
{
    struct file was;
    size_t n_signed;
    return !file_open(file->a, (const uint8_t *)file->bytes, end, &was) ||
           !file_is_signed_only(&was, file, &n_signed);
}

static struct sign_verdict judge(struct arena *a, const struct file *file, struct value field,
                                 const struct trust *trust)
{
    struct sign_bytes pieces[2];
    size_t end;
    struct value signature = file_get(file, field, "/V"),
                 contents = dict_get(signature, "/Contents");
    struct sign_verdict verdict = {.field = form_string(a, dict_get(field, "/T")),
                                   .signer = "",
                                   .time = form_string(a, dict_get(signature, "/M"))};
    if (!find_pieces(file, signature, contents, pieces, &end)) return verdict;
    struct sign_bytes der = unhex(a, contents);
    if (der.at) cms_verify(a, der, pieces, trust, &verdict);
    verdict.is_whole = end == file->n;
    verdict.is_edited = verdict.is_intact && !verdict.is_whole && is_edited(file, end);
    return verdict;
}

bool sign_verify(struct arena *a, struct sign_bytes pdf, const struct sign_bytes *roots,
                 size_t n_roots, struct sign_verdicts *verdicts, struct diag_list *diags)
{
    struct form form;
    if (!crypto_load(diags)) return false;
    struct trust *trust = n_roots ? trust_open(roots, n_roots, diags) : NULL;
    if (n_roots && !trust) return false;
    bool is_pdf = file_open(a, pdf.at, pdf.n, &form.file), is_form = is_pdf && form_find(&form);
    if (!is_pdf)
        diag_add(diags, (struct pos){.file = pdf.name}, DIAG_ARCHIVE_FORM, NULL, NULL, NULL);
    size_t number;
    struct value field;
    for (const char *at = NULL; is_form && form_next(&form, &at, &number, &field);)
        if (dict_get(field, "/V").at) *vec_push(a, verdicts) = judge(a, &form.file, field, trust);
    trust_close(trust);
    return is_pdf;
}
