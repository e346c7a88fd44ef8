/* Things that are not equal but alike, between those that are equal: the pairs in order whose
 * likeness comes to most. In a long stretch, where trying all pairs would take too long, each is
 * tried with the next few alone. */
#include "redline/redline_priv.h"

enum { MOST_TRIED = 40000, AHEAD = 8 };

struct stretch {
    int *match;
    size_t old_from, old_to, new_from, new_to;
    alike *alike;
    void *context;
};

static int likeness(const struct stretch *s, size_t i, size_t j)
{
    int value = s->alike(s->context, s->old_from + i, s->new_from + j);
    return value < LEAST_LIKENESS ? 0 : value;
}

static void pair_best(struct arena *a, const struct stretch *s)
{
    size_t n = s->old_to - s->old_from, m = s->new_to - s->new_from;
    int *alikes = arena_array_of(a, n * m, int);
    int *best = arena_array_of(a, (n + 1) * (m + 1), int);
#define BEST(i, j) best[(i) * (m + 1) + (j)]
    for (size_t i = n; i-- > 0;) {
        for (size_t j = m; j-- > 0;) {
            int own = alikes[i * m + j] = likeness(s, i, j);
            int value = BEST(i + 1, j) > BEST(i, j + 1) ? BEST(i + 1, j) : BEST(i, j + 1);
            if (own && own + BEST(i + 1, j + 1) > value) value = own + BEST(i + 1, j + 1);
            BEST(i, j) = value;
        }
    }
    for (size_t i = 0, j = 0; i < n && j < m;) {
        int own = alikes[i * m + j];
        if (own && BEST(i, j) == own + BEST(i + 1, j + 1)) {
            s->match[s->old_from + i++] = (int)(s->new_from + j++);
        } else if (BEST(i, j) == BEST(i + 1, j)) {
            i++;
        } else {
            j++;
        }
    }
#undef BEST
}

static void pair_next(const struct stretch *s)
{
    size_t m = s->new_to - s->new_from;
    for (size_t i = 0, j = 0; s->old_from + i < s->old_to && j < m; i++) {
        for (size_t k = j; k < m && k < j + AHEAD; k++) {
            if (!likeness(s, i, k)) continue;
            s->match[s->old_from + i] = (int)(s->new_from + k);
            j = k + 1;
            break;
        }
    }
}

static void pair_stretch(struct arena *a, const struct stretch *s)
{
    size_t n = s->old_to - s->old_from, m = s->new_to - s->new_from;
    if (!n || !m) return;
    struct arena_mark mark = arena_mark(a);
    if (n <= MOST_TRIED / m)
        pair_best(a, s);
    else
        pair_next(s);
    arena_rewind(a, mark);
}

void pair_alike(struct arena *a, int *match, size_t n_old, size_t n_new, alike *likeness_of,
                void *context)
{
    struct stretch s = {.match = match, .alike = likeness_of, .context = context};
    for (size_t i = 0; i <= n_old; i++) {
        if (i < n_old && match[i] < 0) continue;
        s.old_to = i;
        s.new_to = i < n_old ? (size_t)match[i] : n_new;
        pair_stretch(a, &s);
        s.old_from = i + 1;
        s.new_from = s.new_to + 1;
    }
}
