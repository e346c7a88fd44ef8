/* A font file as text and pdf open it: its figures, lines set in it, outlines, and the subset. What
 * begins with '#' is a fonts.map. */
#include "fuzz_font.h"

#include "base/arena.h"
#include "text/font_priv.h"
#include "text/text.h"

static const char words[] = "Số: 80/BC \xE2\x80\x91 Nước (sạch) – “a\xC2\xA0"
                            "b” ừ…";

static void set_line(struct arena *a, const struct font_face *face)
{
    struct diag_list diags = {.arena = a};
    text_width(face, words, sizeof words - 1, 280);
    text_box(face, 280);
    text_check_glyphs(face, words, (struct pos){"r.xml", 1, 1}, &diags);
    font_ink(face, words, sizeof words - 1);
}

static void read_map(struct arena *a, const uint8_t *bytes, size_t n)
{
    struct diag_list diags = {.arena = a};
    struct font_slots slots = {0};
    char *text = arena_strndup(a, (const char *)bytes, n);
    fuzz_expect(fuzz_agree(font_map_parse(a, "fonts.map", text, &slots, &diags), &diags));
}

void fuzz_one(const uint8_t *bytes, size_t n)
{
    const struct font_slot slot = {.family = "F", .file = "f.ttf"};
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    if (n && bytes[0] == '#') {
        read_map(a, bytes, n);
    } else {
        struct font_face *face =
            font_face_load(a, fuzz_file(0, bytes, n), &slot, false, NULL, 0, &diags);
        fuzz_expect(fuzz_agree(face, &diags));
        if (face) {
            set_line(a, face);
            fuzz_cut_font(a, face, words);
        }
    }
    arena_free(a);
}
