/* Signing PDFs that were made before, and looking at their signatures. */
#include "lib/lib.h"

#include "base/folder.h"
#include "base/input.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/vec.h"
#include "image/image.h"
#include "sign/sign.h"

#include <errno.h>
#include <string.h>
#include <time.h>

/* A file that is none must be no empty one. */
static bool read_large(struct vanthu *v, struct arena *a, const char *path, int limit,
                       struct sign_bytes *out)
{
    uint8_t *bytes;
    out->name = arena_strdup(v->diags.arena, strcmp(path, "-") ? path : "<stdin>");
    int error = input_read(a, path, (size_t)limit, &bytes, &out->n);
    if (error) return lib_refuse_file(v, out->name, error, limit);
    out->at = bytes;
    return true;
}

static bool read_pdf(struct vanthu *v, struct arena *a, const char *path, struct sign_bytes *out)
{
    return read_large(v, a, path, LIMIT_ARCHIVE_BYTES, out);
}

static bool read_file(struct vanthu *v, struct arena *a, const char *path, struct sign_bytes *out)
{
    return read_large(v, a, path, LIMIT_INPUT_BYTES, out);
}

/* The first line of a file, so that a password never stands on a command line. */
static bool read_password(struct vanthu *v, struct arena *a, const char *path, const char **out)
{
    struct sign_bytes bytes;
    if (!path) return true;
    if (!read_file(v, a, path, &bytes)) return false;
    const char *text = (const char *)bytes.at;
    *out = arena_strndup(a, text, strcspn(text, "\r\n"));
    return true;
}

/* The picture that the field is to show; a file that says too much is refused when it is read. */
static bool read_image(struct vanthu *v, struct arena *a, const char *path,
                       struct sign_request *request)
{
    struct image *image = arena_new_of(a, struct image);
    struct sign_bytes bytes;
    if (!path) return true;
    request->image = image;
    request->image_name = path_name(path);
    return read_file(v, a, path, &bytes) &&
           image_read(a, request->image_name, bytes.at, bytes.n, LIMIT_IMAGES_BYTES,
                      (struct pos){0}, image, &v->diags);
}

static bool read_key(struct vanthu *v, struct arena *a, const char *key,
                     struct sign_request *request)
{
    if (strncmp(key, "pkcs11:", 7) != 0) return read_file(v, a, key, &request->key);
    request->token = key;
    return true;
}

static bool sign(struct vanthu *v, struct arena *a, const char *path,
                 const struct vanthu_signer *signer, struct buf *out)
{
    struct sign_bytes pdf;
    struct sign_request request = {.field = signer->field ? signer->field : "signer",
                                   .time = signer->time,
                                   .password = signer->secret,
                                   .stamp_url = signer->timestamp};
    return read_pdf(v, a, path, &pdf) && read_key(v, a, signer->key, &request) &&
           (!signer->cert || read_file(v, a, signer->cert, &request.cert)) &&
           (signer->secret || read_password(v, a, signer->password, &request.password)) &&
           read_image(v, a, signer->image, &request) && sign_pdf(a, pdf, &request, out, &v->diags);
}

bool vanthu_sign(struct vanthu *v, const char *path, const struct vanthu_signer *signer,
                 uint8_t **bytes, size_t *n)
{
    struct buf out = {0};
    struct arena *scratch = arena_new();
    bool done = sign(v, scratch, path, signer, &out);
    arena_free(scratch);
    return lib_give(done, &out, bytes, n);
}

/* ---- the other way ---- */

struct roots {
    struct sign_bytes *at;
    size_t n, cap;
};

static bool is_certificate(const char *name)
{
    const char *end = strrchr(name, '.');
    return end && (!strcmp(end, ".pem") || !strcmp(end, ".crt") || !strcmp(end, ".cer"));
}

/* The certificates of a folder, or of a file. */
static bool read_roots(struct vanthu *v, struct arena *a, const char *path, struct roots *roots)
{
    name_list names = {0};
    int error = path ? folder_list(a, path, is_certificate, &names) : 0;
    if (!path) return true;
    if (error == ENOTDIR) return read_file(v, a, path, vec_push(a, roots));
    if (error)
        return lib_refuse_file(v, arena_strdup(v->diags.arena, path), error, LIMIT_INPUT_BYTES);
    for (size_t i = 0; i < names.n; i++)
        if (!read_file(v, a, arena_printf(a, "%s/%s", path, names.at[i]), vec_push(a, roots)))
            return false;
    struct pos pos = {.file = arena_strdup(v->diags.arena, path)};
    if (!roots->n) diag_add(&v->diags, pos, DIAG_SIGN_TRUST_NONE, NULL, NULL, NULL);
    return roots->n;
}

static void say_fault(struct vanthu *v, struct pos pos, const struct sign_verdict *one,
                      bool asks_trust)
{
    if (!one->is_intact)
        diag_add(&v->diags, pos, DIAG_SIGN_CHANGED, one->field, NULL, NULL);
    else if (one->is_edited)
        diag_add(&v->diags, pos, DIAG_SIGN_EDITED, one->field, NULL, NULL);
    else if (asks_trust && !one->is_trusted)
        diag_add(&v->diags, pos, one->fault.code, one->field, one->fault.word, NULL);
    if (one->stamp == SIGN_STAMP_WRONG)
        diag_add(&v->diags, pos, DIAG_SIGN_STAMP, one->field, NULL, NULL);
    else if (one->stamp == SIGN_STAMP_GOOD && asks_trust && !one->is_stamp_trusted)
        diag_add(&v->diags, pos, DIAG_SIGN_STAMP_TRUST, one->field, NULL, NULL);
}

/* All must be intact, and one must cover the file to its end. */
static void say_faults(struct vanthu *v, const char *path, const struct sign_verdicts *all,
                       bool asks_trust)
{
    const struct pos pos = {.file = arena_strdup(v->diags.arena, path)};
    bool has_whole = false;
    for (size_t i = 0; i < all->n; i++) {
        has_whole = has_whole || all->at[i].is_whole;
        say_fault(v, pos, &all->at[i], asks_trust);
    }
    if (!all->n)
        diag_add(&v->diags, pos, DIAG_SIGN_NONE, NULL, NULL, NULL);
    else if (!has_whole)
        diag_add(&v->diags, pos, DIAG_SIGN_BEHIND, NULL, NULL, NULL);
}

/* "D:20240318083005+07'00'" as 2024-03-18T08:30:05+07:00; what has no such form stays. */
static const char *time_text(struct arena *a, const char *pdf)
{
    if (strncmp(pdf, "D:", 2) != 0 || strlen(pdf) != strlen("D:20240318083005+07'00'")) return pdf;
    const char *t = pdf + 2;
    return arena_printf(a, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2s%.3s:%.2s", t, t + 4, t + 6, t + 8, t + 10,
                        t + 12, t + 14, t + 18);
}

/* The same form, in the time of Viet Nam. */
static const char *stamp_text(struct arena *a, time_t time)
{
    enum { VIET_NAM = 7 * 60 * 60 };
    char text[64];
    struct tm parts;
    if (!time) return NULL;
    time += VIET_NAM;
    gmtime_r(&time, &parts);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S+07:00", &parts);
    return arena_strdup(a, text);
}

/* Whoever made the file chose these words: none may look like a line of the verdict. */
static struct vanthu_signature tell(struct arena *kept, const struct sign_verdict *one)
{
    return (struct vanthu_signature){
        .field = diag_word(kept, one->field),
        .signer = diag_word(kept, one->signer),
        .time = time_text(kept, diag_word(kept, one->time)),
        .stamp_by = diag_word(kept, one->stamp_by),
        .stamp_time = stamp_text(kept, one->stamp_time),
        .is_intact = one->is_intact && !one->is_edited,
        .is_trusted = one->is_trusted,
    };
}

size_t vanthu_signatures(struct vanthu *v, const char *path, const char *trust,
                         struct vanthu_signature *signatures, size_t room)
{
    struct arena *scratch = arena_new();
    struct sign_verdicts all = {0};
    struct sign_bytes pdf;
    struct roots roots = {0};
    bool done = read_pdf(v, scratch, path, &pdf) && read_roots(v, scratch, trust, &roots) &&
                sign_verify(scratch, pdf, roots.at, roots.n, &all, &v->diags);
    if (done) say_faults(v, path, &all, trust != NULL);
    size_t n = all.n < room ? all.n : room;
    for (size_t i = 0; i < n; i++)
        signatures[i] = tell(v->diags.arena, &all.at[i]);
    arena_free(scratch);
    return n;
}
