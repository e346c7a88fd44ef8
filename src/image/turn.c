#include "image/image_priv.h"

#include <string.h>

/* Where in the stored picture the upright one's pixel (x, y) stands. */
static size_t stored_at(int x, int y, int width, int height, int orientation)
{
    bool is_swapped = orientation > 4;
    int across = is_swapped ? y : x, down = is_swapped ? x : y;
    bool from_right = orientation == 2 || orientation == 3 || orientation >= 7;
    bool from_below = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    if (from_right) across = width - 1 - across;
    if (from_below) down = height - 1 - down;
    return (size_t)down * (size_t)width + (size_t)across;
}

uint8_t *turn_pixels(struct arena *a, const uint8_t *pixels, int width, int height, int size,
                     int orientation)
{
    int to_width = orientation > 4 ? height : width, to_height = orientation > 4 ? width : height;
    size_t bytes = (size_t)size;
    uint8_t *turned = arena_alloc(a, (size_t)width * (size_t)height * bytes), *to = turned;
    for (int y = 0; y < to_height; y++)
        for (int x = 0; x < to_width; x++, to += bytes)
            memcpy(to, pixels + stored_at(x, y, width, height, orientation) * bytes, bytes);
    return turned;
}
