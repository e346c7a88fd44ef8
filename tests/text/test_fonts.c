/* Faces: their figures, the map, folders without one, and files that are no good. */
#include "base/input.h"
#include "text_tests.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* fc-scan and ttx agree on these for Liberation Serif 2.1. */
START_TEST(face_has_the_figures_of_its_file)
{
    const struct font_face *face = fix.serif[FONT_REGULAR];
    ck_assert_str_eq(face->family, "Times New Roman");
    ck_assert_str_eq(face->postscript_name, "LiberationSerif");
    ck_assert_int_eq(face->units_per_em, 2048);
    ck_assert_int_eq(face->ascent, 1825);
    ck_assert_int_eq(face->descent, 443);
    ck_assert_int_eq(face->line_gap, 87);
    ck_assert_int_eq(face->weight, 400);
    ck_assert(face->italic_angle == 0);
    ck_assert_str_eq(fix.serif[FONT_BOLD]->postscript_name, "LiberationSerif-Bold");
    ck_assert_int_eq(fix.serif[FONT_BOLD]->weight, 700);
    ck_assert(fix.serif[FONT_ITALIC]->italic_angle < 0);
    ck_assert_str_eq(fix.serif[FONT_BOLD_ITALIC]->postscript_name, "LiberationSerif-BoldItalic");
}
END_TEST

START_TEST(box_face_has_the_figures_of_its_script)
{
    const struct font_face *face = fix.box;
    ck_assert_str_eq(face->postscript_name, "Box-Regular");
    ck_assert_int_eq(face->units_per_em, 1000);
    ck_assert_int_eq(face->n_glyphs, 5);
    ck_assert_int_eq(face->cap_height, 700);
    ck_assert_int_eq(face->x_height, 500);
    ck_assert_int_eq(face->bbox[0], 50);
    ck_assert_int_eq(face->bbox[3], 700);
    ck_assert_int_eq(face->underline_position, -100 + 50 / 2 - 25);
    ck_assert_int_eq(face->underline_thickness, 50);
    ck_assert(fix.box_italic->italic_angle == -12);
    ck_assert_uint_eq(font_glyph(face, 'A'), 2);
    ck_assert_uint_eq(font_glyph(face, 'a'), 1);
    ck_assert_uint_eq(font_glyph(face, 0x1EBF), 0);
    ck_assert_uint_eq(font_glyph(face, 0xFFFFFFFF), 0);
    ck_assert_int_eq(font_advance(face, 2), 1000);
    ck_assert_int_eq(font_advance(face, 4), 0);
    ck_assert_int_eq(font_advance(face, 5), 0);
}
END_TEST

/* No face of ours has them; word processors draw them all the same. */
START_TEST(joiners_borrow_their_glyphs)
{
    ck_assert_uint_eq(font_glyph(fix.serif[0], 0x2011), font_glyph(fix.serif[0], '-'));
    ck_assert_uint_eq(font_glyph(fix.box, 0x2011), font_glyph(fix.box, '-'));
    ck_assert_uint_eq(font_glyph(fix.box, 0x2060), font_glyph(fix.box, 0x200B));
    ck_assert_int_eq(text_advance(fix.box, 0x2060, 240), 0);
    ck_assert_uint_eq(font_drawn_as(fix.box, 0x2011), '-');
    ck_assert_uint_eq(font_drawn_as(fix.box, 0x2060), 0x200B);
    ck_assert_uint_eq(font_drawn_as(fix.box, '-'), '-');
}
END_TEST

START_TEST(same_question_gives_the_same_face)
{
    ck_assert_ptr_eq(font_set_face(fix.serif_set, "times new ROMAN", FONT_BOLD, &fix.diags),
                     fix.serif[FONT_BOLD]);
    ck_assert_ptr_ne(fix.serif[FONT_BOLD], fix.serif[FONT_REGULAR]);
}
END_TEST

START_TEST(entries_come_in_order)
{
    ck_assert_uint_eq(font_set_count(fix.serif_set), 4);
    struct font_entry entry = font_set_entry(fix.serif_set, 3);
    ck_assert_str_eq(entry.family, "Times New Roman");
    ck_assert_str_eq(entry.file, "LiberationSerif-BoldItalic.ttf");
    ck_assert_int_eq(entry.style, FONT_BOLD_ITALIC);
    ck_assert_uint_eq(font_set_count(fix.box_set), 3);
    ck_assert_str_eq(font_set_entry(fix.box_set, 0).file, "Box-Bold.ttf");
    ck_assert_str_eq(font_set_entry(fix.box_set, 2).family, "Box");
    ck_assert_int_eq(font_set_entry(fix.box_set, 2).style, FONT_REGULAR);
}
END_TEST

static const struct diag *only_message(enum diag_code code)
{
    ck_assert_uint_eq(fix.diags.n, 1);
    ck_assert_int_eq(fix.diags.at[0].code, code);
    return &fix.diags.at[0];
}

START_TEST(nothing_is_substituted)
{
    ck_assert_ptr_null(font_set_face(fix.serif_set, "Arial", FONT_BOLD, &fix.diags));
    const struct diag *d = only_message(DIAG_TEXT_FONT_MISSING);
    ck_assert_str_eq(d->args[0], "Arial bold");
    ck_assert_str_eq(d->args[1], source_path("fonts"));
}
END_TEST

START_TEST(folder_that_is_not_there)
{
    ck_assert_ptr_null(font_set_open(source_path("tests/fonts/none"), &fix.diags));
    const struct diag *d = only_message(DIAG_FILE_READ);
    ck_assert_str_eq(d->args[0], source_path("tests/fonts/none"));
}
END_TEST

/* A folder of our own with one file in it. */
static const char *folder_with(const char *name, const void *bytes, size_t n)
{
    char *dir = arena_strdup(fix.arena, "/tmp/vanthu-fonts-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(dir));
    FILE *file = fopen(arena_printf(fix.arena, "%s/%s", dir, name), "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, n, file), n);
    fclose(file);
    return dir;
}

static void remove_folder(const char *dir)
{
    DIR *entries = opendir(dir);
    for (struct dirent *entry; (entry = readdir(entries));) {
        if (entry->d_name[0] != '.') unlink(arena_printf(fix.arena, "%s/%s", dir, entry->d_name));
    }
    closedir(entries);
    rmdir(dir);
}

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static const struct {
    const char *map;
    int wrong_line; /* 0: none */
} maps[] = {
    {"", 0},
    {"# a comment\n\n  Box ;  bold-italic; b.ttf ; " SHA " \r\n", 0},
    {"Box; regular; a.ttf; " SHA "\nBox; bold; b.ttf; " SHA, 0},
    {"Box; regular; a.ttf\n", 1},
    {"\nBox; regular; a.ttf; " SHA "; more\n", 2},
    {"# x\nBox; roman; a.ttf; " SHA "\n", 2},
    {"; regular; a.ttf; " SHA "\n", 1},
    {"Box; regular; ; " SHA "\n", 1},
    {"Box; regular; a.ttf; 0123\n", 1},
    {"Box; regular; a.ttf; X" SHA "\n", 1},
    {"Box; regular; a.ttf; " SHA "\nBOX; regular; b.ttf; " SHA "\n", 2},
};

START_TEST(map_is_read_or_refused_at_its_line)
{
    const char *dir = folder_with("fonts.map", maps[_i].map, strlen(maps[_i].map));
    struct font_set *set = font_set_open(dir, &fix.diags);
    ck_assert_int_eq(set == NULL, maps[_i].wrong_line > 0);
    if (!set) {
        const struct diag *d = only_message(DIAG_TEXT_FONT_MAP);
        ck_assert_int_eq(d->pos.line, maps[_i].wrong_line);
        ck_assert_int_eq(atoi(d->args[1]), maps[_i].wrong_line);
    }
    font_set_close(set);
    remove_folder(dir);
}
END_TEST

START_TEST(file_of_the_map_that_is_not_there)
{
    const char *map = "Box; regular; none.ttf; " SHA "\n";
    const char *dir = folder_with("fonts.map", map, strlen(map));
    struct font_set *set = font_set_open(dir, &fix.diags);
    ck_assert_ptr_nonnull(set);
    ck_assert_ptr_null(font_set_face(set, "Box", FONT_REGULAR, &fix.diags));
    only_message(DIAG_FILE_READ);
    font_set_close(set);
    remove_folder(dir);
}
END_TEST

/* Installed files alone: the map's folder, not one without. */
START_TEST(files_of_a_map_can_be_held_in_place)
{
    struct font_set *set = font_set_open(source_path("fonts"), &fix.diags);
    font_set_hold(set);
    const struct font_face *held = font_set_face(set, "Times New Roman", FONT_REGULAR, &fix.diags);
    const struct font_face *copied = fix.serif[FONT_REGULAR];
    ck_assert(held && held->is_mapped && !copied->is_mapped);
    ck_assert_uint_eq(held->n_data, copied->n_data);
    ck_assert_mem_eq(held->data, copied->data, held->n_data);
    ck_assert_int_eq(font_advance(held, font_glyph(held, 'a')),
                     font_advance(copied, font_glyph(copied, 'a')));
    font_set_close(set);
    set = font_set_open(source_path("tests/fonts"), &fix.diags);
    font_set_hold(set);
    ck_assert(!font_set_face(set, "Box", FONT_REGULAR, &fix.diags)->is_mapped);
    font_set_close(set);
}
END_TEST

/* Try `bytes` as the face of a map, in place or copied; true when it loads, else there is one
 * message. */
static bool loads_as(const uint8_t *bytes, size_t n, bool is_held)
{
    const char *map = "Box; regular; a.ttf; " SHA "\n";
    const char *dir = folder_with("fonts.map", map, strlen(map));
    FILE *file = fopen(arena_printf(fix.arena, "%s/a.ttf", dir), "wb");
    ck_assert_uint_eq(fwrite(bytes, 1, n, file), n);
    fclose(file);
    fix.diags.n = 0;
    struct font_set *set = font_set_open(dir, &fix.diags);
    if (is_held) font_set_hold(set);
    bool is_loaded = font_set_face(set, "Box", FONT_REGULAR, &fix.diags) != NULL;
    if (!is_loaded) {
        const struct diag *d = only_message(DIAG_TEXT_FONT_BAD);
        ck_assert_int_gt((int)strlen(d->args[1]), 5);
    }
    font_set_close(set);
    remove_folder(dir);
    return is_loaded;
}

static bool loads(const uint8_t *bytes, size_t n)
{
    bool is_loaded = loads_as(bytes, n, false);
    ck_assert_int_eq(loads_as(bytes, n, true), is_loaded);
    return is_loaded;
}

static uint8_t *bytes_of(const char *name, size_t *n)
{
    uint8_t *bytes;
    ck_assert_int_eq(input_read(fix.arena, source_path(name), 1 << 20, &bytes, n), 0);
    return bytes;
}

START_TEST(file_that_is_no_font)
{
    ck_assert(!loads((const uint8_t *)"", 0));
    ck_assert(!loads((const uint8_t *)"This is a letter, not a font.", 29));
}
END_TEST

START_TEST(font_cut_short_is_refused)
{
    size_t n;
    uint8_t *bytes = bytes_of("fonts/LiberationSerif-Italic.ttf", &n);
    ck_assert(loads(bytes, n));
    ck_assert(!loads(bytes, n * (size_t)_i / 10));
}
END_TEST

/* Any tail may be missing: the loader answers, whatever it says. */
START_TEST(box_font_cut_anywhere_does_no_harm)
{
    size_t n;
    uint8_t *bytes = bytes_of("tests/fonts/Box-Regular.ttf", &n);
    for (size_t k = 0; k < n; k += 97)
        loads(bytes, k);
}
END_TEST

/* The directory entry of a table: tag, checksum, offset, length. */
static uint8_t *entry_of(uint8_t *font, const char *tag)
{
    for (int i = 0; i < font[5]; i++) {
        if (memcmp(font + 12 + 16 * i, tag, 4) == 0) return font + 12 + 16 * i;
    }
    ck_abort_msg("no table %s", tag);
    return NULL;
}

static uint8_t *table_of(uint8_t *font, const char *tag)
{
    const uint8_t *entry = entry_of(font, tag);
    return font + (entry[10] << 8 | entry[11]);
}

START_TEST(licence_that_forbids_embedding)
{
    size_t n;
    uint8_t *font = bytes_of("tests/fonts/Box-Regular.ttf", &n);
    uint8_t *fs_type = table_of(font, "OS/2") + 9;
    *fs_type = 0x08; /* editable embedding */
    ck_assert(loads(font, n));
    *fs_type = 0x02; /* restricted */
    ck_assert(!loads(font, n));
    *fs_type = 0x06; /* with a bit that allows more */
    ck_assert(loads(font, n));
}
END_TEST

START_TEST(font_without_outlines_of_truetype)
{
    size_t n;
    uint8_t *font = bytes_of("tests/fonts/Box-Regular.ttf", &n);
    memcpy(entry_of(font, "glyf"), "glyx", 4);
    ck_assert(!loads(font, n));
}
END_TEST

START_TEST(font_without_unicode_characters)
{
    size_t n;
    uint8_t *font = bytes_of("tests/fonts/Box-Regular.ttf", &n);
    memcpy(table_of(font, "cmap") + 4, "\0\1\0\5", 4); /* Macintosh, Hebrew */
    ck_assert(!loads(font, n));
}
END_TEST

/* Two faces that are one: offsets of tables count from the file's beginning. */
START_TEST(collection_is_refused)
{
    enum { HEAD = 20 };
    size_t n;
    uint8_t *font = bytes_of("tests/fonts/Box-Regular.ttf", &n);
    for (int i = 0; i < font[5]; i++) {
        uint8_t *offset = font + 12 + 16 * i + 10;
        int moved = (offset[0] << 8 | offset[1]) + HEAD;
        offset[0] = (uint8_t)(moved >> 8);
        offset[1] = (uint8_t)moved;
    }
    uint8_t *both = arena_alloc(fix.arena, HEAD + n);
    memcpy(both, "ttcf\0\1\0\0\0\0\0\2\0\0\0\24\0\0\0\24", HEAD);
    memcpy(both + HEAD, font, n);
    ck_assert(!loads(both, HEAD + n));
    ck_assert_ptr_nonnull(strstr(fix.diags.at[0].args[1], "collection"));
}
END_TEST

TCase *case_fonts(void)
{
    TCase *tcase = tcase_create("fonts");
    tcase_add_test(tcase, face_has_the_figures_of_its_file);
    tcase_add_test(tcase, box_face_has_the_figures_of_its_script);
    tcase_add_test(tcase, joiners_borrow_their_glyphs);
    tcase_add_test(tcase, same_question_gives_the_same_face);
    tcase_add_test(tcase, entries_come_in_order);
    tcase_add_test(tcase, nothing_is_substituted);
    tcase_add_test(tcase, folder_that_is_not_there);
    tcase_add_loop_test(tcase, map_is_read_or_refused_at_its_line, 0, sizeof maps / sizeof *maps);
    tcase_add_test(tcase, file_of_the_map_that_is_not_there);
    tcase_add_test(tcase, files_of_a_map_can_be_held_in_place);
    tcase_add_test(tcase, file_that_is_no_font);
    tcase_add_loop_test(tcase, font_cut_short_is_refused, 1, 10);
    tcase_add_test(tcase, box_font_cut_anywhere_does_no_harm);
    tcase_add_test(tcase, licence_that_forbids_embedding);
    tcase_add_test(tcase, font_without_outlines_of_truetype);
    tcase_add_test(tcase, font_without_unicode_characters);
    tcase_add_test(tcase, collection_is_refused);
    return tcase;
}
