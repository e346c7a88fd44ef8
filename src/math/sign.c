/* The radical sign, drawn: a letter of the font would have one height only. A short thin stroke
 * rises, a thick one falls to the foot, and a thin one rises to the bar. */
#include "math/math_priv.h"

#include <stdint.h>
#include <string.h>

/* Thousandths of an em. */
enum {
    HOOK_HEIGHT = 560, /* of the first stroke's top above the foot */
    HOOK_FALL = 90,    /* of its left end below that */
    HOOK_AT = 120,     /* of the thick stroke's left edge */
    FOOT_AT = 270,
    THICK = 85, /* strokes, measured along the line */
    THIN = 45,
};

static int hook_height(const struct math_work *w, int height, int level)
{
    int hook = math_em(w, level, HOOK_HEIGHT);
    return hook < height * 2 / 3 ? hook : height * 2 / 3;
}

int math_sign_hook(const struct math_work *w, int above, int below, int level)
{
    return hook_height(w, above + below, level) - below;
}

void math_add_sign(struct math_work *w, int x, int width, int above, int below, int level)
{
    int height = above + below, hook = hook_height(w, height, level);
    int fall = math_em(w, level, HOOK_FALL), thick = math_em(w, level, THICK);
    int thin = math_em(w, level, THIN), at = math_em(w, level, HOOK_AT);
    int foot = math_em(w, level, FOOT_AT), top = -above, bottom = below;
    int peak = bottom - hook;
    int falls = foot - at, rises = width - foot - thick;
    /* The inner edges of the two long strokes meet `k` above the foot. */
    int k =
        (int)((int64_t)thin * hook * height / ((int64_t)falls * height + (int64_t)rises * hook));
    /* The lower edge of the first stroke meets the thick one `under` below the top. */
    int under = fall * thick / (at + thick) + thin;
    const struct math_point outline[MATH_SIGN_POINTS] = {
        {0, peak + fall},
        {at + thick, peak},
        {foot + thick - falls * k / hook, bottom - k},
        {width - thin, top},
        {width, top},
        {foot + thick, bottom},
        {foot + thick - thin, bottom},
        {at + (falls + thick - thin) * under / hook, peak + under},
        {thin / 3, peak + fall + thin},
    };
    struct math_item *item = vec_push(w->a, &w->items);
    *item = (struct math_item){.kind = MATH_ITEM_SIGN, .x = x};
    memcpy(item->outline, outline, sizeof outline);
}
