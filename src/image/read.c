/* Which kind of file it is, by its first bytes: names lie. */
#include "base/limits.h"
#include "image/image_priv.h"

#include <string.h>

static bool say(const struct source *s, enum diag_code code, const char *a2, const char *a3)
{
    diag_add(s->diags, s->pos, code, s->name, a2, a3);
    return false;
}

bool source_broken(const struct source *s)
{
    return say(s, DIAG_IMAGE_BROKEN, NULL, NULL);
}

bool source_unsupported(const struct source *s)
{
    return say(s, DIAG_IMAGE_UNSUPPORTED, NULL, NULL);
}

bool source_check_size(const struct source *s, uint32_t width, uint32_t height)
{
    if (!width || !height) return source_broken(s);
    if (width <= LIMIT_IMAGE_PIXELS && (uint64_t)width * height <= LIMIT_IMAGE_PIXELS) return true;
    const char *size = arena_printf(s->arena, "%u x %u", width, height);
    const char *limit = arena_printf(s->arena, "%d", LIMIT_IMAGE_PIXELS / 1000000);
    return say(s, DIAG_IMAGE_PIXELS, size, limit);
}

bool source_check_room(const struct source *s, size_t n)
{
    if (n <= s->room) return true;
    const char *limit = arena_printf(s->arena, "%d", LIMIT_IMAGES_BYTES / 1024 / 1024);
    return say(s, DIAG_IMAGE_TOTAL, limit, NULL);
}

/* FNV-1a. */
static uint64_t hash_of(const uint8_t *bytes, size_t n)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ bytes[i]) * UINT64_C(0x100000001B3);
    return hash;
}

bool image_read(struct arena *a, const char *name, const uint8_t *bytes, size_t n, size_t room,
                struct pos pos, struct image *image, struct diag_list *diags)
{
    static const uint8_t png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static const uint8_t jpeg[] = {0xFF, 0xD8, 0xFF};
    const struct source s = {a, name, bytes, n, room, pos, diags};
    *image = (struct image){.hash = hash_of(bytes, n)};
    if (!n) return say(&s, DIAG_IMAGE_EMPTY, NULL, NULL);
    if (n >= sizeof png && memcmp(bytes, png, sizeof png) == 0) return png_read(&s, image);
    if (n >= sizeof jpeg && memcmp(bytes, jpeg, sizeof jpeg) == 0) return jpeg_read(&s, image);
    return say(&s, DIAG_IMAGE_KIND, NULL, NULL);
}
