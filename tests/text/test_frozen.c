/* The faces that the program was built with are those of fonts/, as FreeType reads them. */
#include "base/input.h"
#include "lib/frozen.h"
#include "text_tests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_frozen(const struct font_face *face)
{
    for (size_t i = 0; i < n_frozen_faces; i++)
        if (face->tables == frozen_faces[i]->face.tables) return true;
    return false;
}

static void are_same_figures(const struct font_face *a, const struct font_face *b)
{
    ck_assert_str_eq(a->family, b->family);
    ck_assert_str_eq(a->postscript_name, b->postscript_name);
    ck_assert_str_eq(a->path, b->path);
    ck_assert_int_eq(a->style, b->style);
    ck_assert_uint_eq(a->n_data, b->n_data);
    ck_assert_mem_eq(a->data, b->data, a->n_data);
    ck_assert_int_eq(a->units_per_em, b->units_per_em);
    ck_assert_int_eq(a->n_glyphs, b->n_glyphs);
    ck_assert_int_eq(a->ascent, b->ascent);
    ck_assert_int_eq(a->descent, b->descent);
    ck_assert_int_eq(a->line_gap, b->line_gap);
    ck_assert_int_eq(a->cap_height, b->cap_height);
    ck_assert_int_eq(a->x_height, b->x_height);
    ck_assert_mem_eq(a->bbox, b->bbox, sizeof a->bbox);
    ck_assert_int_eq(a->underline_position, b->underline_position);
    ck_assert_int_eq(a->underline_thickness, b->underline_thickness);
    ck_assert(a->italic_angle == b->italic_angle);
    ck_assert_int_eq(a->weight, b->weight);
}

START_TEST(a_frozen_face_is_as_it_is_read)
{
    const struct font_face *read = fix.serif[_i];
    struct font_set *set = font_set_open(source_path("fonts"), &fix.diags);
    font_set_know(set, frozen_faces, n_frozen_faces);
    const struct font_face *face =
        font_set_face(set, "Times New Roman", (enum font_style)_i, &fix.diags);
    ck_assert(is_frozen(face) && !is_frozen(read));
    are_same_figures(face, read);
    for (uint32_t cp = 0; cp < 0x110000 + 256; cp++)
        if (font_glyph(face, cp) != font_glyph(read, cp) ||
            text_advance(face, cp, 280) != text_advance(read, cp, 280) ||
            font_drawn_as(face, cp) != font_drawn_as(read, cp))
            ck_abort_msg("U+%04X", cp);
    for (uint32_t glyph = 0; glyph <= (uint32_t)face->n_glyphs; glyph++)
        ck_assert_int_eq(font_advance(face, glyph), font_advance(read, glyph));
    font_set_close(set);
}
END_TEST

/* A byte of its directory or its length is enough. */
START_TEST(another_file_is_read)
{
    char folder[] = "/tmp/vanthu-frozen-XXXXXX";
    uint8_t *bytes;
    size_t n;
    ck_assert_int_eq(
        input_read(fix.arena, source_path("fonts/LiberationSerif-Bold.ttf"), 1 << 20, &bytes, &n),
        0);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    const char *path = arena_printf(fix.arena, "%s/a.ttf", folder);
    for (int way = 0; way < 3; way++) {
        FILE *file = fopen(path, "wb");
        if (way) bytes[12 + 7] ^= 1; /* the checksum of a table, there and back */
        fwrite(bytes, 1, n, file);
        if (way == 2) fputc(0, file);
        fclose(file);
        struct font_set *set = font_set_open(folder, &fix.diags);
        font_set_know(set, frozen_faces, n_frozen_faces);
        const struct font_face *face =
            font_set_face(set, "Liberation Serif", FONT_BOLD, &fix.diags);
        ck_assert_ptr_nonnull(face);
        ck_assert_int_eq(is_frozen(face), way == 0);
        font_set_close(set);
    }
    unlink(path);
    rmdir(folder);
}
END_TEST

TCase *case_frozen(void)
{
    TCase *tcase = tcase_create("frozen");
    tcase_add_loop_test(tcase, a_frozen_face_is_as_it_is_read, 0, FONT_N_STYLES);
    tcase_add_test(tcase, another_file_is_read);
    return tcase;
}
