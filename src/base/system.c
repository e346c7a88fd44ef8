/* The errors that a clerk can meet and mend, said plainly. */
#include "base/system.h"

#include <errno.h>
#include <libintl.h>
#include <stddef.h>
#include <string.h>

#define N_(text) text

static const struct {
    int error;
    const char *text;
} known[] = {
    {ENOENT, N_("there is no such file or folder")},
    {ENOTDIR, N_("a part of the path is not a folder")},
    {EISDIR, N_("it is a folder")},
    {EACCES, N_("you have no permission")},
    {EPERM, N_("the system does not allow it")},
    {EROFS, N_("the disk can only be read")},
    {ENOSPC, N_("the disk is full")},
    {EDQUOT, N_("your share of the disk is full")},
    {EFBIG, N_("the file is too large")},
    {ENAMETOOLONG, N_("the name is too long")},
    {ELOOP, N_("the links lead round in a circle")},
    {ETXTBSY, N_("the file is in use")},
    {EBUSY, N_("the file is in use")},
    {EPIPE, N_("the reader has gone away")},
    {EBADF, N_("it is closed")},
    {ENODEV, N_("it is a device or a pipe")},
    {EIO, N_("the disk has a fault")},
    {EMFILE, N_("too many files are open")},
    {ENFILE, N_("too many files are open")},
};

const char *system_error_text(int error)
{
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].error == error) return dgettext("vanthu", known[i].text);
    return strerror(error);
}
