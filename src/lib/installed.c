/* What is installed: layout sheets and fonts. */
#include "lib/lib.h"

#include "base/folder.h"
#include "base/input.h"
#include "base/limits.h"
#include "base/system.h"
#include "base/vec.h"
#include "style/sheet.h"
#include "text/font.h"

#include <errno.h>
#include <string.h>

typedef VEC(struct vanthu_layout) layout_list;

static bool refuse(struct vanthu *v, const char *path, int error)
{
    diag_add(&v->diags, (struct pos){0}, DIAG_FILE_READ, path, system_error_text(error), NULL);
    return false;
}

/* Add the sheet in `file`; what is read and is none is left out. */
static bool add_layout(struct vanthu *v, layout_list *list, const char *file)
{
    struct vanthu_layout layout = {.path = arena_printf(v->arena, "%s/%s", v->layouts_dir, file)};
    layout.name = arena_strndup(v->arena, file, strlen(file) - strlen(".xml"));
    struct arena *scratch = arena_new();
    uint8_t *bytes;
    size_t n;
    const char *name, *title;
    int error = input_read(scratch, layout.path, LIMIT_INPUT_BYTES, &bytes, &n);
    if (!error && sheet_peek(scratch, layout.path, bytes, n, &name, &title)) {
        layout.title = arena_strdup(v->arena, title);
        *vec_push(v->arena, list) = layout;
    }
    arena_free(scratch);
    return !error || refuse(v, layout.path, error);
}

static bool is_sheet_file(const char *name)
{
    size_t n = strlen(name);
    return name[0] != '.' && n > 4 && !strcmp(name + n - 4, ".xml");
}

static bool list_layouts(struct vanthu *v, layout_list *list)
{
    name_list files = {0};
    int error = folder_list(v->arena, v->layouts_dir, is_sheet_file, &files);
    if (error) return refuse(v, v->layouts_dir, error);
    for (size_t i = 0; i < files.n; i++)
        if (!add_layout(v, list, files.at[i])) return false;
    return list->n || refuse(v, v->layouts_dir, ENOENT);
}

static void read_layouts(struct vanthu *v)
{
    layout_list list = {0};
    if (!lib_has_data(v) || !list_layouts(v, &list)) return;
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
