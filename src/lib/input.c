/* A file of the caller that cannot be read. */
#include "lib/lib.h"

#include "base/system.h"

#include <errno.h>

bool lib_refuse_file(struct vanthu *v, const char *name, int error, int limit)
{
    const struct pos pos = {.file = name};
    const char *megabytes = arena_printf(v->diags.arena, "%d", limit / (1024 * 1024));
    if (error == EFBIG)
        diag_add(&v->diags, pos, DIAG_FILE_TOO_LARGE, megabytes, NULL, NULL);
    else
        diag_add(&v->diags, pos, DIAG_FILE_INPUT, system_error_text(error), NULL, NULL);
    return false;
}
