/* Pictures as XObjects (ISO 32000-1, 8.9.5), each written when it is first used: a JPEG file as it
 * is, a PNG's pixels deflated, its alpha as a soft mask (11.6.5.3), or laid on the white paper
 * where PDF/A-1 allows no transparency (ISO 19005-1, 6.4). */
#include "pdf/pdf_priv.h"

static void put_form(struct buf *b, const struct image *image, int channels)
{
    buf_printf(b, "/Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n", image->width,
               image->height);
    buf_printf(b, "/ColorSpace /%s\n/BitsPerComponent 8\n",
               channels == 1 ? "DeviceGray" : "DeviceRGB");
}

static int write_mask(struct pdf *p, const struct image *image)
{
    if (!image->alpha) return 0;
    put_form(&p->entries, image, 1);
    return pdf_stream(p, image->alpha, (size_t)image->width * (size_t)image->height);
}

static int write_pixels(struct pdf *p, const struct image *image)
{
    size_t pixels = (size_t)image->width * (size_t)image->height;
    size_t n = pixels * (size_t)image->channels;
    if (p->level != PDF_A_1A || !image->alpha) return pdf_stream(p, image->pixels, n);
    p->flat.n = 0;
    buf_reserve(&p->flat, n);
    for (size_t i = 0; i < n; i++) {
        unsigned cover = image->alpha[i / (size_t)image->channels];
        p->flat.at[p->flat.n++] =
            (uint8_t)((image->pixels[i] * cover + 255 * (255 - cover) + 127) / 255);
    }
    return pdf_stream(p, p->flat.at, n);
}

static int write_picture(struct pdf *p, const struct image *image)
{
    int mask = p->level == PDF_A_1A ? 0 : write_mask(p, image);
    put_form(&p->entries, image, image->channels);
    if (mask) put_ref_entry(&p->entries, "/SMask", mask);
    if (image->kind == IMAGE_PNG) return write_pixels(p, image);
    int object = haru_stream(p->haru, image->file, image->n_file);
    buf_puts(&p->entries, "/Filter /DCTDecode\n");
    pdf_fill(p, object);
    return object;
}

size_t picture_number(struct pdf *p, const struct image *image)
{
    for (size_t i = 0; i < p->pictures.n; i++)
        if (p->pictures.at[i].image == image) return i + 1;
    int object = write_picture(p, image);
    *vec_push(p->arena, &p->pictures) = (struct picture){image, object};
    return p->pictures.n;
}
