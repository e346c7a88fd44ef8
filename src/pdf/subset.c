/* HarfBuzz cuts the program down to the glyphs in use. Layout tables go, since glyphs are chosen
 * here already; hinting goes, which is half of the size and which no viewer of today heeds at the
 * sizes of print; `cmap` stays, as some viewers refuse a program without. */
#include "pdf/pdf_priv.h"

#include <errno.h>
#include <hb-subset.h>
#include <stdlib.h>

/* HarfBuzz (6.0) crashes where it lacks memory in the midst of its work. So lack is noticed before:
 * a program of some hundred kilobytes takes less than this. */
static void make_room(const struct font_face *face)
{
    free(mem_alloc(4 * face->n_data + 1024 * 1024));
}

static void drop_tables(hb_subset_input_t *input)
{
    static const hb_tag_t tags[] = {
        HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'),
        HB_TAG('k', 'e', 'r', 'n'), HB_TAG('p', 'o', 's', 't'), HB_TAG('n', 'a', 'm', 'e'),
    };
    hb_set_t *dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        hb_set_add(dropped, tags[i]);
}

hb_subset_input_t *subset_input(void)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input) return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    drop_tables(input);
    return input;
}

static hb_subset_input_t *input_of(const struct font *font)
{
    hb_subset_input_t *input = subset_input();
    if (!input) return NULL;
    hb_set_t *characters = hb_subset_input_unicode_set(input);
    for (size_t i = 0; i < font->used.n; i++)
        hb_set_add(characters, font_drawn_as(font->face, font->used.at[i]));
    return input;
}

static hb_subset_plan_t *plan_of(struct pdf_faces *faces, const struct font *font)
{
    hb_face_t *face = faces_open(faces, font->face);
    hb_subset_input_t *input = input_of(font);
    hb_subset_plan_t *plan = input ? hb_subset_plan_create_or_fail(face, input) : NULL;
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    return plan;
}

static bool map_glyphs(struct arena *a, const struct font *font, const hb_subset_plan_t *plan,
                       struct subset *subset)
{
    const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
    subset->glyphs = arena_array_of(a, font->used.n + 1, uint16_t);
    for (size_t i = 0; i < font->used.n; i++) {
        hb_codepoint_t glyph = hb_map_get(map, font_glyph(font->face, font->used.at[i]));
        if (glyph == 0 || glyph > UINT16_MAX) return false;
        subset->glyphs[i + 1] = (uint16_t)glyph;
    }
    return true;
}

static bool execute(struct arena *a, hb_subset_plan_t *plan, struct subset *subset)
{
    hb_face_t *made = hb_subset_plan_execute_or_fail(plan);
    if (!made) return false;
    hb_blob_t *blob = hb_face_reference_blob(made);
    unsigned n;
    const char *bytes = hb_blob_get_data(blob, &n);
    subset->program = n ? arena_strndup(a, bytes, n) : NULL;
    subset->n = n;
    hb_blob_destroy(blob);
    hb_face_destroy(made);
    return n > 0;
}

/* Without memory HarfBuzz leaves out a table and says nothing; malloc leaves its error behind. */
static void check_memory(void)
{
    if (errno == ENOMEM) mem_exhausted();
}

static bool cut(struct pdf *p, const struct font *font, struct subset *subset)
{
    hb_subset_plan_t *plan = plan_of(p->faces, font);
    bool done = plan && execute(p->arena, plan, subset) && map_glyphs(p->arena, font, plan, subset);
    hb_subset_plan_destroy(plan);
    return done;
}

static bool take_shared(struct pdf *p, const struct font *font, const struct shared *shared,
                        struct subset *subset)
{
    subset->packed = &shared->packed;
    subset->n = shared->n;
    return map_glyphs(p->arena, font, shared->plan, subset);
}

/* A file for the archive is made again to prove it, so it holds the same whoever makes it. */
bool font_subset(struct pdf *p, const struct font *font, struct subset *subset)
{
    *subset = (struct subset){0};
    make_room(font->face);
    errno = 0;
    const struct shared *shared = p->level == PDF_PRINT ? faces_shared(p, font->face) : NULL;
    bool is_shared = shared && shared_covers(shared, font);
    bool done = is_shared ? take_shared(p, font, shared, subset) : cut(p, font, subset);
    check_memory();
    if (!done)
        diag_add(p->diags, (struct pos){0}, DIAG_PDF_SUBSET, font->face->postscript_name, NULL,
                 NULL);
    return done;
}
