#include "base/calendar.h"

#include <stdbool.h>

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
