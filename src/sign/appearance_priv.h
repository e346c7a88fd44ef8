/* What a signature field shows, as objects of an increment (ISO 32000-1, 12.5.5, 8.9.5). */
#ifndef VANTHU_SIGN_APPEARANCE_PRIV_H
#define VANTHU_SIGN_APPEARANCE_PRIV_H

#include "base/buf.h"
#include "sign/form_priv.h"
#include "sign/picture_priv.h"

enum { APPEARANCE_OBJECTS = 3 };

struct appearance {
    struct picture picture;
    struct area field, area; /* the field's place on its page; the picture's in the field */
    bool is_part_1;          /* the file is PDF/A-1, which knows no transparency */
};

/* What `image` looks like in a field. errors  false + messages of picture_read and picture_place,
 * DIAG_SIGN_NO_PICTURE: the field takes none. */
bool appearance_make(const struct form *form, struct value field, const struct image *image,
                     const char *name, struct appearance *out, struct diag_list *diags);

/* Its objects, numbered from `first` on: the form, the picture, its transparency. `offsets` get
 * where they begin. errors  false: no memory for compression. */
bool appearance_put(struct arena *a, const struct appearance *appearance, size_t first,
                    struct buf *out, size_t offsets[APPEARANCE_OBJECTS]);

#endif
