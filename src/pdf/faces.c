/* Faces stay open. HarfBuzz can prepare a face for being cut often: that takes as long as cutting
 * it twenty times, and makes each time after that five times as fast. */
#include "pdf/hb_priv.h"
#include "pdf/pdf_priv.h"

#include <stdlib.h>

enum { PREPARED_FROM = 16 };

struct kept_face {
    struct kept_face *next;
    const struct font_face *face;
    hb_face_t *opened;
    int n_cut;
};

void faces_close(struct faces *faces)
{
    for (struct kept_face *kept = faces->first, *next; kept; kept = next) {
        next = kept->next;
        hb_face_destroy(kept->opened);
        free(kept);
    }
}

static hb_face_t *open_face(const struct font_face *face)
{
    hb_blob_t *blob = hb_blob_create_or_fail((const char *)face->data, (unsigned)face->n_data,
                                             HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *opened = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return opened;
}

static struct kept_face *keep(struct faces *faces, const struct font_face *face)
{
    struct kept_face **at = &faces->first;
    while (*at && (*at)->face != face)
        at = &(*at)->next;
    if (*at) return *at;
    *at = mem_alloc(sizeof **at);
    **at = (struct kept_face){.face = face, .opened = open_face(face)};
    return *at;
}

struct hb_face_t *faces_open(struct faces *faces, const struct font_face *face)
{
    struct kept_face *kept = keep(faces, face);
    if (++kept->n_cut == PREPARED_FROM) {
        hb_face_t *prepared = hb_subset_preprocess(kept->opened);
        hb_face_destroy(kept->opened);
        kept->opened = prepared;
    }
    return kept->opened;
}
