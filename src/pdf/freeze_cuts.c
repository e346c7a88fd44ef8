/* Run while vanthu is built: writes, as constants of C, the faces of a folder cut to the letters of
 * Vietnamese, for files that share them.
 *
 *     freeze-cuts OUT.c FOLDER */
#include "pdf/pdf_priv.h"

#include <stdio.h>

static bool cut_face(struct arena *a, const struct font_face *face, struct diag_list *diags,
                     struct letters *letters, struct cut *cut)
{
    struct pdf p = {.arena = a, .diags = diags, .writer = pdf_writer_new(NULL)};
    *letters = letters_all(a, face);
    *cut = cut_of(&p, letters);
    pdf_writer_free(p.writer);
    return cut->n > 0;
}

/* frozen_face_N is what the text room's tool writes of the same entry. */
static void put_cut(FILE *out, size_t i, const struct letters *letters, const struct cut *cut)
{
    fprintf(out, "static const uint16_t glyphs_%zu[] = {\n", i);
    for (size_t k = 0; k < letters->n; k++)
        fprintf(out, "%d,%s", cut->glyphs[k], k % 16 == 15 ? "\n" : "");
    fprintf(out, "};\nstatic const uint8_t packed_%zu[] = {\n", i);
    for (size_t k = 0; k < cut->packed.n; k++)
        fprintf(out, "%d,%s", cut->packed.at[k], k % 32 == 31 ? "\n" : "");
    fprintf(out, "};\nextern const struct font_frozen frozen_face_%zu;\n", i);
    fprintf(out,
            "static const struct pdf_frozen_cut cut_%zu = {&frozen_face_%zu.face, glyphs_%zu, %zu, "
            "packed_%zu, %zu};\n",
            i, i, i, cut->n, i, cut->packed.n);
}

static bool write_all(FILE *out, struct arena *a, struct font_set *set, struct diag_list *diags)
{
    size_t n = font_set_count(set);
    fprintf(out, "#include \"lib/frozen.h\"\n\n");
    for (size_t i = 0; i < n; i++) {
        const struct font_entry entry = font_set_entry(set, i);
        const struct font_face *face = font_set_face(set, entry.family, entry.style, diags);
        struct letters letters;
        struct cut cut;
        if (!face || !cut_face(a, face, diags, &letters, &cut)) return false;
        put_cut(out, i, &letters, &cut);
    }
    fprintf(out, "const struct pdf_frozen_cut *const frozen_cuts[] = {\n");
    for (size_t i = 0; i < n; i++)
        fprintf(out, "&cut_%zu,\n", i);
    fprintf(out, "};\nconst size_t n_frozen_cuts = %zu;\n", n);
    return true;
}

int main(int argc, char **argv)
{
    if (argc != 3) return 2;
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct font_set *set = font_set_open(argv[2], &diags);
    FILE *out = set ? fopen(argv[1], "w") : NULL;
    bool is_done = out && hb_load(&diags) && write_all(out, a, set, &diags);
    is_done = out && fclose(out) == 0 && is_done;
    for (size_t i = 0; i < diags.n; i++)
        fprintf(stderr, "%s\n", diag_format(a, &diags.at[i]));
    font_set_close(set);
    arena_free(a);
    return is_done ? 0 : 1;
}
