/* The segments of a JPEG file up to the picture's own data (ITU-T T.81, annex B). */
#include "base/limits.h"
#include "image/image_priv.h"

#include <string.h>

enum {
    MARKER_SOF0 = 0xC0, /* baseline; SOF1, SOF2 and their like up to SOF15 */
    MARKER_SOF2 = 0xC2,
    MARKER_DHT = 0xC4,
    MARKER_JPG = 0xC8,
    MARKER_SOF9 = 0xC9, /* the first two with arithmetic coding */
    MARKER_SOF10 = 0xCA,
    MARKER_DAC = 0xCC,
    MARKER_SOF15 = 0xCF,
    MARKER_SOI = 0xD8,
    MARKER_EOI = 0xD9,
    MARKER_SOS = 0xDA,
    MARKER_APP0 = 0xE0,
    MARKER_APP1 = 0xE1,
    MARKER_APP14 = 0xEE,
};

/* What is behind a marker's length. */
struct segment {
    int marker;
    const uint8_t *at;
    size_t n;
};

static bool begins_with(const struct segment *g, const char *word, size_t n)
{
    return g->n >= n && memcmp(g->at, word, n) == 0;
}

static bool is_frame(int marker)
{
    return marker >= MARKER_SOF0 && marker <= MARKER_SOF15 && marker != MARKER_DHT &&
           marker != MARKER_JPG && marker != MARKER_DAC;
}

/* B.2.2. What libjpeg-turbo reads: 8 bits; sequential and progressive, not the lossless forms. */
static bool read_frame(const struct source *s, const struct segment *g, struct jpeg_head *head)
{
    if (g->n < 6) return source_broken(s);
    bool is_known =
        g->marker <= MARKER_SOF2 || g->marker == MARKER_SOF9 || g->marker == MARKER_SOF10;
    head->components = g->at[5];
    head->height = read_u16(g->at + 1);
    head->width = read_u16(g->at + 3);
    bool has_colours = head->components == 1 || head->components == 3 || head->components == 4;
    if (!is_known || g->at[0] != 8 || !has_colours) return source_unsupported(s);
    return source_check_size(s, head->width, head->height);
}

/* JFIF 1.02: dots to the inch or the centimetre. */
static void read_jfif(const struct segment *g, struct jpeg_head *head)
{
    if (g->n < 12 || !begins_with(g, "JFIF", 5)) return;
    int unit = g->at[7], x = (int)read_u16(g->at + 8), y = (int)read_u16(g->at + 10);
    if (unit != 1 && unit != 2) return;
    head->per_metre_x = unit == 1 ? (x * 10000 + 127) / 254 : x * 100;
    head->per_metre_y = unit == 1 ? (y * 10000 + 127) / 254 : y * 100;
}

static void read_application(const struct segment *g, struct jpeg_head *head)
{
    if (g->marker == MARKER_APP0) read_jfif(g, head);
    if (g->marker == MARKER_APP1 && begins_with(g, "Exif\0", 6))
        head->orientation = exif_orientation(g->at + 6, g->n - 6);
    if (g->marker == MARKER_APP14 && begins_with(g, "Adobe", 5)) head->is_adobe = true;
}

/* The segment at *at, which moves behind it; false at the end of the file. */
static bool next_segment(const struct source *s, size_t *at, struct segment *g)
{
    while (*at < s->n && s->bytes[*at] == 0xFF)
        (*at)++;
    if (s->n - *at < 3 || s->bytes[*at - 1] != 0xFF) return false;
    size_t n = read_u16(s->bytes + *at + 1);
    if (n < 2 || n > s->n - *at - 1) return false;
    *g = (struct segment){s->bytes[*at], s->bytes + *at + 3, n - 2};
    *at += n + 1;
    return true;
}

/* A progressive picture comes in several scans, in ten as programs write it. Each costs a walk over
 * all blocks, however few bytes it has. In the data of a scan no FF stands before a DA. */
static bool has_few_scans(const struct source *s, size_t from)
{
    int n = 1;
    for (size_t i = from; i + 1 < s->n; i++)
        n += s->bytes[i] == 0xFF && s->bytes[i + 1] == MARKER_SOS;
    return n <= LIMIT_IMAGE_SCANS;
}

static bool finish(const struct source *s, const struct jpeg_head *head, size_t at)
{
    if (!head->components) return source_broken(s);
    return has_few_scans(s, at) || source_unsupported(s);
}

bool jpeg_head(const struct source *s, struct jpeg_head *head)
{
    struct segment g;
    *head = (struct jpeg_head){.orientation = 1};
    for (size_t at = 2; next_segment(s, &at, &g);) {
        if (g.marker == MARKER_SOS) return finish(s, head, at);
        if (g.marker == MARKER_SOI || g.marker == MARKER_EOI) break;
        if (is_frame(g.marker)) {
            if (head->components) break;
            if (!read_frame(s, &g, head)) return false;
        }
        read_application(&g, head);
    }
    return source_broken(s);
}
