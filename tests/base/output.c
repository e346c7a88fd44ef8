/* Each case works in a folder of its own and says what must stand there afterwards: a temporary
 * file left behind is a failure too. */
#include "base/output.h"
#include "base/system.h"
#include "suite.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char dir[] = "/tmp/vanthu-output-XXXXXX";
static struct arena *a;
static struct diag_list list;

static const char *in_dir(const char *name)
{
    return arena_printf(a, "%s/%s", dir, name);
}

static void setup(void)
{
    memcpy(dir + sizeof dir - 7, "XXXXXX", 6);
    ck_assert_ptr_nonnull(mkdtemp(dir));
    a = arena_new();
    list = (struct diag_list){.arena = a};
}

static void put(const char *name, const char *text)
{
    FILE *f = fopen(in_dir(name), "w");
    ck_assert_ptr_nonnull(f);
    fputs(text, f);
    fclose(f);
}

static const char *get(const char *name)
{
    char text[64] = "";
    FILE *f = fopen(in_dir(name), "r");
    if (!f) return NULL;
    size_t n = fread(text, 1, sizeof text - 1, f);
    fclose(f);
    return arena_strndup(a, text, n);
}

static int count_files(void)
{
    int n = 0;
    DIR *d = opendir(dir);
    while (readdir(d))
        n++;
    closedir(d);
    return n - 2; /* . and .. */
}

static void teardown(void)
{
    DIR *d = opendir(dir);
    for (struct dirent *e; (e = readdir(d));)
        if (e->d_name[0] != '.' || strstr(e->d_name, ".tmp")) remove(in_dir(e->d_name));
    closedir(d);
    rmdir(dir);
    arena_free(a);
}

static struct output output(const char *path, const char *text)
{
    return (struct output){path, (const uint8_t *)text, strlen(text)};
}

static bool commit(const char *path, const char *text)
{
    struct output o = output(path, text);
    return output_commit(&o, 1, &list);
}

static void assert_failed(const char *path, enum diag_code code, int error)
{
    ck_assert_uint_eq(list.n, 1);
    ck_assert_int_eq(list.at[0].code, code);
    ck_assert_int_eq(list.worst, DIAG_MACHINE);
    ck_assert_str_eq(list.at[0].args[0], path);
    ck_assert_str_eq(list.at[0].args[1], system_error_text(error));
}

START_TEST(new_files_are_made_and_old_ones_replaced)
{
    put("old", "before");
    struct output o[] = {output(in_dir("new"), "one"), output(in_dir("old"), "two")};
    ck_assert(output_commit(o, 2, &list));
    ck_assert_str_eq(get("new"), "one");
    ck_assert_str_eq(get("old"), "two");
    ck_assert_int_eq(count_files(), 2);
}
END_TEST

START_TEST(a_new_file_obeys_the_umask)
{
    mode_t old = umask(027);
    ck_assert(commit(in_dir("new"), "x"));
    umask(old);
    struct stat st;
    ck_assert_int_eq(stat(in_dir("new"), &st), 0);
    ck_assert_uint_eq(st.st_mode & 07777, 0640);
}
END_TEST

START_TEST(an_old_file_keeps_its_permissions)
{
    put("old", "before");
    chmod(in_dir("old"), 0604);
    ck_assert(commit(in_dir("old"), "x"));
    struct stat st;
    ck_assert_int_eq(stat(in_dir("old"), &st), 0);
    ck_assert_uint_eq(st.st_mode & 07777, 0604);
}
END_TEST

START_TEST(a_link_stays_and_its_file_is_replaced)
{
    put("real", "before");
    ck_assert_int_eq(symlink("real", in_dir("near")), 0);
    ck_assert_int_eq(symlink(in_dir("near"), in_dir("far")), 0);
    ck_assert(commit(in_dir("far"), "after"));
    ck_assert_str_eq(get("real"), "after");
    struct stat st;
    ck_assert_int_eq(lstat(in_dir("far"), &st), 0);
    ck_assert(S_ISLNK(st.st_mode));
    ck_assert_int_eq(count_files(), 3);
}
END_TEST

START_TEST(a_link_to_nothing_makes_its_file)
{
    ck_assert_int_eq(symlink("real", in_dir("link")), 0);
    ck_assert(commit(in_dir("link"), "x"));
    ck_assert_str_eq(get("real"), "x");
    ck_assert_int_eq(count_files(), 2);
}
END_TEST

START_TEST(links_in_a_circle_are_refused)
{
    ck_assert_int_eq(symlink("b", in_dir("a")), 0);
    ck_assert_int_eq(symlink("a", in_dir("b")), 0);
    ck_assert(!commit(in_dir("a"), "x"));
    assert_failed(in_dir("a"), DIAG_FILE_WRITE, ELOOP);
}
END_TEST

START_TEST(a_failing_second_leaves_the_first_untouched)
{
    put("first", "before");
    const char *bad = in_dir("missing/second");
    struct output o[] = {output(in_dir("first"), "after"), output(bad, "x")};
    ck_assert(!output_commit(o, 2, &list));
    assert_failed(bad, DIAG_FILE_WRITE, ENOENT);
    ck_assert_str_eq(get("first"), "before");
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(a_folder_is_no_target)
{
    struct output o[] = {output(in_dir("first"), "after"), output(dir, "x")};
    ck_assert(!output_commit(o, 2, &list));
    assert_failed(dir, DIAG_FILE_WRITE, EISDIR);
    ck_assert_int_eq(count_files(), 0);
}
END_TEST

START_TEST(a_full_device_leaves_the_files_untouched)
{
    put("first", "before");
    struct output o[] = {output(in_dir("first"), "after"), output("/dev/full", "x")};
    ck_assert(!output_commit(o, 2, &list));
    assert_failed("/dev/full", DIAG_FILE_WRITE, ENOSPC);
    ck_assert_str_eq(get("first"), "before");
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

/* What a full disk does to a file, in the middle of its bytes. */
START_TEST(a_file_that_does_not_fit_leaves_nothing)
{
    put("first", "before");
    char big[5000];
    memset(big, 'x', sizeof big);
    struct output o[] = {output(in_dir("first"), "after"),
                         {in_dir("big"), (const uint8_t *)big, sizeof big}};
    struct rlimit old, small;
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = (struct rlimit){4096, old.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    bool done = output_commit(o, 2, &list);
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &old), 0);
    ck_assert(!done);
    assert_failed(in_dir("big"), DIAG_FILE_WRITE, EFBIG);
    ck_assert_str_eq(get("first"), "before");
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(a_protected_file_or_folder_is_left_alone)
{
    put("old", "before");
    chmod(in_dir("old"), 0444);
    ck_assert(!commit(in_dir("old"), "after"));
    assert_failed(in_dir("old"), DIAG_FILE_WRITE, EACCES);
    ck_assert_str_eq(get("old"), "before");
    list = (struct diag_list){.arena = a};
    chmod(dir, 0555);
    bool done = commit(in_dir("new"), "x");
    chmod(dir, 0755);
    ck_assert(!done);
    assert_failed(in_dir("new"), DIAG_FILE_WRITE, EACCES);
}
END_TEST

START_TEST(a_left_over_of_a_killed_run_does_no_harm)
{
    put(arena_printf(a, ".vanthu-%ld-0.tmp", (long)getpid()), "rest");
    ck_assert(commit(in_dir("new"), "x"));
    ck_assert_str_eq(get("new"), "x");
    ck_assert_str_eq(get(arena_printf(a, ".vanthu-%ld-0.tmp", (long)getpid())), "rest");
}
END_TEST

START_TEST(the_longest_name_works)
{
    char name[256];
    memset(name, 'n', 255);
    name[255] = '\0';
    ck_assert(commit(in_dir(name), "x"));
    ck_assert_int_eq(count_files(), 1);
}
END_TEST

START_TEST(a_name_without_a_folder_works)
{
    ck_assert_int_eq(chdir(dir), 0);
    ck_assert(commit("plain", "x"));
    ck_assert_int_eq(chdir("/"), 0);
    ck_assert_str_eq(get("plain"), "x");
}
END_TEST

/* The first pass is over before a byte goes down the pipe. */
START_TEST(a_stream_gets_its_bytes_after_the_files_are_prepared)
{
    int ends[2], saved = dup(STDOUT_FILENO);
    ck_assert_int_eq(pipe(ends), 0);
    fflush(stdout);
    dup2(ends[1], STDOUT_FILENO);
    struct output o[] = {output("-", "streamed"), output(in_dir("missing/x"), "x")};
    bool done = output_commit(o, 2, &list);
    ck_assert(!done);
    o[1].path = in_dir("x");
    list = (struct diag_list){.arena = a};
    done = output_commit(o, 2, &list);
    dup2(saved, STDOUT_FILENO);
    close(saved);
    close(ends[1]);
    char got[32] = "";
    ck_assert_int_eq(read(ends[0], got, sizeof got - 1), 8);
    close(ends[0]);
    ck_assert(done);
    ck_assert_str_eq(got, "streamed");
    ck_assert_str_eq(get("x"), "x");
}
END_TEST

START_TEST(a_reader_that_went_away_is_a_message)
{
    int ends[2], saved = dup(STDOUT_FILENO);
    ck_assert_int_eq(pipe(ends), 0);
    fflush(stdout);
    signal(SIGPIPE, SIG_IGN);
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    close(ends[1]);
    bool done = commit("-", "x");
    dup2(saved, STDOUT_FILENO);
    close(saved);
    ck_assert(!done);
    ck_assert_int_eq(list.at[0].code, DIAG_FILE_STDOUT);
    ck_assert_str_eq(list.at[0].args[0], system_error_text(EPIPE));
}
END_TEST

static void add_targets(TCase *tc)
{
    tcase_add_test(tc, new_files_are_made_and_old_ones_replaced);
    tcase_add_test(tc, a_new_file_obeys_the_umask);
    tcase_add_test(tc, an_old_file_keeps_its_permissions);
    tcase_add_test(tc, a_link_stays_and_its_file_is_replaced);
    tcase_add_test(tc, a_link_to_nothing_makes_its_file);
    tcase_add_test(tc, a_left_over_of_a_killed_run_does_no_harm);
    tcase_add_test(tc, the_longest_name_works);
    tcase_add_test(tc, a_name_without_a_folder_works);
    tcase_add_test(tc, a_stream_gets_its_bytes_after_the_files_are_prepared);
}

static void add_failures(TCase *tc)
{
    tcase_add_test(tc, links_in_a_circle_are_refused);
    tcase_add_test(tc, a_failing_second_leaves_the_first_untouched);
    tcase_add_test(tc, a_folder_is_no_target);
    tcase_add_test(tc, a_full_device_leaves_the_files_untouched);
    tcase_add_test(tc, a_file_that_does_not_fit_leaves_nothing);
    tcase_add_test(tc, a_reader_that_went_away_is_a_message);
    /* Nothing is protected from root. */
    if (geteuid() != 0) tcase_add_test(tc, a_protected_file_or_folder_is_left_alone);
}

int main(void)
{
    Suite *suite = suite_create("output");
    TCase *tc = tcase_create("output");
    tcase_add_checked_fixture(tc, setup, teardown);
    add_targets(tc);
    add_failures(tc);
    suite_add_tcase(suite, tc);
    return suite_run(suite);
}
