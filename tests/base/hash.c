/* No two inputs that differ a little may have a half of their hashes in common. */
#include "base/hash.h"

#include "suite.h"

#include <string.h>

enum { N = 40 };

static void differ(struct hash x, struct hash y)
{
    ck_assert(x.high != y.high);
    ck_assert(x.low != y.low);
}

START_TEST(every_length_has_its_own)
{
    uint8_t zeros[N] = {0};
    for (size_t i = 0; i < N; i++)
        for (size_t k = 0; k < i; k++)
            differ(hash_of(zeros, i), hash_of(zeros, k));
}
END_TEST

START_TEST(every_bit_counts)
{
    struct hash seen[8 * N];
    uint8_t bytes[N];
    memset(bytes, 'a', N);
    for (size_t bit = 0; bit < (size_t)8 * N; bit++) {
        bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        seen[bit] = hash_of(bytes, N);
        bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        differ(seen[bit], hash_of(bytes, N));
        for (size_t k = 0; k < bit; k++)
            differ(seen[bit], seen[k]);
    }
}
END_TEST

START_TEST(the_place_in_memory_does_not_count)
{
    char text[64] = "xxxxxxxxxxvăn thư";
    const char *words = text + 10;
    struct hash at_ten = hash_of(words, strlen(words));
    char moved[64] = "xxxvăn thư";
    struct hash at_three = hash_of(moved + 3, strlen(words));
    ck_assert(at_ten.high == at_three.high && at_ten.low == at_three.low);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("hash");
    TCase *cases = tcase_create("hash");
    tcase_add_test(cases, every_length_has_its_own);
    tcase_add_test(cases, every_bit_counts);
    tcase_add_test(cases, the_place_in_memory_does_not_count);
    suite_add_tcase(suite, cases);
    return suite_run(suite);
}
