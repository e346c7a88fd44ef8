/* Approval: what a document says is written down when it is approved, and compared when it is
 * issued. An approval is a file of its own beside the description:
 *
 *     vanthu approval 1
 *     sha256 <of all that follows>
 *     <report type="BC">
 *     ...
 *
 * The words themselves stand in it, so that a change can be shown and not only be known. */
#include "lib/lib.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/vec.h"
#include "digest/digest.h"
#include "image/image.h"

#include <string.h>

static const char head[] = "vanthu approval 1\nsha256 ";

/* What an image shows is part of what is said. */
static bool add_images(struct arena *a, const struct report *report, struct report_words *words,
                       struct diag_list *diags)
{
    for (size_t i = 0; i < report->images.n; i++) {
        const struct report_image *image = report->images.at[i];
        const char *digest = digest_text(a, image->picture->file, image->picture->n_file, diags);
        if (!digest) return false;
        *vec_push(a, words) = (struct report_line){
            arena_printf(a, "image %s sha256 %s", image->src, digest), image->src_pos};
    }
    return true;
}

static bool find_words(struct arena *a, const struct vanthu_report *r, struct report_words *words,
                       struct diag_list *diags)
{
    return report_words(a, r->report.file, r->source.bytes, r->source.n, words, diags) &&
           add_images(a, &r->report, words, diags);
}

bool vanthu_approve(struct vanthu *v, const struct vanthu_report *report, uint8_t **bytes,
                    size_t *n)
{
    *bytes = NULL;
    *n = 0;
    if (report_tell_unfilled(&report->report, DIAG_ISSUE_UNFILLED, &v->diags)) return false;
    struct arena *scratch = arena_new();
    struct report_words words = {0};
    struct buf said = {0}, out = {0};
    bool done = find_words(scratch, report, &words, &v->diags);
    for (size_t i = 0; i < words.n; i++) {
        buf_puts(&said, words.at[i].text);
        buf_putc(&said, '\n');
    }
    const char *digest = done ? digest_text(scratch, said.at, said.n, &v->diags) : NULL;
    if (digest) {
        buf_printf(&out, "%s%s\n", head, digest);
        buf_add(&out, said.at, said.n);
    }
    buf_free(&said);
    arena_free(scratch);
    return lib_give(digest, &out, bytes, n);
}

/* What follows the head, if the head is right. */
static const char *open_approval(struct arena *a, const char *text, size_t n,
                                 struct diag_list *diags)
{
    enum { DIGEST = 64 };
    const size_t n_head = sizeof head - 1, from = n_head + DIGEST + 1;
    if (n < from || memcmp(text, head, n_head) != 0 || text[from - 1] != '\n') return NULL;
    const char *digest = digest_text(a, text + from, n - from, diags);
    return digest && memcmp(digest, text + n_head, DIGEST) == 0 ? text + from : NULL;
}

/* The first line that differs. */
static bool compare(struct arena *a, const struct report_words *words, const char *approved,
                    struct diag_list *diags)
{
    struct pos pos = {0};
    for (size_t i = 0; i < words->n || *approved; i++) {
        size_t n = strcspn(approved, "\n");
        const char *now = i < words->n ? words->at[i].text : "";
        if (i < words->n) pos = words->at[i].pos;
        if (strlen(now) != n || memcmp(now, approved, n) != 0) {
            diag_add(diags, pos, DIAG_ISSUE_CHANGED, now, arena_strndup(a, approved, n), NULL);
            return false;
        }
        approved += n + (approved[n] == '\n');
    }
    return true;
}

static bool check(struct vanthu *v, struct arena *scratch, const struct vanthu_report *report,
                  const char *path)
{
    const struct pos pos = {.file = arena_strdup(v->diags.arena, path)};
    struct report_words words = {0};
    uint8_t *bytes;
    size_t n;
    int error = input_read(scratch, path, LIMIT_INPUT_BYTES, &bytes, &n);
    if (error) return lib_refuse_file(v, pos.file, error, LIMIT_INPUT_BYTES);
    const char *approved = open_approval(scratch, (const char *)bytes, n, &v->diags);
    if (!approved) diag_add(&v->diags, pos, DIAG_ISSUE_APPROVAL, NULL, NULL, NULL);
    return approved && find_words(scratch, report, &words, &v->diags) &&
           compare(scratch, &words, approved, &v->diags);
}

bool vanthu_check_approval(struct vanthu *v, const struct vanthu_report *report, const char *path)
{
    struct arena *scratch = arena_new();
    bool done = check(v, scratch, report, path);
    arena_free(scratch);
    return done;
}
