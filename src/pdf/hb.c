#define HB_AS_NAMED
#include "pdf/hb_priv.h"
#include "pdf/pdf_priv.h"

struct hb_table libhb;

LIBRARY_NOTE("pdf", "fonts of PDFs", HB_SONAME);

#define LIBRARY_TABLE struct hb_table
bool hb_load(struct diag_list *diags)
{
    static const struct library_function functions[] = {HB_FUNCTIONS(LIBRARY_FUNCTION)};
    static struct library library = LIBRARY_OF(HB_SONAME, &libhb, functions);
    return library_load(&library, diags);
}
