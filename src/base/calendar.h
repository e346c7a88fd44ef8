/* Days of the Gregorian calendar, of the years from 1 on, and moments of a day. */
#ifndef VANTHU_BASE_CALENDAR_H
#define VANTHU_BASE_CALENDAR_H

#include <stdbool.h>

struct calendar_day {
    int year, month, day;
};
struct calendar_time {
    int hour, minute, second;
};

/* How many days a month from 1 to 12 has. */
int calendar_days(int year, int month);
/* Sunday is 0, Saturday 6. */
int calendar_weekday(int year, int month, int day);
/* Whether there is such a day. */
bool calendar_has(const struct calendar_day *d);

/* Read what `s` begins with: "2024-03-18", which need not be in the calendar, or "10:30:00".
 * errors  false: it begins with something else, or there is no such moment */
enum { CALENDAR_DAY_BYTES = 10, CALENDAR_TIME_BYTES = 8 };
bool calendar_read_day(const char *s, struct calendar_day *d);
bool calendar_read_time(const char *s, struct calendar_time *t);

#endif
