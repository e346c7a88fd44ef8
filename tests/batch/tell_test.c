/* What is told while documents are made. */
#include "batch/batch_priv.h"
#include "batch_suites.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char said[4096];

typedef void telling(struct tell *tell);

/* All that `tells` says, as it comes out on standard error. */
static const char *told(telling *tells, struct tell *tell)
{
    FILE *file = tmpfile();
    int old = dup(STDERR_FILENO);
    ck_assert(file && old >= 0);
    fflush(stderr);
    dup2(fileno(file), STDERR_FILENO);
    tells(tell);
    fflush(stderr);
    dup2(old, STDERR_FILENO);
    close(old);
    rewind(file);
    said[fread(said, 1, sizeof said - 1, file)] = '\0';
    fclose(file);
    return said;
}

static const char *progress(struct tell *tell)
{
    return told(tell_progress, tell);
}

/* 400 of 1000 documents in 20 s, and 154 of them since the last line, 15 s ago; all figures hold
 * for another 0.3 s. */
static struct tell halfway(bool is_terminal)
{
    struct tell tell;
    tell_start(&tell, 1000, false);
    tell.is_terminal = is_terminal;
    tell.done = 400;
    tell.at_last = 246;
    tell.started -= 20000;
    tell.last_at -= 15000;
    return tell;
}

START_TEST(a_terminal_has_one_line_that_moves)
{
    struct tell tell = halfway(true);
    /* 154 in 15 s; the 600 that are left take half as long again as the 400. */
    ck_assert_str_eq(progress(&tell), "\r\033[K400 of 1000, 10 per second, 30 s left");
    ck_assert_str_eq(progress(&tell), "");
}
END_TEST

START_TEST(elsewhere_a_line_stands_now_and_then)
{
    struct tell tell = halfway(false);
    tell.failed = 3;
    ck_assert_str_eq(progress(&tell), "400 of 1000, 10 per second, 30 s left, 3 failed\n");
    tell.last_at -= 9000;
    ck_assert_str_eq(progress(&tell), "");
    tell.last_at -= 2000;
    ck_assert_ptr_nonnull(strstr(progress(&tell), "400 of 1000, 0 per second"));
}
END_TEST

static void fail_job(struct tell *tell, size_t job)
{
    struct made made = {.status = 1};
    buf_printf(&made.text, "%zu\n", job);
    tell_document(tell, job, &made);
    buf_free(&made.text);
}

static void until_7(struct tell *tell)
{
    tell_until(tell, 7);
}

static void until_all(struct tell *tell)
{
    tell_until(tell, SIZE_MAX);
}

START_TEST(errors_are_told_in_the_order_of_jobs)
{
    static const size_t jobs[] = {8, 3, 7, 1};
    struct tell tell;
    tell_start(&tell, 10, true);
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++)
        fail_job(&tell, jobs[i]);
    ck_assert_str_eq(told(until_7, &tell), "1\n3\n");
    ck_assert_str_eq(told(until_7, &tell), "");
    ck_assert_str_eq(told(until_all, &tell), "7\n8\n");
}
END_TEST

/* Of 60 that come from the last to the first, the first 50. */
START_TEST(the_first_errors_are_told_of_many)
{
    struct tell tell;
    struct buf expected = {0};
    tell_start(&tell, 60, true);
    for (size_t i = 60; i--;)
        fail_job(&tell, i);
    for (size_t i = 0; i < 50; i++)
        buf_printf(&expected, "%zu\n", i);
    buf_puts(&expected, "further errors stand in the manifest\n");
    buf_putc(&expected, '\0');
    ck_assert_str_eq(told(until_all, &tell), (const char *)expected.at);
    fail_job(&tell, 60);
    ck_assert_str_eq(told(until_all, &tell), "");
    buf_free(&expected);
}
END_TEST

START_TEST(a_quiet_run_says_nothing)
{
    struct tell tell = halfway(true);
    tell.is_quiet = true;
    ck_assert_str_eq(progress(&tell), "");
}
END_TEST

START_TEST(before_the_first_no_time_is_told)
{
    struct tell tell = halfway(true);
    tell.done = tell.at_last = 0;
    ck_assert_str_eq(progress(&tell), "\r\033[K0 of 1000");
}
END_TEST

TCase *tell_cases(void)
{
    TCase *t = tcase_create("tell");
    tcase_add_test(t, a_terminal_has_one_line_that_moves);
    tcase_add_test(t, elsewhere_a_line_stands_now_and_then);
    tcase_add_test(t, errors_are_told_in_the_order_of_jobs);
    tcase_add_test(t, the_first_errors_are_told_of_many);
    tcase_add_test(t, a_quiet_run_says_nothing);
    tcase_add_test(t, before_the_first_no_time_is_told);
    return t;
}
