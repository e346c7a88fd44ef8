/* sRGB (IEC 61966-2-1) as an ICC profile of version 2 (ICC.1:2001-04), which all parts of ISO 19005
 * accept: a matrix and a curve of 64 points, 1 in 10,000 at the most beside the true one. */
#include "pdf/pdf_priv.h"

#include <string.h>

enum {
    HEADER_BYTES = 128,
    ENTRY_BYTES = 12,
};

/* White of the profile connection space, and the primaries as it sees them: those of IEC 61966-2-1,
 * adapted from D65 by the Bradford matrix; in 65,536ths. */
static const uint32_t white[3] = {0xF6D6, 0x10000, 0xD32D};
static const uint32_t red[3] = {0x6FA0, 0x38F5, 0x0390};
static const uint32_t green[3] = {0x6297, 0xB787, 0x18DA};
static const uint32_t blue[3] = {0x249F, 0x0F84, 0xB6C3};

/* x / 12.92 up to 0.04045, ((x + 0.055) / 1.055) ^ 2.4 above; x in 63rds. */
static const uint16_t curve[] = {
    0x0000, 0x0051, 0x00A1, 0x00F4, 0x0159, 0x01D2, 0x0261, 0x0308, /* */
    0x03C5, 0x049C, 0x058C, 0x0697, 0x07BC, 0x08FD, 0x0A5B, 0x0BD6, /* */
    0x0D6F, 0x0F27, 0x10FD, 0x12F3, 0x150A, 0x1741, 0x199A, 0x1C15, /* */
    0x1EB2, 0x2172, 0x2456, 0x275E, 0x2A8A, 0x2DDB, 0x3152, 0x34EF, /* */
    0x38B1, 0x3C9B, 0x40AC, 0x44E4, 0x4945, 0x4DCE, 0x5280, 0x575B, /* */
    0x5C60, 0x618E, 0x66E8, 0x6C6C, 0x721B, 0x77F6, 0x7DFD, 0x8430, /* */
    0x8A8F, 0x911C, 0x97D6, 0x9EBE, 0xA5D4, 0xAD18, 0xB48B, 0xBC2D, /* */
    0xC3FE, 0xCBFF, 0xD430, 0xDC91, 0xE523, 0xEDE5, 0xF6D9, 0xFFFF,
};

static void put_16(struct buf *b, unsigned value)
{
    buf_putc(b, (char)(value >> 8));
    buf_putc(b, (char)(value & 0xFF));
}

static void put_32(struct buf *b, uint32_t value)
{
    put_16(b, value >> 16);
    put_16(b, value & 0xFFFF);
}

static void put_zeros(struct buf *b, size_t n)
{
    while (n--)
        buf_putc(b, '\0');
}

static void put_xyz(struct buf *b, const uint32_t values[3])
{
    for (int i = 0; i < 3; i++)
        put_32(b, values[i]);
}

/* Clause 6.1. The date is that of nothing. */
static void put_header(struct buf *b)
{
    put_zeros(b, 8); /* the size, filled in at the end, and the preferred CMM */
    put_32(b, 0x02100000);
    buf_puts(b, "mntrRGB XYZ ");
    put_16(b, 2000);
    put_16(b, 1);
    put_16(b, 1);
    put_zeros(b, 6);
    buf_puts(b, "acsp");
    put_zeros(b, 28); /* platform to rendering intent */
    put_xyz(b, white);
    put_zeros(b, 48);
}

static void put_description(struct buf *b)
{
    static const char name[] = "sRGB IEC61966-2.1";
    buf_puts(b, "desc");
    put_32(b, 0);
    put_32(b, sizeof name);
    buf_add(b, name, sizeof name);
    put_zeros(b, 4 + 4 + 2 + 1 + 67); /* no other languages, no Macintosh */
}

static void put_text_tag(struct buf *b, const char *words)
{
    buf_puts(b, "text");
    put_32(b, 0);
    buf_add(b, words, strlen(words) + 1);
}

static void put_xyz_tag(struct buf *b, const uint32_t values[3])
{
    buf_puts(b, "XYZ ");
    put_32(b, 0);
    put_xyz(b, values);
}

static void put_curve(struct buf *b)
{
    size_t n = sizeof curve / sizeof *curve;
    buf_puts(b, "curv");
    put_32(b, 0);
    put_32(b, (uint32_t)n);
    for (size_t i = 0; i < n; i++)
        put_16(b, curve[i]);
}

/* The data of the tags, each from a multiple of four bytes on; `starts` gets where, and the end. */
static void put_data(struct buf *b, size_t starts[8])
{
    const uint32_t *const colors[] = {white, red, green, blue};
    size_t n = 0;
    starts[n++] = b->n;
    put_description(b);
    put_zeros(b, -b->n % 4);
    starts[n++] = b->n;
    put_text_tag(b, "No copyright, use freely");
    put_zeros(b, -b->n % 4);
    for (size_t i = 0; i < 4; i++) {
        starts[n++] = b->n;
        put_xyz_tag(b, colors[i]);
    }
    starts[n++] = b->n;
    put_curve(b);
    starts[n] = b->n;
}

void icc_write_srgb(struct buf *out)
{
    static const struct {
        const char *name;
        int data;
    } tags[] = {{"desc", 0}, {"cprt", 1}, {"wtpt", 2}, {"rXYZ", 3}, {"gXYZ", 4},
                {"bXYZ", 5}, {"rTRC", 6}, {"gTRC", 6}, {"bTRC", 6}};
    size_t n = sizeof tags / sizeof *tags, starts[8], begin = out->n;
    struct buf data = {0};
    put_data(&data, starts);
    size_t front = HEADER_BYTES + 4 + n * ENTRY_BYTES;
    put_header(out);
    put_32(out, (uint32_t)n);
    for (size_t i = 0; i < n; i++) {
        size_t from = starts[tags[i].data], to = starts[tags[i].data + 1];
        buf_puts(out, tags[i].name);
        put_32(out, (uint32_t)(front + from));
        put_32(out, (uint32_t)(to - from));
    }
    buf_add(out, data.at, data.n);
    buf_free(&data);
    uint32_t size = (uint32_t)(out->n - begin);
    for (int i = 0; i < 4; i++)
        out->at[begin + (size_t)i] = (uint8_t)(size >> (24 - 8 * i));
}
