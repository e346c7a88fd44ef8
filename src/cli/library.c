/* The library as a call wants it. */
#include "cli/cli.h"

struct vanthu *library_open(const struct args *args)
{
    struct vanthu_options options = {args->data_dir, args->value[OPTION_FONTS], true};
    return vanthu_new(&options);
}

int library_close(struct vanthu *v)
{
    int status = say_messages(v);
    vanthu_free(v);
    return status;
}
