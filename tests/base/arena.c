#include "base/arena.h"
#include "base/vec.h"
#include "suite.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SANITIZER
#endif
#endif
#ifdef ADDRESS_SANITIZER
#include <sanitizer/asan_interface.h>
#endif

static bool is_all(const unsigned char *p, size_t n, int byte)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != byte) return false;
    return true;
}

/* Sizes around the alignment and around the first block's 64 KB. */
START_TEST(memory_is_aligned_zeroed_and_apart)
{
    static const size_t sizes[] = {0, 1, 7, 15, 16, 17, 4096, 65520, 65536, 65537, 1 << 20, 3};
    struct arena *a = arena_new();
    unsigned char *p[12];
    for (size_t i = 0; i < 12; i++) {
        p[i] = arena_alloc(a, sizes[i]);
        ck_assert_uint_eq((uintptr_t)p[i] % alignof(max_align_t), 0);
        ck_assert(is_all(p[i], sizes[i], 0));
        memset(p[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < 12; i++)
        ck_assert(is_all(p[i], sizes[i], (int)i + 1));
    arena_free(a);
}
END_TEST

START_TEST(rewinding_gives_the_same_memory_zeroed)
{
    struct arena *a = arena_new();
    char *before = arena_strdup(a, "kept");
    struct arena_mark mark = arena_mark(a);
    char *first = arena_strdup(a, "scratch");
    arena_alloc(a, 1 << 20); /* a block of its own, given back by the rewind */
    arena_rewind(a, mark);
    char *again = arena_alloc(a, 8);
    ck_assert_ptr_eq(again, first);
    ck_assert(is_all((unsigned char *)again, 8, 0));
    ck_assert_str_eq(before, "kept");
    arena_free(a);
}
END_TEST

START_TEST(growing_keeps_the_old_part_and_zeroes_the_new)
{
    struct arena *a = arena_new();
    char *p = arena_strdup(a, "abc");
    p = arena_grow(a, p, 4, 100);
    ck_assert_str_eq(p, "abc");
    ck_assert(is_all((unsigned char *)p + 4, 96, 0));
    p = arena_grow(a, p, 100, 2);
    ck_assert_mem_eq(p, "ab", 2);
    ck_assert_ptr_nonnull(arena_grow(a, NULL, 0, 10));
    arena_free(a);
}
END_TEST

START_TEST(strings)
{
    struct arena *a = arena_new();
    ck_assert_str_eq(arena_strdup(a, ""), "");
    ck_assert_str_eq(arena_strndup(a, "văn thư", 4), "văn");
    ck_assert_str_eq(arena_printf(a, "%s-%03d", "BC", 7), "BC-007");
    ck_assert_str_eq(arena_printf(a, "%s", ""), "");
    arena_free(a);
}
END_TEST

START_TEST(vectors_grow_past_their_first_room)
{
    struct arena *a = arena_new();
    VEC(int) v = {0};
    for (int i = 0; i < 1000; i++)
        *vec_push(a, &v) = i * i;
    ck_assert_uint_eq(v.n, 1000);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(v.at[i], i * i);
    arena_free(a);
}
END_TEST

#ifdef ADDRESS_SANITIZER
/* One byte too far is seen, and so is what was rewound. */
START_TEST(what_is_not_handed_out_is_not_to_be_touched)
{
    struct arena *a = arena_new();
    struct arena_mark mark = arena_mark(a);
    char *p = arena_room(a, 21), *q = arena_room(a, 21);
    ck_assert(!__asan_address_is_poisoned(p) && !__asan_address_is_poisoned(p + 20));
    ck_assert(__asan_address_is_poisoned(p + 21) && __asan_address_is_poisoned(q - 1));
    p = arena_grow(a, q, 21, 50);
    ck_assert(p == q && !__asan_address_is_poisoned(q + 49) && __asan_address_is_poisoned(q + 50));
    arena_rewind(a, mark);
    ck_assert(__asan_address_is_poisoned(q));
    arena_free(a);
}
END_TEST
#endif

/* A product that wraps round must not come back as a small block. */
START_TEST(too_much_ends_the_program)
{
    struct arena *a = arena_new();
    arena_alloc_n(a, SIZE_MAX / 4, 16);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("arena");
    TCase *tc = tcase_create("arena");
    tcase_add_test(tc, memory_is_aligned_zeroed_and_apart);
    tcase_add_test(tc, rewinding_gives_the_same_memory_zeroed);
    tcase_add_test(tc, growing_keeps_the_old_part_and_zeroes_the_new);
    tcase_add_test(tc, strings);
    tcase_add_test(tc, vectors_grow_past_their_first_room);
#ifdef ADDRESS_SANITIZER
    tcase_add_test(tc, what_is_not_handed_out_is_not_to_be_touched);
#endif
    if (suite_forks()) tcase_add_exit_test(tc, too_much_ends_the_program, 3);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
