/* Numbers as word processors write them where they count by themselves (ISO/IEC 29500-1, 17.18.59).
 */
#ifndef VANTHU_BASE_NUMERAL_H
#define VANTHU_BASE_NUMERAL_H

#include "base/buf.h"

#include <stdbool.h>

/* "XIV" or "xiv", for 1 and more; nothing for less. */
void numeral_roman(struct buf *out, int n, bool is_upper);
/* a, b ... z, and behind it aa, bb ..., aaa; `first` is 'a' or 'A'. For 1 and more. */
void numeral_letters(struct buf *out, int n, char first);

#endif
