/* What is packed opens again to what it was, is the same whatever came before, and is remembered
 * within bounds. It is opened by zlib. */
#include "pack/pack.h"

#include "base/memo.h"
#include "suite.h"

#include <malloc.h>
#include <zlib.h>

enum { LONGEST = 64 * 1024 }; /* that is remembered */

static struct arena *a;
static struct memo *memo;
static struct packer *packer;

static void open_packer(void)
{
    a = arena_new();
    memo = memo_new();
    packer = packer_new(PACK_ZLIB, 1, memo);
}

static void close_packer(void)
{
    packer_free(packer);
    memo_free(memo);
    arena_free(a);
}

/* A text of `n` bytes that no other number has. */
static char *text_of(unsigned number, size_t n)
{
    char *text = arena_alloc(a, n + 64);
    for (size_t at = 0; at < n;)
        at += (size_t)sprintf(text + at, "%u line %zu of a page\n", number, at % 977);
    return text;
}

static void check_opens(struct packed packed, const void *bytes, size_t n, int window_bits)
{
    uint8_t *out = arena_alloc(a, n + 1);
    z_stream stream = {.next_in = (uint8_t *)packed.at, .avail_in = (uInt)packed.n};
    stream.next_out = out;
    stream.avail_out = (uInt)n + 1;
    ck_assert_int_eq(inflateInit2(&stream, window_bits), Z_OK);
    ck_assert_int_eq(inflate(&stream, Z_FINISH), Z_STREAM_END);
    ck_assert_uint_eq(stream.total_out, n);
    ck_assert_mem_eq(out, bytes, n);
    inflateEnd(&stream);
    ck_assert_uint_eq(packed.crc, crc32(0, bytes, (uInt)n));
}

static void check_same(struct packed x, struct packed y)
{
    ck_assert_uint_eq(x.n, y.n);
    ck_assert_mem_eq(x.at, y.at, x.n);
    ck_assert_uint_eq(x.crc, y.crc);
}

/* From nothing to more than is kept. */
START_TEST(every_length_opens_again)
{
    static const size_t lengths[] = {0, 1, 2, 100, LONGEST, LONGEST + 1, 300000};
    for (int format = PACK_PLAIN; format <= PACK_ZLIB; format++) {
        struct packer *p = packer_new((enum pack_format)format, 4, memo);
        for (size_t i = 0; i < 2 * sizeof lengths / sizeof *lengths; i++) {
            size_t n = lengths[i / 2];
            const char *text = text_of(7, n);
            check_opens(packer_pack(p, a, text, n), text, n, format == PACK_ZLIB ? 15 : -15);
        }
        packer_free(p);
    }
}
END_TEST

/* Many documents, of which each has some pages of the one before. */
START_TEST(nothing_depends_on_what_came_before)
{
    for (unsigned i = 0; i < 200; i++) {
        for (unsigned k = 0; k < 8; k++) {
            size_t n = 1 + 997 * k + i % 3;
            const char *text = text_of(i / (k + 1), n);
            struct packed packed = packer_pack(packer, a, text, n);
            check_same(packed, packer_pack_once(packer, a, text, n));
        }
    }
}
END_TEST

/* The pair of words that is known to have one CRC-32. */
START_TEST(equal_sums_are_told_apart)
{
    struct packed x = packer_pack(packer, a, "plumless", 8);
    struct packed y = packer_pack(packer, a, "buckeroo", 8);
    ck_assert_uint_eq(x.crc, y.crc);
    check_opens(x, "plumless", 8, 15);
    check_opens(y, "buckeroo", 8, 15);
    check_opens(packer_pack(packer, a, "plumless", 8), "plumless", 8, 15);
}
END_TEST

/* Nine megabytes of pages that never come again. */
START_TEST(memory_stays_within_bounds)
{
    const struct mallinfo2 before = mallinfo2();
    for (unsigned i = 0; i < 3000; i++) {
        struct arena_mark mark = arena_mark(a);
        packer_pack(packer, a, text_of(i, 3000), 3000);
        arena_rewind(a, mark);
    }
    const struct mallinfo2 after = mallinfo2();
    ck_assert_uint_lt(after.uordblks + after.hblkhd,
                      before.uordblks + before.hblkhd + 5 * 1024 * 1024);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("pack");
    TCase *tc = tcase_create("pack");
    tcase_add_checked_fixture(tc, open_packer, close_packer);
    tcase_add_test(tc, every_length_opens_again);
    tcase_add_test(tc, nothing_depends_on_what_came_before);
    tcase_add_test(tc, equal_sums_are_told_apart);
    tcase_add_test(tc, memory_stays_within_bounds);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
