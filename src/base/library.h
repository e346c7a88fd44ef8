/* Libraries that are loaded when they are first needed. Loading one takes longer than much of what
 * is done with it, and most runs need no zip file, no hash and no signature.
 *
 * A room that has such a library lists its functions once, in a header of its own, and loads it
 * where the room is entered; behind that the functions are called by their own names:
 *
 *     #define ZIP_FUNCTIONS(F) F(zip_open) F(zip_close)
 *     struct zip { ZIP_FUNCTIONS(LIBRARY_MEMBER) };
 *     #define zip_open libzip.zip_open
 *
 * The table is filled once, before the first use of it, and never changes again. */
#ifndef VANTHU_BASE_LIBRARY_H
#define VANTHU_BASE_LIBRARY_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct library_function {
    const char *name;
    size_t at; /* of its pointer in the table */
};

struct library {
    const char *soname;
    void *table;
    const struct library_function *functions;
    size_t n_functions;
    bool is_loaded;
};

/* Fill the table, if that is not done; the library stays loaded to the end of the process. Any
 * number of threads may ask.
 * errors  false + DIAG_LIBRARY; the next call tries again. */
bool library_load(struct library *library, struct diag_list *diags);

/* Members of a table: as the library's header declares them. */
#define LIBRARY_MEMBER(function) __typeof__(function) *(function);

/* What fills it, where LIBRARY_TABLE is defined as the table's type:
 *
 *     static const struct library_function functions[] = {ZIP_FUNCTIONS(LIBRARY_FUNCTION)};
 *     static struct library library = LIBRARY_OF(ZIP_SONAME, &libzip, functions); */
#define LIBRARY_FUNCTION(function) {#function, offsetof(LIBRARY_TABLE, function)},
#define LIBRARY_OF(its_soname, its_table, its_functions)                            \
    {                                                                               \
        .soname = (its_soname), .table = (its_table), .functions = (its_functions), \
        .n_functions = sizeof(its_functions) / sizeof *(its_functions),             \
    }

/* What the program would load, told to those who pack it: nothing else in the file names the
 * library.
 * source  https://systemd.io/ELF_DLOPEN_METADATA/ */
#define LIBRARY_NOTE(feature, description, soname)                                 \
    LIBRARY_NOTE_OF("[{\"feature\":\"" feature "\",\"description\":\"" description \
                    "\",\"priority\":\"required\",\"soname\":[\"" soname "\"]}]")
#define LIBRARY_NOTE_OF(json)                                                     \
    static const struct {                                                         \
        uint32_t n_owner, n_json, type;                                           \
        char owner[4];                                                            \
        _Alignas(4) char text[sizeof(json)];                                      \
    } library_note __attribute__((used, section(".note.dlopen"), aligned(4))) = { \
        4, sizeof(json), 0x407c0c0a, "FDO", json}

#endif
