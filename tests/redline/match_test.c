/* Sequences of letters, matched; the lengths of their longest common subsequences are known. */
#include "redline_test.h"

#include "redline/redline_priv.h"

#include <string.h>

static size_t letters(const char *s, int *ids)
{
    for (size_t i = 0; s[i]; i++)
        ids[i] = s[i];
    return strlen(s);
}

static const struct matched {
    const char *old, *new;
    int n; /* length of the longest common subsequence */
} cases[] = {
    {"", "", 0},        {"abc", "", 0},           {"", "abc", 0},      {"abc", "abc", 3},
    {"abc", "xyz", 0},  {"abcabba", "cbabac", 4}, /* the example of Myers 1986 */
    {"xabc", "abc", 3}, {"abcx", "abc", 3},       {"axbxc", "abc", 3}, {"abcdefghij", "acegi", 5},
    {"aaaa", "aa", 2},
};

START_TEST(as_many_as_possible_in_order)
{
    const struct matched *t = &cases[_i];
    struct arena *a = arena_new();
    int old[16], new[16], count = 0, last = -1;
    size_t n = letters(t->old, old), m = letters(t->new, new);
    const int *match = match_ids(a, old, n, new, m);
    for (size_t i = 0; i < n; i++) {
        if (match[i] < 0) continue;
        ck_assert_int_gt(match[i], last);
        ck_assert_int_lt(match[i], (int)m);
        ck_assert_int_eq(old[i], new[match[i]]);
        last = match[i];
        count++;
    }
    ck_assert_int_eq(count, t->n);
    arena_free(a);
}
END_TEST

/* Nothing in common but the ends: bounded work, and the ends are found all the same. */
START_TEST(long_strange_sequences_match_at_their_ends)
{
    enum { N = 20000 };
    struct arena *a = arena_new();
    int *old = arena_array_of(a, N, int), *new = arena_array_of(a, N, int);
    for (int i = 0; i < N; i++) {
        old[i] = i;
        new[i] = i < 5 || i >= N - 5 ? i : i + N;
    }
    const int *match = match_ids(a, old, N, new, N);
    for (int i = 0; i < N; i++)
        ck_assert_int_eq(match[i], i < 5 || i >= N - 5 ? i : -1);
    arena_free(a);
}
END_TEST

static int alike_by_distance(void *context, size_t old, size_t new)
{
    const int(*table)[3] = context;
    return table[old][new];
}

/* The pairs 0-0 and 1-2 come to 1500, 0-1 and 1-2 to 1400; below 400 nothing is alike. */
START_TEST(pairs_come_to_most)
{
    struct arena *a = arena_new();
    int table[3][3] = {{700, 600, 0}, {0, 399, 800}, {0, 0, 600}};
    int match[3] = {-1, -1, -1};
    pair_alike(a, match, 3, 3, alike_by_distance, table);
    ck_assert_int_eq(match[0], 0);
    ck_assert_int_eq(match[1], 2);
    ck_assert_int_eq(match[2], -1);
    arena_free(a);
}
END_TEST

TCase *match_cases(void)
{
    TCase *c = tcase_create("match");
    tcase_add_loop_test(c, as_many_as_possible_in_order, 0, sizeof cases / sizeof *cases);
    tcase_add_test(c, long_strange_sequences_match_at_their_ends);
    tcase_add_test(c, pairs_come_to_most);
    return c;
}
