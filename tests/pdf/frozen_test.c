/* The programs that vanthu was built with are those that it would cut. */
#include "cases.h"
#include "lib/frozen.h"
#include "pdf/pdf_priv.h"
#include "suite.h"

#include <stdlib.h>

static struct font_set *open_fonts(struct arena *a, struct diag_list *diags)
{
    const char *source = getenv("VANTHU_SOURCE");
    struct font_set *set = font_set_open(arena_printf(a, "%s/fonts", source ? source : "."), diags);
    ck_assert_ptr_nonnull(set);
    font_set_know(set, frozen_faces, n_frozen_faces);
    return set;
}

START_TEST(a_frozen_program_is_as_it_is_cut)
{
    const struct pdf_frozen_cut *frozen = frozen_cuts[_i];
    struct arena *a = arena_new();
    struct diag_list diags = {.arena = a};
    struct font_set *set = open_fonts(a, &diags);
    struct font_entry entry = font_set_entry(set, (size_t)_i);
    const struct font_face *face = font_set_face(set, entry.family, entry.style, &diags);
    ck_assert(face && face->tables == frozen->face->tables);
    struct pdf p = {.arena = a, .diags = &diags, .writer = pdf_writer_new(NULL)};
    ck_assert(hb_load(&diags));
    const struct letters letters = letters_all(a, face);
    struct cut cut = cut_of(&p, &letters);
    ck_assert_uint_gt(cut.n, 10000);
    ck_assert_uint_eq(cut.n, frozen->n);
    ck_assert_uint_eq(cut.packed.n, frozen->n_packed);
    ck_assert_mem_eq(cut.packed.at, frozen->packed, cut.packed.n);
    ck_assert_mem_eq(cut.glyphs, frozen->glyphs, letters.n * sizeof *cut.glyphs);
    pdf_writer_free(p.writer);
    font_set_close(set);
    arena_free(a);
}
END_TEST

TCase *frozen_cases(void)
{
    TCase *tc = tcase_create("frozen");
    tcase_add_loop_test(tc, a_frozen_program_is_as_it_is_cut, 0, (int)n_frozen_cuts);
    return tc;
}
