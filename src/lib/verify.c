/* From an archive's file back to what it was made of, and the proof that it is that. */
#include "lib/lib.h"

#include "archive/archive.h"
#include "base/input.h"
#include "base/limits.h"
#include "image/image.h"

#include <stdlib.h>
#include <string.h>

struct vanthu_archive {
    struct arena *arena;
    const char *name;
    uint8_t *bytes;
    size_t n;
    struct archive archive;
};

static bool read_archive(struct vanthu *v, struct vanthu_archive *archive, const char *path)
{
    int error = input_read(archive->arena, path, LIMIT_ARCHIVE_BYTES, &archive->bytes, &archive->n);
    if (error) return lib_refuse_file(v, archive->name, error, LIMIT_ARCHIVE_BYTES);
    if (!archive_read(archive->arena, archive->name, archive->bytes, archive->n, &archive->archive,
                      &v->diags))
        return false;
    if (archive->archive.n_files) return true;
    diag_add(&v->diags, (struct pos){.file = archive->name}, DIAG_ARCHIVE_NONE, NULL, NULL, NULL);
    return false;
}

struct vanthu_archive *vanthu_archive_open(struct vanthu *v, const char *path)
{
    struct vanthu_archive *archive = mem_alloc(sizeof *archive);
    *archive = (struct vanthu_archive){.arena = arena_new()};
    archive->name = arena_strdup(v->arena, strcmp(path, "-") ? path : "<stdin>");
    if (read_archive(v, archive, path)) return archive;
    vanthu_archive_free(archive);
    return NULL;
}

void vanthu_archive_free(struct vanthu_archive *archive)
{
    if (!archive) return;
    arena_free(archive->arena);
    free(archive);
}

size_t vanthu_archive_count(const struct vanthu_archive *archive)
{
    return archive->archive.n_files;
}

struct vanthu_file vanthu_archive_file(const struct vanthu_archive *archive, size_t i)
{
    const struct archive_file *file = &archive->archive.files[i];
    return (struct vanthu_file){file->name, file->bytes, file->n};
}

/* ---- rebuilding ---- */

/* Behind the description, the file of a copy is the only other source. */
static const struct archive_file *find_copy(const struct archive *archive)
{
    bool has = archive->n_files > 1 && strcmp(archive->files[1].relation, "Source") == 0;
    return has ? &archive->files[1] : NULL;
}

static struct vanthu_report *read_report(struct vanthu *v, const struct vanthu_archive *archive)
{
    const struct archive *from = &archive->archive;
    struct image_file *images = arena_array_of(archive->arena, from->n_files, struct image_file);
    for (size_t i = 0; i < from->n_files; i++)
        images[i] =
            (struct image_file){from->files[i].name, from->files[i].bytes, from->files[i].n};
    struct vanthu_report *report = lib_read_attached(v, from->files[0].name, from->files[0].bytes,
                                                     from->files[0].n, images, from->n_files);
    const struct archive_file *copy = find_copy(from);
    if (!report || !copy || lib_read_copy(v, report, copy->name, copy->bytes, copy->n))
        return report;
    vanthu_report_free(report);
    return NULL;
}

/* A file that claims no level of ours is rebuilt as one that does, and then found to differ. */
static enum vanthu_level level_of(const struct archive *archive)
{
    if (archive->part == '1') return VANTHU_A1A;
    if (archive->part == '2') return archive->conformance == 'U' ? VANTHU_A2U : VANTHU_A2A;
    return VANTHU_A3A;
}

static bool rebuild(struct vanthu *v, const struct vanthu_archive *archive, const char *layout,
                    uint8_t **bytes, size_t *n)
{
    const struct archive *from = &archive->archive;
    struct vanthu_report *report = read_report(v, archive);
    struct vanthu_document *document =
        report ? vanthu_compose_part(v, report, layout, from->built_part) : NULL;
    if (document && from->built_fit && !report->report.fit) vanthu_fit(v, document);
    if (document && from->has_fields) vanthu_sign_fields(document);
    bool done = document && vanthu_write_archive(v, document, level_of(from), bytes, n);
    vanthu_document_free(document);
    vanthu_report_free(report);
    return done;
}

bool vanthu_verify(struct vanthu *v, const struct vanthu_archive *archive, const char *layout)
{
    uint8_t *bytes = NULL;
    size_t n = 0;
    bool same = rebuild(v, archive, layout, &bytes, &n) &&
                archive_compare(archive->arena, archive->name, archive->bytes, archive->n, bytes, n,
                                &v->diags);
    free(bytes);
    return same;
}
