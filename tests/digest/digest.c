/* Hashes against the examples of the standard. */
#include "digest/digest.h"

#include "suite.h"

#include <string.h>

static struct arena *a;
static struct diag_list diags;

static void open_arena(void)
{
    a = arena_new();
    diags = (struct diag_list){.arena = a};
}

static void close_arena(void)
{
    arena_free(a);
}

static void check(const char *bytes, size_t n, const char *wanted)
{
    ck_assert_str_eq(digest_text(a, bytes, n, &diags), wanted);
}

START_TEST(examples_of_the_standard)
{
    static const char two_blocks[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    check("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    check(two_blocks, strlen(two_blocks),
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
END_TEST

START_TEST(a_million_bytes)
{
    enum { MILLION = 1000000 };
    char *bytes = memset(arena_room(a, MILLION), 'a', MILLION);
    check(bytes, MILLION, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("digest");
    TCase *tc = tcase_create("digest");
    tcase_add_checked_fixture(tc, open_arena, close_arena);
    tcase_add_test(tc, examples_of_the_standard);
    tcase_add_test(tc, a_million_bytes);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
