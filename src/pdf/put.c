#include "pdf/put.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

void put_int(struct buf *b, int64_t value)
{
    buf_decimal(b, value, 0);
}

void put_ref(struct buf *b, int number)
{
    put_int(b, number);
    buf_puts(b, " 0 R");
}

int64_t points_of(len l)
{
    int64_t scaled = (int64_t)l * 1000;
    return (scaled + (scaled < 0 ? -LEN_PT / 2 : LEN_PT / 2)) / LEN_PT;
}

void put_points(struct buf *b, int64_t thousandths)
{
    buf_decimal(b, thousandths, 3);
}

void put_name(struct buf *b, const char *name)
{
    buf_putc(b, '/');
    for (const unsigned char *p = (const unsigned char *)name; *p; p++) {
        if (*p <= ' ' || *p >= 0x7F || strchr("#/%()<>[]{}", *p))
            buf_printf(b, "#%02X", *p);
        else
            buf_putc(b, (char)*p);
    }
}

static void put_unit(struct buf *b, uint32_t unit)
{
    static const char digits[] = "0123456789ABCDEF";
    char hex[4] = {digits[unit >> 12], digits[unit >> 8 & 15], digits[unit >> 4 & 15],
                   digits[unit & 15]};
    buf_add(b, hex, sizeof hex);
}

void put_utf16(struct buf *b, uint32_t cp)
{
    if (cp < 0x10000) {
        put_unit(b, cp);
        return;
    }
    put_unit(b, 0xD800 + ((cp - 0x10000) >> 10));
    put_unit(b, 0xDC00 + ((cp - 0x10000) & 0x3FF));
}

static bool is_plain(const char *s)
{
    for (; *s; s++)
        if (*s < ' ' || *s > '~') return false;
    return true;
}

static void put_literal(struct buf *b, const char *s)
{
    buf_putc(b, '(');
    for (; *s; s++) {
        if (strchr("()\\", *s)) buf_putc(b, '\\');
        buf_putc(b, *s);
    }
    buf_putc(b, ')');
}

static void put_text(struct buf *b, const char *utf8)
{
    if (is_plain(utf8)) {
        put_literal(b, utf8);
        return;
    }
    const char *end = utf8 + strlen(utf8);
    buf_puts(b, "<FEFF");
    while (utf8 < end)
        put_utf16(b, utf8_next(&utf8, end));
    buf_putc(b, '>');
}

void put_day(struct buf *b, const char *day)
{
    buf_printf(b, "(D:%.4s%.2s%.2s000000+07'00')", day, day + 5, day + 8);
}

static void open_entry(struct buf *b, const char *key)
{
    buf_puts(b, key);
    buf_putc(b, ' ');
}

void put_int_entry(struct buf *b, const char *key, int64_t value)
{
    open_entry(b, key);
    put_int(b, value);
    buf_putc(b, '\n');
}

void put_ref_entry(struct buf *b, const char *key, int number)
{
    open_entry(b, key);
    put_ref(b, number);
    buf_putc(b, '\n');
}

void put_name_entry(struct buf *b, const char *key, const char *name)
{
    open_entry(b, key);
    put_name(b, name);
    buf_putc(b, '\n');
}

void put_text_entry(struct buf *b, const char *key, const char *utf8)
{
    open_entry(b, key);
    put_text(b, utf8);
    buf_putc(b, '\n');
}

void put_rect_entry(struct buf *b, const len corners[4])
{
    buf_puts(b, "/Rect [");
    for (int i = 0; i < 4; i++) {
        if (i) buf_putc(b, ' ');
        put_points(b, points_of(corners[i]));
    }
    buf_puts(b, "]\n");
}
