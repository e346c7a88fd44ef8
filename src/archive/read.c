/* What a file carries along, and what it says of its making. */
#include "archive/archive_priv.h"

#include "base/limits.h"

/* Files that may be attached; each image of a description is one. */
enum { MAX_FILES = 4096 };

static bool is_failed(struct diag_list *diags, const char *name, enum diag_code code,
                      const char *what)
{
    diag_add(diags, (struct pos){.file = name}, code, what, NULL, NULL);
    return false;
}

/* A name's letters, without the slash. */
static const char *name_text(struct arena *a, struct value v)
{
    return v.at && *v.at == '/' ? arena_strndup(a, v.at + 1, (size_t)(v.end - v.at - 1)) : "";
}

static bool read_file(const struct file *file, struct value specification, size_t most,
                      struct archive_file *out)
{
    struct value embedded = file_get(file, specification, "/EF");
    struct value stream = file_get(file, embedded, "/F");
    size_t size;
    out->name = value_text(file->a, file_get(file, specification, "/UF"));
    out->relation = name_text(file->a, file_get(file, specification, "/AFRelationship"));
    return out->name && file_data(file, stream, most, &out->bytes, &out->n) &&
           value_whole(file_get(file, file_get(file, stream, "/Params"), "/Size"), &size) &&
           size == out->n;
}

static bool read_files(const struct file *file, const char *name, struct archive *archive,
                       struct diag_list *diags)
{
    VEC(struct archive_file) files = {0};
    struct value list = file_get(file, file_root(file), "/AF"), one;
    size_t left = LIMIT_IMAGES_BYTES;
    for (const char *at = NULL; array_next(list, &at, &one);) {
        if (files.n == MAX_FILES) return is_failed(diags, name, DIAG_ARCHIVE_FORM, NULL);
        struct archive_file *f = vec_push(file->a, &files);
        if (!read_file(file, file_follow(file, one), left, f))
            return is_failed(diags, name, DIAG_ARCHIVE_FILE, f->name ? f->name : "?");
        left -= f->n;
    }
    archive->files = files.at;
    archive->n_files = files.n;
    return true;
}

bool archive_read(struct arena *a, const char *name, const uint8_t *bytes, size_t n,
                  struct archive *archive, struct diag_list *diags)
{
    struct file file;
    struct packet packet;
    if (!file_open(a, bytes, n, &file) || !packet_read(&file, &packet))
        return is_failed(diags, name, DIAG_ARCHIVE_FORM, NULL);
    const char *part = packet_get(&packet, SPACE_PDFA, "part");
    const char *conformance = packet_get(&packet, SPACE_PDFA, "conformance");
    *archive = (struct archive){
        .part = part ? *part : '\0',
        .conformance = conformance ? *conformance : '\0',
        .built_part = packet_get(&packet, SPACE_OWN, "BuiltPart"),
        .built_fit = packet_get(&packet, SPACE_OWN, "BuiltFit"),
        .has_fields = packet_get(&packet, SPACE_OWN, "BuiltFields"),
    };
    return read_files(&file, name, archive, diags);
}
