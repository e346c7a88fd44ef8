/* The spellings of values in a layout sheet. layout.rng has the same as regular expressions. */
#include "base/word.h"
#include "style/sheet_priv.h"

#include <ctype.h>
#include <string.h>

enum { MAX_DIGITS = 4, MAX_PLACES = 4, PLACES = 10000 };

const char *const value_aligns[] = {"left", "center", "right", "justify", NULL};
const char *const value_counts[] = {"decimal",          "upper-roman",  "lower-roman",
                                    "upper-letter",     "lower-letter", "lower-vietnamese",
                                    "vietnamese-words", "none",         NULL};

int value_index(const char *text, const char *const *names)
{
    for (int i = 0; names[i]; i++)
        if (word_same(text, names[i])) return i;
    return -1;
}

/* 12, 12.7: in 1/PLACES. Advances *s behind it. */
static bool decimal(const char **s, long *out)
{
    const char *p = *s;
    long value = 0;
    int digits = 0, places = 0;
    for (; isdigit((unsigned char)*p); p++, digits++)
        value = digits < MAX_DIGITS ? value * 10 + (*p - '0') : 0;
    if (digits == 0 || digits > MAX_DIGITS) return false;
    if (*p == '.') {
        for (p++; isdigit((unsigned char)*p) && places < MAX_PLACES; p++, places++)
            value = value * 10 + (*p - '0');
        if (places == 0) return false;
    }
    for (; places < MAX_PLACES; places++)
        value *= 10;
    *s = p;
    *out = value;
    return true;
}

static int unit_emu(const char **s)
{
    static const struct {
        const char *name;
        int emu;
    } units[] = {{"mm", LEN_MM}, {"cm", LEN_CM}, {"pt", LEN_PT}, {"twip", LEN_TWIP}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i].name);
        if (strncmp(*s, units[i].name, n) != 0) continue;
        *s += n;
        return units[i].emu;
    }
    return 0;
}

/* A length at *s; behind it anything may stand. */
static bool length(const char **s, len *out)
{
    const char *p = *s;
    bool is_negative = *p == '-';
    long number = 0;
    if (is_negative) p++;
    if (!decimal(&p, &number)) return false;
    long emu = unit_emu(&p);
    if (!emu) return false;
    const long twip = (long)LEN_TWIP * PLACES;
    long twips = (number * emu + twip / 2) / twip;
    if (twips > VALUE_MAX_TWIPS) twips = VALUE_MAX_TWIPS;
    *out = len_from_twips((int)(is_negative ? -twips : twips));
    *s = p;
    return true;
}

bool value_length(const char *text, len *out)
{
    return length(&text, out) && !*text;
}

bool value_number(const char *text, int *out)
{
    size_t n = strlen(text);
    if (n == 0 || n > 3 || strspn(text, "0123456789") != n) return false;
    *out = 0;
    for (; *text; text++)
        *out = *out * 10 + (*text - '0');
    return true;
}

static bool percent(const char **s, int *out)
{
    char digits[4] = "";
    size_t n = strspn(*s, "0123456789");
    if (n < 1 || n > 3 || (*s)[n] != '%') return false;
    memcpy(digits, *s, n);
    *s += n + 1;
    return value_number(digits, out);
}

bool value_percent(const char *text, int *out)
{
    return percent(&text, out) && !*text;
}

bool value_half_points(const char *text, int *out)
{
    long number = 0;
    if (!decimal(&text, &number) || !word_same(text, "pt") || number % (PLACES / 2)) return false;
    *out = (int)(number / (PLACES / 2));
    return true;
}

bool value_line(const char *text, enum style_line *rule, int *line)
{
    static const char at_least[] = "at-least ";
    len exact = 0;
    *rule = LINE_MULTIPLE;
    *line = 100;
    if (word_same(text, "single") || value_percent(text, line)) return true;
    *rule = LINE_EXACT;
    if (strncmp(text, at_least, sizeof at_least - 1) == 0) {
        *rule = LINE_AT_LEAST;
        text += sizeof at_least - 1;
    }
    if (!value_length(text, &exact)) return false;
    *line = exact;
    return exact >= 0;
}

bool value_yes(const char *text, bool *out)
{
    *out = word_same(text, "yes");
    return *out || word_same(text, "no");
}

bool value_color(const char *text, uint32_t *out)
{
    static const char digits[] = "0123456789abcdef";
    if (*text != '#' || strlen(text) != strlen("#rrggbb")) return false;
    *out = 0;
    for (const char *p = text + 1; *p; p++) {
        const char *digit = strchr(digits, *p);
        if (!digit) return false;
        *out = *out << 4 | (uint32_t)(digit - digits);
    }
    return true;
}

static bool column(const char **s, struct sheet_column *c)
{
    int share = 0;
    *c = (struct sheet_column){0};
    if (**s == '*') {
        c->kind = COLUMN_REST;
        (*s)++;
        return true;
    }
    if (percent(s, &share)) {
        c->kind = COLUMN_SHARE;
        c->permille = share * 10;
        return true;
    }
    if (**s == '-' || !length(s, &c->width)) return false;
    c->kind = COLUMN_FIXED;
    if (strncmp(*s, "..", 2) != 0) return true;
    *s += 2;
    c->kind = COLUMN_FIT;
    return **s != '-' && length(s, &c->max);
}

bool value_columns(const char *text, struct sheet_column *columns, size_t *n)
{
    for (*n = 0; *n < SHEET_MAX_COLUMNS;) {
        if (!column(&text, &columns[(*n)++])) return false;
        if (!*text) return true;
        if (*text != ' ' || text[1] == ' ') return false;
        text++;
    }
    return false;
}
