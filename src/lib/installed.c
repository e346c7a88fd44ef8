/* What is installed: layout sheets and fonts. */
#include "lib/lib.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/vec.h"
#include "style/sheet.h"
#include "text/font.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

typedef VEC(struct vanthu_layout) layout_list;

/* Add the sheet in `file`; what cannot be read as one is no sheet. */
static void add_layout(struct vanthu *v, layout_list *list, const char *file)
{
    struct vanthu_layout layout = {.path = arena_printf(v->arena, "%s/%s", v->layouts_dir, file)};
    layout.name = arena_strndup(v->arena, file, strlen(file) - strlen(".xml"));
    struct arena *scratch = arena_new();
    uint8_t *bytes;
    size_t n;
    const char *name, *title;
    if (!input_read(scratch, layout.path, LIMIT_INPUT_BYTES, &bytes, &n) &&
        sheet_peek(scratch, layout.path, bytes, n, &name, &title)) {
        layout.title = arena_strdup(v->arena, title);
        *vec_push(v->arena, list) = layout;
    }
    arena_free(scratch);
}

static int by_name(const void *a, const void *b)
{
    const struct vanthu_layout *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static bool is_sheet_file(const char *name)
{
    size_t n = strlen(name);
    return name[0] != '.' && n > 4 && !strcmp(name + n - 4, ".xml");
}

static void read_layouts(struct vanthu *v)
{
    DIR *folder = lib_has_data(v) ? opendir(v->layouts_dir) : NULL;
    if (!folder) return;
    layout_list list = {0};
    for (const struct dirent *e; (e = readdir(folder));)
        if (is_sheet_file(e->d_name)) add_layout(v, &list, e->d_name);
    closedir(folder);
    if (list.n) qsort(list.at, list.n, sizeof *list.at, by_name);
    v->layouts = list.at;
    v->n_layouts = list.n;
}

size_t vanthu_layout_count(struct vanthu *v)
{
    if (!v->layouts) read_layouts(v);
    return v->n_layouts;
}

struct vanthu_layout vanthu_layout(struct vanthu *v, size_t i)
{
    return v->layouts[i];
}

size_t vanthu_font_count(struct vanthu *v)
{
    return lib_fonts(v) ? font_set_count(v->fonts) : 0;
}

struct vanthu_font vanthu_font(struct vanthu *v, size_t i)
{
    static const char *const styles[FONT_N_STYLES] = {"regular", "bold", "italic", "bold italic"};
    const struct font_entry e = font_set_entry(v->fonts, i);
    return (struct vanthu_font){e.family, styles[e.style],
                                arena_printf(v->arena, "%s/%s", v->fonts_dir, e.file)};
}
