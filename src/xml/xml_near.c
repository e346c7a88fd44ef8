/* The word that was probably meant. */
#include "base/utf8.h"
#include "xml/xml.h"

#include <string.h>

enum { LONGEST = 48 }; /* longer words are not names that someone mistyped */

struct letters {
    uint32_t at[LONGEST];
    int n; /* -1: too long */
};

/* Letter case is no mistake here: <Title> is near to <title>. */
static struct letters letters_of(const char *word)
{
    struct letters l = {.n = 0};
    const char *end = word + strlen(word);
    while (word < end) {
        if (l.n == LONGEST) return (struct letters){.n = -1};
        uint32_t c = utf8_next(&word, end);
        l.at[l.n++] = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
    }
    return l;
}

static int min(int a, int b)
{
    return a < b ? a : b;
}

/* How many letters must be put in, left out, changed or swapped with a neighbour (optimal string
 * alignment). */
static int distance(const struct letters *a, const struct letters *b)
{
    int rows[3][LONGEST + 1];
    for (int j = 0; j <= b->n; j++)
        rows[0][j] = j;
    for (int i = 1; i <= a->n; i++) {
        int *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        row[0] = i;
        for (int j = 1; j <= b->n; j++) {
            int change = above[j - 1] + (a->at[i - 1] != b->at[j - 1]);
            row[j] = min(change, 1 + min(above[j], row[j - 1]));
            bool is_swap =
                i > 1 && j > 1 && a->at[i - 1] == b->at[j - 2] && a->at[i - 2] == b->at[j - 1];
            if (is_swap) row[j] = min(row[j], before[j - 2] + 1);
        }
    }
    return rows[a->n % 3][b->n];
}

const char *xml_nearest(const char *word, const char *const *known, size_t n)
{
    const char *best = NULL;
    struct letters w = letters_of(word);
    int most = w.n / 3;
    if (w.n <= 0) return NULL;
    for (size_t i = 0; i < n; i++) {
        struct letters k = letters_of(known[i]);
        if (k.n < w.n - most || k.n > w.n + most) continue;
        int d = distance(&w, &k);
        if (d > most || (best && d == most)) continue;
        best = known[i];
        most = d;
    }
    return best;
}
