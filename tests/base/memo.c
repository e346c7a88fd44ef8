/* Answers are those of their own questions, whatever was forgotten in between. */
#include "base/memo.h"

#include "suite.h"

#include <stdio.h>
#include <string.h>

static const char *answer(struct memo *memo, const char *x, const char *y, size_t *n)
{
    memo_ask(memo, x, strlen(x));
    memo_ask(memo, y, strlen(y));
    return memo_answer(memo, n);
}

START_TEST(knows_what_was_kept)
{
    struct memo *memo = memo_new();
    size_t n = 0;
    ck_assert_ptr_null(answer(memo, "a", "b", &n));
    memo_keep(memo, "seven", 5);
    ck_assert_ptr_null(answer(memo, "a", "c", &n));
    memo_keep(memo, NULL, 0);
    ck_assert_mem_eq(answer(memo, "a", "b", &n), "seven", 5);
    ck_assert_uint_eq(n, 5);
    ck_assert_ptr_nonnull(answer(memo, "ac", "", &n));
    ck_assert_uint_eq(n, 0);
    ck_assert_ptr_null(answer(memo, "", "", &n));
    memo_free(memo);
}
END_TEST

START_TEST(no_memo_knows_nothing)
{
    size_t n;
    ck_assert_ptr_null(answer(NULL, "a", "b", &n));
    memo_keep(NULL, "seven", 5);
    ck_assert_ptr_null(answer(NULL, "a", "b", &n));
    memo_free(NULL);
}
END_TEST

/* Twenty megabytes go through it; what it still knows is right. */
START_TEST(forgets_but_never_errs)
{
    static char text[1000];
    struct memo *memo = memo_new();
    size_t n, n_known = 0;
    for (int i = 0; i < 40000; i++) {
        int asked = i % 3 ? i : i / 2, size = snprintf(text, sizeof text, "%d", asked);
        memset(text + size, '.', sizeof text - (size_t)size);
        memo_ask(memo, text, sizeof text - (size_t)(asked % 500));
        const int *known = memo_answer(memo, &n);
        if (known) ck_assert_int_eq(*known, asked);
        if (known) n_known++;
        if (!known) memo_keep(memo, &asked, sizeof asked);
    }
    ck_assert_uint_gt(n_known, 300);
    memo_free(memo);
}
END_TEST

/* An answer that it has no room for is not kept, and the others stay. */
START_TEST(refuses_what_is_too_large)
{
    static char large[3 * 1024 * 1024];
    struct memo *memo = memo_new();
    size_t n;
    answer(memo, "a", "b", &n);
    memo_keep(memo, "x", 1);
    answer(memo, "c", "d", &n);
    memo_keep(memo, large, sizeof large);
    ck_assert_ptr_null(answer(memo, "c", "d", &n));
    ck_assert_ptr_nonnull(answer(memo, "a", "b", &n));
    memo_free(memo);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("memo");
    TCase *cases = tcase_create("memo");
    tcase_add_test(cases, knows_what_was_kept);
    tcase_add_test(cases, no_memo_knows_nothing);
    tcase_add_test(cases, forgets_but_never_errs);
    tcase_add_test(cases, refuses_what_is_too_large);
    suite_add_tcase(suite, cases);
    return suite_run(suite);
}
