#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* NOLINT(bugprone-reserved-identifier): for memfd_create */
#endif
#include "fuzz.h"

#include "base/arena.h"
#include "base/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    fuzz_one(bytes, n);
    return 0;
}

void fuzz_check(bool is_so, const char *what, const char *file, int line)
{
    if (is_so) return;
    fprintf(stderr, "%s:%d: not so: %s\n", file, line, what);
    abort();
}

bool fuzz_agree(bool done, const struct diag_list *diags)
{
    return done != diag_has_error(diags);
}

struct fuzz_parts fuzz_split(const uint8_t *bytes, size_t n)
{
    const uint8_t *nul = n ? memchr(bytes, 0, n) : NULL;
    size_t first = nul ? (size_t)(nul - bytes) : n;
    return (struct fuzz_parts){
        {bytes, first},
        {nul ? nul + 1 : bytes + n, nul ? n - first - 1 : 0},
    };
}

static void fill(int fd, const uint8_t *bytes, size_t n)
{
    fuzz_expect(ftruncate(fd, 0) == 0 && lseek(fd, 0, SEEK_SET) == 0);
    while (n) {
        ssize_t done = write(fd, bytes, n);
        fuzz_expect(done > 0);
        bytes += done;
        n -= (size_t)done;
    }
}

const char *fuzz_file(int slot, const uint8_t *bytes, size_t n)
{
    static int files[2] = {-1, -1};
    static char paths[2][64];
    if (files[slot] < 0) files[slot] = memfd_create("fuzz", MFD_CLOEXEC);
    fuzz_expect(files[slot] >= 0);
    fill(files[slot], bytes, n);
    snprintf(paths[slot], sizeof paths[slot], "/proc/self/fd/%d", files[slot]);
    return paths[slot];
}

/* Kept for ever, and known to the leak checker as such. */
static struct arena *kept(void)
{
    static struct arena *arena;
    if (!arena) arena = arena_new();
    return arena;
}

const char *fuzz_source_path(const char *path)
{
    static const char *known, *full; /* asked for by the same name again and again */
    const char *source = getenv("VANTHU_DATA_DIR");
    if (known != path) full = arena_printf(kept(), "%s/%s", source ? source : ".", path);
    known = path;
    return full;
}

struct fuzz_part fuzz_source(const char *path)
{
    uint8_t *bytes;
    size_t n;
    fuzz_expect(!input_read(kept(), fuzz_source_path(path), SIZE_MAX / 2, &bytes, &n));
    return (struct fuzz_part){bytes, n};
}
