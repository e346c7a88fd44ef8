#include "base/numeral.h"

void numeral_roman(struct buf *out, int n, bool is_upper)
{
    static const struct {
        int value;
        const char *upper, *lower;
    } signs[] = {
        {1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
        {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
        {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; n >= signs[i].value; n -= signs[i].value)
            buf_puts(out, is_upper ? signs[i].upper : signs[i].lower);
}

void numeral_letters(struct buf *out, int n, char first)
{
    for (int i = 0; i <= (n - 1) / 26; i++)
        buf_putc(out, (char)(first + (n - 1) % 26));
}
