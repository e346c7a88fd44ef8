/* Signatures of a file: each must cover all but its own value, from the first byte on. */
#include "base/vec.h"
#include "sign/cms_priv.h"
#include "sign/pdf_priv.h"

#include <string.h>

static int digit(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* DER says itself how long it is, so that the zeros behind it do no harm. */
static struct sign_bytes unhex(struct arena *a, struct slice value)
{
    size_t n = value.n >= 2 ? (value.n - 2) / 2 : 0;
    uint8_t *bytes = arena_alloc(a, n + 1);
    for (size_t i = 0; i < n; i++) {
        int high = digit(value.at[1 + 2 * i]), low = digit(value.at[2 + 2 * i]);
        if (high < 0 || low < 0) return (struct sign_bytes){NULL, 0};
        bytes[i] = (uint8_t)(high << 4 | low);
    }
    return (struct sign_bytes){bytes, n};
}

/* The text between parentheses. */
static const char *string_of(struct arena *a, struct slice value)
{
    if (value.n < 2 || value.at[0] != '(') return "";
    return arena_strndup(a, value.at + 1, value.n - 2);
}

/* What is covered, when it is what must be: all but the value of /Contents. */
static bool find_pieces(const struct pdf_file *file, struct slice signature,
                        struct sign_bytes pieces[2], size_t *end)
{
    struct slice range = pdf_entry(signature, "/ByteRange"),
                 value = pdf_entry(signature, "/Contents");
    size_t at[4];
    if (range.n < 2 || value.n < 2 || value.at[0] != '<' || range.at[0] != '[') return false;
    range = (struct slice){range.at + 1, range.n - 1};
    for (int i = 0; i < 4; i++)
        if (!pdf_number(&range, &at[i])) return false;
    size_t from = (size_t)(value.at - file->bytes.at), to = from + value.n;
    if (at[0] != 0 || at[1] != from || at[2] != to || at[3] > file->bytes.n - to) return false;
    const uint8_t *bytes = (const uint8_t *)file->bytes.at;
    pieces[0] = (struct sign_bytes){bytes, from};
    pieces[1] = (struct sign_bytes){bytes + to, at[3]};
    *end = to + at[3];
    return true;
}

static struct sign_verdict judge(struct arena *a, const struct pdf_file *file, struct slice field,
                                 struct slice signature)
{
    struct sign_bytes pieces[2];
    size_t end;
    struct sign_verdict verdict = {string_of(a, pdf_entry(field, "/T")), "",
                                   string_of(a, pdf_entry(signature, "/M")), false, false};
    if (!find_pieces(file, signature, pieces, &end)) return verdict;
    struct sign_bytes der = unhex(a, pdf_entry(signature, "/Contents"));
    verdict.is_intact = der.at && cms_verify(a, der, pieces, &verdict.signer);
    verdict.is_whole = end == file->bytes.n;
    return verdict;
}

bool sign_verify(struct arena *a, const uint8_t *pdf, size_t n, struct sign_verdicts *verdicts,
                 struct diag_list *diags)
{
    struct pdf_file file;
    if (!pdf_file_open(&file, pdf, n)) {
        diag_add(diags, (struct pos){0}, DIAG_SIGN_FILE, NULL, NULL, NULL);
        return false;
    }
    int number;
    for (size_t i = 0; (number = pdf_field(&file, i)); i++) {
        struct slice field = pdf_object(&file, number), value = pdf_entry(field, "/V");
        if (value.at) *vec_push(a, verdicts) = judge(a, &file, field, pdf_dictionary(&file, value));
    }
    return true;
}
