/* The context: places, messages, and saving. */
#include "lib/lib.h"

#include "base/memo.h"
#include "base/output.h"
#include "lib/frozen.h"
#include "pack/pack.h"
#include "pdf/pdf.h"
#include "text/font.h"

#include <stdlib.h>
#include <unistd.h>

struct vanthu *vanthu_new(const struct vanthu_options *options)
{
    const char *data = options && options->data_dir ? options->data_dir : VANTHU_DATADIR;
    const char *fonts = options ? options->fonts_dir : NULL;
    mem_learn_words();
    struct vanthu *v = mem_alloc(sizeof *v);
    *v = (struct vanthu){.arena = arena_new(), .diags.arena = arena_new()};
    v->is_brief = options && options->is_brief;
    v->data_dir = arena_strdup(v->arena, data);
    v->layouts_dir = arena_printf(v->arena, "%s/layouts", data);
    v->fonts_dir = fonts ? arena_strdup(v->arena, fonts) : arena_printf(v->arena, "%s/fonts", data);
    return v;
}

void vanthu_free(struct vanthu *v)
{
    if (!v) return;
    pdf_writer_free(v->writer);
    packer_free(v->packer);
    memo_free(v->memo);
    font_set_close(v->fonts);
    arena_free(v->diags.arena);
    arena_free(v->arena);
    free(v);
}

const char *vanthu_version(void)
{
    return VANTHU_VERSION;
}

size_t vanthu_message_count(const struct vanthu *v)
{
    return diag_count(&v->diags);
}

struct vanthu_message vanthu_message(const struct vanthu *v, size_t i)
{
    const struct diag d = diag_at(&v->diags, i);
    return (struct vanthu_message){
        .is_error = d.class != DIAG_WARNING,
        .code = diag_code_name(d.code),
        .file = d.pos.file,
        .line = d.pos.line,
        .column = d.pos.column,
        .text = diag_format(v->diags.arena, &d),
    };
}

enum vanthu_status vanthu_status(const struct vanthu *v)
{
    return (enum vanthu_status)v->diags.worst;
}

void vanthu_clear(struct vanthu *v)
{
    arena_free(v->diags.arena);
    v->diags = (struct diag_list){.arena = arena_new()};
}

bool vanthu_save(struct vanthu *v, const struct vanthu_file *files, size_t n)
{
    struct output *outputs = arena_array_of(v->diags.arena, n, struct output);
    for (size_t i = 0; i < n; i++)
        outputs[i] = (struct output){files[i].path, files[i].bytes, files[i].n};
    return output_commit(outputs, n, &v->diags);
}

bool lib_has_data(struct vanthu *v)
{
    if (!access(v->data_dir, R_OK | X_OK)) return true;
    diag_add(&v->diags, (struct pos){0}, DIAG_DATA_MISSING, v->data_dir, NULL, NULL);
    return false;
}

struct memo *lib_memo(struct vanthu *v)
{
    if (!v->memo) v->memo = memo_new();
    return v->memo;
}

struct font_set *lib_fonts(struct vanthu *v)
{
    if (!v->fonts && access(v->fonts_dir, R_OK) && !lib_has_data(v)) return NULL;
    if (v->fonts) return v->fonts;
    v->fonts = font_set_open(v->fonts_dir, &v->diags);
    if (v->fonts && v->is_brief) font_set_hold(v->fonts);
    if (v->fonts) font_set_know(v->fonts, frozen_faces, n_frozen_faces);
    return v->fonts;
}
