/* A program that was moved as a whole, or runs from its build folder, finds what belongs to it. */
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The folder of the program's file, without the slash; "" when the system does not tell. */
static void find_program(char folder[PATH_MAX])
{
    ssize_t n = readlink("/proc/self/exe", folder, PATH_MAX - 1);
    folder[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(folder, '/');
    if (slash) *slash = '\0';
}

/* Set `out` to `folder` and `below`, without dots, if `proof` exists in it. */
static bool try_place(char out[PATH_MAX], const char *folder, const char *below, const char *proof)
{
    char place[PATH_MAX], file[PATH_MAX];
    if (snprintf(place, PATH_MAX, "%s%s", folder, below) >= PATH_MAX) return false;
    if (snprintf(file, PATH_MAX, "%s%s", place, proof) >= PATH_MAX) return false;
    return access(file, R_OK) == 0 && realpath(place, out);
}

void place_find(struct place *place)
{
    const char fonts[] = "/fonts/fonts.map", messages[] = "/vi/LC_MESSAGES/vanthu.mo";
    const char *named = getenv("VANTHU_DATA_DIR");
    char program[PATH_MAX];
    find_program(program);
    if (named && *named)
        snprintf(place->data, PATH_MAX, "%s", named);
    else if (!try_place(place->data, program, "/../share/vanthu", fonts) &&
             !try_place(place->data, program, "/..", fonts))
        place->data[0] = '\0';
    if (!try_place(place->locales, program, "/../share/locale", messages) &&
        !try_place(place->locales, program, "/po", messages))
        snprintf(place->locales, PATH_MAX, "%s", VANTHU_LOCALEDIR);
}
