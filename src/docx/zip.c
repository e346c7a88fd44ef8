#define ZIP_AS_NAMED
#include "docx/zip_priv.h"

struct zip_table libzip;

LIBRARY_NOTE("docx", "DOCX files", ZIP_SONAME);

#define LIBRARY_TABLE struct zip_table
bool zip_load(struct diag_list *diags)
{
    static const struct library_function functions[] = {ZIP_FUNCTIONS(LIBRARY_FUNCTION)};
    static struct library library = LIBRARY_OF(ZIP_SONAME, &libzip, functions);
    return library_load(&library, diags);
}
