#define ZIP_AS_NAMED
#include "docx/zip_priv.h"

struct zip_table libzip;

LIBRARY_NOTE("docx", "DOCX files", ZIP_SONAME);

bool zip_load(struct diag_list *diags)
{
#define FUNCTION(name) {#name, offsetof(struct zip_table, name)},
    static const struct library_function functions[] = {ZIP_FUNCTIONS(FUNCTION)};
#undef FUNCTION
    static struct library library = {
        .soname = ZIP_SONAME,
        .table = &libzip,
        .functions = functions,
        .n_functions = sizeof functions / sizeof *functions,
    };
    return library_load(&library, diags);
}
