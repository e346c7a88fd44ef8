/* Run while vanthu is built: writes the faces of a folder as constants of C, so that no run has to
 * read those that it was built with.
 *
 *     freeze-faces OUT.c FOLDER */
#include "text/font_priv.h"

#include <stdio.h>
#include <string.h>

enum { CHARS = 256 };

static bool is_empty(const struct font_char *page)
{
    for (size_t i = 0; i < CHARS; i++)
        if (page[i].glyph || page[i].advance) return false;
    return true;
}

static void put_pages(FILE *out, size_t f, const struct font_tables *tables)
{
    for (size_t p = 0; p < tables->n_pages; p++) {
        const struct font_char *page = tables->pages[p];
        if (is_empty(page)) continue;
        fprintf(out, "static const struct font_char page_%zu_%zu[] = {\n", f, p);
        for (size_t i = 0; i < CHARS; i++)
            fprintf(out, "{%d,%d},%s", page[i].glyph, page[i].advance, i % 16 == 15 ? "\n" : "");
        fprintf(out, "};\n");
    }
    fprintf(out, "static const struct font_char *const pages_%zu[] = {\n", f);
    for (size_t p = 0; p < tables->n_pages; p++) {
        if (is_empty(tables->pages[p]))
            fprintf(out, "none,\n");
        else
            fprintf(out, "page_%zu_%zu,\n", f, p);
    }
    fprintf(out, "};\n");
}

static void put_tables(FILE *out, size_t f, const struct font_face *face)
{
    const struct font_tables *tables = face->tables;
    put_pages(out, f, tables);
    fprintf(out, "static const uint16_t advances_%zu[] = {\n", f);
    for (int i = 0; i < face->n_glyphs; i++)
        fprintf(out, "%d,%s", tables->advances[i], i % 16 == 15 ? "\n" : "");
    fprintf(out,
            "};\nstatic const struct font_tables tables_%zu = {pages_%zu, %zu, advances_%zu, %d, {",
            f, f, tables->n_pages, f, tables->shift);
    for (size_t i = 0; i < tables->n_likenesses; i++)
        fprintf(out, "{%u, %u},", tables->likenesses[i].cp, tables->likenesses[i].like);
    fprintf(out, "%s}, %zu};\n", tables->n_likenesses ? "" : "{0}", tables->n_likenesses);
}

/* The offset table and a record of sixteen bytes for each table. */
static size_t put_directory(FILE *out, size_t f, const struct font_face *face)
{
    size_t n = 12 + 16 * (size_t)(face->data[4] << 8 | face->data[5]);
    fprintf(out, "static const uint8_t directory_%zu[] = {\n", f);
    for (size_t i = 0; i < n; i++)
        fprintf(out, "%d,%s", face->data[i], i % 16 == 15 ? "\n" : "");
    fprintf(out, "};\n");
    return n;
}

static void put_face(FILE *out, size_t f, const struct font_face *face)
{
    put_tables(out, f, face);
    size_t n = put_directory(out, f, face);
    fprintf(out, "extern const struct font_frozen frozen_face_%zu;\n", f);
    fprintf(out, "const struct font_frozen frozen_face_%zu = {directory_%zu, %zu, %zu, {\n", f, f,
            n, face->n_data);
    fprintf(out, ".postscript_name = \"%s\", .units_per_em = %d, .n_glyphs = %d,\n",
            face->postscript_name, face->units_per_em, face->n_glyphs);
    fprintf(out, ".ascent = %d, .descent = %d, .line_gap = %d, .cap_height = %d, .x_height = %d,\n",
            face->ascent, face->descent, face->line_gap, face->cap_height, face->x_height);
    fprintf(out, ".bbox = {%d, %d, %d, %d},\n", face->bbox[0], face->bbox[1], face->bbox[2],
            face->bbox[3]);
    fprintf(out, ".underline_position = %d, .underline_thickness = %d,\n", face->underline_position,
            face->underline_thickness);
    fprintf(out, ".italic_angle = %.17g, .weight = %d, .tables = &tables_%zu}};\n",
            face->italic_angle, face->weight, f);
}

static bool write_all(FILE *out, struct font_set *set, struct diag_list *diags)
{
    size_t n = font_set_count(set);
    fprintf(out, "#include \"lib/frozen.h\"\n#include \"text/font_priv.h\"\n\n"
                 "static const struct font_char none[256];\n");
    for (size_t i = 0; i < n; i++) {
        const struct font_entry entry = font_set_entry(set, i);
        const struct font_face *face = font_set_face(set, entry.family, entry.style, diags);
        if (!face) return false;
        put_face(out, i, face);
    }
    fprintf(out, "const struct font_frozen *const frozen_faces[] = {\n");
    for (size_t i = 0; i < n; i++)
        fprintf(out, "&frozen_face_%zu,\n", i);
    fprintf(out, "};\nconst size_t n_frozen_faces = %zu;\n", n);
    return true;
}

int main(int argc, char **argv)
{
    if (argc != 3) return 2;
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct font_set *set = font_set_open(argv[2], &diags);
    FILE *out = set ? fopen(argv[1], "w") : NULL;
    bool is_done = out && write_all(out, set, &diags);
    is_done = out && fclose(out) == 0 && is_done;
    for (size_t i = 0; i < diags.n; i++)
        fprintf(stderr, "%s\n", diag_format(a, &diags.at[i]));
    font_set_close(set);
    arena_free(a);
    return is_done ? 0 : 1;
}
