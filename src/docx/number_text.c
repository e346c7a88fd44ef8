/* Labels as Word and LibreOffice print them: the reference that the flow's labels are held to. */
#include "docx/docx_priv.h"

#include "base/numeral.h"

static void put_count(struct buf *out, int n, enum flow_number_format format)
{
    switch (format) {
    case NUMBER_DECIMAL:
        buf_decimal(out, n, 0);
        break;
    case NUMBER_UPPER_ROMAN:
    case NUMBER_LOWER_ROMAN:
        numeral_roman(out, n, format == NUMBER_UPPER_ROMAN);
        break;
    case NUMBER_UPPER_LETTER:
        numeral_letters(out, n, 'A');
        break;
    case NUMBER_LOWER_LETTER:
    case NUMBER_LOWER_VIETNAMESE: /* written as lowerLetter: docs/ooxml/numbering.md */
        numeral_letters(out, n, 'a');
        break;
    case NUMBER_VIETNAMESE_WORDS: /* never sure: is_sure */
    case NUMBER_NONE:
        break;
    }
}

/* Programs part ways where a notation ends: Roman beyond MMMCMXCIX, letters beyond thirty in a row.
 */
static bool is_sure(int n, enum flow_number_format format)
{
    switch (format) {
    case NUMBER_UPPER_ROMAN:
    case NUMBER_LOWER_ROMAN:
        return n >= 1 && n <= 3999;
    case NUMBER_UPPER_LETTER:
    case NUMBER_LOWER_LETTER:
    case NUMBER_LOWER_VIETNAMESE:
        return n >= 1 && n <= 30 * 26;
    case NUMBER_VIETNAMESE_WORDS: /* programs have small letters, or none of it */
        return false;
    case NUMBER_DECIMAL:
    case NUMBER_NONE:
        break;
    }
    return true;
}

const char *docx_number_text(struct arena *a, const struct flow_numbering *numbering, int level,
                             const int *counts)
{
    struct buf out = {0};
    bool sure = true;
    for (const char *p = numbering->levels[level].pattern; *p; p++) {
        int k = p[0] == '%' && p[1] >= '1' && p[1] <= '9' ? p[1] - '1' : -1;
        if (k < 0 || k >= (int)numbering->n_levels) {
            buf_putc(&out, *p);
            continue;
        }
        if (is_sure(counts[k], numbering->levels[k].format))
            put_count(&out, counts[k], numbering->levels[k].format);
        else
            sure = false;
        p++;
    }
    const char *text = sure ? arena_strndup(a, (const char *)out.at, out.n) : NULL;
    buf_free(&out);
    return text;
}
