/* Lengths.
 *
 * A length is a whole number of EMU (English Metric Units, 914,400 to the inch), in which every
 * twip, point and millimetre is exact (ISO/IEC 29500-1, 20.1.10.16). Origin of a page is its top
 * left corner, y grows downwards; only the pdf room turns it over. */
#ifndef VANTHU_BASE_LEN_H
#define VANTHU_BASE_LEN_H

#include <stdint.h>

typedef int32_t len;

enum {
    LEN_TWIP = 635, /* 1/1440 inch, the unit of WordprocessingML */
    LEN_PT = 12700, /* 1/72 inch */
    LEN_MM = 36000,
    LEN_CM = 360000,
};

/* Whole twips nearest to `l`; halves go away from zero. */
static inline int len_to_twips(len l)
{
    return (int)((l + (l < 0 ? -LEN_TWIP / 2 : LEN_TWIP / 2)) / LEN_TWIP);
}

static inline len len_from_twips(int twips)
{
    return (len)(twips * LEN_TWIP);
}

#endif
