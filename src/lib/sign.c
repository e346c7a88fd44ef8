/* Signing PDFs that were made before, and looking at their signatures. */
#include "lib/lib.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/system.h"
#include "image/image.h"
#include "sign/sign.h"

#include <stdlib.h>
#include <string.h>

/* A file that is none must be no empty one. */
static bool read_file(struct vanthu *v, struct arena *a, const char *path, struct sign_bytes *out)
{
    const struct pos pos = {.file = arena_strdup(v->diags.arena, path)};
    uint8_t *bytes;
    int error = input_read(a, path, LIMIT_INPUT_BYTES, &bytes, &out->n);
    out->at = bytes;
    if (!error) return true;
    diag_add(&v->diags, pos, DIAG_FILE_INPUT, system_error_text(error), NULL, NULL);
    return false;
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
    const char *name = path && strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    struct image *image = arena_new_of(a, struct image);
    struct sign_bytes bytes;
    if (!path) return true;
    request->image = image;
    request->image_name = name;
    return read_file(v, a, path, &bytes) &&
           image_read(a, name, bytes.at, bytes.n, LIMIT_IMAGES_BYTES, (struct pos){0}, image,
                      &v->diags);
}

static bool sign(struct vanthu *v, struct arena *a, const char *path,
                 const struct vanthu_signer *signer, struct buf *out)
{
    struct sign_bytes pdf;
    struct sign_request request = {.field = signer->field ? signer->field : "signer",
                                   .time = signer->time};
    return read_file(v, a, path, &pdf) && read_file(v, a, signer->key, &request.key) &&
           (!signer->cert || read_file(v, a, signer->cert, &request.cert)) &&
           read_password(v, a, signer->password, &request.password) &&
           read_image(v, a, signer->image, &request) &&
           sign_pdf(a, pdf.at, pdf.n, &request, out, &v->diags);
}

bool vanthu_sign(struct vanthu *v, const char *path, const struct vanthu_signer *signer,
                 uint8_t **bytes, size_t *n)
{
    struct buf out = {0};
    struct arena *scratch = arena_new();
    bool done = sign(v, scratch, path, signer, &out);
    arena_free(scratch);
    if (!done) buf_free(&out);
    *bytes = out.at;
    *n = out.n;
    return done;
}

/* All must be intact, and one must cover the file to its end. */
static void say_faults(struct vanthu *v, const char *path, const struct sign_verdicts *all)
{
    const struct pos pos = {.file = arena_strdup(v->diags.arena, path)};
    bool has_whole = false;
    for (size_t i = 0; i < all->n; i++) {
        const struct sign_verdict *one = &all->at[i];
        has_whole = has_whole || (one->is_intact && one->is_whole);
        if (!one->is_intact) diag_add(&v->diags, pos, DIAG_SIGN_CHANGED, one->field, NULL, NULL);
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

size_t vanthu_signatures(struct vanthu *v, const char *path, struct vanthu_signature *signatures,
                         size_t room)
{
    struct arena *scratch = arena_new();
    struct sign_verdicts all = {0};
    struct sign_bytes pdf;
    struct arena *kept = v->diags.arena;
    bool done =
        read_file(v, scratch, path, &pdf) && sign_verify(scratch, pdf.at, pdf.n, &all, &v->diags);
    if (done) say_faults(v, path, &all);
    for (size_t i = 0; i < all.n && i < room; i++)
        signatures[i] = (struct vanthu_signature){
            .field = arena_strdup(kept, all.at[i].field),
            .signer = arena_strdup(kept, all.at[i].signer),
            .time = time_text(kept, arena_strdup(kept, all.at[i].time)),
            .is_intact = all.at[i].is_intact,
        };
    size_t n = all.n < room ? all.n : room;
    arena_free(scratch);
    return n;
}
