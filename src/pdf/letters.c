/* The letters of Vietnamese and the signs beside them have CIDs of their own: equal pages are then
 * equal bytes, whatever other pages and documents hold, and what a person looks into reads as text,
 * since the CID of a character of ASCII is its code. The most frequent letters stand below 256:
 * strings whose first bytes are all 0 are packed best. Letters of one width stand together, which
 * makes lists of widths short. */
#include "pdf/pdf_priv.h"

static const struct {
    uint16_t first, last, step;
} ranges[] = {
    {0x20, 0x7E, 1},     /* Basic Latin */
    {0x1EA1, 0x1EF9, 2}, /* ạ ả ấ ... ỷ ỹ */
    {0xE0, 0xFF, 1},     /* à á â ã ... ú ý */
    {0x103, 0x103, 1},   /* ă */
    {0x111, 0x111, 1},   /* đ */
    {0x129, 0x129, 1},   /* ĩ */
    {0x169, 0x169, 1},   /* ũ */
    {0x1A1, 0x1A1, 1},   /* ơ */
    {0x1B0, 0x1B0, 1},   /* ư */
    {0x102, 0x102, 1},   /* Ă */
    {0x110, 0x110, 1},   /* Đ */
    {0x128, 0x128, 1},   /* Ĩ */
    {0x168, 0x168, 1},   /* Ũ */
    {0x1A0, 0x1A0, 1},   /* Ơ */
    {0x1AF, 0x1AF, 1},   /* Ư */
    {0x1EA0, 0x1EF8, 2}, /* Ạ Ả Ấ ... */
    {0xA0, 0xDF, 1},     /* signs, À Á Â ... */
    {0x2010, 0x2026, 1}, /* dashes, quotation marks, the ellipsis */
    {0x20AB, 0x20AB, 1}, /* the đồng */
};
enum { N_RANGES = sizeof ranges / sizeof *ranges, FIRST_CID = 0x20, FIRST_OTHER = 512 };

struct letters letters_all(struct arena *a, const struct font_face *face)
{
    VEC(uint32_t) all = {0};
    for (size_t i = 0; i < N_RANGES; i++)
        for (uint32_t cp = ranges[i].first; cp <= ranges[i].last; cp += ranges[i].step)
            *vec_push(a, &all) = cp;
    return (struct letters){face, all.at, all.n};
}

int letters_place(uint32_t cp)
{
    int place = 0;
    for (size_t i = 0; i < N_RANGES; i++) {
        uint32_t first = ranges[i].first, last = ranges[i].last, step = ranges[i].step;
        if (cp >= first && cp <= last && (cp - first) % step == 0)
            return place + (int)((cp - first) / step);
        place += (int)((last - first) / step) + 1;
    }
    return -1;
}

int letters_cid(uint32_t cp, size_t n_others)
{
    int place = letters_place(cp);
    if (place >= 0) return FIRST_CID + place;
    return FIRST_OTHER + n_others <= UINT16_MAX ? FIRST_OTHER + (int)n_others : 0;
}

uint32_t letters_of_cid(size_t cid)
{
    size_t place = cid - FIRST_CID;
    for (size_t i = 0; cid >= FIRST_CID && i < N_RANGES; i++) {
        size_t n = (size_t)(ranges[i].last - ranges[i].first) / ranges[i].step + 1;
        if (place < n) return ranges[i].first + (uint32_t)place * ranges[i].step;
        place -= n;
    }
    return 0;
}
