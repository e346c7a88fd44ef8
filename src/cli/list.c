/* layouts, fonts and new: what is there, one on each line, columns divided by tabs for scripts; or
 * a description to start from. */
#include "cli/cli.h"

int layouts_run(const struct args *args)
{
    struct vanthu *v = library_open(args);
    for (size_t i = 0, n = vanthu_layout_count(v); i < n; i++) {
        struct vanthu_layout layout = vanthu_layout(v, i);
        printf("%s\t%s\t%s\n", layout.name, layout.title, layout.path);
    }
    return library_close(v);
}

int fonts_run(const struct args *args)
{
    struct vanthu *v = library_open(args);
    for (size_t i = 0, n = vanthu_font_count(v); i < n; i++) {
        struct vanthu_font font = vanthu_font(v, i);
        printf("%s\t%s\t%s\n", font.family, font.style, font.path);
    }
    return library_close(v);
}

int new_run(const struct args *args)
{
    struct vanthu *v = library_open(args);
    const char *layout = args->value[OPTION_LAYOUT];
    uint8_t *bytes = NULL;
    size_t n = args->operand ? 0 : vanthu_type_count(v, layout);
    for (size_t i = 0; i < n; i++) {
        struct vanthu_type type = vanthu_type(v, layout, i);
        printf("%s\t%s\n", type.code, type.title);
    }
    if (args->operand && vanthu_start(v, layout, args->operand, &bytes, &n))
        fwrite(bytes, 1, n, stdout);
    vanthu_bytes_free(bytes);
    return library_close(v);
}
