/* The picture that shows a signature or a seal. What it must be is the law's (ND30 Phụ lục I,
 * I.II.7.d and I.II.8.a); the colour stands in the field, whose layout sheet said it. */
#include "sign/picture_priv.h"

/* An alpha below the first is taken for dirt of a scan; a visible pixel above the second in all its
 * colours for paper. */
enum { SEEN = 24, PAPER = 236 };

static bool refuse(const struct picture *p, struct diag_list *diags, enum diag_code code)
{
    diag_add(diags, (struct pos){0}, code, p->name, NULL, NULL);
    return false;
}

static const uint8_t *pixel(const struct picture *p, int x, int y)
{
    size_t at = (size_t)y * (size_t)p->image->width + (size_t)x;
    return p->image->pixels + at * (size_t)p->image->channels;
}

static unsigned alpha(const struct picture *p, int x, int y)
{
    return p->image->alpha[(size_t)y * (size_t)p->image->width + (size_t)x];
}

/* Around all that is to be seen: an empty edge has no place in the field. */
static bool find_box(struct picture *p)
{
    int left = p->image->width, right = -1, top = -1, bottom = -1;
    for (int y = 0; y < p->image->height; y++)
        for (int x = 0; x < p->image->width; x++) {
            if (alpha(p, x, y) < SEEN) continue;
            if (top < 0) top = y;
            bottom = y;
            if (x < left) left = x;
            if (x > right) right = x;
        }
    p->x = left;
    p->y = top;
    p->width = right - left + 1;
    p->height = bottom - top + 1;
    return bottom >= 0;
}

/* ---- the colour ---- */

struct colours {
    uint64_t sum[3]; /* of what is no paper: the stronger the colour, the more it counts */
    uint64_t weight, seen, paper;
};

static void count(struct colours *c, const uint8_t *rgb, unsigned cover)
{
    unsigned least = rgb[0];
    for (int i = 1; i < 3; i++)
        if (rgb[i] < least) least = rgb[i];
    c->seen++;
    c->paper += least >= PAPER;
    uint64_t weight = (uint64_t)(255 - least) * cover;
    c->weight += weight;
    for (int i = 0; i < 3; i++)
        c->sum[i] += weight * rgb[i];
}

static struct colours count_all(const struct picture *p)
{
    struct colours c = {0};
    for (int y = p->y; y < p->y + p->height; y++)
        for (int x = p->x; x < p->x + p->width; x++)
            if (alpha(p, x, y) >= SEEN) count(&c, pixel(p, x, y), alpha(p, x, y));
    return c;
}

/* Which of red, green and blue an ink has most of. */
static int strongest(uint32_t ink)
{
    int at = 0;
    for (int i = 1; i < 3; i++)
        if ((ink >> (16 - 8 * i) & 0xFF) > (ink >> (16 - 8 * at) & 0xFF)) at = i;
    return at;
}

/* The mean colour is one at all (a tenth of what it may be), and its hue within 45 degrees. */
static bool is_of_ink(const struct colours *c, uint32_t ink)
{
    const int k = strongest(ink);
    int64_t mean[3], least = 255, middle;
    for (int i = 0; i < 3; i++) {
        mean[i] = (int64_t)(c->sum[i] / (c->weight ? c->weight : 1));
        if (mean[i] < least) least = mean[i];
    }
    const int64_t a = mean[(k + 1) % 3], b = mean[(k + 2) % 3];
    middle = a > b ? a : b;
    return mean[k] - least > 25 && 4 * (middle - least) <= 3 * (mean[k] - least);
}

static bool check_colour(const struct picture *p, uint32_t ink, struct diag_list *diags)
{
    if (p->image->channels != 3) return refuse(p, diags, DIAG_SIGN_COLOUR);
    struct colours c = count_all(p);
    if (c.paper * 2 > c.seen) return refuse(p, diags, DIAG_SIGN_OPAQUE);
    return is_of_ink(&c, ink) || refuse(p, diags, DIAG_SIGN_COLOUR);
}

bool picture_read(struct picture *p, uint32_t ink, struct diag_list *diags)
{
    if (p->image->kind != IMAGE_PNG) return refuse(p, diags, DIAG_SIGN_NOT_PNG);
    if (!p->image->alpha) return refuse(p, diags, DIAG_SIGN_OPAQUE);
    if (!find_box(p)) return refuse(p, diags, DIAG_SIGN_EMPTY);
    return check_colour(p, ink, diags);
}
