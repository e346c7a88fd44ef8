/* The picture of a signature or a seal, and where it stands in its field. */
#ifndef VANTHU_SIGN_PICTURE_PRIV_H
#define VANTHU_SIGN_PICTURE_PRIV_H

#include "base/diag.h"
#include "image/image.h"

#include <stdbool.h>
#include <stdint.h>

struct picture {
    const char *name; /* for messages */
    const struct image *image;
    int x, y, width, height; /* the part that is to be seen, in pixels */
};

/* Thousandths of points, from the field's lower left corner. */
struct area {
    int64_t x, y, width, height;
};

/* Take in p->image, named p->name, as a picture in `ink` (0xRRGGBB).
 * errors  false + DIAG_SIGN_NOT_PNG, _OPAQUE, _EMPTY or _COLOUR */
bool picture_read(struct picture *p, uint32_t ink, struct diag_list *diags);

/* Where it stands in a field of this size: a signature in the middle and as large as there is room,
 * a seal in its real size, its right edge on the field's, which is a third of the signature.
 * errors  false + DIAG_SIGN_LARGE or _SMALL; warnings: DIAG_SIGN_SIZE, _NARROW */
bool picture_place(const struct picture *p, struct area field, bool is_seal, struct area *area,
                   struct diag_list *diags);

#endif
