/* The size of the picture on the page, and its place in the field. */
#include "sign/picture_priv.h"

#include <stdio.h>

/* Thousandths of points to the metre, and to the tenth of a millimetre. */
enum { METRE = 2834646, TENTH = 283 };

/* A scan is never exact: half a millimetre. */
enum { TOLERANCE = 5 * TENTH };

static void tell(const struct picture *p, struct diag_list *diags, enum diag_code code, int64_t is,
                 int64_t should)
{
    char words[2][24];
    snprintf(words[0], sizeof words[0], "%lld", (long long)(is + 5 * TENTH) / (10 * TENTH));
    snprintf(words[1], sizeof words[1], "%lld", (long long)(should + 5 * TENTH) / (10 * TENTH));
    diag_add(diags, (struct pos){0}, code, p->name, words[0], words[1]);
}

/* As large as the field allows. */
static void fit(const struct picture *p, struct area field, struct area *area)
{
    area->width = field.width;
    area->height = field.width * p->height / p->width;
    if (area->height > field.height) {
        area->height = field.height;
        area->width = field.height * p->width / p->height;
    }
}

/* What the file says; it may say nothing, or what no seal is. */
static bool take_real_size(const struct picture *p, struct area field, struct area *area,
                           struct diag_list *diags)
{
    if (p->image->per_metre_x <= 0 || p->image->per_metre_y <= 0) {
        fit(p, field, area);
        tell(p, diags, DIAG_SIGN_SIZE, field.width, 0);
        return true;
    }
    area->width = (int64_t)p->width * METRE / p->image->per_metre_x;
    area->height = (int64_t)p->height * METRE / p->image->per_metre_y;
    int64_t larger = area->width > area->height ? area->width : area->height;
    bool fits = larger <= field.width + TOLERANCE, is_seal = larger >= field.width / 2;
    if (fits && is_seal) return true;
    tell(p, diags, fits ? DIAG_SIGN_SMALL : DIAG_SIGN_LARGE, larger, field.width);
    return false;
}

bool picture_place(const struct picture *p, struct area field, bool is_seal, struct area *area,
                   struct diag_list *diags)
{
    if (!is_seal) {
        fit(p, field, area);
        if (area->width * 3 < field.width * 2)
            diag_add(diags, (struct pos){0}, DIAG_SIGN_NARROW, p->name, NULL, NULL);
    } else if (!take_real_size(p, field, area, diags)) {
        return false;
    }
    area->x = is_seal ? field.width - area->width : (field.width - area->width) / 2;
    area->y = (field.height - area->height) / 2;
    return true;
}
