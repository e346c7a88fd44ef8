/* A picture: what is taken in is a whole picture, and its file is one again. */
#include "fuzz.h"

#include "base/arena.h"
#include "image/image.h"

/* Enough for what can be told apart, and little enough for thousands in a second. */
enum { ROOM = 4 * 1024 * 1024 };

/* Every byte that a writer may look at. */
static uint64_t sum_of(const uint8_t *at, size_t n)
{
    uint64_t sum = 0;
    for (size_t i = 0; at && i < n; i++)
        sum += at[i];
    return sum;
}

static void look(const struct image *image)
{
    fuzz_expect(image->width > 0 && image->height > 0);
    fuzz_expect(image->channels == 1 || image->channels == 3);
    size_t n = (size_t)image->width * (size_t)image->height;
    uint64_t sum = sum_of(image->pixels, n * (size_t)image->channels) + sum_of(image->alpha, n) +
                   sum_of(image->file, image->n_file);
    fuzz_expect(sum < UINT64_MAX && image->file);
}

void fuzz_one(const uint8_t *bytes, size_t n)
{
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct image image, again;
    bool done = image_read(a, "i", bytes, n, ROOM, (struct pos){"r.xml", 1, 1}, &image, &diags);
    fuzz_expect(fuzz_agree(done, &diags));
    if (done) {
        look(&image);
        fuzz_expect(image_read(a, "i", image.file, image.n_file, SIZE_MAX,
                               (struct pos){"r.xml", 1, 1}, &again, &diags));
        fuzz_expect(again.width == image.width && again.height == image.height);
    }
    arena_free(a);
}
