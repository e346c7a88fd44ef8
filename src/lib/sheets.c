/* Finding layout sheets. A description and a sheet can only name installed ones, so that what they
 * say never makes the program read another file; the caller may name any file. */
#include "lib/lib.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/system.h"
#include "lib/frozen.h"
#include "style/sheet.h"

#include <string.h>
#include <unistd.h>

static bool is_file_name(const char *layout)
{
    size_t n = strlen(layout);
    return strchr(layout, '/') || (n > 4 && !strcmp(layout + n - 4, ".xml"));
}

/* ASCII letters, digits, '-' and '_': no way out of the folder. */
static bool is_sheet_name(const char *name)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    size_t n = strlen(name);
    return n > 0 && n < 64 && strspn(name, letters) == n;
}

/* Only bytes that are the same: whoever changes an installed sheet gets what it says. */
static const struct xml_frozen *find_frozen(const uint8_t *bytes, size_t n)
{
    for (size_t i = 0; i < n_frozen_sheets; i++) {
        const struct xml_frozen *f = frozen_sheets[i];
        if (f->n_source == n && !memcmp(f->source, bytes, n)) return f;
    }
    return NULL;
}

/* errors  an errno */
static int load_file(struct vanthu *v, struct sheet_file *file)
{
    uint8_t *bytes;
    int error = input_read(v->arena, file->file, LIMIT_INPUT_BYTES, &bytes, &file->n);
    if (error) return error;
    file->bytes = bytes;
    file->frozen = find_frozen(bytes, file->n);
    return 0;
}

/* One that the call names, as other files that it names. */
static bool load_named(struct vanthu *v, struct sheet_file *file)
{
    int error = load_file(v, file);
    return !error || lib_refuse_file(v, file->file, error, LIMIT_INPUT_BYTES);
}

static bool load_installed(void *context, const char *from, const char *name, struct pos pos,
                           struct sheet_file *file, struct diag_list *diags)
{
    (void)from;
    struct vanthu *v = context;
    if (!lib_has_data(v)) return false;
    file->file = arena_printf(v->arena, "%s/%s.xml", v->layouts_dir, name);
    if (!is_sheet_name(name) || access(file->file, F_OK) != 0) {
        diag_add(diags, pos, DIAG_STYLE_UNKNOWN_SHEET, name, NULL, NULL);
        return false;
    }
    int error = load_file(v, file);
    if (error) diag_add(diags, pos, DIAG_STYLE_FILE, file->file, system_error_text(error), NULL);
    return !error;
}

static const struct sheet *find_read(const struct vanthu *v, const char *key)
{
    for (const struct lib_sheet *s = v->sheets; s; s = s->next)
        if (!strcmp(s->key, key)) return s->sheet;
    return NULL;
}

static const struct sheet *keep(struct vanthu *v, const char *key, const struct sheet *sheet)
{
    struct lib_sheet *s = arena_new_of(v->arena, struct lib_sheet);
    *s = (struct lib_sheet){arena_strdup(v->arena, key), sheet, v->sheets};
    v->sheets = s;
    return sheet;
}

const struct sheet *lib_sheet(struct vanthu *v, const struct report *report, const char *layout)
{
    const char *key = layout ? layout : report->layout;
    const struct pos pos = layout ? (struct pos){0} : report->layout_pos;
    const struct sheet *known = find_read(v, key);
    if (known) return known;
    struct sheet_file file = {.file = arena_strdup(v->arena, key)};
    bool loaded = layout && is_file_name(layout)
                      ? load_named(v, &file)
                      : load_installed(v, NULL, key, pos, &file, &v->diags);
    if (!loaded) return NULL;
    const struct sheet_loader loader = {load_installed, v};
    struct sheet *sheet = arena_new_of(v->arena, struct sheet);
    if (!sheet_read(v->arena, &file, &loader, sheet, &v->diags)) return NULL;
    return keep(v, key, sheet);
}
