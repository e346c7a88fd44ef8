/* Numbers as text: figures, Roman, letters. */
#include "base/buf.h"
#include "base/numeral.h"
#include "compose/compose_priv.h"

/* a, b ... and behind the last letter aa, bb ..., aaa, as word processors do (17.18.59). */
static void put_letter(struct buf *b, int n, const char *const *letters, int n_letters)
{
    for (int i = 0; i <= (n - 1) / n_letters; i++)
        buf_puts(b, letters[(n - 1) % n_letters]);
}

/* "Một", "Mười lăm", "Hai mươi mốt": as spoken, with a capital since it begins a sentence. */
static void put_words(struct buf *b, int n)
{
    static const char *const ones[] = {"",    "một", "hai", "ba",  "bốn",
                                       "năm", "sáu", "bảy", "tám", "chín"};
    static const char *const begins[] = {"",    "Một", "Hai", "Ba",  "Bốn",
                                         "Năm", "Sáu", "Bảy", "Tám", "Chín"};
    int tens = n / 10, one = n % 10;
    if (!tens) {
        buf_puts(b, begins[one]);
        return;
    }
    buf_puts(b, tens == 1 ? "Mười" : begins[tens]);
    if (tens > 1) buf_puts(b, " mươi");
    if (!one) return;
    buf_putc(b, ' ');
    buf_puts(b, one == 5 ? "lăm" : one == 1 && tens > 1 ? "mốt" : ones[one]);
}

/* Beyond what a notation is good for, figures: no text grows with the number. */
static bool is_too_high(enum sheet_count count, int n)
{
    bool is_roman = count == COUNT_UPPER_ROMAN || count == COUNT_LOWER_ROMAN;
    return n > (is_roman ? 3999 : count == COUNT_VIETNAMESE_WORDS ? 99 : 780);
}

const char *numbers_text(struct arena *a, enum sheet_count count, int n)
{
    static const char *const vietnamese[] = {"a", "b", "c", "d", "đ", "e", "g", "h",
                                             "i", "k", "l", "m", "n", "o", "p", "q",
                                             "r", "s", "t", "u", "v", "x", "y"};
    struct buf b = {0};
    if (is_too_high(count, n)) count = COUNT_DECIMAL;
    switch (count) {
    case COUNT_DECIMAL:
        buf_decimal(&b, n, 0);
        break;
    case COUNT_UPPER_ROMAN:
    case COUNT_LOWER_ROMAN:
        numeral_roman(&b, n, count == COUNT_UPPER_ROMAN);
        break;
    case COUNT_UPPER_LETTER:
    case COUNT_LOWER_LETTER:
        numeral_letters(&b, n, count == COUNT_UPPER_LETTER ? 'A' : 'a');
        break;
    case COUNT_LOWER_VIETNAMESE:
        put_letter(&b, n, vietnamese, sizeof vietnamese / sizeof *vietnamese);
        break;
    case COUNT_VIETNAMESE_WORDS:
        put_words(&b, n);
        break;
    case COUNT_NONE:
        break;
    }
    return buf_text(&b, a);
}
