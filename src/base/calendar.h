/* Days of the Gregorian calendar, of the years from 1 on and months from 1 to 12. */
#ifndef VANTHU_BASE_CALENDAR_H
#define VANTHU_BASE_CALENDAR_H

/* How many days a month has. */
int calendar_days(int year, int month);
/* Sunday is 0, Saturday 6. */
int calendar_weekday(int year, int month, int day);

#endif
