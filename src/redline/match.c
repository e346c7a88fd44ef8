/* The longest common subsequence of two lists of ids, by the greedy algorithm of E. W. Myers, "An
 * O(ND) difference algorithm and its variations" (1986), section 4: the furthest reaching path of d
 * differences on each diagonal, kept for every d so that the path can be followed back. */
#include "redline/redline_priv.h"

/* Differences that are looked through: d of them take d * d places in memory. */
enum { MOST_DIFFERENCES = 2000 };

struct search {
    const int *old, *new;
    int n_old, n_new;
    int **reached; /* for each d: x on diagonals -d ... d */
};

static int slide(const struct search *s, int x, int y)
{
    while (x < s->n_old && y < s->n_new && s->old[x] == s->new[y]) {
        x++;
        y++;
    }
    return x;
}

/* x on diagonal k with d differences, from what d - 1 reached. */
static int step_on(const struct search *s, int d, int k)
{
    if (d == 0) return 0;
    const int *before = s->reached[d - 1] + (d - 1); /* index by diagonal */
    bool is_down = k == -d || (k != d && before[k - 1] < before[k + 1]);
    return is_down ? before[k + 1] : before[k - 1] + 1;
}

/* How many differences there are; -1: too many. */
static int differences(struct arena *a, struct search *s)
{
    int most = s->n_old + s->n_new < MOST_DIFFERENCES ? s->n_old + s->n_new : MOST_DIFFERENCES;
    s->reached = arena_array_of(a, (size_t)most + 1, int *);
    for (int d = 0; d <= most; d++) {
        s->reached[d] = arena_array_of(a, 2 * (size_t)d + 1, int);
        for (int k = -d; k <= d; k += 2) {
            int x = step_on(s, d, k);
            x = x - k < 0 ? x : slide(s, x, x - k);
            s->reached[d][d + k] = x;
            if (x >= s->n_old && x - k >= s->n_new) return d;
        }
    }
    return -1;
}

static void follow_back(const struct search *s, int d, int *match)
{
    int k = s->n_old - s->n_new;
    for (; d >= 0; d--) {
        int end = s->reached[d][d + k], from = step_on(s, d, k);
        for (int x = end; x > from; x--)
            match[x - 1] = x - 1 - k;
        if (d == 0) return;
        const int *before = s->reached[d - 1] + (d - 1);
        bool is_down = k == -d || (k != d && before[k - 1] < before[k + 1]);
        k += is_down ? 1 : -1;
    }
}

int *match_ids(struct arena *a, const int *old, size_t n_old, const int *new, size_t n_new)
{
    int *match = arena_array_of(a, n_old + 1, int);
    struct arena_mark mark = arena_mark(a);
    size_t from = 0, end = 0;
    for (size_t i = 0; i < n_old; i++)
        match[i] = -1;
    while (from < n_old && from < n_new && old[from] == new[from]) {
        match[from] = (int)from;
        from++;
    }
    while (from + end < n_old && from + end < n_new &&
           old[n_old - end - 1] == new[n_new - end - 1]) {
        end++;
        match[n_old - end] = (int)(n_new - end);
    }
    struct search s = {old + from, new + from, (int)(n_old - from - end), (int)(n_new - from - end),
                       NULL};
    int d = s.n_old && s.n_new ? differences(a, &s) : -1;
    if (d >= 0) follow_back(&s, d, match + from);
    for (size_t i = from; d >= 0 && i < n_old - end; i++)
        if (match[i] >= 0) match[i] += (int)from;
    arena_rewind(a, mark);
    return match;
}
