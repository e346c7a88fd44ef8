/* Days that calendars on paper show. */
#include "base/calendar.h"
#include "suite.h"

START_TEST(months_have_their_days)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int month = 1; month <= 12; month++)
        ck_assert_int_eq(calendar_days(2023, month), days[month - 1]);
    ck_assert_int_eq(calendar_days(2024, 2), 29);
    ck_assert_int_eq(calendar_days(1900, 2), 28);
    ck_assert_int_eq(calendar_days(2000, 2), 29);
}
END_TEST

START_TEST(days_have_their_weekday)
{
    ck_assert_int_eq(calendar_weekday(1945, 9, 2), 0);
    ck_assert_int_eq(calendar_weekday(1975, 4, 30), 3);
    ck_assert_int_eq(calendar_weekday(2000, 2, 29), 2);
    ck_assert_int_eq(calendar_weekday(2024, 3, 18), 1);
    ck_assert_int_eq(calendar_weekday(2024, 12, 31), 2);
    ck_assert_int_eq(calendar_weekday(1, 1, 1), 1);
}
END_TEST

START_TEST(what_is_written_is_read)
{
    struct calendar_day day;
    struct calendar_time time;
    ck_assert(calendar_read_day("2024-02-29T", &day));
    ck_assert(day.year == 2024 && day.month == 2 && day.day == 29 && calendar_has(&day));
    ck_assert(calendar_read_day("2023-02-29", &day) && !calendar_has(&day));
    ck_assert(calendar_read_day("2023-13-01", &day) && !calendar_has(&day));
    ck_assert(calendar_read_day("0000-01-01", &day) && !calendar_has(&day));
    ck_assert(!calendar_read_day("2024-2-29", &day));
    ck_assert(!calendar_read_day("2024-02-2", &day));
    ck_assert(!calendar_read_day("", &day));
    ck_assert(calendar_read_time("23:59:08Z", &time));
    ck_assert(time.hour == 23 && time.minute == 59 && time.second == 8);
    ck_assert(!calendar_read_time("24:00:00", &time));
    ck_assert(!calendar_read_time("08:30", &time));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("calendar");
    TCase *tc = tcase_create("calendar");
    tcase_add_test(tc, months_have_their_days);
    tcase_add_test(tc, days_have_their_weekday);
    tcase_add_test(tc, what_is_written_is_read);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
