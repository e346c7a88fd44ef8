#include "base/ascii.h"
#include "base/calendar.h"
#include "report/report_priv.h"

#include <stdio.h>
#include <string.h>

static bool is_hex(char c)
{
    return ascii_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

static bool is_name(const char *s, bool any_letters)
{
    for (const char *p = s; *p; p++) {
        bool is_letter = ascii_is_letter(*p) || (any_letters && (unsigned char)*p >= 0x80);
        bool may_follow = ascii_is_digit(*p) || *p == '-' || *p == '_';
        if (!is_letter && !(may_follow && p > s)) return false;
    }
    return *s != 0;
}

/* Language tags as BCP 47 has them in general: "vi", "vi-VN". */
static bool is_language(const char *s)
{
    size_t n = 0, parts = 0;
    for (;; s++) {
        if (ascii_is_letter(*s) || (parts && ascii_is_digit(*s))) {
            n++;
        } else {
            if (n < (parts ? 1 : 2) || n > 8) return false;
            if (!*s) return true;
            if (*s != '-') return false;
            parts++;
            n = 0;
        }
    }
}

/* At most nine digits, which fit any counter. */
bool value_issue_number(const char *s)
{
    size_t n = strspn(s, "0123456789");
    return !s[n] && n <= 9 && (n == 0 || s[strspn(s, "0")]);
}

/* 1 to 999, without zeros before it. */
static bool is_count(const char *s)
{
    size_t n = strspn(s, "0123456789");
    return !s[n] && n >= 1 && n <= 3 && *s != '0';
}

static bool is_year(const char *s)
{
    return strspn(s, "0123456789") == 4 && !s[4] && *s != '0';
}

static bool is_choice(const char *s, const char *choices)
{
    size_t n = strlen(s);
    while (n && choices) {
        if (strncmp(choices, s, n) == 0 && (!choices[n] || choices[n] == ',')) return true;
        choices = strstr(choices, ", ");
        if (choices) choices += 2;
    }
    return false;
}

static bool read_day(const char *value, struct report_date *date)
{
    struct calendar_day d;
    if (!calendar_read_day(value, &d)) return false;
    date->year = d.year;
    date->month = d.month;
    date->day = d.day;
    return date->year >= 1 && date->month >= 1 && date->month <= 12;
}

bool value_date(const char *value, struct report_date *date)
{
    return read_day(value, date) && !value[CALENDAR_DAY_BYTES];
}

bool value_issue_day(const char *value)
{
    struct calendar_day d;
    return !*value ||
           (calendar_read_day(value, &d) && !value[CALENDAR_DAY_BYTES] && calendar_has(&d));
}

/* "2024-03-18T10:30:00+07:00" */
bool value_time(const char *value, struct report_date *date)
{
    struct calendar_time time;
    if (!read_day(value, date)) return false;
    const char *at = value + CALENDAR_DAY_BYTES;
    if (*at != 'T' || !calendar_read_time(at + 1, &time)) return false;
    date->hour = time.hour;
    date->minute = time.minute;
    date->second = time.second;
    return strcmp(at + 1 + CALENDAR_TIME_BYTES, "+07:00") == 0;
}

static bool check_date(enum schema_value kind, const char *value, struct pos pos,
                       struct diag_list *diags)
{
    struct report_date date = {0};
    bool is_time = kind == VALUE_TIME;
    if (is_time ? !value_time(value, &date) : !value_date(value, &date)) {
        diag_add(diags, pos, is_time ? DIAG_REPORT_TIME : DIAG_REPORT_DATE, value, NULL, NULL);
        return false;
    }
    int days = calendar_days(date.year, date.month);
    if (date.day >= 1 && date.day <= days) return true;
    char month[16], count[16];
    snprintf(month, sizeof month, "%d", date.month);
    snprintf(count, sizeof count, "%d", days);
    diag_add(diags, pos, DIAG_REPORT_DATE_NOT_A_DAY, value, month, count);
    return false;
}

static bool is_ordinal(const char *value)
{
    const char *p = value;
    while (ascii_is_digit(*p) || ascii_is_letter(*p) || (unsigned char)*p >= 0x80)
        p++;
    return p > value && !*p;
}

/* "25mm", "12.7mm", "2.5cm", "40pt": digits, up to two behind a dot. */
bool value_extent(const char *s, len *length)
{
    static const struct {
        const char *name;
        int unit;
    } units[] = {{"mm", LEN_MM}, {"cm", LEN_CM}, {"pt", LEN_PT}};
    int whole = 0, hundredths = 0, n = 0;
    for (; ascii_is_digit(*s) && n < 3; s++, n++)
        whole = whole * 10 + (*s - '0');
    if (!n) return false;
    if (*s == '.') {
        if (!ascii_is_digit(*++s)) return false;
        hundredths = (*s++ - '0') * 10;
        if (ascii_is_digit(*s)) hundredths += *s++ - '0';
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(s, units[i].name) != 0) continue;
        *length = whole * units[i].unit + hundredths * (units[i].unit / 100);
        return *length > 0;
    }
    return false;
}

bool value_width(const char *value, struct report_column *column)
{
    size_t n = strspn(value, "0123456789");
    if (strcmp(value, "auto") == 0) {
        column->kind = WIDTH_AUTO;
        return true;
    }
    if (n <= 2 && strcmp(value + n, "*") == 0) {
        column->kind = WIDTH_SHARE;
        column->share = n == 0   ? 1
                        : n == 1 ? value[0] - '0'
                                 : (value[0] - '0') * 10 + value[1] - '0';
        return column->share > 0;
    }
    column->kind = WIDTH_FIXED;
    return value_extent(value, &column->length);
}

/* Names with slashes between them; no way up and no other system's paths. */
static bool is_path(const char *value)
{
    for (const char *at = value;; at++) {
        size_t n = strcspn(at, "/");
        bool is_dots = (n == 1 && at[0] == '.') || (n == 2 && at[0] == '.' && at[1] == '.');
        if (!n || is_dots || memchr(at, '\\', n)) return false;
        at += n;
        if (!*at) return true;
    }
}

/* The address of a page or a mailbox (RFC 3986, RFC 6068): one of the schemes, then what a URI may
 * hold, and in it something that names a host or a mailbox. Others, such as file: and javascript:,
 * have no place in a document that is sent out. */
static bool is_address(const char *s)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    static const char others[] = "-._~:/?#[]@!$&'()*+,;=%";
    enum { MAX_ADDRESS = 2000 };
    size_t n = 0, from = 0;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncmp(s, schemes[i], strlen(schemes[i])) == 0) from = strlen(schemes[i]);
    for (n = from; s[n]; n++) {
        if (!ascii_is_letter(s[n]) && !ascii_is_digit(s[n]) && !strchr(others, s[n])) return false;
        if (s[n] == '%' && !(is_hex(s[n + 1]) && is_hex(s[n + 2]))) return false;
    }
    if (!from || n > MAX_ADDRESS) return false;
    size_t host = strcspn(s + from, "/?#"), at = strcspn(s + from, "@");
    return s[0] == 'm' ? at > 0 && at + 1 < host : host > 0;
}

static bool is_text(const char *s)
{
    return *s != 0;
}

static bool has_words(const char *s)
{
    return s[strspn(s, " \t\r\n")] != 0;
}

static bool is_ascii_name(const char *s)
{
    return is_name(s, false);
}

static bool is_type(const char *s)
{
    return is_name(s, true);
}

static bool is_width(const char *s)
{
    struct report_column column;
    return value_width(s, &column);
}

static bool is_length(const char *s)
{
    len length;
    return value_extent(s, &length);
}

/* What a message names: the value, what has it, or both with what else could stand there. */
enum naming { NAMES_VALUE, NAMES_HOLDER, NAMES_BOTH };

/* Days are looked at by check_date, choices by is_choice. */
static const struct rule {
    bool (*holds)(const char *value);
    enum diag_code code;
    enum naming naming;
} rules[] = {
    [VALUE_TEXT] = {is_text, DIAG_REPORT_EMPTY, NAMES_HOLDER},
    [VALUE_NUMBER] = {value_issue_number, DIAG_REPORT_NUMBER, NAMES_VALUE},
    [VALUE_NAME] = {is_ascii_name, DIAG_REPORT_NAME, NAMES_BOTH},
    [VALUE_TYPE] = {is_type, DIAG_REPORT_TYPE, NAMES_BOTH},
    [VALUE_FIT] = {is_ascii_name, DIAG_REPORT_FIT, NAMES_BOTH},
    [VALUE_LANGUAGE] = {is_language, DIAG_REPORT_LANGUAGE, NAMES_VALUE},
    [VALUE_ONE_OF] = {NULL, DIAG_REPORT_VALUE, NAMES_BOTH},
    [VALUE_ID] = {is_ascii_name, DIAG_REPORT_NAME, NAMES_BOTH},
    [VALUE_REFERENCE] = {is_ascii_name, DIAG_REPORT_NAME, NAMES_BOTH},
    [VALUE_ORDINAL] = {is_ordinal, DIAG_REPORT_VALUE, NAMES_BOTH},
    [VALUE_WIDTH] = {is_width, DIAG_REPORT_WIDTH, NAMES_VALUE},
    [VALUE_LENGTH] = {is_length, DIAG_REPORT_LENGTH, NAMES_VALUE},
    [VALUE_PATH] = {is_path, DIAG_REPORT_PATH, NAMES_VALUE},
    [VALUE_WORDS] = {has_words, DIAG_REPORT_EMPTY, NAMES_HOLDER},
    [VALUE_ADDRESS] = {is_address, DIAG_REPORT_ADDRESS, NAMES_VALUE},
    [VALUE_COUNT] = {is_count, DIAG_REPORT_COUNT, NAMES_VALUE},
    [VALUE_YEAR] = {is_year, DIAG_REPORT_YEAR, NAMES_VALUE},
};

bool value_check(enum schema_value kind, const char *value, const char *what, const char *choices,
                 struct pos pos, struct diag_list *diags)
{
    const struct rule *rule = &rules[kind];
    bool is_both = rule->naming == NAMES_BOTH;
    if (kind == VALUE_ANY || (kind == VALUE_ISSUE_DATE && !*value)) return true;
    if (kind == VALUE_DATE || kind == VALUE_ISSUE_DATE || kind == VALUE_TIME)
        return check_date(kind, value, pos, diags);
    if (rule->holds ? rule->holds(value) : is_choice(value, choices)) return true;
    diag_add(diags, pos, rule->code, rule->naming == NAMES_HOLDER ? what : value,
             is_both ? what : NULL, is_both ? choices : NULL);
    return false;
}
