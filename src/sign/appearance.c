#include "sign/appearance_priv.h"

#include <libdeflate.h>
#include <string.h>

/* The properties of a file of ours take a few KB. */
enum { MAX_METADATA = 1 << 20 };

/* "-12.345" in thousandths; digits behind the third are cut off. */
static bool read_thousandths(struct value v, int64_t *out)
{
    const char *at = v.at;
    bool is_negative = at < v.end && *at == '-';
    int places = -1;
    *out = 0;
    for (at += is_negative; at < v.end; at++) {
        bool is_point = *at == '.' && places < 0;
        if (!is_point && (*at < '0' || *at > '9')) return false;
        if (is_point)
            places = 0;
        else if (places < 3) {
            *out = *out * 10 + (*at - '0');
            places += places >= 0;
        }
        if (*out > INT32_MAX) return false;
    }
    for (int i = places < 0 ? 0 : places; i < 3; i++)
        *out *= 10;
    if (is_negative) *out = -*out;
    return v.at < v.end;
}

static bool read_rect(const struct file *file, struct value field, struct area *rect)
{
    struct value array = file_get(file, field, "/Rect"), element;
    const char *at = NULL;
    int64_t is[4];
    for (int i = 0; i < 4; i++)
        if (!array_next(array, &at, &element) || !read_thousandths(element, &is[i])) return false;
    *rect = (struct area){0, 0, is[2] - is[0], is[3] - is[1]};
    return rect->width > 0 && rect->height > 0;
}

/* By the properties, which say it in this one way in files of ours. */
static bool is_part_1(const struct file *file)
{
    static const char mark[] = "<pdfaid:part>1<";
    const uint8_t *bytes;
    size_t n;
    struct value metadata = file_get(file, file_root(file), "/Metadata");
    if (!file_data(file, metadata, MAX_METADATA, &bytes, &n)) return false;
    for (size_t i = 0; i + sizeof mark <= n; i++)
        if (!memcmp(bytes + i, mark, sizeof mark - 1)) return true;
    return false;
}

bool appearance_make(const struct form *form, struct value field, const struct image *image,
                     const char *name, struct appearance *out, struct diag_list *diags)
{
    size_t ink = 0;
    static const char seal[] = "organisation";
    const char *title = form_string(form->file.a, dict_get(field, "/T"));
    bool is_seal = !strncmp(title, seal, sizeof seal - 1);
    *out = (struct appearance){.picture = {.name = name, .image = image}};
    bool takes = value_whole(dict_get(field, "/VNTH_Ink"), &ink) &&
                 read_rect(&form->file, field, &out->field);
    if (!takes) diag_add(diags, (struct pos){0}, DIAG_SIGN_NO_PICTURE, NULL, NULL, NULL);
    out->is_part_1 = is_part_1(&form->file);
    return takes && picture_read(&out->picture, (uint32_t)ink, diags) &&
           picture_place(&out->picture, out->field, is_seal, &out->area, diags);
}

/* ---- objects ---- */

static void put_stream(struct buf *out, const struct buf *data)
{
    buf_printf(out, "/Length %zu>>\nstream\n", data->n);
    buf_add(out, data->at, data->n);
    buf_puts(out, "\nendstream\nendobj\n");
}

static bool deflate(const uint8_t *bytes, size_t n, struct buf *out)
{
    struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
    if (!c) mem_exhausted(); /* it fails for nothing else */
    buf_reserve(out, libdeflate_zlib_compress_bound(c, n));
    out->n = libdeflate_zlib_compress(c, bytes, n, out->at, out->cap);
    libdeflate_free_compressor(c);
    return out->at && out->n > 0;
}

static void put_lengths(struct buf *b, const int64_t *lengths, int n)
{
    for (int i = 0; i < n; i++) {
        if (i) buf_putc(b, ' ');
        buf_decimal(b, lengths[i], 3);
    }
}

/* Multiplied like ink, words below a seal stay black (11.3.5.2); PDF/A-1 knows no such thing. */
static void put_resources(const struct appearance *ap, size_t first, struct buf *out)
{
    buf_printf(out, "/Resources <</XObject <</I %zu 0 R>>", first + 1);
    if (!ap->is_part_1) buf_puts(out, "/ExtGState <</Ink <</BM /Multiply>>>>");
    buf_puts(out, ">>\n");
}

static void put_form(const struct appearance *ap, size_t first, struct buf *out)
{
    struct buf content = {0};
    const int64_t box[] = {0, 0, ap->field.width, ap->field.height};
    const int64_t matrix[] = {ap->area.width, 0, 0, ap->area.height, ap->area.x, ap->area.y};
    buf_puts(&content, ap->is_part_1 ? "q " : "q /Ink gs ");
    put_lengths(&content, matrix, 6);
    buf_puts(&content, " cm /I Do Q");
    buf_printf(out, "%zu 0 obj\n<</Type /XObject\n/Subtype /Form\n/BBox [", first);
    put_lengths(out, box, 4);
    buf_puts(out, "]\n");
    put_resources(ap, first, out);
    put_stream(out, &content);
    buf_free(&content);
}

static bool put_image(const struct picture *p, size_t number, const char *entries,
                      const uint8_t *bytes, size_t n, struct buf *out)
{
    struct buf packed = {0};
    bool done = deflate(bytes, n, &packed);
    if (done) {
        buf_printf(out, "%zu 0 obj\n<</Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n%s",
                   number, p->width, p->height, entries);
        buf_puts(out, "/Filter /FlateDecode\n");
        put_stream(out, &packed);
    }
    buf_free(&packed);
    return done;
}

/* The part of the picture that is shown, without the rest. */
static uint8_t *cut(struct arena *a, const struct picture *p, const uint8_t *from, size_t size)
{
    size_t row = (size_t)p->width * size;
    uint8_t *out = arena_alloc(a, row * (size_t)p->height);
    for (int y = 0; y < p->height; y++)
        memcpy(out + (size_t)y * row,
               from + ((size_t)(p->y + y) * (size_t)p->image->width + (size_t)p->x) * size, row);
    return out;
}

/* PDF/A-1 allows a mask of bits (8.9.6.3), where 1 hides. A half transparent area becomes one of
 * dots, as in print, by a pattern of 4 x 4 thresholds: what lies below stays to be seen. */
static uint8_t *mask_of(struct arena *a, const struct picture *p, const uint8_t *alpha, size_t *n)
{
    static const uint8_t thresholds[4][4] = {
        {0, 8, 2, 10}, {12, 4, 14, 6}, {3, 11, 1, 9}, {15, 7, 13, 5}};
    size_t row = ((size_t)p->width + 7) / 8;
    uint8_t *bits = arena_alloc(a, *n = row * (size_t)p->height);
    for (int y = 0; y < p->height; y++)
        for (int x = 0; x < p->width; x++) {
            unsigned least = 16u * thresholds[y % 4][x % 4] + 8;
            if (alpha[(size_t)y * (size_t)p->width + (size_t)x] < least)
                bits[(size_t)y * row + (size_t)x / 8] |= (uint8_t)(0x80 >> x % 8);
        }
    return bits;
}

static bool put_transparency(struct arena *a, const struct appearance *ap, size_t number,
                             struct buf *out)
{
    const struct picture *p = &ap->picture;
    uint8_t *alpha = cut(a, p, p->image->alpha, 1);
    size_t n = (size_t)p->width * (size_t)p->height;
    if (!ap->is_part_1)
        return put_image(p, number, "/ColorSpace /DeviceGray\n/BitsPerComponent 8\n", alpha, n,
                         out);
    alpha = mask_of(a, p, alpha, &n);
    return put_image(p, number, "/ImageMask true\n/BitsPerComponent 1\n", alpha, n, out);
}

bool appearance_put(struct arena *a, const struct appearance *appearance, size_t first,
                    struct buf *out, size_t offsets[APPEARANCE_OBJECTS])
{
    const struct picture *p = &appearance->picture;
    size_t n = 3 * (size_t)p->width * (size_t)p->height;
    const char *entries =
        arena_printf(a, "/ColorSpace /DeviceRGB\n/BitsPerComponent 8\n/%s %zu 0 R\n",
                     appearance->is_part_1 ? "Mask" : "SMask", first + 2);
    offsets[0] = out->n;
    put_form(appearance, first, out);
    offsets[1] = out->n;
    if (!put_image(p, first + 1, entries, cut(a, p, p->image->pixels, 3), n, out)) return false;
    offsets[2] = out->n;
    return put_transparency(a, appearance, first + 2, out);
}
