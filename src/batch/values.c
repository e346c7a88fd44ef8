/* Cells as fields want them. Numbers and days are read as Vietnamese spreadsheets show them, and as
 * machines write them. */
#include "batch/batch_priv.h"

#include "base/ascii.h"
#include "base/calendar.h"

#include <string.h>

const char *const value_names[VALUE_N] = {
    [VALUE_TEXT] = "text", [VALUE_NUMBER] = "number", [VALUE_AMOUNT] = "amount",
    [VALUE_DATE] = "date", [VALUE_DAY] = "day",
};

/* ---- text ---- */

/* Line breaks and tabs are blanks, so that lines of the description stay where they are. */
static bool write_text(struct buf *out, const char *s)
{
    for (; *s; s++) {
        bool is_blank = *s == '\n' || *s == '\r' || *s == '\t';
        if (!is_blank && (unsigned char)*s < ' ') return false;
        /* U+FFFE and U+FFFF are no characters of XML. */
        if (!strncmp(s, "\xEF\xBF\xBE", 3) || !strncmp(s, "\xEF\xBF\xBF", 3)) return false;
        buf_putc(out, is_blank ? ' ' : *s);
    }
    return true;
}

/* ---- numbers ---- */

/* Digits, with points between groups of three if there are any: 1234567, 1.234.567. */
static bool read_whole(const char **s, bool has_groups, struct buf *digits)
{
    size_t n = 0;
    while (ascii_is_digit((*s)[n]))
        n++;
    buf_add(digits, *s, n);
    *s += n;
    if (!n || !has_groups || **s != '.') return n > 0;
    if (n > 3) return false;
    while (**s == '.') {
        if (!ascii_is_digit((*s)[1]) || !ascii_is_digit((*s)[2]) || !ascii_is_digit((*s)[3]))
            return false;
        buf_add(digits, *s + 1, 3);
        *s += 4;
    }
    return true;
}

/* `rest` becomes the digits behind the decimal sign. */
static bool read_number(const char *s, bool is_json, bool *is_negative, struct buf *digits,
                        const char **rest)
{
    char decimal = is_json ? '.' : ',';
    *is_negative = *s == '-';
    s += *is_negative;
    if (!read_whole(&s, !is_json, digits)) return false;
    *rest = "";
    if (!*s) return true;
    *rest = s + 1;
    size_t n = strspn(*rest, "0123456789");
    return *s == decimal && n > 0 && !(*rest)[n];
}

static bool write_number(struct buf *out, const char *s, bool is_json, bool is_grouped)
{
    struct buf digits = {0};
    bool is_negative;
    const char *rest;
    bool done = read_number(s, is_json, &is_negative, &digits, &rest);
    for (size_t i = 0; done && i < digits.n; i++) {
        if (i == 0 && is_negative) buf_putc(out, '-');
        if (i && is_grouped && (digits.n - i) % 3 == 0) buf_putc(out, '.');
        buf_putc(out, (char)digits.at[i]);
    }
    if (done && *rest) buf_printf(out, ",%s", rest);
    buf_free(&digits);
    return done;
}

/* ---- days ---- */

static bool read_int(const char **s, size_t least, size_t most, int *value)
{
    size_t n = 0;
    for (*value = 0; n < most && ascii_is_digit((*s)[n]); n++)
        *value = *value * 10 + (*s)[n] - '0';
    *s += n;
    return n >= least;
}

static bool take(const char **s, char c)
{
    if (**s != c) return false;
    ++*s;
    return true;
}

/* 2026-03-18 */
static bool read_iso(const char *s, struct calendar_day *d)
{
    return calendar_read_day(s, d) && !s[CALENDAR_DAY_BYTES];
}

/* 18/3/2026, 18-03-2026, 18.3.2026 */
static bool read_written(const char *s, struct calendar_day *d)
{
    if (!read_int(&s, 1, 2, &d->day)) return false;
    char between = *s;
    return between && strchr("/-.", between) && take(&s, between) &&
           read_int(&s, 1, 2, &d->month) && take(&s, between) && read_int(&s, 4, 4, &d->year) &&
           !*s;
}

static bool write_words(struct buf *out, const struct calendar_day *d,
                        const struct value_sheet *sheet)
{
    uint8_t *bytes;
    size_t n;
    bool done = vanthu_day(sheet->v, sheet->layout, d->year, d->month, d->day, &bytes, &n);
    buf_add(out, bytes, n);
    vanthu_bytes_free(bytes);
    return done;
}

/* In words where there is a sheet. */
static bool write_day(struct buf *out, const char *s, const struct value_sheet *sheet)
{
    struct calendar_day d;
    if ((!read_iso(s, &d) && !read_written(s, &d)) || !calendar_has(&d)) return false;
    if (sheet) return write_words(out, &d, sheet);
    buf_printf(out, "%04d-%02d-%02d", d.year, d.month, d.day);
    return true;
}

bool value_has_day(const struct value_sheet *sheet, struct diag_list *diags)
{
    struct buf unseen = {0};
    bool done = write_words(&unseen, &(struct calendar_day){2000, 1, 1}, sheet);
    buf_free(&unseen);
    return done || batch_pass_on(sheet->v, diags);
}

static bool refuse(struct diag_list *diags, const struct row *row, const struct cell *cell,
                   enum diag_code code)
{
    diag_add(diags, cell->pos, code, row->number, cell->name, cell->text);
    return false;
}

bool value_write(struct buf *out, const struct row *row, const struct cell *cell,
                 enum value_type type, const struct value_sheet *sheet, struct diag_list *diags)
{
    const char *text = type == VALUE_TEXT ? cell->text : batch_trimmed(diags->arena, cell->text);
    switch (type) {
    case VALUE_NUMBER:
    case VALUE_AMOUNT:
        return write_number(out, text, cell->is_number, type == VALUE_AMOUNT) ||
               refuse(diags, row, cell, DIAG_BATCH_NUMBER);
    case VALUE_DATE:
    case VALUE_DAY:
        return write_day(out, text, type == VALUE_DAY ? sheet : NULL) ||
               refuse(diags, row, cell, DIAG_BATCH_DATE);
    case VALUE_TEXT:
    case VALUE_N:
        break;
    }
    return write_text(out, text) || refuse(diags, row, cell, DIAG_BATCH_CHARACTER);
}
