#include "base/calendar.h"

#include "base/ascii.h"

#include <stddef.h>

int calendar_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap);
}

/* 1 January of the year 1 was a Monday. */
int calendar_weekday(int year, int month, int day)
{
    int y = year - 1;
    int days = y * 365 + y / 4 - y / 100 + y / 400 + day;
    for (int m = 1; m < month; m++)
        days += calendar_days(year, m);
    return days % 7;
}

bool calendar_has(const struct calendar_day *d)
{
    if (d->year < 1 || d->month < 1 || d->month > 12 || d->day < 1) return false;
    return d->day <= calendar_days(d->year, d->month);
}

/* Whether `s` begins as `form` says, in which a zero stands for any digit. */
static bool has_form(const char *s, const char *form)
{
    for (size_t i = 0; form[i]; i++)
        if (form[i] == '0' ? !ascii_is_digit(s[i]) : s[i] != form[i]) return false;
    return true;
}

static int number(const char *s, size_t digits)
{
    int n = 0;
    for (size_t i = 0; i < digits; i++)
        n = n * 10 + (s[i] - '0');
    return n;
}

bool calendar_read_day(const char *s, struct calendar_day *d)
{
    if (!has_form(s, "0000-00-00")) return false;
    *d = (struct calendar_day){number(s, 4), number(s + 5, 2), number(s + 8, 2)};
    return true;
}

bool calendar_read_time(const char *s, struct calendar_time *t)
{
    if (!has_form(s, "00:00:00")) return false;
    *t = (struct calendar_time){number(s, 2), number(s + 3, 2), number(s + 6, 2)};
    return t->hour < 24 && t->minute < 60 && t->second < 60;
}
