/* Feed kept inputs to a target, where libFuzzer is not there to do it: replay FOLDER... Each file
 * is copied to a block of its own size, so that a sanitizer sees what is read beyond it. Prints
 * TAP. */
#include "fuzz.h"

#include "base/arena.h"
#include "base/input.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static void replay(const char *path)
{
    struct arena *a = arena_new();
    uint8_t *bytes;
    size_t n;
    fuzz_expect(!input_read(a, path, SIZE_MAX / 2, &bytes, &n));
    uint8_t *copy = mem_alloc(n);
    memcpy(copy, bytes, n);
    arena_free(a);
    LLVMFuzzerTestOneInput(copy, n);
    free(copy);
}

static void replay_folder(const char *folder, int *number)
{
    struct dirent **entries;
    int n = scandir(folder, &entries, is_shown, alphasort);
    for (int i = 0; i < n; i++) {
        struct arena *a = arena_new();
        fprintf(stderr, "# %s\n", entries[i]->d_name); /* the last one is the one that ends it */
        replay(arena_printf(a, "%s/%s", folder, entries[i]->d_name));
        printf("ok %d - %s\n", ++*number, entries[i]->d_name);
        fflush(stdout);
        arena_free(a);
        free(entries[i]);
    }
    if (n >= 0) free(entries);
}

int main(int argc, char **argv)
{
    int number = 0;
    for (int i = 1; i < argc; i++)
        replay_folder(argv[i], &number);
    printf("1..%d\n", number);
    return number ? EXIT_SUCCESS : EXIT_FAILURE;
}
