/* Reading descriptions. */
#include "lib/lib.h"

#include "base/input.h"
#include "base/limits.h"
#include "base/path.h"
#include "image/image.h"
#include "xml/xml.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static struct vanthu_report *report_new(void)
{
    struct vanthu_report *r = mem_alloc(sizeof *r);
    *r = (struct vanthu_report){.arena = arena_new(), .holders = 1};
    return r;
}

/* The files of the images; all that cannot be read are told of. */
static bool read_images(struct vanthu *v, struct vanthu_report *r, struct image_store store)
{
    store.arena = r->arena;
    store.diags = &v->diags;
    bool all_read = true;
    for (size_t i = 0; i < r->report.images.n; i++) {
        struct report_image *image = r->report.images.at[i];
        image->picture = image_load(&store, image->src, image->src_pos);
        all_read = all_read && image->picture;
    }
    return all_read;
}

/* What came from standard input has no name. */
static struct lib_source source_of(struct arena *a, const char *path, const uint8_t *bytes,
                                   size_t n)
{
    const char *name = *path_name(path) && path[0] != '<' ? path_name(path) : "description.xml";
    return (struct lib_source){arena_strdup(a, name), bytes, n};
}

/* The whole of a report of which `is_read` says whether the description could be. `images` says
 * where they are, and no more. */
static struct vanthu_report *complete(struct vanthu *v, struct vanthu_report *r, bool is_read,
                                      const char *name, struct image_store images,
                                      const uint8_t *bytes, size_t n)
{
    if (is_read && read_images(v, r, images)) {
        r->source = source_of(r->arena, name, bytes, n);
        r->folder = images.folder ? arena_strdup(r->arena, images.folder) : NULL;
        return r;
    }
    vanthu_report_free(r);
    return NULL;
}

static struct vanthu_report *read_with(struct vanthu *v, struct vanthu_report *r, const char *name,
                                       struct image_store images, const uint8_t *bytes, size_t n)
{
    bool is_read =
        report_read(r->arena, arena_strdup(r->arena, name), bytes, n, &r->report, &v->diags);
    return complete(v, r, is_read, name, images, bytes, n);
}

static struct vanthu_report *read_bytes(struct vanthu *v, struct vanthu_report *r, const char *name,
                                        const char *folder, const uint8_t *bytes, size_t n)
{
    return read_with(v, r, name, (struct image_store){.folder = folder}, bytes, n);
}

struct vanthu_report *lib_read_attached(struct vanthu *v, const char *name, const uint8_t *bytes,
                                        size_t n, const struct image_file *images, size_t n_images)
{
    struct vanthu_report *r = report_new();
    const uint8_t *kept = (const uint8_t *)arena_strndup(r->arena, (const char *)bytes, n);
    struct image_store store = {.files = images, .n_files = n_images};
    return read_with(v, r, name, store, kept, n);
}

struct vanthu_report *vanthu_read_file(struct vanthu *v, const char *path)
{
    const char *name = strcmp(path, "-") ? path : "<stdin>";
    struct vanthu_report *r = report_new();
    uint8_t *bytes;
    size_t n;
    int error = input_read(r->arena, path, LIMIT_INPUT_BYTES, &bytes, &n);
    if (!error) return read_bytes(v, r, name, path_folder(r->arena, path), bytes, n);
    lib_refuse_file(v, name, error, LIMIT_INPUT_BYTES);
    vanthu_report_free(r);
    return NULL;
}

static struct vanthu_report *read_memory(struct vanthu *v, const char *name, bool has_folder,
                                         const void *bytes, size_t n)
{
    if (n > LIMIT_INPUT_BYTES) {
        lib_refuse_file(v, name, EFBIG, LIMIT_INPUT_BYTES);
        return NULL;
    }
    struct vanthu_report *r = report_new();
    const uint8_t *kept = (const uint8_t *)arena_strndup(r->arena, bytes, n);
    return read_bytes(v, r, name, has_folder ? path_folder(r->arena, name) : NULL, kept, n);
}

struct vanthu_report *vanthu_read_memory(struct vanthu *v, const char *name, const void *bytes,
                                         size_t n)
{
    return read_memory(v, name, false, bytes, n);
}

struct vanthu_report *vanthu_read_bytes(struct vanthu *v, const char *path, const void *bytes,
                                        size_t n)
{
    return read_memory(v, path, true, bytes, n);
}

/* ---- forms ---- */

struct vanthu_form {
    struct arena *arena;
    struct xml_form xml;
    const char *folder;
};

struct vanthu_form *vanthu_form_read(struct vanthu *v, const char *path, const void *bytes,
                                     size_t n)
{
    if (n > LIMIT_INPUT_BYTES) {
        lib_refuse_file(v, path, EFBIG, LIMIT_INPUT_BYTES);
        return NULL;
    }
    struct vanthu_form *form = mem_alloc(sizeof *form);
    *form = (struct vanthu_form){.arena = arena_new()};
    const uint8_t *kept = (const uint8_t *)arena_strndup(form->arena, bytes, n);
    form->folder = path_folder(form->arena, path);
    if (!xml_form_read(form->arena, path, kept, n, &form->xml, &v->diags)) {
        vanthu_form_free(form);
        return NULL;
    }
    report_take_notes(&form->xml.doc);
    return form;
}

/* Nothing of the tree stays in a report: it holds copies. */
struct vanthu_report *vanthu_form_fill(struct vanthu *v, const struct vanthu_form *form,
                                       const struct vanthu_edit *edits, size_t n_edits)
{
    struct vanthu_report *r = report_new();
    struct xml_edit *own = arena_array_of(r->arena, n_edits, struct xml_edit);
    struct xml_filled filled;
    for (size_t i = 0; i < n_edits; i++)
        own[i] = (struct xml_edit){edits[i].from, edits[i].to, edits[i].text};
    bool is_read = xml_form_fill(r->arena, &form->xml, own, n_edits, &filled, &v->diags) &&
                   report_read_tree(r->arena, &filled.doc, &r->report, &v->diags);
    return complete(v, r, is_read, form->xml.doc.file, (struct image_store){.folder = form->folder},
                    filled.bytes, filled.n);
}

void vanthu_form_free(struct vanthu_form *form)
{
    if (!form) return;
    arena_free(form->arena);
    free(form);
}

/* ---- what comes with them ---- */

size_t vanthu_picture_count(const struct vanthu_report *report)
{
    return report->report.images.n;
}

const char *vanthu_picture(const struct vanthu_report *report, size_t i)
{
    return report->report.images.at[i]->src;
}

struct vanthu_report *lib_read_again(struct vanthu *v, const struct vanthu_report *report,
                                     const uint8_t *bytes, size_t n)
{
    struct vanthu_report *r = report_new();
    const uint8_t *kept = (const uint8_t *)arena_strndup(r->arena, (const char *)bytes, n);
    return read_bytes(v, r, report->report.file, report->folder, kept, n);
}

static bool take_copy(struct vanthu *v, struct vanthu_report *report, const char *name,
                      const uint8_t *bytes, size_t n)
{
    if (!report_read_copy(report->arena, name, bytes, n, &report->report, &v->diags)) return false;
    report->copy = source_of(report->arena, name, bytes, n);
    if (!strcmp(report->copy.name, report->source.name))
        report->copy.name = arena_printf(report->arena, "copy-%s", report->copy.name);
    return true;
}

bool vanthu_read_copy(struct vanthu *v, struct vanthu_report *report, const char *path)
{
    const char *name = arena_strdup(report->arena, strcmp(path, "-") ? path : "<stdin>");
    uint8_t *bytes;
    size_t n;
    int error = input_read(report->arena, path, LIMIT_INPUT_BYTES, &bytes, &n);
    if (error) return lib_refuse_file(v, name, error, LIMIT_INPUT_BYTES);
    return take_copy(v, report, name, bytes, n);
}

bool lib_read_copy(struct vanthu *v, struct vanthu_report *report, const char *name,
                   const uint8_t *bytes, size_t n)
{
    const uint8_t *kept = (const uint8_t *)arena_strndup(report->arena, (const char *)bytes, n);
    return take_copy(v, report, arena_strdup(report->arena, name), kept, n);
}

void vanthu_report_free(struct vanthu_report *report)
{
    if (!report || --report->holders) return;
    arena_free(report->arena);
    free(report);
}
